"""What a sample is wished to be, and which children may be drawn for it."""

import calendar
from dataclasses import dataclass
from datetime import date

from csa_desktop.domain.sampling.child import CLOSED, CURRENT, Child


@dataclass(frozen=True, slots=True)
class Wish:
    """A sample to be drawn; all of it is recorded, so that anybody can draw the same one again."""

    seed: str
    places: tuple[tuple[str, int], ...]
    """For each stage, in the journey's order, how many cases are wished."""
    reserves: int = 0
    """How many reserves stand ready for each stage that has places."""
    states: frozenset[str] = frozenset({CURRENT, CLOSED})
    closed_months: int = 0
    """Closed cases count only where closed in so many months before `on` (six: 002:110); 0: always."""
    on: str = ""
    """The day the months are counted back from, as an ISO date."""
    cover: tuple[str, ...] = ()
    """What at least one case should speak for: groups and other characteristics, as ids."""


def earliest_closing(wish: Wish) -> str:
    """The first day on which a closed case may have been closed; empty where any day will do."""
    if not wish.closed_months or not wish.on:
        return ""
    day = date.fromisoformat(wish.on)
    months = day.year * 12 + day.month - 1 - wish.closed_months
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1])).isoformat()


def is_eligible(child: Child, wish: Wish, earliest: str) -> bool:
    """True where the child may be drawn at all; `earliest` is `earliest_closing(wish)`."""
    if child.state not in wish.states or not any(n and s in child.stages for s, n in wish.places):
        return False
    in_time = bool(child.closed_on) and earliest <= child.closed_on <= wish.on
    return child.state != CLOSED or not earliest or in_time


def lacks_closing_date(child: Child, wish: Wish, earliest: str) -> bool:
    """True where a closed child is left out only because the lists do not say when it was closed."""
    closed = child.state == CLOSED and CLOSED in wish.states
    return closed and bool(earliest) and not child.closed_on
