"""A cell of figures: the text as it is printed, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date

from csa_desktop.domain.indicators import (
    EMPTY,
    NUMBER,
    SUPPRESSED,
    WORDS,
    has_mark,
    kind_of,
    number_of,
)
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet, Unreadable, Value
from csa_desktop.importing.grid import column_letters

_DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}%?$|-?\d+,\d{4,}%?$")
_PER_CENT = frozenset(("per cent", "percent", "%", "percentage", "pct"))
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands, and where what is wrong with it is told."""

    sheet: Sheet
    row: int
    at: int
    """The column, counted from 0."""
    title: str
    notes: Notes

    @property
    def cell(self) -> str:
        """Such as "G5"."""
        return f"{column_letters(self.at)}{self.row}"

    def note(self, kind: str) -> None:
        """Tell what is wrong here."""
        self.notes.add(kind, [self.row], column=column_letters(self.at), title=self.title)


def text_of(place: Place, value: Value) -> str:
    """The figure as printed, and its problems told; empty where there is none."""
    if isinstance(value, Unreadable):
        place.note(value.kind)
        return ""
    if isinstance(value, bool):
        place.note("yes or no")
        return ""
    if isinstance(value, date):
        place.note("date for a figure")
        return ""
    if value is None:
        place.note("blank figure")
        return ""
    text = value if isinstance(value, str) else shown(place.sheet, place.row, place.at, value)
    _tell(place, text, is_text=isinstance(value, str) and not place.sheet.is_text)
    return text


def shown(sheet: Sheet, row: int, at: int, value: Value) -> str:
    """A number as its cell shows it."""
    return sheet.shown.get((row, at)) or ("" if value is None else str(value))


def tell_units(unit: str, texts: list[str], rows: list[int], notes: Notes) -> None:
    """Tell figures that do not look like the unit they are said to be in."""
    if unit.strip().casefold() not in _PER_CENT:
        return
    numbers = [n for text in texts if (n := number_of(text)) is not None]
    if numbers and all(abs(n) <= 1 for n in numbers) and any(n != int(n) for n in numbers):
        notes.add("share for per cent", rows)
    if any(abs(n) > _WHOLE for n in numbers):
        notes.add("over a hundred", rows)


def _tell(place: Place, text: str, *, is_text: bool) -> None:
    kind = kind_of(text)
    if "\ufffd" in text:
        place.note("not legible")
    if kind == SUPPRESSED:
        place.note("suppressed")
    elif kind == EMPTY:
        place.note("blank figure")
    elif kind == WORDS:
        place.note("decimal comma" if _DECIMAL_COMMA.match(text.strip()) else "words for a figure")
    elif kind == NUMBER:
        _tell_number(place, text, is_text=is_text)


def _tell_number(place: Place, text: str, *, is_text: bool) -> None:
    if has_mark(text):
        place.note("marked figure")
    elif is_text:
        place.note("number as text")
    if (number_of(text) or 0) < 0:
        place.note("below nought")
