"""A note from anywhere: kept with one key, never lost, placed later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
    bench.qtbot.waitUntil(lambda: again.text.value() == "Half a thought", timeout=10_000)
    again.keep()
    (note,) = bench.settle().statements(kind=v.NOTE)
    assert note.text == "Half a thought"
