"""Something one can press that holds other widgets: a card, a row, a link of several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyleOption, QWidget

from csa_desktop.gui.text_units import tip


class Pressable(QAbstractButton):
    """Pressed with the mouse, Enter or Space; styled by its class name and its "tone" property."""

    def __init__(self, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_tip(self, text: str) -> None:
        """What the pointer shows, as plain text."""
        self.setToolTip(tip(text))

    def set_tone(self, tone: str) -> None:
        """Style it as another tone of its class."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, not only Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box that the style sheet describes."""
        painter = QPainter(self)
        paint_box(self, painter, on=self.isChecked())
        painter.end()


def paint_box(widget: QWidget, painter: QPainter, *, on: bool = False) -> None:
    """Background and border of `widget` as the style sheet says; `on` is the state :checked."""
    from PySide6.QtWidgets import QStyle  # its long lists of constants would delay the unlock page

    option = QStyleOption()
    option.initFrom(widget)
    if on:
        option.state |= QStyle.StateFlag.State_On
    widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
