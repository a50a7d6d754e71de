"""Columns beside one another under heads, with the names of their rows: heads and names stay in sight."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.turns import TURN_SECONDS
from csa_desktop.gui.widgets.words import Words

COLUMN, NAME = 236, 132
"""The least width of a column and the width of the row names, in units of text size."""
NAME_SHARE = 0.2
"""Of a narrow window the names of the rows take no more."""
HEAD_SHARE = 0.4
"""Heads higher than this share of the window scroll with the rest."""
GAP, MARGIN = 1, 10


class Cell(QFrame):
    """A box for widgets, one below the other."""

    def __init__(self, *widgets: QWidget, name: str = "boardCell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, 8, MARGIN, 9)
        self.body.setSpacing(5)
        for widget in widgets:
            self.body.addWidget(widget)
        self.body.addStretch(1)


class SideBySide(QScrollArea):
    """Shows cells by (row, column); what is not there yet stays empty."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBySide")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board = QWidget()
        self.board.setObjectName("board")
        self.setWidget(self.board)
        self._rows: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._names: dict[str, Cell] = {}
        self._heads: dict[str, QWidget] = {}
        self._cells: dict[tuple[str, str], QWidget] = {}
        self._corner = Cell(name="boardName", parent=self.board)
        self._head_high = 0
        self._stays = True
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._hold)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Name the rows, as (key, title); all cells go, the heads stay."""
        for widget in (*self._names.values(), *self._cells.values()):
            _let_go(widget)
        self._rows = tuple(key for key, _ in rows)
        self._titles = tuple(title for _, title in rows)
        self._cells = {}
        self._names = {
            key: Cell(Words(title, look="label"), name="boardName", parent=self.board) for key, title in rows
        }
        for widget in self._names.values():
            widget.show()
        self.place()

    def set_columns(self, columns: Sequence[str]) -> None:
        """Name the columns in their order; what was in one that is no longer there goes."""
        for key in [key for key in self._heads if key not in columns]:
            _let_go(self._heads.pop(key))
        for at in [at for at in self._cells if at[1] not in columns]:
            _let_go(self._cells.pop(at))
        self._columns = tuple(columns)
        self.place()

    def put(self, column: str, head: QWidget | None, cells: Mapping[str, QWidget]) -> None:
        """Fill a column; `head` None leaves its head as it is. They are seen once `place` was called."""
        before = self._heads.get(column)
        focused = before is not None and before.hasFocus()
        if head:
            self._heads[column] = head
            if before:
                _let_go(before)
        for row, cell in cells.items():
            if old := self._cells.pop((row, column), None):
                _let_go(old)
            self._cells[row, column] = cell
        inside = self._widths()[1] - GAP
        for widget in (*([head] if head else []), *cells.values()):
            widget.setParent(self.board)
            _height(widget, inside)  # measured within the turn that makes it, not all of them at its end
        if head and focused:
            head.show()
            head.setFocus()

    def head(self, column: str) -> QWidget | None:
        """The head of a column."""
        return self._heads.get(column)

    def cell(self, row: str, column: str) -> QWidget | None:
        """A cell; None where its column has not come yet."""
        return self._cells.get((row, column))

    def show_column(self, column: str) -> None:
        """Scroll sideways until a column is in sight beside the names."""
        if column in self._columns:
            name, wide = self._widths()
            left = name + self._columns.index(column) * wide
            bar = self.horizontalScrollBar()
            if left - name < bar.value():
                bar.setValue(left - name)
            elif left + wide > bar.value() + self.viewport().width():
                bar.setValue(left + wide - self.viewport().width())

    # Places

    def _widths(self) -> tuple[int, int]:
        """The width of the names and of each column."""
        room = self.viewport().width()
        name = max(min(theme.px(NAME), round(room * NAME_SHARE)), self._longest())
        many = max(1, len(self._columns))
        return name, max(min(theme.px(COLUMN), room - name), (room - name) // many)

    def _longest(self) -> int:
        """What the longest word of a row's name needs, so that none is broken."""
        metrics = QFontMetrics(theme.current().font(strong=True))
        words = (word for title in self._titles for word in title.split())
        return max(map(metrics.horizontalAdvance, words), default=0) + 2 * MARGIN + 4

    def place(self) -> None:
        """Give everything its place: rows as high as their fullest cell."""
        name, wide = self._widths()
        inside = wide - GAP
        self._head_high = max((_height(h, inside) for h in self._heads.values()), default=0)
        y = self._head_high + GAP
        left = {column: name + at * wide for at, column in enumerate(self._columns)}
        for column, head in self._heads.items():
            head.resize(inside, self._head_high)
            head.move(left.get(column, 0), 0)
            head.show()
        for row in self._rows:
            cells = {c: cell for c in self._columns if (cell := self._cells.get((row, c)))}
            heights = (_height(cell, inside) for cell in cells.values())
            high = max((_height(self._names[row], name - GAP), *heights))
            self._names[row].setGeometry(0, y, name - GAP, high)
            for column, cell in cells.items():
                cell.setGeometry(left[column], y, inside, high)
                cell.show()
            y += high + GAP
        self.board.resize(name + wide * len(self._columns), y)
        self._corner.resize(name - GAP, self._head_high)
        self._stays = self._head_high <= self.viewport().height() * HEAD_SHARE
        self._hold()

    def _hold(self, *_: int) -> None:
        """Keep the names at the left and the heads at the top, over what is scrolled under them."""
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        top = y if self._stays else 0
        for name in self._names.values():
            name.move(x, name.y())
            name.raise_()
        for head in self._heads.values():
            head.move(head.x(), top)
            head.raise_()
        self._corner.move(x, top)
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._rows:
            self.place()


class PlacedTurns(QObject):
    """Makes cells in short turns, and gives them their places at the end of each."""

    def __init__(self, side_by_side: SideBySide, parent: QObject) -> None:
        super().__init__(parent)
        self._side_by_side = side_by_side
        self._waiting: Iterator[Callable[[], object]] = iter(())
        self.is_whole = True
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_some)

    def make(self, cells: Iterable[Callable[[], object]], *, also: bool = False) -> None:
        """Make these, and with `also` what is still waiting before them."""
        self._waiting = chain(self._waiting, cells) if also else iter(cells)
        self.is_whole = False
        self._turn.start()

    def _make_some(self) -> None:
        until = perf_counter() + TURN_SECONDS
        for make in self._waiting:
            make()
            if perf_counter() > until:
                break
        else:
            self.is_whole = True
        self._side_by_side.place()
        if not self.is_whole:
            self._turn.start()


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return widget.sizeHint().height()


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
