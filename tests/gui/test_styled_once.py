"""What is built from the inside out is laid out and styled where it is seen, not in each layer on the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.domain.framework import Field
from csa_desktop.gui import theme
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.pages.moderation.side_by_side import Cell, SideBySide
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.growing_text import GrowingText
from csa_desktop.gui.widgets.words import Words
from tests.gui.conftest import Show

LONG = "The register of children has fallen over two years, which inspectors heard from all partners. " * 3


class Asked(Words):
    """Words that know how often their height was asked for."""

    times = 0

    def heightForWidth(self, width: int) -> int:
        """Count it."""
        self.times += 1
        return super().heightForWidth(width)


def within(widget: QWidget, layers: int) -> QWidget:
    """A widget in so many others."""
    for _ in range(layers):
        around = QWidget()
        QVBoxLayout(around).addWidget(widget)
        widget = around
    return widget


@pytest.fixture
def seen(qtbot: QtBot) -> Callable[[QWidget, int], None]:
    """Shows a widget on a page, in the innermost of so many layers."""
    pages = []

    def shown(widget: QWidget, layers: int) -> None:
        page = within(widget, layers)
        pages.append(page)  # it goes with the test, and not before
        qtbot.addWidget(page)
        page.resize(500, 400)
        page.show()

    return shown


def test_a_filled_column_is_laid_out_once_it_is_seen(qtbot: QtBot) -> None:
    column, words = Column(), Asked(LONG)
    column.add(words)
    page = within(column, 5)
    assert words.times == 0
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    assert words.times > 0 and words.height() >= words.heightForWidth(words.width())


def test_a_cell_of_the_board_is_measured_in_the_turn_that_makes_it(show: Show) -> None:
    board = SideBySide()
    show(board)
    board.set_rows((("why", "Why"),))
    board.set_columns(("north", "south"))
    cells = {column: Asked(LONG) for column in ("north", "south")}
    for column, words in cells.items():
        board.put(column, None, {"why": Cell(words)})
        assert words.times > 0
    board.place()
    north, south = cells.values()
    assert north.height() >= north.heightForWidth(north.width())
    assert north.mapTo(board.board, north.rect().topRight()).x() < south.mapTo(board.board, QPoint(0, 0)).x()


def test_a_column_that_was_seen_follows_larger_text_also_while_it_is_hidden(
    qapp: QApplication, qtbot: QtBot, seen: Callable[[QWidget, int], None]
) -> None:
    column, words = Column(), Words(LONG)
    column.add(words)
    seen(column, 2)
    before = words.height()
    column.hide()
    theme.apply(qapp, Theme(LIGHT, 200))
    column.show()
    qtbot.waitUntil(lambda: words.height() > before * 2)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert column.verticalScrollBar().maximum() > 0


def test_a_list_that_drops_down_has_its_size_of_the_text_at_which_it_is_first_seen(
    qapp: QApplication, qtbot: QtBot
) -> None:
    boxes = []
    for percent in (100, 200):  # the first was made before the text became larger
        theme.apply(qapp, Theme(LIGHT, percent))
        box = PlainBox()
        box.addItems(["North area", "South area"])
        boxes.append(box)
    pages = [within(box, 4) for box in boxes]
    for page in pages:
        qtbot.addWidget(page)
        page.show()
    early, late = boxes
    assert early.sizeHint() == late.sizeHint()
    assert early.view().font().pixelSize() == late.view().font().pixelSize()


def test_a_box_that_nobody_saw_has_made_no_list() -> None:
    box = PlainBox()
    page = within(box, 4)
    assert box.findChildren(QListView) == [] and page.isAncestorOf(box)


def test_a_field_says_its_label_and_only_what_it_has(qtbot: QtBot) -> None:
    editor = editor_for(Field("why", "long", "Why", hint="In a sentence"))
    page = within(editor, 3)
    qtbot.addWidget(page)
    page.show()
    said = [words.text() for words in editor.findChildren(Words) if words.isVisible()]
    assert said == ["Why", "In a sentence"]


def test_a_text_is_as_high_as_its_lines_after_larger_text(
    qapp: QApplication, qtbot: QtBot, seen: Callable[[QWidget, int], None]
) -> None:
    text = GrowingText()
    text.set_text(LONG)
    seen(text, 3)
    before = text.height()
    theme.apply(qapp, Theme(LIGHT, 200))
    qtbot.waitUntil(lambda: text.height() > before * 2)
