"""The small picture of an indicator, laid out once for the window and for paper: trend and comparison.

The council's figures are dots on a line, those of its neighbours and of England other shapes, so that no
colour is needed to tell them apart; a year that is not known is a gap with a cross under it.
"""

import itertools
from dataclasses import dataclass
from decimal import Decimal

from csa_desktop.domain.indicators import BODIES, COUNCIL, Figure, Indicator, figures, years

DOT, DIAMOND, TRIANGLE = "dot", "diamond", "triangle"
SHAPES = dict(zip(BODIES, (DOT, DIAMOND, TRIANGLE), strict=True))
"""How the figures of each body are marked."""

Point = tuple[float, float]
"""From the left and from the top."""


@dataclass(frozen=True, slots=True)
class Series:
    """One body: its marks, and the lines between marks of years that follow each other."""

    body: str
    shape: str
    marks: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    level: bool = False
    """True where it has one figure only, which is drawn across for comparison."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All series, the council's last so that it lies on top; and where years are not known."""

    series: tuple[Series, ...]
    unknown: tuple[float, ...]


def lay_out(indicator: Indicator, width: float, height: float, *, pad: float) -> Picture:
    """Place an indicator's figures in a box; larger is higher up, whichever is better."""
    said, order = figures(indicator.figures), years(indicator)
    numbers = [n for found in said.values() for f in found if (n := f.number) is not None]
    if not numbers:
        return Picture((), ())
    low, high = min(numbers), max(numbers)
    across = {year: _across(at, len(order), width, pad) for at, year in enumerate(order)}

    def point(figure: Figure, number: Decimal) -> Point:
        return across[figure.year], _down(number, low, high, height, pad)

    series = []
    for body in reversed(BODIES):
        placed = [None if f.number is None else point(f, f.number) for f in said.get(body, ())]
        if any(placed):
            series.append(_series(body, placed, width, pad))
    unknown = tuple(across[f.year] for f in said.get(COUNCIL, ()) if f.number is None)
    return Picture(tuple(series), unknown)


def _series(body: str, placed: list[Point | None], width: float, pad: float) -> Series:
    marks = tuple(p for p in placed if p is not None)
    if len(marks) == 1 and body != COUNCIL:
        y = marks[0][1]
        return Series(body, SHAPES[body], marks, (((pad, y), (width - pad, y)),), level=True)
    pairs = itertools.pairwise(placed)
    lines = tuple((a, b) for a, b in pairs if a is not None and b is not None)
    return Series(body, SHAPES[body], marks, lines)


def _across(at: int, count: int, width: float, pad: float) -> float:
    return width / 2 if count == 1 else pad + at * (width - 2 * pad) / (count - 1)


def _down(number: Decimal, low: Decimal, high: Decimal, height: float, pad: float) -> float:
    share = float((number - low) / (high - low)) if high > low else 0.5
    return height - pad - share * (height - 2 * pad)
