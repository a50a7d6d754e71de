"""What the notebook's pages do besides: the required comment, moving, choosing evidence, drafts put back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.commands import answers, drafts, hypotheses, judgements, statements, trails
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.domain import values as v
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from tests.commands.assessment_fixtures import here  # noqa: F401

SAFE = "staying-safe"
WHERE = {"step": "2", "subject": SAFE, "judgement": "social-care"}


def finding(here, text="It is clear.", **about):  # noqa: F811
    return statements.add(*here.at, kind=v.FINDING, text=text, step="1", subject=SAFE, about=about).row


def order(here):  # noqa: F811
    return [s.id for s in here.trail.statements(kind=v.FINDING)]


def supposed(here, kind=v.HYPOTHESIS):  # noqa: F811
    where = {"step": "1", "subject": SAFE, "about": {"state": statements.OPEN}}
    return statements.add(*here.at, kind=kind, text="Thresholds rose.", **where).row


@pytest.mark.parametrize("about", [{"state": "dropped"}, {"state": "confirmed", "jar": True}, {"reason": ""}])
def test_what_became_of_a_hypothesis_is_kept_with_what_changed_it_and_no_other_way(here, about):  # noqa: F811
    row = supposed(here)
    hypotheses.settle(*here.at, here.pack, row, "refined", why="Only in the east.")
    with pytest.raises(UserError, match="what changed it"):
        statements.classify(*here.at, row, about)
    kept = here.trail.statement(row)
    assert (kept.state, kept.reason, kept.jar) == ("refined", "Only in the east.", False)


@pytest.mark.parametrize("state", ["confirmed", "refined", "dropped"])
def test_a_hypothesis_is_not_written_as_settled_already(here, state):  # noqa: F811
    where = {"step": "1", "subject": SAFE, "about": {"state": state}}
    with pytest.raises(UserError, match="then say what became of it"):
        statements.add(*here.at, kind=v.HYPOTHESIS, text="Thresholds rose.", **where)
    assert here.trail.statements(kind=v.HYPOTHESIS) == ()


def test_the_state_of_a_gap_needs_no_reason(here):  # noqa: F811
    row = supposed(here, v.GAP)
    statements.classify(*here.at, row, {"state": "asked"})
    assert here.trail.statement(row).state == "asked"


@pytest.mark.parametrize("kind", [v.GAP, v.HYPOTHESIS])
def test_a_note_that_is_placed_as_a_gap_or_hypothesis_is_open(here, kind):  # noqa: F811
    note = statements.add(*here.at, kind=v.NOTE, text="Thresholds rose.").row
    statements.place(*here.at, note, kind=kind, step="1", subject=SAFE)
    assert here.trail.statement(note).state == statements.OPEN


def draft(place, text="Half a thought", seen=""):
    return Draft(place, "", "", text, seen)


def test_there_is_one_comment_on_a_subject_however_often_it_is_written(here):  # noqa: F811
    for text in ("First.", "Second."):
        statements.comment(*here.at, step="1", subject=SAFE, text=text)
    (comment,) = here.trail.statements(kind=v.COMMENT)
    assert (comment.text, comment.id) == ("Second.", statements.comment_id(here.assessment, "1", SAFE))


def test_a_statement_is_moved_to_before_or_after_another(here):  # noqa: F811
    one, two, three = (finding(here) for _ in range(3))
    statements.move(*here.at, one, after=two)
    assert order(here) == [two, one, three]
    statements.move(*here.at, three, before=two)
    assert order(here) == [three, two, one]
    statements.move(*here.at, three)
    assert order(here) == [two, one, three]


def test_between_two_with_the_same_position_there_is_room_all_the_same(here):  # noqa: F811
    one, two, three = (finding(here) for _ in range(3))
    same = [Edit("statement", row, {"position": "i"}) for row in (one, two)]
    here.store.record("Merge", same, assessment=here.assessment)
    first, second, *_ = order(here)
    statements.move(*here.at, three, after=first)
    assert order(here) == [first, three, second]


def test_moved_under_another_key_judgement_is_one_step(here):  # noqa: F811
    keys = [k.id for k in here.pack.key_judgements_of(SAFE)]
    one, two = finding(here, key_judgement=keys[0]), finding(here, key_judgement=keys[1])
    statements.move(*here.at, one, after=two, key_judgement=keys[1])
    moved = here.trail.statement(one)
    assert (order(here), moved.key_judgement) == ([two, one], keys[1])
    here.store.undo()
    assert (order(here), here.trail.statement(one).key_judgement) == ([one, two], keys[0])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_however_things_are_moved_they_stand_where_they_were_put(moves):
    from csa_desktop.domain.ordering import between

    keys: list[str] = []
    for _ in range(6):
        keys.append(between(keys[-1] if keys else "", ""))
    for take, put in moves:
        keys.pop(take)
        low, high = (keys[put - 1] if put else ""), (keys[put] if put < len(keys) else "")
        keys.insert(put, between(low, high))
        assert keys == sorted(keys)


def test_what_a_statement_stands_on_is_chosen_as_one_step_without_a_circle(here):  # noqa: F811
    one, two = finding(here), finding(here, "Another.")
    point = statements.add(*here.at, kind=v.POINT, text="A point.", step="2", subject=SAFE, on=[one]).row
    trails.rest_on(*here.at, point, on=[two], off=[one])
    assert [s.id for s in here.trail.below(point)] == [two]
    here.store.undo()
    assert [s.id for s in here.trail.below(point)] == [one]
    with pytest.raises(UserError, match="stand on each other"):
        trails.rest_on(*here.at, one, on=[point])


def test_what_a_judgement_stands_on_may_be_chosen_before_a_word_or_grade(here):  # noqa: F811
    point = statements.add(*here.at, kind=v.POINT, text="A point.", step="2", subject=SAFE).row
    row = judgement_id(here.assessment, "2", SAFE, "social-care")
    judgements.rest_on(*here.at, here.pack, **WHERE, on=[point])
    made = here.trail.statement(row)
    assert ([s.id for s in here.trail.below(row)], made.text, made.grade) == ([point], "", "")
    judgements.rest_on(*here.at, here.pack, **WHERE, off=[point])
    assert here.trail.below(row) == ()


def test_a_judgement_cannot_stand_on_what_stands_on_it(here):  # noqa: F811
    judgements.judge(*here.at, here.pack, **WHERE, text="Met.")
    row = judgement_id(here.assessment, "2", SAFE, "social-care")
    point = statements.add(*here.at, kind=v.POINT, text="A point.", step="2", subject=SAFE, on=[row]).row
    with pytest.raises(UserError, match="stand on each other"):
        judgements.rest_on(*here.at, here.pack, **WHERE, on=[point])


def test_a_grade_that_is_chosen_first_contradicts_no_words_typed_before_it_was_seen(here):  # noqa: F811
    before = here.trail.at
    judgements.judge(*here.at, here.pack, **WHERE, grade="2")
    judgements.judge(*here.at, here.pack, **WHERE, text="Met.", seen=before)
    made = here.trail.statement(judgement_id(here.assessment, "2", SAFE, "social-care"))
    assert (made.grade, made.text) == ("2", "Met.")
    assert not here.trail.rows.conflicts


def test_a_finding_is_carried_to_the_step_that_the_framework_has_for_it(here):  # noqa: F811
    trails.carry_up(*here.at, finding(here), step="3")
    (point,) = here.trail.statements(kind=v.POINT)
    assert point.step == "3"


def test_a_new_finding_is_put_back_where_it_was_typed(here):  # noqa: F811
    key = here.pack.key_judgements_of(SAFE)[0].id
    row = new_id()
    place = f"{drafts.where(drafts.NEW, v.FINDING, '1', SAFE, key, '')}/{row}/text"
    drafts.put_back(*here.at, here.pack, draft(place))
    (made,) = here.trail.statements(kind=v.FINDING)
    assert (made.id, made.text, made.step, made.subject) == (row, "Half a thought", "1", SAFE)
    assert made.key_judgement == key


def test_words_of_a_finding_are_put_back_on_the_ground_they_were_typed_on(here):  # noqa: F811
    row = finding(here)
    at = here.trail.at
    statements.reword(*here.at, row, "A colleague's words.")
    drafts.put_back(*here.at, here.pack, draft(f"statement/{row}/text", seen=str(at)))
    assert ("statement", row, "text") in here.trail.rows.conflicts
    said = {version.value for version in here.store.history("statement", row) if version.field == "text"}
    assert said == {"It is clear.", "A colleague's words.", "Half a thought"}


def test_the_owner_of_a_gap_is_put_back(here):  # noqa: F811
    gap = statements.add(*here.at, kind=v.GAP, text="Nothing on this.", step="1", subject=SAFE).row
    drafts.put_back(*here.at, here.pack, draft(f"statement/{gap}/owner", "R. Cole"))
    assert here.trail.statement(gap).owner == "R. Cole"


def test_a_judgement_a_comment_and_an_answer_are_put_back(here):  # noqa: F811
    row = judgement_id(here.assessment, "2", SAFE, "social-care")
    place = f"{drafts.where(drafts.JUDGEMENT, '2', SAFE, 'social-care')}/{row}/text"
    drafts.put_back(*here.at, here.pack, draft(place))
    comment = statements.comment_id(here.assessment, "1", SAFE)
    drafts.put_back(*here.at, here.pack, draft(f"{drafts.where(drafts.COMMENT, '1', SAFE)}/{comment}/text"))
    answer = answers.answer_id(here.assessment, answers.CHALLENGE, row, "why")
    where = drafts.where(drafts.ANSWER, answers.CHALLENGE, row, "why")
    drafts.put_back(*here.at, here.pack, draft(f"{where}/{answer}/{answers.VALUE}"))
    trail = here.trail
    assert [trail.statement(i).text for i in (row, comment)] == ["Half a thought"] * 2
    assert trail.answer(answers.CHALLENGE, row, "why") == "Half a thought"


def test_half_a_reason_becomes_a_note_and_is_said_to(here):  # noqa: F811
    half = draft(drafts.unsent("reason", "row", "reason"))
    assert drafts.becomes_note(half)
    drafts.put_back(*here.at, here.pack, half)
    (note,) = here.trail.statements(kind=v.NOTE)
    assert note.text == half.text
    assert not drafts.becomes_note(draft(drafts.unsent(drafts.NOTE, here.assessment, "text")))


@pytest.mark.parametrize("place", ["", "nothing", "statement/gone/text", "new/note/text", "other:a:b/c/d"])
def test_typing_that_has_no_place_any_more_becomes_a_note(here, place):  # noqa: F811
    drafts.put_back(*here.at, here.pack, draft(place))
    (note,) = here.trail.statements(kind=v.NOTE)
    assert note.text == "Half a thought"
