"""Dates and times in words, the same on every machine: not in its language, not in its time zone."""

import re
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = len("2005-06-14")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def day(when: date) -> str:
    """A date in words."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(said: str) -> str:
    """An ISO date, month or time in words, in the time of England; any other text as it stands."""
    if _MONTH.fullmatch(said):
        return f"{MONTHS[int(said[-2:]) - 1]} {said[:4]}"
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return said
    if len(said) <= _DATE:
        return day(when)
    local = when.astimezone(_england()) if when.tzinfo else when
    return f"{day(local)}, {local:%H:%M}"


@cache
def _england() -> tzinfo:
    try:
        return ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:  # a system without time zones
        return UTC
