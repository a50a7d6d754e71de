"""What a person can do to statements, citations and the links between them, and what is refused."""

import pytest

from csa_desktop.commands import answers, sources, statements, trails
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401

WORDS = "All cases are now reviewed within timescale."
PLACE = {"page": 1, "start": 0, "end": len(WORDS), "words": WORDS}


def add(here, text="Reviews are on time.", kind="finding", step="1", subject="staying-safe", **about):  # noqa: F811
    return statements.add(*here.at, kind=kind, text=text, step=step, subject=subject, about=about).row


def test_a_finding_quotes_the_words_of_a_page(here):  # noqa: F811
    finding, source = add(here, sign="strength", service="social-care"), here.document()
    trails.quote(*here.at, finding, source, **PLACE)
    (citation,) = here.trail.citations(finding)
    assert (citation.quote, citation.page, citation.source) == (WORDS, 1, source)
    assert here.trail.statement(finding).author == here.store.author


def test_what_is_not_admissible_or_has_not_come_cannot_be_cited(here):  # noqa: F811
    finding, source = add(here), here.document()
    sources.decide_admissible(*here.at, source, admissible="no", reason="Never shared with the authority")
    with pytest.raises(UserError, match="not admissible"):
        trails.quote(*here.at, finding, source, **PLACE)
    expected = sources.expect(*here.at, here.pack, kind="briefing-1").row
    with pytest.raises(UserError, match="has not come yet"):
        trails.quote(*here.at, finding, expected, **PLACE)
    assert not here.trail.rows.citations


def test_not_admissible_without_a_reason_is_refused(here):  # noqa: F811
    source = here.document()
    with pytest.raises(UserError, match="Say why"):
        sources.decide_admissible(*here.at, source, admissible="no", reason=" ")


def test_an_empty_statement_is_refused_and_nothing_is_written(here):  # noqa: F811
    with pytest.raises(UserError, match="Write something"):
        add(here, text="  \n ")
    finding = add(here)
    with pytest.raises(UserError, match="needs words"):
        statements.reword(*here.at, finding, " ")
    assert here.trail.statement(finding).text == "Reviews are on time."


def test_lone_surrogates_become_the_replacement_character_and_all_else_stays(here):  # noqa: F811
    finding = add(here, text="half \ud83d an emoji, whole 😀")
    assert here.trail.statement(finding).text == "half \ufffd an emoji, whole 😀"


def test_a_finding_is_carried_up_as_a_point_that_stands_on_it(here):  # noqa: F811
    finding = add(here, sign="strength", service="social-care", groups=["lac"])
    point = trails.carry_up(*here.at, finding).row
    carried = here.trail.statement(point)
    assert (carried.step, carried.kind, carried.sign, carried.groups) == ("2", "point", "strength", ("lac",))
    assert [s.id for s in here.trail.below(point)] == [finding]


def test_nothing_loses_its_ground_when_something_is_removed(here):  # noqa: F811
    finding, source = add(here), here.document()
    trails.quote(*here.at, finding, source, **PLACE)
    point = trails.carry_up(*here.at, finding).row
    with pytest.raises(UserError, match="stands on this"):
        statements.remove(*here.at, finding)
    with pytest.raises(UserError, match="quoted once"):
        sources.remove(*here.at, source)
    statements.remove(*here.at, point)
    statements.remove(*here.at, finding)
    sources.remove(*here.at, source)
    assert not (here.trail.rows.statements or here.trail.rows.citations or here.trail.rows.sources)


def test_removing_a_finding_is_undone_with_its_citations(here):  # noqa: F811
    finding, source = add(here), here.document()
    trails.quote(*here.at, finding, source, **PLACE)
    before = here.trail.rows
    statements.remove(*here.at, finding)
    here.store.undo()
    assert (here.trail.rows.statements, here.trail.rows.citations) == (before.statements, before.citations)


def test_two_statements_cannot_stand_on_each_other(here):  # noqa: F811
    point = trails.carry_up(*here.at, add(here)).row
    issue = add(here, kind="issue", step="3", subject="overall", judgement="social-care")
    trails.stand_on(*here.at, issue, point)
    with pytest.raises(UserError, match="stand on each other"):
        trails.stand_on(*here.at, point, issue)


def test_stale_until_somebody_looks_again(here):  # noqa: F811
    finding = add(here)
    point = trails.carry_up(*here.at, finding).row
    statements.reword(*here.at, finding, "Reviews are late.")
    assert here.trail.is_stale(point)
    trails.looked_again(*here.at, point)
    assert not here.trail.is_stale(point)


def test_a_contradiction_is_recorded_and_taken_back(here):  # noqa: F811
    finding, other = add(here), add(here, text="Reviews are late, says the survey.")
    trails.contradict(*here.at, finding, other)
    assert here.trail.standing(finding).contradicting == 1
    trails.unlink(*here.at, finding, other)
    assert here.trail.standing(finding).contradicting == 0
    trails.contradict(*here.at, finding, other)
    assert here.trail.standing(finding).contradicting == 1


def test_a_note_keeps_its_time_when_it_is_placed(here):  # noqa: F811
    note = statements.add(*here.at, kind="note", text="Heard at the door.").row
    before = here.trail.statement(note)
    statements.place(*here.at, note, kind="finding", step="1", subject="being-healthy")
    after = here.trail.statement(note)
    assert (after.kind, after.subject, after.written) == ("finding", "being-healthy", before.written)


def test_findings_keep_the_order_in_which_a_person_puts_them(here):  # noqa: F811
    first, second, third = (add(here, text=words) for words in ("One.", "Two.", "Three."))
    statements.move(*here.at, third, after=first, before=second)
    found = here.trail.statements(kind="finding", step="1", subject="staying-safe")
    assert [s.text for s in found] == ["One.", "Three.", "Two."]


def test_none_found_is_recorded_and_can_be_taken_back(here):  # noqa: F811
    answers.none_found(*here.at, "being-healthy", "strength", found_none=True)
    assert here.trail.answer(answers.NONE_FOUND, "being-healthy", "strength") == "yes"
    answers.none_found(*here.at, "being-healthy", "strength", found_none=False)
    assert here.trail.answer(answers.NONE_FOUND, "being-healthy", "strength") == ""


def test_a_document_is_not_taken_twice_and_a_newer_version_keeps_what_was_quoted(here):  # noqa: F811
    source = here.document()
    with pytest.raises(UserError, match="already here"):
        here.document(title="Again")
    finding = add(here)
    trails.quote(*here.at, finding, source, **PLACE)
    from csa_desktop.importing.documents import read_document

    newer = b"A second version."
    sources.receive(*here.at, source, read_document(newer, "b.txt"), newer)
    assert here.trail.is_stale(finding)
    assert here.trail.citations(finding)[0].quote == WORDS


def test_beginning_an_assessment_is_no_step_to_undo(here):  # noqa: F811
    while here.store.undoable:
        here.store.undo()
    assert here.trail.assessment.authority == "Sharpston"
