"""Rows of framed cells, as high as their fullest cell, going on over as many pages as that needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from csa_desktop.reports.blocks import FRAME, SHADE, Block, Stack
from csa_desktop.reports.prose import EPSILON

PADDING = 6
"""Points between a frame and what stands in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A share of the row's width, what stands in it, and what stands there where the row goes on."""

    share: float
    block: Block
    again: Block | None = None
    shaded: bool = False


class Row(Flowable):  # type: ignore[misc]
    """Cells side by side in one frame; `least` is its height where less stands in it."""

    above = 0

    def __init__(self, cells: Sequence[Cell], *, least: float = 0) -> None:
        super().__init__()
        self.cells, self.least = tuple(cells), least

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size in this width."""
        inside = height - 2 * PADDING
        highest = max(cell.block.wrap(self._room(cell, width), inside)[1] for cell in self.cells)
        self.width, self.height = width, max(highest + 2 * PADDING, self.least)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """The lines of every cell that fit, and the others in a row below."""
        inside = height - 2 * PADDING
        parts = [self._parts(cell, self._room(cell, width), inside) for cell in self.cells]
        if inside <= 0 or not all(parts) or self.least > height:
            return []
        return [Row([part[0] for part in parts]), Row([part[1] for part in parts])]

    def _parts(self, cell: Cell, width: float, height: float) -> tuple[Cell, ...]:
        again = cell.again or Stack(())
        if cell.block.wrap(width, height)[1] <= height + EPSILON:
            return cell, Cell(cell.share, again, again, cell.shaded)
        split = cell.block.split(width, height)
        if len(split) < 2:
            return ()
        return Cell(cell.share, split[0], again, cell.shaded), Cell(cell.share, split[1], again, cell.shaded)

    def _room(self, cell: Cell, width: float) -> float:
        return cell.share * width - 2 * PADDING

    def draw(self) -> None:
        """Draw the frames, and what stands in them from the top."""
        x = 0.0
        for cell in self.cells:
            self._frame(x, cell)
            wide = self._room(cell, self.width)
            high = cell.block.wrap(wide, float("inf"))[1]
            cell.block.drawOn(self.canv, x + PADDING, self.height - PADDING - high)
            x += cell.share * self.width

    def _frame(self, x: float, cell: Cell) -> None:
        self.canv.setStrokeColorRGB(*FRAME)
        self.canv.setFillColorRGB(*SHADE)
        self.canv.setLineWidth(0.6)
        self.canv.rect(x, 0, cell.share * self.width, self.height, stroke=1, fill=int(cell.shaded))
