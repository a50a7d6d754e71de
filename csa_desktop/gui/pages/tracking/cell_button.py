"""One cell of the grid of a case: its words in its wash, dashes where nothing is said."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking.cell_view import CellView
from csa_desktop.gui.text_units import tip

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
LINE, INSET = 19, 8
"""The height of a line and the room before it, in units."""


class CellButton(QAbstractButton):
    """One cell: its words in its wash, dashes where nothing is said. What is typed on it is told as signs."""

    came = Signal()
    stepped = Signal(int, int)
    entered = Signal()
    typed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.view = name, CellView()
        self._broken: tuple[object, list[str]] = (None, [])
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.setFocus())  # pressed by a screen reader, which has no mouse
        self.show_view(CellView())

    def show_view(self, view: CellView) -> None:
        """Show what is said by now."""
        self.view = view
        self.setAccessibleName(f"{self._name}: {view.spoken}")
        self.setToolTip(tip(f"{self._name}: {view.spoken}"))
        self.update()

    def nextCheckState(self) -> None:
        """Going there selects; only the grid shows it."""

    def lines(self, width: int) -> list[str]:
        """Its lines at a width: one that is too long is broken at a space."""
        asked = width, self.view, theme.current().percent
        if asked != self._broken[0]:
            metrics = QFontMetrics(theme.current().font(theme.SMALL))
            room = width - theme.px(INSET) - 3
            lines = [part for line in self.view.lines for part in _break(line, metrics, room)]
            self._broken = asked, lines
        return self._broken[1]

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
        height, room, lines = now.px(LINE), self.width() - now.px(INSET) - 2, self.lines(self.width())
        top = (self.height() - height * len(lines)) // 2
        for at, line in enumerate(lines):
            words = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(now.px(INSET), top + at * height, room, height), _CENTRE, words)
        painter.end()


def _break(line: str, metrics: QFontMetrics, room: int) -> list[str]:
    cut = line.rfind(" ")
    if metrics.horizontalAdvance(line) <= room or cut < 2:
        return [line]
    while metrics.horizontalAdvance(line[:cut]) > room and line.rfind(" ", 0, cut) > 1:
        cut = line.rfind(" ", 0, cut)
    return [line[:cut], *_break(line[cut + 1 :], metrics, room)]
