"""The grid of a case as cells one goes about in with the arrows: stages down, themes across."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking.cell_button import LINE, CellButton
from csa_desktop.gui.pages.tracking.cell_view import CellView
from csa_desktop.gui.widgets.words import Words

Key = tuple[str, str]
"""(stage, theme)"""
GAP = 4
LEAST = 74
"""The least width of a cell, in units: narrower ones are scrolled to."""


class Grid(QWidget):
    """Places headings and cells; the selected cell is the one stop for Tab."""

    picked = Signal(str, str)
    entered = Signal()
    typed = Signal(str)

    def __init__(
        self,
        stages: Sequence[tuple[str, str]],
        themes: Sequence[tuple[str, str]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`stages` and `themes` are (id, title) pairs."""
        super().__init__(parent)
        self._stages, self._themes = [s for s, _ in stages], [t for t, _ in themes]
        self._rows = [Words(title, look="small", parent=self) for _, title in stages]
        self._columns = [Words(title, look="quiet", parent=self) for _, title in themes]
        self.cells: dict[Key, CellButton] = {}
        self._heights: dict[tuple[int, int], int] = {}
        self._longest: tuple[int, list[int]] = (0, [])
        for stage, row in stages:
            for one, column in themes:
                self._add((stage, one), f"{row}, {column}")
        self.current: Key = (self._stages[0], self._themes[0])
        self.select(self.current)

    def _add(self, key: Key, name: str) -> None:
        cell = self.cells[key] = CellButton(name, parent=self)
        cell.setObjectName(f"cell-{key[0]}-{key[1]}")
        cell.came.connect(lambda: self._pick(key))
        cell.stepped.connect(lambda down, right: self._step(key, down, right))
        cell.entered.connect(self.entered)
        cell.typed.connect(self.typed)

    def show_cells(self, views: Mapping[Key, CellView]) -> None:
        """Show these; the cells stay where they are."""
        before = self._heights.copy()
        self._heights.clear()
        for key, cell in self.cells.items():
            if (view := views.get(key, CellView())) != cell.view:
                cell.show_view(view)
        if any(self.height_at(width) != height for (width, _), height in before.items()):
            self.updateGeometry()
            self.place()

    def select(self, key: Key) -> None:
        """Show which cell is the selected one."""
        self.current = key
        for other, cell in self.cells.items():
            cell.setChecked(other == key)
            policy = Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)

    def _pick(self, key: Key) -> None:
        if key != self.current:
            self.select(key)
            self.picked.emit(*key)

    def _step(self, key: Key, down: int, right: int) -> None:
        row = min(max(0, self._stages.index(key[0]) + down), len(self._stages) - 1)
        column = min(max(0, self._themes.index(key[1]) + right), len(self._themes) - 1)
        self.cells[self._stages[row], self._themes[column]].setFocus(Qt.FocusReason.OtherFocusReason)

    # Places

    def least(self) -> int:
        """The least width at which every cell can be read."""
        return self._label(0) + sum(self._words()) + len(self._themes) * GAP

    def _words(self) -> list[int]:
        """The least width of each column: of its cells, and of the longest word over them."""
        percent = theme.current().percent
        if self._longest[0] != percent:
            metrics = QFontMetrics(theme.current().font(theme.SMALL))
            longest = (max(map(metrics.horizontalAdvance, c.text().split())) for c in self._columns)
            self._longest = percent, [max(theme.px(LEAST), word + theme.px(6)) for word in longest]
        return self._longest[1]

    def _label(self, width: int) -> int:
        """The room for the names of stages: they give way before the cells do."""
        widest = max(row.sizeHint().width() for row in self._rows)
        return min(widest, max(theme.px(104), width // 5)) + theme.px(10)

    def _wides(self, width: int) -> list[int]:
        """The width of each column: what it needs at least, and its share of the rest."""
        least = self._words()
        rest = width - self._label(width) - sum(least) - len(least) * GAP
        return [max(1, wide + rest // len(least)) for wide in least]

    def _lines(self, wides: Sequence[int]) -> list[int]:
        wide = dict(zip(self._themes, wides, strict=True))
        counted = {key: max(1, len(cell.lines(wide[key[1]]))) for key, cell in self.cells.items()}
        return [max(counted[stage, one] for one in self._themes) for stage in self._stages]

    def height_at(self, width: int) -> int:
        """How high it is at a width: asked several times each time that something is laid out."""
        asked = width, theme.current().percent
        if asked not in self._heights:
            self._heights[asked] = self._arrange(width, move=False)
        return self._heights[asked]

    def place(self) -> None:
        """Give everything its place."""
        self._arrange(self.width(), move=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.place()

    def _arrange(self, width: int, *, move: bool) -> int:
        left = self._label(width)
        wides = self._wides(width)
        lefts = [left + sum(wides[:at]) + at * GAP for at in range(len(wides))]
        heights = [c.heightForWidth(w - 2) for c, w in zip(self._columns, wides, strict=True)]
        head = max(heights)
        if move:
            for column, x, wide, high in zip(self._columns, lefts, wides, heights, strict=True):
                column.setGeometry(x + 2, head - high, wide - 2, high)
        y = head + GAP
        for words, stage, lines in zip(self._rows, self._stages, self._lines(wides), strict=True):
            named = words.heightForWidth(left - theme.px(10))
            high = max(theme.px(LINE) * lines + theme.px(11), named + 2)
            if move:
                words.setGeometry(2, y + (high - named) // 2, left - theme.px(10), named)
                for one, x, wide in zip(self._themes, lefts, wides, strict=True):
                    self.cells[stage, one].setGeometry(x, y, wide, high)
            y += high + GAP
        return y


class GridArea(QScrollArea):
    """Lets a grid that has no room be scrolled sideways; the cell one goes to comes in sight."""

    def __init__(self, grid: Grid, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(grid)
        self.viewport().setAutoFillBackground(False)
        grid.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """The grid's height, with the bar where it has to be scrolled."""
        wide = max(width, self.grid.least())
        bar = self.horizontalScrollBar().sizeHint().height() if wide > width else 0
        return self.grid.height_at(wide) + bar

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(560), self.heightForWidth(theme.px(560)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The grid fills the width, or keeps what it needs."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the grid its size."""
        wide = max(self.viewport().width(), self.grid.least())
        self.grid.resize(wide, self.grid.height_at(wide))

    def show_cell(self, key: Key) -> None:
        """Scroll sideways to a cell."""
        self.ensureWidgetVisible(self.grid.cells[key], theme.px(20), 0)
