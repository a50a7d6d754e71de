"""What sheets are made of: blocks that split between pages and say on the next one what they continue."""

from collections.abc import Sequence
from typing import Any, Protocol

from reportlab.platypus.flowables import Flowable

from csa_desktop.reports.prose import EPSILON

CONTINUED = " (continued)"
_ALL = float("inf")


class Block(Protocol):
    """A flowable that says how much room it wants above it."""

    @property
    def above(self) -> float:
        """Points, except at the top of what it stands in."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size in this width."""

    def split(self, width: float, height: float) -> "list[Any]":
        """What fits into the height and what follows; nothing where it cannot be divided there."""

    def drawOn(self, canvas: Any, x: float, y: float) -> None:
        """Draw it with its lower left corner there."""


class Stack(Flowable):  # type: ignore[misc]
    """Blocks one below the other under a heading, which is repeated as `again` where they go on.

    One that is no higher than `whole` points goes to the next page rather than be divided.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        head: Block | None = None,
        again: Block | None = None,
        above: float = 0,
        whole: float = 0,
    ) -> None:
        super().__init__()
        self.blocks, self.head, self.again = list(blocks), head, again
        self.above, self.whole = above, whole

    def _all(self) -> list[Block]:
        return [self.head, *self.blocks] if self.head else self.blocks

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; a height over `height` may be less than the whole, being too much in any case."""
        self.width, self.height = width, 0.0
        for place, block in enumerate(self._all()):
            self.height += (block.above if place else 0) + block.wrap(width, height)[1]
            if self.height > height + EPSILON:
                break
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """What fits and what follows; nothing where no block fits under the heading."""
        if self.wrap(width, self.whole)[1] <= self.whole:
            return []
        left = height - (self.head.wrap(width, _ALL)[1] if self.head else 0)
        for place, block in enumerate(self.blocks):
            above = block.above if place or self.head else 0
            needed = above + block.wrap(width, left)[1]
            if needed > left + EPSILON:
                return self._divide(place, block.split(width, left - above) if left > above else [])
            left -= needed
        return [self]

    def _divide(self, place: int, parts: list[Any]) -> list[Any]:
        first, second = self.blocks[:place], self.blocks[place:]
        if len(parts) > 1:
            first, second = [*first, parts[0]], [*parts[1:], *second[1:]]
        if not first:
            return []
        return [
            Stack(first, head=self.head, above=self.above),
            Stack(second, head=self.again, again=self.again, above=self.above, whole=self.whole),
        ]

    def draw(self) -> None:
        """Draw the blocks from the top down."""
        y = self.height
        for place, block in enumerate(self._all()):
            y -= (block.above if place else 0) + block.wrap(self.width, _ALL)[1]
            block.drawOn(self.canv, 0, y)


class Room(Flowable):  # type: ignore[misc]
    """Ruled room to write in by hand: `number` lines `pitch` points apart, after bullets where wanted."""

    above = 0

    def __init__(self, number: int, *, pitch: float, bullets: bool = False) -> None:
        super().__init__()
        self.number, self.pitch, self.bullets = number, pitch, bullets

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Its size in this width."""
        self.width, self.height = width, self.number * self.pitch
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Any]:
        """The lines that fit and the others."""
        fitting = int((height + EPSILON) / self.pitch)
        if not 0 < fitting < self.number:
            return []
        return [
            Room(number, pitch=self.pitch, bullets=self.bullets)
            for number in (fitting, self.number - fitting)
        ]

    def draw(self) -> None:
        """Draw the lines, lighter than writing."""
        self.canv.setStrokeColorRGB(*RULE)
        self.canv.setLineWidth(0.5)
        for line in range(self.number):
            y = line * self.pitch
            self.canv.line(BULLET if self.bullets else 0, y + 2, self.width, y + 2)
            if self.bullets:
                self.canv.setFillColorRGB(*FRAME)
                self.canv.circle(BULLET / 2, y + 5.5, 1.7, stroke=0, fill=1)


RULE = (0.66, 0.69, 0.72)
FRAME = (0.3, 0.33, 0.37)
SHADE = (0.945, 0.95, 0.957)
BULLET = 14
"""Points from a bullet's left edge to what follows it."""
