"""Working days of England: Monday to Friday without its bank holidays, one-off ones included."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

_FRIDAY = 4
_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """True for Monday to Friday where it is no bank holiday in England."""
    return day.weekday() <= _FRIDAY and day not in _bank_holidays(day.year)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after `day` (before it where n is negative); `day` itself where n is 0."""
    step = _DAY if n >= 0 else -_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(a: date, b: date) -> int:
    """How many working days lie after `a`, up to and with `b`; negative where `b` is the earlier."""
    if b < a:
        return -working_days_between(b, a)
    return sum(map(is_working_day, _days(a + _DAY, b)))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays.countries.united_kingdom import UnitedKingdom  # a third of a second, not at the start

    return frozenset(UnitedKingdom(subdiv="ENG", years=year))  # type: ignore[no-untyped-call]
