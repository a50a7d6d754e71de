"""Years and periods as datasets write them: 2004-05, 2004, 31 March 2005, March 2005, 04/05."""

import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/–]\s*((?:19|20)?\d\d)(?!\d|[-/]\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_MONTH = re.compile(
    rf"(?<![a-z])(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?({'|'.join(_MONTHS)})[a-z]*\.?[\s-]+'?((?:19|20)?\d\d)(?!\d)",
    re.I,
)
_SHORT = re.compile(r"(?<!\d)(\d\d)\s*[-/–]\s*(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONGEST_SPAN = 6
_CENTURY = 70
"""Years of two figures from here on are of the twentieth century."""

Key = tuple[int, int]
"""For putting periods in order: year and month in which they end."""


@dataclass(frozen=True, slots=True)
class Year:
    """A period as it is written, its place in order, and the words around it."""

    label: str
    key: Key
    rest: str
    sure: bool = True
    """False where two figures were taken for a year."""


def year_in(text: str) -> Year | None:
    """The period that a text names; None where it names none, or several."""
    for pattern, read in _READERS:
        found = pattern.search(text)
        if found and (key := read(found)):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return Year(" ".join(found[0].split()), key, rest, sure=pattern is not _SHORT)
    return None


def spelling(label: str) -> str:
    """A period in one spelling, so that 2004-05, 2004/05 and 2004-2005 are the same; all else as it is."""
    if found := _SPAN.fullmatch(label.strip()):
        return f"{found[1]}-{found[2][-2:]}"
    return " ".join(label.split()).casefold()


def _iso(found: re.Match[str]) -> Key | None:
    return _month(int(found[1]), int(found[2]))


def _day(found: re.Match[str]) -> Key | None:
    return _month(int(found[3]), int(found[2]))


def _named(found: re.Match[str]) -> Key | None:
    return _full(found[2]), _MONTHS.index(found[1].casefold()) + 1


def _span(found: re.Match[str]) -> Key | None:
    first = int(found[1])
    last = int(found[2]) if len(found[2]) > 2 else first - first % 100 + int(found[2])
    last += 100 if last < first and first % 100 == 99 else 0
    if first < last <= first + _LONGEST_SPAN:
        return last, 3
    return _month(first, int(found[2])) if len(found[2]) == 2 else None


def _short(found: re.Match[str]) -> Key | None:
    first, last = _full(found[1]), _full(found[2])
    return (last, 3) if last == first + 1 else None


def _single(found: re.Match[str]) -> Key | None:
    return int(found[1]), 12


def _month(year: int, month: int) -> Key | None:
    return (year, month) if 1 <= month <= len(_MONTHS) else None


def _full(written: str) -> int:
    year = int(written)
    return year if len(written) > 2 else year + (1900 if year >= _CENTURY else 2000)


_READERS = ((_ISO, _iso), (_DAY, _day), (_MONTH, _named), (_SPAN, _span), (_SHORT, _short), (_YEAR, _single))
