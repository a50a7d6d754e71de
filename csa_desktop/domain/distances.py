"""How far the council is from its neighbours and England, and where its figures are going.

The handbook asks whether indicators are "at least in line with national or neighbour averages, and whether
they show a trend of improvement" (003:218). Distances and trends are only read off: no judgement follows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from csa_desktop.domain.indicators import (
    COUNCIL,
    ENGLAND,
    HIGHER,
    LOWER,
    NEIGHBOURS,
    Figure,
    Indicator,
    figures,
)

RISING, FALLING, LEVEL, UNEVEN = "rising", "falling", "level", "uneven"
BETTER, WORSE, SAME, OPEN = "better", "worse", "same", ""
"""On which side a difference lies by the direction; OPEN where that is neither, or not said."""

BY_DATASET, BY_NEIGHBOURS, BY_ENGLAND, BY_TREND = "dataset", NEIGHBOURS, ENGLAND, "trend"
ORDERS = {
    BY_DATASET: "As in the dataset",
    BY_NEIGHBOURS: "Distance from neighbours",
    BY_ENGLAND: "Distance from England",
    BY_TREND: "Trend",
}
Key = tuple[int, Decimal, int, str]
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Distance:
    """The council beside another body in one year: the latest for which both have a number."""

    year: str
    own: Decimal
    other: Decimal
    side: str

    @property
    def gap(self) -> Decimal:
        """By how much the council is above the other, in the indicator's unit; below nought where below."""
        return self.own - self.other

    @property
    def share(self) -> Decimal:
        """The gap as a share of the other's figure, to set beside indicators in other units."""
        return _share(self.gap, self.other)


@dataclass(frozen=True, slots=True)
class Trend:
    """The council's figures from the first that is known to the last."""

    first: Figure
    last: Figure
    shape: str
    """RISING or FALLING where no known figure goes the other way, LEVEL where none differs, else UNEVEN."""
    side: str
    known: int
    years: int
    """How many years there are, those without a known figure among them."""

    @property
    def change(self) -> Decimal:
        """The last known figure less the first."""
        return _known(self.last) - _known(self.first)

    @property
    def share(self) -> Decimal:
        """The change as a share of the first figure."""
        return _share(self.change, _known(self.first))


@lru_cache(maxsize=8192)
def distance(indicator: Indicator, body: str) -> Distance | None:
    """How far the council is from a body; None where no year has a known number of both."""
    said = figures(indicator.figures)
    others = {f.year: f.number for f in said.get(body, ())}
    for own in reversed(said.get(COUNCIL, ())):
        other = others.get(own.year)
        if own.number is not None and other is not None:
            return Distance(own.year, own.number, other, side(indicator.direction, own.number - other))
    return None


@lru_cache(maxsize=8192)
def trend(indicator: Indicator) -> Trend | None:
    """Where the council's figures go; None where fewer than two are known."""
    all_years = figures(indicator.figures).get(COUNCIL, ())
    known = [f for f in all_years if f.number is not None]
    if len(known) < 2:
        return None
    numbers = [_known(f) for f in known]
    way = side(indicator.direction, numbers[-1] - numbers[0])
    return Trend(known[0], known[-1], _shape(numbers), way, len(known), len(all_years))


def side(direction: str, difference: Decimal) -> str:
    """On which side a difference lies, where higher or lower is better."""
    if not difference:
        return SAME
    if direction not in (HIGHER, LOWER):
        return OPEN
    return BETTER if (difference > 0) == (direction == HIGHER) else WORSE


def sort_key(order: str) -> Callable[[Indicator], Key]:
    """Sorts indicators: furthest on the worse side first, the better side last; then those whose direction is
    not known, the largest difference first; then those without one.
    """
    if order == BY_TREND:
        return lambda indicator: _key(indicator, trend(indicator))
    if order in (BY_NEIGHBOURS, BY_ENGLAND):
        return lambda indicator: _key(indicator, distance(indicator, order))
    return lambda indicator: (0, Decimal(), indicator.place, indicator.id)


def _key(indicator: Indicator, found: Distance | Trend | None) -> Key:
    where = indicator.place, indicator.id
    if found is None:
        return 2, Decimal(), *where
    size = abs(found.share)
    if indicator.direction not in (HIGHER, LOWER):
        return 1, -size, *where
    return 0, size if found.side == BETTER else -size, *where


def _shape(numbers: list[Decimal]) -> str:
    steps = [after - before for before, after in pairwise(numbers)]
    if not any(steps):
        return LEVEL
    if all(step >= 0 for step in steps):
        return RISING
    return FALLING if all(step <= 0 for step in steps) else UNEVEN


def _share(gap: Decimal, of: Decimal) -> Decimal:
    if not gap:
        return Decimal()
    return gap / abs(of) if of else _INFINITE.copy_sign(gap)


def _known(figure: Figure) -> Decimal:
    number = figure.number
    assert number is not None
    return number
