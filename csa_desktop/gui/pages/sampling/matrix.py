"""Stages across, characteristics down: what the sample covers, what it could, what the lists lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from csa_desktop.domain.sampling.coverage import COVERED, FILLABLE, Cell
from csa_desktop.gui import theme
from csa_desktop.gui.text_units import tip
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of the matrix under one heading."""

    heading: str
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    """(title, its cells)"""


class MatrixCell(QAbstractButton):
    """One cell: how many cases of how many children; dashed where it could be filled."""

    stepped = Signal(int, int)

    def __init__(self, cell: Cell, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell, self._name = cell, name
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_cell(cell)

    def show_cell(self, cell: Cell) -> None:
        """Show what is so by now."""
        self.cell = cell
        self.setAccessibleName(f"{self._name}: {spoken(cell)}")
        self.setToolTip(tip(f"{self._name}: {spoken(cell)}"))
        self.updateGeometry()
        fillable = cell.state == FILLABLE
        self.setCursor(Qt.CursorShape.PointingHandCursor if fillable else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(84), theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Room for what it says."""
        metrics = QFontMetrics(theme.current().font(theme.SMALL, strong=True))
        return QSize(metrics.horizontalAdvance(words(self.cell)) + theme.px(10), theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours, Enter presses."""
        if step := _STEPS.get(Qt.Key(event.key())):
            self.stepped.emit(*step)
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A wash where it is covered, dashes where it could be, words alone where the lists have nobody."""
        now, state = theme.current(), self.cell.state
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if state == COVERED:
                painter.setBrush(now.colour("good_wash"))
                painter.drawRoundedRect(box, 4, 4)
            elif state == FILLABLE:
                painter.setBrush(now.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.colour("edge"), 1.2, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(box, 4, 4)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.colour("accent"), 2))
                painter.drawRoundedRect(box, 4, 4)
            painter.setFont(now.font(theme.SMALL, strong=state == COVERED))
            painter.setPen(now.colour("ink" if state == COVERED else "quiet"))
            painter.drawText(QRect(self.rect()), _CENTRE, words(self.cell))


def _table() -> tuple[QWidget, QGridLayout]:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(3)
    return table, grid


def _widest_word(heading: Words) -> int:
    """So wide is a column at least: a word that is broken is hard to read."""
    heading.ensurePolished()
    return max(map(heading.fontMetrics().horizontalAdvance, heading.text().split())) + theme.px(4)


def words(cell: Cell) -> str:
    """What a cell says: cases, of how many children in the lists."""
    if cell.cases:
        return f"{cell.cases} of {cell.eligible:,}" if cell.eligible >= cell.cases else str(cell.cases)
    return f"0 of {cell.eligible:,}" if cell.eligible else "none"


def spoken(cell: Cell) -> str:
    """The same in full."""
    cases = f"{cell.cases} case{'' if cell.cases == 1 else 's'} in the sample"
    if cell.cases and not cell.eligible:
        return cases
    there = f"{cell.eligible:,} in the lists" if cell.eligible else "nobody known in the lists"
    return f"{cases}, {there}" + (", press to draw one" if cell.state == FILLABLE else "")


class Matrix(QWidget):
    """The matrix; arrows go about in it, and an empty cell that could be filled is pressed to fill it."""

    fill_wanted = Signal(str, str)
    """(stage, characteristic)"""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._table, self._grid = _table()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._table)
        self._shape: object = None
        self._cells: list[list[MatrixCell]] = []

    def cell(self, stage: str, mark: str) -> MatrixCell:
        """One cell; KeyError where the matrix has none."""
        for row in self._cells:
            for cell in row:
                if (cell.cell.stage, cell.cell.mark) == (stage, mark):
                    return cell
        raise KeyError((stage, mark))

    def show_blocks(self, stages: Mapping[str, str], blocks: Sequence[Block]) -> None:
        """Show (stage, title) across and the blocks down; cells that stay keep the focus."""
        shape = tuple(stages.items()), tuple((b.heading, tuple(title for title, _ in b.rows)) for b in blocks)
        if shape != self._shape:
            self._build(stages, blocks)
            self._shape = shape
        flat = [cells for block in blocks for _, cells in block.rows]
        for shown, cells in zip(self._cells, flat, strict=True):
            for widget, cell in zip(shown, cells, strict=True):
                widget.show_cell(cell)

    def _build(self, stages: Mapping[str, str], blocks: Sequence[Block]) -> None:
        empty(self._column)
        self._table, self._grid = _table()  # a grid never gives up rows that it once had
        self._column.addWidget(self._table)
        self._cells = []
        self._grid.setColumnStretch(0, 3)
        for column, title in enumerate(stages.values(), start=1):
            heading = Words(title, look="quiet")
            heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(column, 2)
            self._grid.setColumnMinimumWidth(column, _widest_word(heading))
        for block in blocks:
            self._add_block(tuple(stages.values()), block)
        self._one_stop(0, 0)

    def _add_block(self, stages: Sequence[str], block: Block) -> None:
        if block.heading:
            self._grid.addItem(QSpacerItem(0, theme.px(6)), self._grid.rowCount(), 0)
            self._grid.addWidget(Words(block.heading, look="heading"), self._grid.rowCount(), 0, 1, -1)
        for title, cells in block.rows:
            line = self._grid.rowCount()
            name = Words(title, look="small")
            name.setMinimumWidth(theme.px(110))
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignVCenter)
            row = [MatrixCell(cell, f"{title}, {stage}") for cell, stage in zip(cells, stages, strict=True)]
            for column, cell in enumerate(row):
                self._connect(cell, len(self._cells), column)
                self._grid.addWidget(cell, line, column + 1)
            self._cells.append(row)

    def _connect(self, cell: MatrixCell, row: int, column: int) -> None:
        cell.stepped.connect(lambda down, right: self._step(row + down, column + right))
        cell.clicked.connect(lambda: self._pressed(cell.cell))

    def _pressed(self, cell: Cell) -> None:
        if cell.state == FILLABLE:
            self.fill_wanted.emit(cell.stage, cell.mark)

    def _step(self, row: int, column: int) -> None:
        if 0 <= row < len(self._cells) and 0 <= column < len(self._cells[row]):
            self._one_stop(row, column)
            self._cells[row][column].setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self, row: int, column: int) -> None:
        """Tab comes to one cell; the arrows go on from there."""
        for at, cells in enumerate(self._cells):
            for across, cell in enumerate(cells):
                here = (at, across) == (row, column)
                cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
