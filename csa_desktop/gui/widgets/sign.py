"""The sign of a statement: a shape, a word and a colour, never a colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csa_desktop.gui import theme

STRENGTH, IMPROVEMENT, GAP, NEITHER = "strength", "improvement", "gap", ""

WORDS = {
    STRENGTH: "strength",
    IMPROVEMENT: "area for improvement",
    GAP: "gap",
    NEITHER: "neither strength nor area for improvement",
}


class Sign(QWidget):
    """A small square: + for a strength, − for an area for improvement, ? for a gap, a ring for neither."""

    def __init__(self, sign: str = NEITHER, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = NEITHER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_sign(sign)

    def set_sign(self, sign: str) -> None:
        """One of the keys of WORDS; KeyError otherwise."""
        self.setAccessibleName(WORDS[sign])
        self.setToolTip(WORDS[sign])
        self.sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        """A square of a line's height."""
        return QSize(theme.px(20), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """It never gives way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.sign)
        painter.end()


def paint_sign(painter: QPainter, box: QRectF, sign: str) -> None:
    """Paint a sign into a square box, for widgets that paint their own rows."""
    if sign in (STRENGTH, IMPROVEMENT):
        _filled(painter, box, sign)
    elif sign == GAP:
        _dashed(painter, box)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().colour("edge"), 1.5))
        painter.drawEllipse(box.adjusted(4, 4, -4, -4))


def _filled(painter: QPainter, box: QRectF, sign: str) -> None:
    now = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour("good" if sign == STRENGTH else "weak"))
    painter.drawRoundedRect(box, box.width() / 6, box.width() / 6)
    painter.setPen(QPen(now.colour("on_sign"), max(2.0, box.width() / 9)))
    centre, arm = box.center(), box.width() / 4.2
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    if sign == STRENGTH:
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))


def _dashed(painter: QPainter, box: QRectF) -> None:
    now = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.colour("gap"), max(1.4, box.width() / 12), Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    font = now.font(13, strong=True)
    font.setPixelSize(round(box.height() * 0.72))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
