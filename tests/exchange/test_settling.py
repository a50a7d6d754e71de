"""Settling what two people wrote: undo brings both back, removals wait, grades ask why."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import answers, conflicts, judgements, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Edit
from tests.exchange.test_conflicts import parted
from tests.exchange.test_two_laptops import (
    assessment,
    bring_in,
    cole,
    laptop,
    marsh,
    meet,
    say,
    send,
)

MINE, THEIRS = "The register fell by a third.", "The register fell, then rose."


def only(store, assessment):
    (found,) = conflicts.open_conflicts(store, assessment)
    return found


@pytest.mark.parametrize("chosen", [MINE, THEIRS, "The register fell by a third, then rose."])
def test_undo_brings_the_conflict_back_and_redo_the_choice(marsh, assessment, parted, chosen):
    before = only(marsh, assessment)
    conflicts.choose(marsh, assessment, before, chosen)
    marsh.undo()
    again = only(marsh, assessment)
    assert {s.value for s in again.sides} == {MINE, THEIRS}
    assert again.base == "The register fell."
    assert (again.mine.value, again.mine.author) == (MINE, marsh.author)
    assert [(s.value, s.author) for s in again.theirs] == [(s.value, s.author) for s in before.theirs]
    assert marsh.redo().left == ()
    assert conflicts.open_conflicts(marsh, assessment) == ()
    assert marsh.trail(assessment).statement(parted).text == chosen


def test_the_choice_and_its_undoing_travel(marsh, cole, assessment, parted, tmp_path):
    conflicts.choose(marsh, assessment, only(marsh, assessment), THEIRS)
    marsh.undo()
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert {s.value for s in only(cole, assessment).sides} == {MINE, THEIRS}
    assert only(cole, assessment).mine.value == THEIRS


def test_what_stood_before_is_where_they_parted_not_what_one_wrote_on_the_way(
    marsh,
    cole,
    assessment,
    tmp_path,
):
    row = say(marsh, assessment, "The register fell.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    for words in ("It fell.", "It fell a lot.", MINE):
        statements.reword(marsh, assessment, row, words)
    statements.reword(cole, assessment, row, THEIRS)
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    assert only(marsh, assessment).base == "The register fell."


@pytest.fixture
def removed(marsh, cole, assessment, tmp_path):
    """A finding with a contradiction that the one removed and the other reworded."""
    row, other = say(marsh, assessment, "The register fell."), say(marsh, assessment, "It did not fall.")
    trails.contradict(marsh, assessment, row, other)
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.remove(marsh, assessment, row)
    statements.reword(cole, assessment, row, MINE)
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    return row


def test_what_one_removed_and_another_changed_stays_in_its_place(marsh, assessment, removed):
    here = marsh.trail(assessment).statement(removed)
    assert (here.kind, here.step, here.subject, here.text) == (v.FINDING, "1", "staying-safe", MINE)
    assert only(marsh, assessment).is_removal


def test_keeping_it_brings_back_all_that_was_removed_with_it(
    marsh,
    cole,
    assessment,
    removed,
    tmp_path,
):
    conflicts.keep(marsh, assessment, only(marsh, assessment))
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    for store in (marsh, cole):
        trail = store.trail(assessment)
        assert trail.rows.parted == ()
        assert trail.statement(removed).text == MINE
        assert [s.text for s in trail.below(removed, v.CONTRADICTS)] == ["It did not fall."]


@pytest.mark.parametrize("settle", [conflicts.keep, conflicts.choose_removal])
def test_undo_brings_a_removal_and_a_change_back_side_by_side(marsh, assessment, removed, settle):
    settle(marsh, assessment, only(marsh, assessment))
    assert conflicts.open_conflicts(marsh, assessment) == ()
    settled = marsh.trail(assessment).statement(removed)
    assert marsh.undo().left == ()
    again = only(marsh, assessment)
    assert {s.value for s in again.sides} == {None, MINE}
    assert marsh.trail(assessment).statement(removed).kind == v.FINDING
    assert marsh.redo().left == ()
    assert conflicts.open_conflicts(marsh, assessment) == ()
    assert marsh.trail(assessment).statement(removed) == settled


def test_what_came_in_after_one_looked_is_not_removed_unseen(
    marsh,
    cole,
    assessment,
    removed,
    tmp_path,
):
    looked, at = only(marsh, assessment), marsh.trail(assessment).at
    statements.reword(cole, assessment, removed, "Changed again.")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    conflicts.choose_removal(marsh, assessment, looked, seen=at)
    assert marsh.trail(assessment).statement(removed).text == "Changed again."


def test_what_nobody_removed_is_not_kept_or_removed_here(marsh, assessment, parted):
    found = only(marsh, assessment)
    for settle in (conflicts.keep, conflicts.choose_removal):
        with pytest.raises(UserError, match="Nobody removed this"):
            settle(marsh, assessment, found)


def test_three_who_wrote_differently_are_three_sides(marsh, cole, assessment, parted, laptop, tmp_path):
    third = laptop("Third")
    meet(marsh, third)
    bring_in(third, send(marsh, assessment, third, tmp_path))
    # A third who saw only the first words: what it wrote names them alone.
    first = next(h for h in third.history("statement", parted) if h.field == "text").change
    edit = Edit("statement", parted, {"text": "It rose."}, {"text": (first,)})
    third.record("Reword", [edit], assessment=assessment)
    bring_in(marsh, send(third, assessment, marsh, tmp_path))
    found = only(marsh, assessment)
    assert {s.value for s in found.sides} == {MINE, THEIRS, "It rose."}
    conflicts.choose(marsh, assessment, found, "It rose.")
    assert conflicts.open_conflicts(marsh, assessment) == ()
    marsh.undo()
    assert {s.value for s in only(marsh, assessment).sides} == {MINE, THEIRS, "It rose."}


def test_who_answered_goes_along_with_the_answer(marsh, cole, assessment, tmp_path):
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    for store, said in ((marsh, "Ours"), (cole, "Theirs")):
        answers.answer(store, assessment, "moderation-form", "reasons", said)
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    found = only(marsh, assessment)
    assert (found.table, found.field) == ("answer", "value")
    conflicts.choose(marsh, assessment, found, "Theirs")
    (answer,) = marsh.trail(assessment).rows.answers
    assert (answer.value, answer.author) == ("Theirs", cole.author)
    assert marsh.trail(assessment).rows.conflicts == frozenset()


@pytest.fixture
def graded(marsh, cole, assessment, tmp_path):
    """A judgement that both graded, each in their own way."""
    pack = installed_packs()["apa-2005"]
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    where = {"step": "3", "subject": "overall", "judgement": "education"}
    subject = next(s.id for s in pack.subjects if s.kind == "overall")
    for store, grade in ((marsh, "3"), (cole, "2")):
        judgements.judge(store, assessment, pack, **{**where, "subject": subject}, grade=grade)
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    return pack


def test_a_grade_is_one_question_and_its_scale_goes_along(marsh, assessment, graded):
    found = only(marsh, assessment)
    assert found.field == "grade"
    conflicts.choose(marsh, assessment, found, "2", pack=graded)
    (made,) = marsh.trail(assessment).statements(kind=v.JUDGEMENT)
    assert (made.grade, made.scale) == ("2", graded.judgement("education").scale)


def test_the_grade_of_a_settled_judgement_asks_why(marsh, assessment, graded):
    found = only(marsh, assessment)
    (member,) = marsh.trail(assessment).rows.members
    judgements.agree(marsh, assessment, found.row, member.id)
    with pytest.raises(UserError, match="Say why it changes"):
        conflicts.choose(marsh, assessment, found, "2", pack=graded)
    conflicts.choose(marsh, assessment, found, "2", pack=graded, reason="Talked over on day 2.")
    assert marsh.trail(assessment).statement(found.row).reason == "Talked over on day 2."


def test_words_are_not_settled_to_nothing(marsh, assessment, parted):
    with pytest.raises(UserError, match="needs words"):
        conflicts.choose(marsh, assessment, only(marsh, assessment), "  ")
