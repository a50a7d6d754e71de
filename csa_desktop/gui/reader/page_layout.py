"""Where each page of a document lies in the scroll area: pages below each other, centred."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

MARGIN, GAP = 14, 12


class PageLayout:
    """`sizes` in points, `scale` in pixels per point, `width` of the view in pixels; pages from 1."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, width: float) -> None:
        self.scale = scale
        self._sizes = sizes
        self.width = max(width, max((w for w, _ in sizes), default=0) * scale + 2 * MARGIN)
        heights = (height * scale + GAP for _, height in sizes)
        self._tops = [MARGIN, *(MARGIN + bottom for bottom in accumulate(heights))]
        self.height = self._tops[-1] - GAP + MARGIN if sizes else 0.0

    def rect(self, page: int) -> QRectF:
        """The page's box in the scroll area."""
        width, height = (length * self.scale for length in self._sizes[page - 1])
        return QRectF((self.width - width) / 2, self._tops[page - 1], width, height)

    def page_at(self, y: float) -> int:
        """The page at a height, the nearest where it is between two; 1 at the least."""
        return max(1, min(len(self._sizes), bisect_right(self._tops, y)))

    def pages(self, top: float, bottom: float) -> range:
        """The pages that show between two heights."""
        if not self._sizes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def to_page(self, spot: QPointF) -> tuple[int, float, float]:
        """(page, x, y in points from its top left) of a place in the scroll area."""
        page = self.page_at(spot.y())
        box = self.rect(page)
        return page, (spot.x() - box.left()) / self.scale, (spot.y() - box.top()) / self.scale

    def from_page(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """A box in points of a page as a box in the scroll area."""
        left, top, right, bottom = (length * self.scale for length in box)
        at = self.rect(page).topLeft()
        return QRectF(QPointF(left, top) + at, QPointF(right, bottom) + at)
