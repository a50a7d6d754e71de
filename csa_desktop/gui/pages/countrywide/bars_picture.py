"""The bars of a figure, painted: patterns and numbers tell grades apart; pressing a piece chooses it."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csa_desktop.domain.national import Bar, Figure
from csa_desktop.domain.national_words import bar_title, bar_words
from csa_desktop.gui import theme
from csa_desktop.gui.text_units import tip
from csa_desktop.reports.bars import GAPS, SOLID, Piece, pieces, strokes

LABEL, WIDE, HIGH, BETWEEN, END = 118, 430, 26, 9, 34
"""In units of text size: the names, the whole, a bar, the room between two, and the base after a bar."""


class BarsPicture(QWidget):
    """`chosen(key, code)` when a piece is pressed; the table beside it does the same by keyboard."""

    chosen = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("barsPicture")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._figure: Figure | None = None
        self._bars: tuple[Bar, ...] = ()
        self._by_type = False

    def show_bars(self, figure: Figure, bars: Sequence[Bar], *, by_type: bool) -> None:
        """Show these."""
        self._figure, self._bars, self._by_type = figure, tuple(bars), by_type
        self.setAccessibleName(" ".join(bar_words(figure, bar, by_type=by_type) for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each bar."""
        return QSize(theme.px(WIDE), theme.px(HIGH + BETWEEN) * max(1, len(self._bars)))

    def placed(self) -> list[tuple[Bar, float, tuple[Piece, ...]]]:
        """Each bar with the place of its top, and its pieces."""
        codes = [grade.code for grade in self._figure.scale.grades] if self._figure else []
        most = max((bar.final for bar in self._bars), default=0)
        room = self.width() - theme.px(LABEL + END)
        return [
            (
                bar,
                at * theme.px(HIGH + BETWEEN) + theme.px(BETWEEN) / 2,
                pieces([(code, len(bar.by_grade[code])) for code in codes], most=most, width=room),
            )
            for at, bar in enumerate(self._bars)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, bars, and the base after each."""
        look, painter = theme.current(), QPainter(self)
        painter.setFont(look.font(theme.SMALL))
        metrics, left, high = QFontMetricsF(painter.font()), look.px(LABEL), look.px(HIGH)
        for bar, top, found in self.placed():
            name = bar_title(bar, by_type=self._by_type)
            named = QRectF(0, top, left - look.px(8), high)
            painter.setPen(look.colour("ink"))
            short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, named.width())
            painter.drawText(named, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
            for piece in found:
                paint_piece(painter, QRectF(left + piece.left, top, piece.width, high), piece)
            end = QRectF(left + sum(p.width for p in found) + look.px(6), top, look.px(END), high)
            painter.setPen(look.colour("quiet"))
            painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(bar.final))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the piece under the pointer."""
        if found := self._at(event.position().toPoint()):
            self.chosen.emit(found[0].key, found[1].code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a piece is."""
        found = self._at(event.position().toPoint())
        if found and self._figure:
            said = bar_words(self._figure, found[0], by_type=self._by_type)
            QToolTip.showText(event.globalPosition().toPoint(), tip(said), self)

    def _at(self, point: QPoint) -> tuple[Bar, Piece] | None:
        for bar, top, found in self.placed():
            for piece in found:
                box = QRectF(theme.px(LABEL) + piece.left, top, piece.width, theme.px(HIGH))
                if box.contains(point):
                    return bar, piece
        return None


def paint_piece(painter: QPainter, box: QRectF, piece: Piece) -> None:
    """A piece with its pattern, and its count where there is room for it."""
    look = theme.current()
    solid = GAPS[piece.pattern] == SOLID
    painter.fillRect(box, look.colour("accent" if solid else "paper"))
    painter.setPen(QPen(look.colour("accent"), 1))
    for x, y, to_x, to_y in strokes(piece.pattern, box.width(), box.height(), unit=look.px(1)):
        painter.drawLine(QLineF(box.left() + x, box.top() + y, box.left() + to_x, box.top() + to_y))
    painter.setPen(QPen(look.colour("ink"), 1))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    if piece.count:
        _paint_count(painter, box, piece, on_solid=solid)


def _paint_count(painter: QPainter, box: QRectF, piece: Piece, *, on_solid: bool) -> None:
    look, text = theme.current(), str(piece.count)
    metrics = QFontMetricsF(painter.font())
    wide = metrics.horizontalAdvance(text) + look.px(6)
    if wide > box.width() - 2:
        return
    inside = QRectF(box.center().x() - wide / 2, box.top() + 3, wide, box.height() - 6)
    if not on_solid:
        painter.fillRect(inside, look.colour("paper"))
    painter.setPen(look.colour("on_accent" if on_solid else "ink"))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)


class Swatch(QWidget):
    """The pattern of a grade in the key."""

    def __init__(self, pattern: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piece = Piece("", 0, 0, 0, pattern % len(GAPS))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small box."""
        return QSize(theme.px(26), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_piece(painter, QRectF(self.rect()), self._piece)
        painter.end()
