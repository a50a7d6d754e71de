"""Hypotheses: their state changes with what changed it, and the handbook's questions have answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.data import DataPage
from csa_desktop.gui.pages.hypotheses import QUESTIONS, HypothesesPage
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Edit
from tests.gui.desk_fixtures import bench, work  # noqa: F401

SAFE = {"step": "1", "subject": "staying-safe"}


@pytest.fixture
def supposed(bench):  # noqa: F811
    """An open hypothesis and a finding."""
    at = bench.store, bench.desk.assessment
    bench.hypothesis = statements.add(
        *at, kind=v.HYPOTHESIS, text="Thresholds were raised.", about={"state": "open"}, **SAFE
    ).row
    bench.finding = statements.add(*at, kind=v.FINDING, text="Thresholds are as they were.", **SAFE).row
    bench.runner.refresh()
    bench.settle()
    return bench


@pytest.fixture
def page(supposed, show):
    made = show(HypothesesPage(supposed.desk), 1000, 800)
    supposed.show(made)
    supposed.qtbot.waitUntil(lambda: made.tab.is_whole)
    return made


def below(page, bench):  # noqa: F811
    return page.tab._blocks[0]._settlings.below(bench.hypothesis)


def test_changing_the_state_asks_what_changed_it(supposed, page):
    settling = below(page, supposed)
    settling.states.chosen.emit("dropped")
    assert settling.form.why.focus_target().hasFocus()
    settling.form.keep_button.click()
    supposed.settle()
    assert "what changed it" in settling.form.wrong.text()
    assert supposed.trail.statement(supposed.hypothesis).state == "open"


def test_a_hypothesis_is_dropped_with_its_reason_and_what_speaks_against_it(supposed, page):
    settling = below(page, supposed)
    settling.states.chosen.emit("dropped")
    settling.form.against.click()
    picker = page.window().findChild(Picker)
    picker.tick(supposed.finding)
    picker.finish()
    settling.form.why.retype("The CSCI briefing found no sign of it.")
    settling.form.keep_button.click()
    trail = supposed.settle()
    dropped = trail.statement(supposed.hypothesis)
    assert (dropped.state, dropped.reason) == ("dropped", "The CSCI briefing found no sign of it.")
    assert [s.id for s in trail.below(dropped.id, v.CONTRADICTS)] == [supposed.finding]
    assert settling.form.isHidden()


def test_the_history_tells_wording_and_state_over_time(supposed, page):
    settling = below(page, supposed)
    settling.states.chosen.emit("refined")
    settling.form.why.retype("Only in the east.")
    settling.form.words.retype("Thresholds were raised in the east.")
    settling.form.keep_button.click()
    supposed.settle()
    supposed.qtbot.waitUntil(lambda: "Refined" in settling.history.text())
    said = settling.history.text()
    assert "Open" in said and "H. Marsh: Only in the east." in said
    assert "until then worded “Thresholds were raised.”" in said


def test_a_state_without_a_reason_says_that_nobody_said_what_changed_it(supposed, page):
    at = supposed.store, supposed.desk.assessment
    settling = below(page, supposed)
    assert settling.not_said.isHidden()
    edit = Edit("statement", supposed.hypothesis, {"state": "confirmed"})  # as earlier versions wrote it
    at[0].record("Choose a state", [edit], assessment=at[1])
    supposed.runner.refresh()
    supposed.settle()
    assert not settling.not_said.isHidden()


def test_what_was_typed_and_not_kept_is_there_again(supposed, page, tmp_path, show):
    settling = below(page, supposed)
    settling.states.chosen.emit("dropped")
    settling.form.why.retype("Half a sentence")
    page.leave()
    supposed.settle()
    again = show(HypothesesPage(supposed.desk), 1000, 800)
    supposed.show(again)
    supposed.qtbot.waitUntil(lambda: below(again, supposed).form is not None)
    form = below(again, supposed).form
    supposed.qtbot.waitUntil(lambda: form.why.value() == "Half a sentence")
    assert not form.isHidden()


def questions(page, bench):  # noqa: F811
    page.go_to(Place("hypotheses", tab=QUESTIONS))
    bench.qtbot.waitUntil(lambda: page.tab.is_whole)


def answer(page, bench, prompt, text):  # noqa: F811
    section = next(s for s in page.board._shown_lines if s.prompt == prompt)
    page.board.add(section)
    editor = page.board.editor()
    QTest.keyClicks(editor.text, text)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    return bench.settle()


def test_an_answer_to_a_question_is_a_statement_that_can_be_stood_on(supposed, page):
    questions(page, supposed)
    trail = answer(page, supposed, "briefings-tell", "They confirm it.")
    written = trail.statements(prompt="briefings-tell")[0]
    assert (written.kind, written.text) == (v.COMMENT, "They confirm it.")
    trails.stand_on(supposed.store, supposed.desk.assessment, supposed.hypothesis, written.id)
    assert supposed.trail.below(supposed.hypothesis) == (written,)


def test_the_page_says_how_many_questions_are_answered(supposed, page):
    questions(page, supposed)
    assert page.tabs.tabText(1).endswith("· 0 of 17")
    answer(page, supposed, "self-assessment-focus", "On standards.")
    assert page.tabs.tabText(1).endswith("· 1 of 17")
    assert any(words.text() == "1 of 6 is answered" for words in page.findChildren(Words))


def test_a_link_leads_to_an_answer_and_to_a_hypothesis(supposed, page):
    questions(page, supposed)
    written = answer(page, supposed, "briefings-tell", "They confirm it.").statements(prompt="briefings-tell")
    page.go_to(Place("hypotheses", statement=supposed.hypothesis))
    assert page.board.selection == supposed.hypothesis
    page.go_to(Place("hypotheses", tab=QUESTIONS, statement=written[0].id))
    assert page.board.selection == written[0].id


def test_what_the_data_do_not_say_is_recorded_as_such(supposed, show):
    page = show(DataPage(supposed.desk), 1000, 800)
    supposed.show(page)
    page.tabs.go_to("indicators")
    page._arrange()
    supposed.qtbot.waitUntil(lambda: page.tab.is_whole)
    section = next(s for s in page.board._shown_lines if (s.kind, s.subject) == (v.GAP, "staying-safe"))
    page.board.add(section)
    QTest.keyClicks(page.board.editor().text, "Nothing on waiting times")
    QTest.keyClick(page.board.editor().text, Qt.Key.Key_Escape)
    gap = supposed.settle().statements(prompt="what-data-do-not-tell")[0]
    assert (gap.kind, gap.subject, gap.state) == (v.GAP, "staying-safe", "open")
    assert any("above: 1" in words.text() for words in page.findChildren(Words))
