"""The meeting: an agenda from the notebook, who is there, questions and responses, what is tabled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import drafts, meetings, plan, printing, prints, statements
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import agenda
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from csa_desktop.gui.pages.meeting import AGENDA, ARRANGED, NOTES, PEOPLE, RECOMMENDED, TABLED, MeetingPage
from csa_desktop.gui.pages.notebook.statement_editor import StatementEditor
from csa_desktop.gui.pages.source_places import place_of_citation
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import bench, work  # noqa: F401

STRENGTHS, GAPS = "agenda-5-strengths", "agenda-5-gaps"
SAFE = {"step": "1", "subject": "staying-safe"}


@pytest.fixture
def notebook(bench):  # noqa: F811
    """A notebook with a strength and a gap."""
    at = bench.store, bench.desk.assessment
    strength = statements.add(
        *at, kind=v.FINDING, text="Plans are reviewed in time.", about={"sign": v.STRENGTH}, **SAFE
    )
    gap = statements.add(
        *at, kind=v.GAP, text="Nothing shows how long children wait.", about={"state": "open"}, **SAFE
    )
    bench.runner.refresh()
    bench.settle()
    bench.strength, bench.gap = strength.row, gap.row
    return bench


@pytest.fixture
def page(notebook, show):
    made = show(MeetingPage(notebook.desk), 1000, 800)
    notebook.show(made)
    return made


def go(page, bench, tab):  # noqa: F811
    page.go_to(Place("meeting", tab=tab))
    bench.qtbot.waitUntil(lambda: page.tab.is_whole)


def press(page, name):
    page.findChild(Button, name).click()


def on_agenda(bench, heading):  # noqa: F811
    return [line.text for line in agenda.lines(bench.settle(), heading)]


def test_the_agenda_is_drawn_from_the_notebook_under_its_headings(notebook, page):
    press(page, "drawAgenda")
    assert on_agenda(notebook, STRENGTHS) == ["Staying safe: Plans are reviewed in time."]
    assert on_agenda(notebook, GAPS) == ["Staying safe: Nothing shows how long children wait."]
    line = agenda.lines(notebook.trail, GAPS)[0]
    assert [s.id for s in notebook.trail.below(line.id)] == [notebook.gap]


def test_drawing_again_adds_what_is_new_and_keeps_what_a_person_wrote_or_took_out(notebook, page):
    at = notebook.store, notebook.desk.assessment
    press(page, "drawAgenda")
    notebook.settle()
    drawn = agenda.lines(notebook.trail, STRENGTHS)[0]
    statements.reword(*at, drawn.id, "Children's plans are reviewed in time.")
    statements.remove(*at, agenda.lines(notebook.trail, GAPS)[0].id)
    statements.add(*at, kind=v.FINDING, text="Visits are made.", about={"sign": v.STRENGTH}, **SAFE)
    notebook.runner.refresh()
    notebook.settle()
    press(page, "drawAgenda")
    texts = ["Children's plans are reviewed in time.", "Staying safe: Visits are made."]
    assert on_agenda(notebook, STRENGTHS) == texts
    assert on_agenda(notebook, GAPS) == []


def test_a_drawing_that_was_undone_can_be_done_again(notebook, page):
    press(page, "drawAgenda")
    notebook.settle()
    notebook.store.undo()
    notebook.runner.refresh()
    assert on_agenda(notebook, GAPS) == []
    press(page, "drawAgenda")
    assert len(on_agenda(notebook, GAPS)) == 1


def test_a_line_is_written_and_moved_under_another_heading_with_the_keys(notebook, page):
    section = next(s for s in page.board._shown_lines if s.heading == "agenda-1")
    page.board.add(section)
    editor = page.board.editor()
    assert isinstance(editor, StatementEditor)
    QTest.keyClicks(editor.text, "Welcome")
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert on_agenda(notebook, "agenda-1") == ["Welcome"]
    press(page, "drawAgenda")
    notebook.settle()
    row = page.board.row(agenda.lines(notebook.trail, "agenda-1")[0].id)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert on_agenda(notebook, "agenda-1") == []
    assert "Welcome" in on_agenda(notebook, STRENGTHS)


def test_a_question_and_its_response_are_typed_with_enter_and_keep_their_line(notebook, page):
    press(page, "drawAgenda")
    notebook.settle()
    line = agenda.lines(notebook.trail, GAPS)[0]
    go(page, notebook, NOTES)
    page.findChild(Card, f"ask-about-{line.id}").click()
    pair = page._notes.pairs[next(iter(page._notes.pairs))]
    QTest.keyClicks(pair.question, "How long do they wait?")
    QTest.keyClick(pair.question, Qt.Key.Key_Return)
    assert pair.response.hasFocus()
    QTest.keyClicks(pair.response, "Nine weeks on average.")
    QTest.keyClick(pair.response, Qt.Key.Key_Return)
    question = notebook.settle().statement(pair.row)
    assert (question.text, question.response) == ("How long do they wait?", "Nine weeks on average.")
    assert [s.id for s in notebook.trail.below(question.id)] == [line.id]
    following = next(p for p in page._notes.pairs.values() if p is not pair)
    assert following.question.hasFocus() and following.heading == GAPS


def test_a_response_becomes_a_finding_that_cites_the_notes_of_the_meeting(notebook, page):
    at = notebook.store, notebook.desk.assessment
    plan.day(*at, "meeting", "2005-07-19")
    line = meetings.draw(*at, notebook.desk.pack) and agenda.lines(notebook.trail, GAPS)[0]
    asked = meetings.ask(*at, heading=GAPS, text="How long?", response="Nine weeks.", about=line.id).row
    notebook.runner.refresh()
    notebook.settle()
    go(page, notebook, NOTES)
    pair = page._notes.pairs[asked]
    pair.response.setFocus()
    QTest.keyClick(pair.response, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    trail = notebook.settle()
    finding = next(s for s in trail.statements(kind=v.FINDING) if s.text == "Nine weeks.")
    assert (finding.subject, finding.step) == ("staying-safe", "1")
    cited = trail.citations(finding.id)[0]
    source = trail.source(cited.source)
    assert (source.kind, source.dated, source.admissible) == ("meeting-notes", "2005-07-19", "yes")
    assert cited.quote == "Nine weeks." and not trail.is_stale(finding.id)
    leads = place_of_citation(notebook.desk.pack, trail, cited)
    assert leads == Place("meeting", tab="notes", statement=asked)
    meetings.respond(*at, asked, "Eleven weeks.")
    assert notebook.trail.is_stale(finding.id)


def test_a_question_whose_typing_was_cut_short_is_put_back_under_its_heading(notebook, page, tmp_path):
    go(page, notebook, NOTES)
    pair = page._notes.begin("agenda-2")
    QTest.keyClicks(pair.question, "What of the")
    notebook.qtbot.waitUntil(lambda: notebook.runner.idle() and bool(notebook.store.drafts()))
    with notebook.killed(tmp_path / "killed") as again:
        draft = drafts.waiting(again.store, again.desk.assessment)[0]
        row = drafts.put_back(again.store, again.desk.assessment, again.desk.pack, draft).row
        question = again.trail.statement(row)
        assert (question.kind, question.section, question.text) == (v.QUESTION, "agenda-2", "What of the")


def test_a_response_without_an_outcome_asks_for_one(notebook, page):
    at = notebook.store, notebook.desk.assessment
    asked = meetings.ask(*at, heading="agenda-2", text="Why?", response="Because.").row
    notebook.runner.refresh()
    notebook.settle()
    go(page, notebook, NOTES)
    pair = page._notes.pairs[asked]
    pair.finding.click()
    notebook.settle()
    assert any("Choose the outcome" in words.text() for words in pair.findChildren(Words))
    pair.outcome.setCurrentIndex(pair.outcome.findData("being-healthy"))
    pair.finding.click()
    notebook.settle()
    assert [s.subject for s in notebook.trail.statements(kind=v.FINDING) if s.text == "Because."] == [
        "being-healthy"
    ]


def people(page):
    return page.tab._blocks[0]


def test_people_are_listed_and_an_observer_needs_a_reason(notebook, page):
    go(page, notebook, PEOPLE)
    block = people(page)
    block.name.retype("Regional Director")
    block.part.take("observer")
    press(page, "addAttendee")
    notebook.settle()
    assert notebook.trail.rows.attendees == ()
    assert "reason" in block._wrong.text()
    block.reason.retype("Responsible for the region's reviews")
    press(page, "addAttendee")
    attendee = notebook.settle().rows.attendees[0]
    assert (attendee.name, attendee.part) == ("Regional Director", "observer")
    assert block.name.value() == ""


def test_a_member_of_the_team_is_taken_over_and_said_to_have_come(notebook, page):
    go(page, notebook, PEOPLE)
    block = people(page)
    block.known.setCurrentIndex(1)
    block.known.activated.emit(1)
    assert block.name.value() == "H. Marsh"
    block.part.take("chair")
    press(page, "addAttendee")
    chair = notebook.settle().rows.attendees[0]
    meetings.describe(notebook.store, notebook.desk.assessment, chair.id, {"came": "yes"})
    assert notebook.trail.rows.attendees[0].came == "yes"


def test_the_page_says_which_part_nobody_has_until_somebody_has_it(notebook, page):
    """Which parts are needed, and in what words, the framework says (003:380)."""
    go(page, notebook, PEOPLE)
    block = people(page)
    at = notebook.store, notebook.desk.assessment
    who = meetings.invite(*at, {"name": "P. Ashby", "part": "opener"}).row
    notebook.runner.refresh()
    notebook.settle()
    lacking = "Nobody yet: Chairs the meeting (The Ofsted inspector or the BRM)."
    notebook.qtbot.waitUntil(lambda: block._lacking.isVisible() and block._lacking.text() == lacking)
    meetings.describe(*at, who, {"part": "chair"})
    notebook.runner.refresh()
    notebook.settle()
    notebook.qtbot.waitUntil(lambda: not block._lacking.isVisible())


def test_what_is_tabled_becomes_a_source_about_which_a_person_decides(notebook, page):
    go(page, notebook, TABLED)
    block = people(page)
    block.what.retype("Waiting times, June 2005")
    press(page, "addTabled")
    notebook.settle()
    assert "who gave it" in block._wrong.text()
    block.giver.retype("the Director of Social Services")
    block.day.retype("19 July 2005")
    press(page, "addTabled")
    source = next(s for s in notebook.settle().sources() if s.kind == "tabled")
    assert (source.dated, source.admissible) == ("2005-07-19", "")
    assert source.provenance == "Tabled by the Director of Social Services"


def test_the_day_of_the_meeting_starts_the_clock_of_the_draft_letter(notebook, page):
    go(page, notebook, ARRANGED)
    block = people(page)
    block.day.retype("19 July 2005")
    block.day.left.emit()
    assert notebook.settle().answer("dates", "", "meeting") == "2005-07-19"


def test_recommendations_are_kept_with_their_mark_for_the_joint_area_review(notebook, page):
    go(page, notebook, RECOMMENDED)
    page.board.add_here()
    editor = page.board.editor()
    QTest.keyClicks(editor.text, "Publish waiting times")
    editor.classes.tags["jar"].chosen.emit(("yes",))
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    kept = notebook.settle().statements(kind=v.RECOMMENDATION)
    assert [(s.text, s.jar) for s in kept] == [("Publish waiting times", True)]


def test_a_question_that_a_finding_stands_on_is_not_taken_away(notebook, page):
    at = notebook.store, notebook.desk.assessment
    asked = meetings.ask(*at, heading="agenda-2", text="Why?", response="Because.").row
    meetings.to_finding(*at, notebook.desk.pack, asked, subject="being-healthy")
    notebook.runner.refresh()
    notebook.settle()
    go(page, notebook, NOTES)
    page._notes.pairs[asked].remove.click()
    notebook.settle()
    assert notebook.trail.statement(asked)
    assert "stands on this" in page._notes.pairs[asked]._wrong.text()


def test_a_line_that_states_a_grade_is_told_and_neither_printed_nor_shared(notebook, page, show):
    at = notebook.store, notebook.desk.assessment
    about = {"section": "agenda-4"}
    statements.add(*at, kind=v.AGENDA, text="Education is grade 3.", about=about)
    statements.add(*at, kind=v.AGENDA, text="Education delivers minimum requirements.", about=about)
    notebook.runner.refresh()
    notebook.settle()
    wrong = page.tab._blocks[0]._wrong
    notebook.qtbot.waitUntil(lambda: "grade 3" in wrong.text())
    assert "Summary of emerging judgements" in wrong.text()
    with pytest.raises(UserError, match="Summary of emerging judgements"):
        printing.gather(*at, notebook.desk.pack, Wanted(sheet=prints.AGENDA))
    with pytest.raises(UserError, match="not grades"):
        printing.gather(*at, notebook.desk.pack, Wanted(sheet=prints.AGENDA, word=True))
    QTest.keyClick(page, Qt.Key.Key_F11)
    notebook.qtbot.waitUntil(lambda: page.shared is not None and page.shared.isVisible())
    page.shared.go(3)
    texts = [words.text() for words in page.shared.findChildren(Words)]
    assert "Education delivers minimum requirements." in texts
    assert not any("grade 3" in text for text in texts)
    QTest.keyClick(page.shared, Qt.Key.Key_Escape)
    assert not page.shared.isVisible()


def test_what_is_noted_meanwhile_comes_onto_the_shared_screen(notebook, page):
    QTest.keyClick(page, Qt.Key.Key_F11)
    notebook.qtbot.waitUntil(lambda: page.shared is not None and page.shared.isVisible())
    meetings.ask(notebook.store, notebook.desk.assessment, heading="agenda-1", text="Who is new here?")
    notebook.runner.refresh()
    shown = page.shared
    notebook.qtbot.waitUntil(lambda: any(w.text() == "Who is new here?" for w in shown.findChildren(Words)))
    shown.close()


def test_the_page_opens_on_its_agenda(notebook, page):
    assert page.tabs.current() == AGENDA
