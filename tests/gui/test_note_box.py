"""A note from anywhere: kept with one key, never lost, placed later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csa_desktop.domain import values as v
from csa_desktop.gui.note_box import NoteBox
from tests.gui.desk_fixtures import bench, work  # noqa: F401

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(show):
    return show(QWidget())


@pytest.fixture
def box(bench, window):  # noqa: F811
    return opened(bench, window)


def opened(bench, window) -> NoteBox:  # noqa: F811
    made = NoteBox(bench.desk, parent=window)
    with bench.qtbot.waitActive(made):
        made.open()
    return made


def write(bench, box, text):  # noqa: F811
    bench.qtbot.keyClicks(box.text.focus_target(), text)


def test_control_enter_keeps_the_note_and_when_it_happened(bench, box):  # noqa: F811
    write(bench, box, "The head of service said so at the meeting.")
    box.happened.take("2005-06-28")
    bench.qtbot.keyClick(box.text.focus_target(), Qt.Key.Key_Return, CONTROL)
    (note,) = bench.settle().statements(kind=v.NOTE)
    assert (note.text, note.happened) == ("The head of service said so at the meeting.", "2005-06-28")
    assert not bench.store.drafts(bench.desk.assessment)


def test_an_empty_note_is_refused_with_a_sentence(bench, box):  # noqa: F811
    box.keep()
    bench.settle()
    assert "Write something first" in box._message.text()
    assert not bench.trail.statements(kind=v.NOTE)


def test_a_note_put_away_with_escape_is_there_when_it_is_opened_again(bench, box, window):  # noqa: F811
    write(bench, box, "Half a thought")
    bench.qtbot.keyClick(box.text.focus_target(), Qt.Key.Key_Escape)
    bench.settle()
    again = opened(bench, window)
    bench.qtbot.waitUntil(lambda: again.text.value() == "Half a thought")
    again.keep()
    (note,) = bench.settle().statements(kind=v.NOTE)
    assert note.text == "Half a thought"


def test_who_types_at_once_does_not_write_over_a_note_of_earlier(bench, box, window):  # noqa: F811
    write(bench, box, "She was locked in the cellar")
    bench.qtbot.keyClick(box.text.focus_target(), Qt.Key.Key_Escape)
    bench.settle()
    with bench.reads_waiting():
        again = opened(bench, window)
        write(bench, again, "Another ")
    bench.qtbot.waitUntil(lambda: "cellar" in again.text.value())
    write(bench, again, "thing")
    both = "She was locked in the cellar\nAnother thing"
    bench.qtbot.waitUntil(lambda: both in {draft.text for draft in bench.store.drafts()})
    assert again.text.value() == both


def test_a_very_long_note_is_scrolled_and_its_button_stays_on_the_screen(bench, box):  # noqa: F811
    field, screen = box.text.focus_target(), box.screen().availableGeometry().height()
    before = box.height()
    field.insertPlainText("What was said at the meeting of the board. " * 30)
    bench.qtbot.waitUntil(lambda: box.height() > before)
    field.insertPlainText("What was said at the meeting of the board. " * 300)
    bench.qtbot.waitUntil(lambda: field.height() > screen)
    bench.settle()
    assert box.height() < screen
    assert not box.keep_button.visibleRegion().isEmpty()
    bench.qtbot.waitUntil(lambda: field.visibleRegion().contains(field.cursorRect().center()))


def test_keeping_twice_makes_one_note(bench, box):  # noqa: F811
    write(bench, box, "Once only")
    for _ in range(2):
        bench.qtbot.keyClick(box.text.focus_target(), Qt.Key.Key_Return, CONTROL)
    assert [note.text for note in bench.settle().statements(kind=v.NOTE)] == ["Once only"]


def test_what_is_typed_while_the_note_is_being_kept_belongs_to_it(bench, box):  # noqa: F811
    write(bench, box, "Kept")
    bench.qtbot.keyClick(box.text.focus_target(), Qt.Key.Key_Return, CONTROL)
    write(bench, box, " and typed on")
    bench.qtbot.waitUntil(lambda: not isValid(box) or not box.isVisible())
    assert [note.text for note in bench.settle().statements(kind=v.NOTE)] == ["Kept and typed on"]
    assert not bench.store.drafts(bench.desk.assessment)
