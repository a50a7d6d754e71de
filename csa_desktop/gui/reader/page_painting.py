"""How a page is painted: its picture or a placeholder, and marks that let the print show through."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from csa_desktop.gui import theme
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.reader.places import CITATION, HIT, SHOWN

SELECTION = "#b5d3ec"
MARK_COLOURS = {CITATION: LIGHT.mark, HIT: LIGHT.hit, SHOWN: "#ffd34d"}
"""A page is white paper in every theme, so its marks are the light ones."""


def paint_page(painter: QPainter, box: QRectF, picture: QImage | None, page: int, message: str) -> None:
    """The page's picture; before it is there, white paper with its number or a sentence."""
    now = theme.current()
    painter.fillRect(box, QColor("#ffffff"))
    if picture is not None:
        painter.drawImage(box, picture)
    else:
        painter.setFont(now.font(theme.SMALL))
        painter.setPen(QColor(LIGHT.quiet))
        words = message or f"Page {page}"
        room = box.adjusted(24, 24, -24, -24)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    painter.setPen(QPen(now.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_marks(painter: QPainter, boxes: Iterable[QRectF], colour: str) -> None:
    """Colour multiplied over the print; where marks overlap both are seen."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for box in boxes:
        painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(colour))
    painter.restore()


def paint_caret(painter: QPainter, box: QRectF) -> None:
    """The word at which the keyboard stands."""
    painter.setPen(QPen(QColor(LIGHT.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 2, 2)
