"""Writing findings: typed, kept, one after the other, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.places import Place
from csa_desktop.store.store import Store
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, keys, open_page, write  # noqa: F401

FELL = "Numbers on the register have fallen."


@pytest.fixture
def page(open_page):  # noqa: F811
    return open_page()


def findings(trail):
    return [s.text for s in trail.statements(kind=v.FINDING, step="1", subject=SAFE)]


def add_lines(page):
    return [line for line in page.page.findChildren(AddLine) if line.isVisible()]


def test_a_finding_is_typed_and_enter_adds_it_under_its_key_judgement(page, keys):  # noqa: F811
    page.click(add_lines(page)[2])
    page.type(FELL)
    page.key(Qt.Key.Key_Return)
    (finding,) = page.settle().statements(kind=v.FINDING)
    assert (finding.text, finding.step, finding.subject) == (FELL, "1", SAFE)
    assert finding.key_judgement == keys[2]


def test_writing_many_needs_nothing_but_words_and_enter(page):
    page.click(add_lines(page)[0])
    for number in range(5):
        page.type(f"Finding {number} is clear.")
        page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    assert findings(page.settle()) == [f"Finding {n} is clear." for n in range(5)]
    assert page.board.editor() is None


def test_ctrl_n_adds_where_one_is(page, write, keys):  # noqa: F811
    here = write("One is here.", key_judgement=keys[4])
    page.refresh()
    page.pick(here)
    page.control("N")
    page.type("Another one.")
    page.key(Qt.Key.Key_Return)
    added = page.settle().statements(kind=v.FINDING, text="Another one.")
    assert [s.key_judgement for s in added] == [keys[4]]


def test_a_new_finding_is_what_the_trail_is_of_and_stays_so_once_it_is_kept(page, write):  # noqa: F811
    page.pick(write_here(page, write))
    page.control("N")
    new = page.selected[-1]
    assert page.bench.trail.statement(new) is None
    page.type(FELL)
    page.refresh()
    assert page.selected[-1] == new
    page.page.leave()
    assert page.settle().statement(new).text == FELL
    assert (page.board.selection, page.selected[-1]) == (new, new)


def test_a_new_finding_that_is_let_go_leaves_nothing_selected(page, write):  # noqa: F811
    page.pick(write_here(page, write))
    page.control("N")
    page.key(Qt.Key.Key_Escape)
    assert page.selected[-1] == ""


def test_an_editor_that_closes_behind_one_does_not_change_what_is_shown_elsewhere(page, write):  # noqa: F811
    row = write_here(page, write)
    page.pick(row)
    page.control("N")
    page.page.hide()
    told = len(page.selected)
    page.board.editor().left.emit()
    assert page.board.selection == ""
    assert page.selected[told:] == []
    page.page.show()


def test_coming_back_to_what_was_selected_shows_its_trail_again(page, write):  # noqa: F811
    row = write_here(page, write)
    page.pick(row)
    told = len(page.selected)
    page.go(Place("subject", SAFE, tab="1", statement=row))
    assert page.selected[told:] == [row]


def write_here(page, write):  # noqa: F811
    row = write("Reviews are on time.")
    page.refresh()
    return row


def test_what_is_typed_is_a_draft_within_a_second_and_none_once_it_is_kept(page):
    page.click(add_lines(page)[0])
    page.type("A word that")
    page.qtbot.waitUntil(lambda: bool(page.bench.store.drafts()))
    (draft,) = page.bench.store.drafts()
    assert (draft.text, draft.title) == ("A word that", "Staying safe, a new finding")
    assert findings(page.bench.trail) == []
    page.type(" was kept.")
    page.key(Qt.Key.Key_Return)
    page.settle()
    page.qtbot.waitUntil(lambda: page.bench.store.drafts() == ())
    assert findings(page.bench.trail) == ["A word that was kept."]


def test_leaving_the_field_adds_it_too(page):
    page.click(add_lines(page)[0])
    page.type(FELL)
    page.click(page.page.summary)
    page.page.leave()
    assert findings(page.settle()) == [FELL]


def test_an_empty_line_is_not_kept(page):
    page.click(add_lines(page)[0])
    page.type("   ")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    assert findings(page.settle()) == []
    assert page.board.editor() is None


def test_shift_enter_is_a_line_within_the_finding(page):
    page.click(add_lines(page)[0])
    page.type("First line.\nSecond line.")
    page.key(Qt.Key.Key_Return)
    assert findings(page.settle()) == ["First line.\nSecond line."]


def test_no_window_flashes_up_while_one_writes(page):
    page.click(add_lines(page)[0])
    page.type(FELL)
    page.key(Qt.Key.Key_Return)
    page.settle()
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert seen == [page.page.window()]
    assert page.page.isActiveWindow()


def test_what_is_chosen_before_the_words_is_kept_with_them(page):
    page.click(add_lines(page)[0])
    page.tag("sign", "strength")
    page.tag("service", "social-care")
    page.tag("groups", "lac")
    page.editor().go()
    page.type(FELL)
    page.key(Qt.Key.Key_Return)
    (finding,) = page.settle().statements(kind=v.FINDING)
    assert (finding.sign, finding.service, finding.groups) == (v.STRENGTH, "social-care", ("lac",))


def test_the_next_one_is_about_the_same_service(page):
    page.click(add_lines(page)[0])
    page.tag("service", "education")
    page.editor().go()
    for words in ("The first.", "The second."):
        page.type(words)
        page.key(Qt.Key.Key_Return)
    assert [s.service for s in page.settle().statements(kind=v.FINDING)] == ["education", "education"]


def test_choices_after_the_words_are_a_command_each(page):
    page.click(add_lines(page)[0])
    page.type(FELL)
    page.key(Qt.Key.Key_Tab)
    page.settle()
    page.key(Qt.Key.Key_Space)
    (finding,) = page.settle().statements(kind=v.FINDING)
    assert finding.sign == v.STRENGTH
    labels = [d.label for d in page.bench.store.doings(page.bench.desk.assessment)[:2]]
    assert labels == ["Mark as strength", "Add a finding"]


def test_enter_edits_in_place_and_one_edit_is_one_change(page, write):  # noqa: F811
    row = write(FELL)
    page.refresh()
    page.pick(row)
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_End)
    page.type(" They are below neighbours.")
    page.key(Qt.Key.Key_Return)
    assert page.settle().statement(row).text == f"{FELL} They are below neighbours."
    changes = {c.change for c in page.bench.store.history("statement", row)}
    assert len(changes) == 2
    assert page.focus() is page.row(row)


def test_a_double_click_edits_too_and_escape_keeps_what_was_typed(page, write):  # noqa: F811
    row = write(FELL)
    page.refresh()
    QTest.mouseDClick(page.row(row), Qt.MouseButton.LeftButton)
    page.key(Qt.Key.Key_Home)
    page.type("Yes: ")
    page.key(Qt.Key.Key_Escape)
    assert page.settle().statement(row).text == f"Yes: {FELL}"


def test_a_statement_cannot_be_emptied_by_accident(page, write):  # noqa: F811
    row = write(FELL)
    page.refresh()
    page.pick(row)
    page.key(Qt.Key.Key_Return)
    page.control("A")
    page.key(Qt.Key.Key_Delete)
    page.key(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: "needs words" in page.editor()._message.text())
    assert page.bench.trail.statement(row).text == FELL


def test_undo_brings_back_what_was_there_also_while_the_row_is_open(page, write):  # noqa: F811
    row = write(FELL)
    page.refresh()
    page.pick(row)
    page.key(Qt.Key.Key_Return)
    page.type("Once more: ")
    page.page.leave()
    page.settle()
    page.bench.runner.write(page.bench.store.undo)
    assert page.settle().statement(row).text == FELL
    assert page.editor().text.value() == FELL


def test_what_was_undone_is_gone_from_its_editor_and_can_be_written_anew(page):
    page.click(add_lines(page)[0])
    page.type("A first try")
    page.page.leave()
    page.settle()
    page.bench.runner.write(page.bench.store.undo)
    assert findings(page.settle()) == []
    assert page.editor().text.value() == ""
    page.type("A second one.")
    page.key(Qt.Key.Key_Return)
    assert findings(page.settle()) == ["A second one."]


def test_typing_on_after_it_was_kept_adds_to_the_same_finding(page):
    page.click(add_lines(page)[0])
    page.type("It is clear")
    page.page.leave()
    page.settle()
    page.type(" and consistent.")
    page.key(Qt.Key.Key_Return)
    trail = page.settle()
    assert findings(trail) == ["It is clear and consistent."]
    assert not trail.rows.conflicts


def test_a_killed_program_finds_the_typing_again(page):
    page.click(add_lines(page)[1])
    page.type("Half a thought")
    page.qtbot.waitUntil(lambda: bool(page.bench.store.drafts()))
    page.bench.runner.read(Store.drafts, page.bench.desk.assessment, then=page.selected.append)
    page.qtbot.waitUntil(lambda: any(isinstance(s, tuple) for s in page.selected))
    (draft,) = next(s for s in page.selected if isinstance(s, tuple))
    assert draft.text == "Half a thought"
