"""Where the parts of a row lie at one width: text in lines, chips in a flow, a remark. Made once, kept."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from csa_desktop.gui import theme
from csa_desktop.gui.pages.notebook.row_view import CAUTION, GOOD, SOURCE, ChipView, RowView
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.theme import Theme

SPACING = 1.18
"""Height of a line in times that of its letters: text one reads has air."""
WIDEST_CHIP = 24
"""In times the text size; longer chips are shortened, and whole in their tip."""
_TONES = {
    SOURCE: ("link_wash", "accent", ""),
    CAUTION: ("caution_wash", "caution", ""),
    GOOD: ("good_wash", "good", ""),
}
_OTHER = ("paper", "quiet", "line")
_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip and the box it is painted in."""

    view: ChipView
    box: QRect
    shown: str


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A row laid out at one width and one theme."""

    text: QTextLayout
    chips: tuple[PlacedChip, ...]
    remark: QTextLayout | None
    remark_top: int
    left: int
    top: int
    height: int

    def chip_at(self, x: int, y: int) -> PlacedChip | None:
        """The chip under the pointer."""
        return next((c for c in self.chips if c.box.contains(x, y)), None)


@dataclass(frozen=True, slots=True)
class _Type:
    """The fonts of rows at one text size, and what is measured of them again and again."""

    body: QFont
    small: QFont
    metrics: QFontMetricsF
    chip_height: int
    gap: int
    inner: int


@lru_cache(maxsize=4)
def _type(percent: int) -> _Type:
    now = Theme(percent=percent)
    small = now.font(theme.SMALL)
    metrics = QFontMetricsF(small)
    height = round(metrics.height() + now.px(6))
    return _Type(now.font(), small, metrics, height, now.px(6), now.px(9))


@lru_cache(maxsize=1024)
def _chip(text: str, percent: int, most: int) -> tuple[str, int]:
    """A chip's words as they fit, and the width of its box; the same few are on hundreds of rows."""
    kind = _type(percent)
    line = " ".join(clean(text).split())
    shown = kind.metrics.elidedText(line, Qt.TextElideMode.ElideRight, most)
    return shown, round(kind.metrics.horizontalAdvance(shown)) + 2 * kind.inner


def lay_out(view: RowView, width: int, now: Theme) -> RowLayout:
    """Lay a row out at a width in pixels."""
    kind = _type(now.percent)
    pad, left = now.px(9), now.px(36)
    room = max(now.px(60), width - left - now.px(10))
    text, bottom = _lines(view.text, kind.body, room)
    y = pad + bottom
    chips, y = _flow(view.chips, QRect(left, y + now.px(5), room, 0), now)
    remark, top = None, y
    if view.remark:
        remark, height = _lines(view.remark, kind.small, room)
        top, y = y + now.px(3), y + now.px(3) + height
    return RowLayout(text, chips, remark, top, left, pad, y + pad)


def _lines(text: str, font: QFont, room: int) -> tuple[QTextLayout, int]:
    layout = QTextLayout(clean(text).replace("\r\n", "\n").replace("\n", "\u2028") or " ", font)
    layout.setTextOption(_WRAPPED)
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        height = line.height()
        line.setPosition(QPointF(0, top + height * (SPACING - 1) / 2))
        top += height * SPACING
    layout.endLayout()
    return layout, round(top)


def _flow(views: tuple[ChipView, ...], start: QRect, now: Theme) -> tuple[tuple[PlacedChip, ...], int]:
    """The chips in lines from `start`, and where the last line ends (or `start` where there are none)."""
    if not views:
        return (), start.top() - now.px(5)
    kind = _type(now.percent)
    most = min(now.px(theme.SMALL) * WIDEST_CHIP, start.width() - 2 * kind.inner)
    x, y, placed = start.left(), start.top(), []
    for view in views:
        shown, width = _chip(view.text, now.percent, most)
        if x > start.left() and x + width > start.right():
            x, y = start.left(), y + kind.chip_height + kind.gap
        placed.append(PlacedChip(view, QRect(x, y, width, kind.chip_height), shown))
        x += width + kind.gap
    return tuple(placed), y + kind.chip_height


def paint_chip(painter: QPainter, chip: PlacedChip, now: Theme, *, hovered: bool) -> None:
    """Paint a chip as the style sheet paints those that are widgets."""
    ground, ink, edge = _TONES.get(chip.view.tone, _OTHER)
    radius = now.px(11) if edge else 4
    painter.setBrush(now.colour(ground))
    painter.setPen(QPen(now.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(chip.box.adjusted(0, 0, -1, -1), radius, radius)
    font = QFont(_type(now.percent).small)
    font.setUnderline(hovered and chip.view.place is not None)
    painter.setFont(font)
    painter.setPen(now.colour("ink" if hovered and chip.view.place else ink))
    painter.drawText(chip.box, _CENTRE, chip.shown)
