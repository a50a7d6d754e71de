"""The grid of a case as cells one goes about in with the arrows: stages down, themes across."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking.cell_view import CellView
from csa_desktop.gui.text_units import tip
from csa_desktop.gui.widgets.words import Words

Key = tuple[str, str]
"""(stage, theme)"""
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -1000),
    Qt.Key.Key_End: (0, 1000),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
GAP, LINE, INSET = 4, 19, 8
LEAST = 92
"""The least width of a cell, in units: narrower ones are scrolled to."""


class CellButton(QAbstractButton):
    """One cell: its words in its wash, dashes where nothing is said. What is typed on it is told as signs."""

    came = Signal()
    stepped = Signal(int, int)
    entered = Signal()
    typed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.view = name, CellView()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_view(CellView())

    def show_view(self, view: CellView) -> None:
        """Show what is said by now."""
        self.view = view
        self.setAccessibleName(f"{self._name}: {view.spoken}")
        self.setToolTip(tip(f"{self._name}: {view.spoken}"))
        self.update()

    def nextCheckState(self) -> None:
        """Going there selects; only the grid shows it."""

    def lines(self) -> int:
        """How many lines it needs."""
        return max(1, len(self.view.lines))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cell one is in is the selected one."""
        super().focusInEvent(event)
        self.came.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press selects."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, Enter goes into the findings, signs evaluate."""
        step = _STEPS.get(Qt.Key(event.key()))
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if step and not held:
            self.stepped.emit(*step)
        elif event.key() in _ENTER:
            self.entered.emit()
        elif event.text().strip() and not held:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wash, border, words."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(now.colour("line" if self.view.ground else "edge"), 1)
        if not self.view.ground:
            pen.setDashPattern([4, 3])
        if self.isChecked():
            pen = QPen(now.colour("accent"), 3 if self.hasFocus() else 2)
        painter.setPen(pen)
        ground = self.view.ground or ("hover" if self.underMouse() else "")
        painter.setBrush(now.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(now.colour("ink"))
        painter.setFont(now.font(theme.SMALL))
        height, room = now.px(LINE), self.width() - now.px(INSET) - 2
        top = (self.height() - height * len(self.view.lines)) // 2
        for at, line in enumerate(self.view.lines):
            words = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(now.px(INSET), top + at * height, room, height), _CENTRE, words)
        painter.end()


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
        before = self._lines()
        for key, cell in self.cells.items():
            if (view := views.get(key, CellView())) != cell.view:
                cell.show_view(view)
        if self._lines() != before:
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
        return self._label() + len(self._themes) * (theme.px(LEAST) + GAP)

    def _label(self) -> int:
        widest = max(row.sizeHint().width() for row in self._rows)
        return min(widest, theme.px(150)) + theme.px(10)

    def _lines(self) -> list[int]:
        return [max(self.cells[stage, one].lines() for one in self._themes) for stage in self._stages]

    def height_at(self, width: int) -> int:
        """How high it is at a width."""
        return self._arrange(width, move=False)

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
        left = self._label()
        wide = max(1, (width - left) // len(self._themes) - GAP)
        head = max(column.heightForWidth(wide) for column in self._columns)
        for at, column in enumerate(self._columns if move else ()):
            x, high = left + at * (wide + GAP), column.heightForWidth(wide)
            column.setGeometry(x + 2, head - high, wide - 2, high)
        y = head + GAP
        for words, stage, lines in zip(self._rows, self._stages, self._lines(), strict=True):
            named = words.heightForWidth(left - theme.px(10))
            high = max(theme.px(LINE) * lines + theme.px(11), named + 2)
            if move:
                words.setGeometry(2, y + (high - named) // 2, left - theme.px(10), named)
                for at, one in enumerate(self._themes):
                    self.cells[stage, one].setGeometry(left + at * (wide + GAP), y, wide, high)
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
