"""Dates as people write them: which day a text means, and in which order a column's dates are written."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY_FIRST = "day first"
MONTH_FIRST = "month first"
_TIME = re.compile(r"[T ,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([ap]m|z|[+-]\d\d:?\d\d)?$", re.I)
_FIGURES = re.compile(r"(\d{1,4})\s*[-./\\ ]\s*(\d{1,2})\s*[-./\\ ]\s*(\d{1,4})$")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_DAY_MONTH = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?([a-z]{3,9})\.?[-\s./,]*(\d{4}|\d{2})$", re.I
)
_MONTH_DAY = re.compile(
    r"(?:[a-z]+,?\s+)?([a-z]{3,9})\.?[-\s./]*(\d{1,2})(?:st|nd|rd|th)?[-\s./,]+(\d{4}|\d{2})$", re.I
)
_MONTH_ONLY = re.compile(r"(?:[a-z]{3,9}\.?|\d{1,2})[-\s./]*(\d{4})$|(\d{4})[-./]\d{1,2}$", re.I)
_YEAR_ONLY = re.compile(r"(19|20)\d\d$")
_NONE_KNOWN = frozenset(
    (
        "n a",
        "na",
        "n/a",
        "not known",
        "unknown",
        "nk",
        "none",
        "not recorded",
        "-",
        "--",
        "tbc",
        "?",
        "nil",
        "null",
        "dk",
        "x",
        ".",
    )
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
FIRST_DAY_NUMBER = 10_000
"""Numbers from here to the last are taken for days of Excel (18 May 1927 to 13 August 2118)."""
LAST_DAY_NUMBER = 79_999
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Written:
    """A text that is a date, or why it is none; `figures` are its parts where their order has to be found."""

    day: date | None = None
    wrong: str = ""
    figures: tuple[int, int, int] | None = None
    notes: tuple[str, ...] = ()

    @property
    def shows(self) -> str:
        """The order that a date of figures can only have; empty where it could be either, or is no such."""
        if not self.figures:
            return ""
        first, second, _ = self.figures
        if first > 12 >= second:
            return DAY_FIRST
        return MONTH_FIRST if second > 12 >= first else ""

    @property
    def is_either(self) -> bool:
        """True where day and month could each be the other, and it matters."""
        first, second, _ = self.figures or (0, 0, 0)
        return first <= 12 >= second and first != second


def written(text: str, today: date) -> Written:
    """What a text says about a day. Two figures of a year mean the latest that is at most one year ahead."""
    bare = " ".join(text.split()).strip("'\"")
    if bare.casefold() in _NONE_KNOWN:
        return Written(wrong="no date known")
    without_time = _TIME.sub("", bare)
    notes = ("time of day",) if without_time != bare and not _is_midnight(bare[len(without_time) :]) else ()
    if found := _FIGURES.match(without_time):
        return _of_figures(found[1], found[2], found[3], notes, today)
    if found := _TOGETHER.match(without_time):
        return _of(int(found[1]), int(found[2]), int(found[3]), notes)
    if found := _DAY_MONTH.match(without_time):
        return _of_words(found[1], found[2], found[3], notes, today)
    if found := _MONTH_DAY.match(without_time):
        return _of_words(found[2], found[1], found[3], notes, today)
    return Written(wrong=_why_none(without_time))


def in_order(read: Written, order: str) -> Written:
    """A date of figures read in this order; where it shows its own, in that."""
    assert read.figures
    first, second, year = read.figures
    day_first = (read.shows or order) == DAY_FIRST
    day, month = (first, second) if day_first else (second, first)
    return _of(year, month, day, read.notes)


def from_day_number(number: float) -> date | None:
    """The day that a number of Excel means, in the calendar that begins in 1900; None where it means none."""
    if FIRST_DAY_NUMBER <= number <= LAST_DAY_NUMBER:
        return _EPOCH + timedelta(days=int(number))
    return None


def _of_figures(first: str, second: str, third: str, notes: tuple[str, ...], today: date) -> Written:
    if len(first) >= 3:
        year, month, day = int(first), int(second), int(third)
        if month > 12 >= day:
            month, day = day, month
        return (
            _of(year, month, day, notes) if len(first) == 4 and len(third) <= 2 else Written(wrong="no date")
        )
    if len(third) not in (2, 4):
        return Written(wrong="no date")
    year, said = _year(third, today)
    return Written(figures=(int(first), int(second), year), notes=(*notes, *said))


def _of_words(day: str, month: str, year: str, notes: tuple[str, ...], today: date) -> Written:
    number = _MONTHS.get(month[:3].lower())
    if number is None or not _is_month(month):
        return Written(wrong="no date")
    full, said = _year(year, today)
    return _of(full, number, int(day), (*notes, *said))


def _of(year: int, month: int, day: int, notes: tuple[str, ...]) -> Written:
    try:
        return Written(date(year, month, day), notes=notes)
    except ValueError:
        return Written(wrong="date that is not")


def _year(written: str, today: date) -> tuple[int, tuple[str, ...]]:
    if len(written) == 4:
        return int(written), ()
    year = today.year - today.year % 100 + int(written)
    return (year if year <= today.year + 1 else year - 100), ("short year",)


def _is_month(word: str) -> bool:
    return (
        any(name.lower().startswith(word.lower()) for name in calendar.month_name if name)
        or word.lower() == "sept"
    )


def _is_midnight(time: str) -> bool:
    return not set(time) & set("123456789") or time.strip(" T,").startswith("12:00:00 AM")


def _why_none(text: str) -> str:
    if _YEAR_ONLY.match(text):
        return "year only"
    return "month only" if _MONTH_ONLY.match(text) else "no date"
