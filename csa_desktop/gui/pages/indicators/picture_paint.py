"""Paints the small picture of an indicator: the same that is printed, in the colours of the window."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from csa_desktop.domain.indicators import COUNCIL, Indicator
from csa_desktop.gui import theme
from csa_desktop.reports.indicator_picture import DIAMOND, DOT, Point, Series, lay_out

_PAD, _ARM = 6, 3.4
_DASHES = {DOT: Qt.PenStyle.SolidLine, DIAMOND: Qt.PenStyle.DashLine}


def paint_picture(painter: QPainter, box: QRectF, indicator: Indicator) -> None:
    """Paint it into a box."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    laid = lay_out(indicator, box.width(), box.height(), pad=look.px(_PAD))
    for series in laid.series:
        _paint_series(painter, series)
    painter.setPen(QPen(look.colour("quiet"), look.px(1)))
    arm, low = look.px(2), box.height() - look.px(3)
    for x in laid.unknown:
        painter.drawLine(QPointF(x - arm, low - arm), QPointF(x + arm, low + arm))
        painter.drawLine(QPointF(x - arm, low + arm), QPointF(x + arm, low - arm))
    painter.restore()


def paint_mark(painter: QPainter, shape: str, at: Point, arm: float) -> None:
    """Paint one mark with the painter's own pen and brush."""
    x, y = at
    if shape == DOT:
        painter.drawEllipse(QPointF(x, y), arm * 0.85, arm * 0.85)
        return
    corners = [(x, y - arm), (x + arm, y), (x, y + arm), (x - arm, y)]
    if shape != DIAMOND:
        corners = [(x, y - arm), (x + arm, y + arm), (x - arm, y + arm)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _paint_series(painter: QPainter, series: Series) -> None:
    look = theme.current()
    own = series.body == COUNCIL
    colour = look.colour("accent" if own else "ink")
    pen = QPen(colour, look.px(2) if own else look.px(1))
    pen.setStyle(_DASHES.get(series.shape, Qt.PenStyle.DotLine))
    painter.setPen(pen)
    for one, other in series.lines:
        painter.drawLine(QPointF(*one), QPointF(*other))
    painter.setPen(QPen(colour, look.px(1)))
    painter.setBrush(colour if own else look.colour("paper"))
    for mark in series.marks:
        paint_mark(painter, series.shape, mark, look.px(_ARM))
