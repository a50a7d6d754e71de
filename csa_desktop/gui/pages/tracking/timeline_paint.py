"""Paints a timeline that was laid out. Each stage has its wash, and its name stands in it."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from csa_desktop.gui import theme
from csa_desktop.gui.theme import Theme
from csa_desktop.reports.timeline_layout import Bar, Laid, Mark, Quiet

WASHES = ("side", "link_wash", "caution_wash", "weak_wash", "theirs", "good_wash", "mark", "hover")
"""The grounds of stages in their order; all carry ink."""
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Measures:
    """Fonts and heights at one text size."""

    strong: QFont
    plain: QFont
    wide: QFontMetricsF
    narrow: QFontMetricsF
    line: float
    stem: float
    bar: float
    dot: float

    def width(self, text: str) -> float:
        """How wide a text is in the stronger of the two fonts."""
        return self.wide.horizontalAdvance(text)

    def plainly(self, text: str) -> float:
        """How wide a text is in the plain font."""
        return self.narrow.horizontalAdvance(text)

    @property
    def lane(self) -> float:
        """The height of one lane of labels."""
        return 2 * self.line + self.dot

    def top(self, laid: Laid) -> float:
        """Where the bars begin."""
        above = laid.lanes(above=True)
        return above * self.lane + (self.stem if above else self.dot)

    def deep(self, laid: Laid) -> float:
        """The height of the bars: of one line, or of two."""
        return self.bar + (self.line if laid.tall else 0)

    def bottom(self, laid: Laid) -> float:
        """Where the labels below begin."""
        return self.top(laid) + self.deep(laid) + self.stem

    def height(self, laid: Laid) -> float:
        """The height of all."""
        if not laid.marks:
            return 0
        return self.bottom(laid) + laid.lanes(above=False) * self.lane + laid.rows() * (self.line + self.dot)

    def label(self, laid: Laid, mark: Mark) -> QRectF:
        """The box of a label."""
        wide = max(self.width(mark.title), self.width(mark.said)) + 2
        top = self.top(laid) - self.stem - (mark.lane + 1) * self.lane
        if not mark.above:
            top = self.bottom(laid) + mark.lane * self.lane
        return QRectF(mark.left, top + self.dot / 2, wide, 2 * self.line)

    def at_bar(self, laid: Laid, mark: Mark) -> float:
        """Where its dots lie: on the upper edge of the bars, or on the lower."""
        return self.top(laid) + (0 if mark.above else self.deep(laid))

    def boxes(self, laid: Laid, mark: Mark) -> list[QRectF]:
        """What can be pressed of an event: its label and its dots."""
        y, arm = self.at_bar(laid, mark), 2 * self.dot
        return [self.label(laid, mark), *(QRectF(x - arm, y - arm, 2 * arm, 2 * arm) for x in mark.dots)]


def measures() -> Measures:
    """The fonts and heights of the theme that is applied now."""
    return _measures(theme.current().percent)


@lru_cache(maxsize=4)
def _measures(percent: int) -> Measures:
    now = Theme(percent=percent)
    strong, plain = now.font(theme.SMALL, strong=True), now.font(theme.SMALL)
    wide = QFontMetricsF(strong)
    return Measures(
        strong,
        plain,
        wide,
        QFontMetricsF(plain),
        wide.height() * 1.02,
        now.px(16),
        wide.height() + now.px(16),
        now.px(4),
    )


def paint(painter: QPainter, laid: Laid, air: Measures, current: int) -> None:
    """Paint all; `current` is the event that the arrows stand on, -1 for none."""
    for bar in laid.bars:
        _paint_bar(painter, bar, air, laid)
    for quiet in laid.quiets:
        _paint_quiet(painter, quiet, laid, air)
    for mark in laid.marks:
        _paint_stem(painter, mark, laid, air)
    for at, mark in enumerate(laid.marks):
        _paint_label(painter, mark, laid, air, current=at == current)


def _paint_bar(painter: QPainter, bar: Bar, air: Measures, laid: Laid) -> None:
    now = theme.current()
    box = QRectF(bar.left, air.top(laid), max(2.0, bar.right - bar.left - 2), air.deep(laid))
    painter.setPen(QPen(now.colour("line"), 1))
    painter.setBrush(now.colour(WASHES[bar.stage % len(WASHES)]))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(now.colour("ink"))
    painter.setFont(air.plain)
    room = box.adjusted(now.px(8), 0, -now.px(2), 0)
    metrics, wide = painter.fontMetrics(), int(room.width()) + 1
    if laid.tall and metrics.horizontalAdvance(bar.title) > wide:
        painter.drawText(room, _WRAPPED, bar.title)
    else:
        painter.drawText(room, _LEFT, metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, wide))


def _inks(mark: Mark) -> tuple[QColor, QColor]:
    """The inks of what an event is called, and of when."""
    now = theme.current()
    return (now.colour("weak"),) * 2 if mark.late else (now.colour("ink"), now.colour("quiet"))


def _paint_stem(painter: QPainter, mark: Mark, laid: Laid, air: Measures) -> None:
    """What ties a label to its day."""
    now = theme.current()
    ink, quiet = _inks(mark)
    box, y = air.label(laid, mark), air.at_bar(laid, mark)
    painter.setPen(QPen(ink if mark.late else quiet, max(1.0, now.px(1.2))))
    end = box.bottom() if mark.above else box.top()
    painter.drawLine(QPointF(mark.dots[0], y), QPointF(mark.dots[0], end))
    for left, right in mark.spans:
        painter.setPen(QPen(ink, max(2.0, now.px(2))))
        painter.drawLine(QPointF(left, y), QPointF(max(right, left + 1), y))
    for x in mark.dots:
        hollow = bool(mark.spans)
        painter.setPen(QPen(ink, max(1.5, now.px(1.5))))
        painter.setBrush(now.colour("paper") if hollow else ink)
        painter.drawEllipse(QPointF(x, y), air.dot, air.dot)


def _paint_label(painter: QPainter, mark: Mark, laid: Laid, air: Measures, *, current: bool) -> None:
    """Its words, on a ground of their own: no stem of another event runs through them."""
    ink, quiet = _inks(mark)
    box = air.label(laid, mark)
    painter.fillRect(box, theme.current().colour("paper"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line, (text, font, pen) in enumerate(((mark.title, air.strong, ink), (mark.said, air.plain, quiet))):
        painter.setPen(pen)
        painter.setFont(font)
        room = QRectF(box.left(), box.top() + line * air.line, box.width() + 4, air.line)
        painter.drawText(room, _LEFT, _fitting(painter, text, laid, box.left()))
    if current:
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 4, 4)


def _fitting(painter: QPainter, text: str, laid: Laid, left: float) -> str:
    """A title is shortened where all the width is less than it; the tip and the list say it whole."""
    room = max((bar.right for bar in laid.bars), default=0.0) - left
    if not laid.bars or painter.fontMetrics().horizontalAdvance(text) <= room + 2:
        return text
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))


def _paint_quiet(painter: QPainter, quiet: Quiet, laid: Laid, air: Measures) -> None:
    now = theme.current()
    y = air.top(laid) + air.deep(laid) + now.px(6)
    painter.setPen(QPen(now.colour("weak"), now.px(3)))
    painter.drawLine(QPointF(quiet.left, y), QPointF(max(quiet.left + 2, quiet.right - 2), y))
    top = air.bottom(laid) + laid.lanes(above=False) * air.lane + quiet.row * (air.line + air.dot) + air.dot
    painter.setPen(now.colour("weak"))
    painter.setFont(air.plain)
    painter.drawText(QRectF(quiet.label, top, air.width(quiet.said) + 4, air.line), _LEFT, quiet.said)
