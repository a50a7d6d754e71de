"""A small tag: a source one can open, a mark such as a service, or a caution."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.widgets.pressable import Pressable, paint_box

WIDEST = 24
"""The widest chip in times the text size; longer text is shortened and whole in the tip."""


class Chip(Pressable):
    """A chip that opens something: `clicked`. Its tone is source or plain or caution."""

    def __init__(
        self, text: str, *, tone: str = "source", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name or text, parent=parent)
        self._text = clean(text)
        self.setProperty("tone", tone)
        self.set_tip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Say something else; its name stays."""
        self._text = clean(text)
        self.set_tip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The text with its margins, on one line."""
        return _chip_size(self, self._text, WIDEST)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the text."""
        return _chip_size(self, self._text, 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the text that fits."""
        painter = QPainter(self)
        paint_box(self, painter, on=self.isChecked())
        _paint_text(self, painter, self._text)
        painter.end()


class Mark(QLabel):
    """A chip that only says something. Its tone is plain, caution, danger, good or marking."""

    def __init__(self, text: str, *, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(clean(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The text with its margins, on one line."""
        return _chip_size(self, self.text(), 40)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the text; a marking is always whole."""
        return _chip_size(self, self.text(), 40 if self.property("tone") == "marking" else 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the text that fits."""
        painter = QPainter(self)
        paint_box(self, painter)
        _paint_text(self, painter, self.text())
        painter.end()


def _chip_size(widget: QWidget, text: str, widest: int) -> QSize:
    widget.ensurePolished()
    metrics = widget.fontMetrics()
    inner = min(metrics.horizontalAdvance(text) + 2, widget.font().pixelSize() * widest)
    return QSize(inner + 2 * theme.px(9), round(metrics.height() + theme.px(6)))


def _paint_text(widget: QWidget, painter: QPainter, text: str) -> None:
    box: QRect = widget.rect().adjusted(theme.px(9), 0, -theme.px(7), 0)
    painter.setFont(widget.font())
    painter.setPen(widget.palette().color(QPalette.ColorRole.WindowText))
    shown = widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
