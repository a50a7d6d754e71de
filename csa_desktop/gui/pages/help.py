"""Help: every key, by where it acts, and where to read more."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.pages.turns import Make, Turns
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words

HINT = (
    "Everything can be done from the keyboard. Ctrl Shift P goes anywhere and does anything: type a few "
    "letters of what you want. Tab goes from one control to the next, Enter or Space presses it."
)

KEYS_WIDTH = 190
"""In units of text size."""


class HelpPage(Page):
    """Made from the one table of keys."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(gap=8, widest=860, name="helpColumn")
        self._column.add(Words("Keys", look="title"), Words(HINT, look="quiet"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self.turns = Turns(self._column, self)
        self.turns.make(part for group in keys.by_place() for part in self._parts(*group))

    def _parts(self, where: str, found: tuple[keys.Key, ...]) -> Iterator[Make]:
        """A heading, then one key after the other."""
        grid = _grid()
        yield partial(self._head, where, grid)
        for key in found:
            yield partial(_add, grid, key)

    def _head(self, where: str, grid: QGridLayout) -> None:
        self._column.space(8)
        self._column.add(Words(where, look="section"))
        self._column.add_row(grid)

    def show_trail(self, trail: Trail) -> None:
        """Keys are the same for every assessment."""

    def go_to(self, place: Place) -> None:
        """There is one place here."""


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, theme.px(KEYS_WIDTH))
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, key: keys.Key) -> None:
    row = grid.rowCount()
    holder = QWidget()
    flow = Flow(holder, gap=5)
    for shown in key.keys:
        flow.addWidget(KeyTag(shown))
    grid.addWidget(holder, row, 0)
    words = Words(key.does)
    words.setAccessibleName(f"{' or '.join(key.keys)}: {key.does}")
    grid.addWidget(words, row, 1)
