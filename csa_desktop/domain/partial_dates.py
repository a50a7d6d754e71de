"""Dates as a file says them: a day, a month ("2011-01") or a year. What is not said is never made up."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_SAID = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days on which something may have happened; one where the day is known."""

    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        """True where the day is known."""
        return self.first == self.last

    @property
    def middle(self) -> date:
        """The day halfway: where it is drawn, with its whole span beside it."""
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A number of days, or the least and the most that it can be where a date is not said to the day."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """True where there is only one number that it can be."""
        return self.least == self.most


def span_of(said: str) -> Span | None:
    """The days that an ISO date, month or year may mean; None where it is none of these."""
    parts = _SAID.fullmatch(said)
    if parts is None:
        return None
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    try:
        if day:
            return Span(date(year, month, day), date(year, month, day))
        if month:
            return Span(date(year, month, 1), _month_end(year, month))
        return Span(date(year, 1, 1), date(year, _DECEMBER, 31))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year, month + 1, 1) if month < _DECEMBER else date(year + 1, 1, 1)
    return following - timedelta(days=1)


def days_between(start: Span, end: Span) -> Length:
    """The days from one to the other, never below nought: events are told in the order they happened in."""
    return Length(max(0, (end.first - start.last).days), max(0, (end.last - start.first).days))
