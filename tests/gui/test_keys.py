"""There is one table of keys: what the window shows, what acts, and what the guide says come from it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui import keys
from tests.write_keys import GUIDE

GUI = Path(keys.__file__).resolve().parent
SHOWN = {shown for key in keys.TABLE for shown in key.keys}
LOOKS_LIKE_A_KEY = re.compile(
    r"(Ctrl|Alt|Shift|Meta)( (Ctrl|Alt|Shift|Enter|Tab|Home|End|Left|Right|Up|Down|\S))+|F\d+"
)
STANDARD = {"Print": "Ctrl P", "Save": "Ctrl S", "Find": "Ctrl F"}


def written_keys() -> Iterator[tuple[str, str]]:
    """Every key that stands in the window's code as a text of its own, with its file."""
    for path in sorted(GUI.rglob("*.py")):
        if path.name in ("keys.py", "gallery.py"):
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                shown = node.value.replace("+", " ").strip() if "+" in node.value[:-1] else node.value
                if LOOKS_LIKE_A_KEY.fullmatch(shown):
                    yield path.name, shown


def test_every_key_that_the_window_names_is_in_the_table() -> None:
    assert [(file, shown) for file, shown in written_keys() if shown not in SHOWN] == []


def test_the_search_for_keys_finds_some() -> None:
    assert {shown for _, shown in written_keys()} >= {"Ctrl Enter", "F3"}


def test_no_two_things_in_the_same_place_have_the_same_key() -> None:
    everywhere = [shown for key in keys.TABLE if key.where == keys.EVERYWHERE for shown in key.keys]
    for where, found in keys.by_place():
        used = Counter([s for key in found for s in key.keys])
        if where not in (keys.EVERYWHERE, keys.READING):  # a document has its own zoom
            used.update(everywhere)
        assert [shown for shown, times in used.items() if times > 1] == [], where


def test_ids_are_told_apart_and_every_key_is_one_that_qt_knows() -> None:
    assert max(Counter(key.id for key in keys.TABLE).values()) == 1
    for shown in SHOWN:
        assert QKeySequence(keys.sequence(shown)).toString() != "", shown


def test_the_guide_says_what_the_table_says() -> None:
    assert GUIDE.read_text("utf-8") == keys.guide(), "python -m tests.write_keys writes it anew"


def test_each_alternative_of_a_key_acts(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    widget = show(QWidget())
    pressed: list[str] = []
    keys.bind("redo", widget, lambda: pressed.append("redo"))
    QTest.keyClick(widget, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(
        widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert pressed == ["redo", "redo"]
    assert len(widget.findChildren(QShortcut)) == 2


@pytest.mark.parametrize(
    ("key", "modifiers", "is_larger"),
    [
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier, False),
    ],
)
def test_larger_text_whatever_the_keyboard(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, is_larger: bool
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    assert keys.pressed("larger", event) == is_larger
