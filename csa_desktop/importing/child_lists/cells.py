"""Values of a column read as what the column is: identifiers, names, numbers, codes and dates."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csa_desktop.importing.child_lists import dates
from csa_desktop.importing.child_lists.kinds import ColumnKind, kinds, plain
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Unreadable, Value

_LETTERED = re.compile(r"^[a-z]\)\s*", re.I)
_BEFORE_DASH = re.compile(r"\s*[-:–]\s*")
_SCIENTIFIC = re.compile(r"^\d(\.\d+)?E\+?\d+$", re.I)
_POINT_NOUGHT = re.compile(r"^(\d+)\.0+$")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_SEVERAL = re.compile(r"[,;/|+&\n]+")
_NUMBER = re.compile(r"^-?\d+([.,]\d+)?")
_NONE_SAID = frozenset(("", "n a", "not applicable", "none recorded", "nan", "null"))
_PLACEHOLDERS = frozenset(
    (
        date(1900, 1, 1),
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1970, 1, 1),
        date(9999, 12, 31),
        date(2099, 12, 31),
    )
)


@dataclass(frozen=True, slots=True)
class Cells:
    """A column's values with the rows they stand in, and where what is wrong is told."""

    values: list[Value]
    rows: list[int]
    notes: Notes
    letter: str
    title: str

    def note(self, kind: str, rows: list[int] | tuple[int, ...]) -> None:
        """Tell what is wrong in these rows of the column."""
        if rows:
            self.notes.add(kind, rows, column=self.letter, title=self.title)

    def readable(self) -> "Cells":
        """With errors and formulas without results told, and empty."""
        for kind in {value.kind for value in self.values if isinstance(value, Unreadable)}:
            self.note(kind, [r for v, r in zip(self.values, self.rows, strict=True) if v == Unreadable(kind)])
        bare: list[Value] = [None if isinstance(value, Unreadable) else value for value in self.values]
        return Cells(bare, self.rows, self.notes, self.letter, self.title)


def identifiers(cells: Cells) -> list[str]:
    """Each row's identifier in one spelling; empty where there is none."""
    spelt: dict[str, set[str]] = {}
    read: list[str] = []
    rows_of: dict[str, list[int]] = {}
    for value, row in zip(cells.values, cells.rows, strict=True):
        said, odd = _identifier(value)
        if odd:
            cells.note(odd, [row])
        read.append(said)
        if said:
            raw = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
            spelt.setdefault(said, set()).add(raw)
            rows_of.setdefault(said, []).append(row)
    for said, written in spelt.items():
        if len(written) > 1:
            cells.note("identifier spelt differently", rows_of[said])
    return read


def identifier_of(written: str) -> str:
    """An identifier in the one spelling that children are known by; empty where it is none."""
    return _identifier(written)[0]


def names(cells: Cells) -> list[str]:
    """Each row's name, its spaces tidied."""
    return [" ".join(str(value).split()) if value is not None else "" for value in cells.values]


def numbers(cells: Cells) -> list[float | None]:
    """Each row's number; "7 years" is 7."""
    read: list[float | None] = []
    wrong = []
    for value, row in zip(cells.values, cells.rows, strict=True):
        number = _number(value)
        if number is None and value is not None:
            wrong.append(row)
        read.append(number)
    cells.note("no number", wrong)
    return read


def choices(cells: Cells, table: str) -> list[str]:
    """Each row's code; empty where what stands there is no code that is known."""
    codes = kinds().choices[table]
    seen: dict[Value, str | None] = {}
    read, wrong = [], []
    for value, row in zip(cells.values, cells.rows, strict=True):
        if value not in seen:
            seen[value] = code_of(value, codes)
        code = seen[value]
        if code is None:
            wrong.append(row)
        read.append(code or "")
    cells.note("code not known", wrong)
    return read


def factors(cells: Cells) -> list[frozenset[str]]:
    """Of cells that hold several codes, what those mean that mean something here."""
    codes = kinds().choices["factors"]
    read, wrong = [], []
    for value, row in zip(cells.values, cells.rows, strict=True):
        parts = [part for part in _SEVERAL.split(str(value)) if part.strip()] if value is not None else []
        found = [code_of(part, codes) for part in parts]
        if None in found:
            wrong.append(row)
        read.append(frozenset(code for code in found if code))
    cells.note("factor not known", wrong)
    return read


def code_of(value: Value, codes: Mapping[str, str]) -> str | None:
    """What a cell stands for, by the whole of it or what is beside a dash; None where that is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return codes.get("yes" if value else "no")
    bare = _LETTERED.sub(
        "", str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    )
    whole = plain(bare)
    if whole in _NONE_SAID:
        return codes.get(whole, "")
    parts = [whole, *(plain(part) for part in _BEFORE_DASH.split(bare, maxsplit=1)), plain(str(value))]
    return next((codes[part] for part in parts if part in codes), None)


def days(cells: Cells, today: date) -> list[date | None]:
    """Each row's date, in the order that the column's own dates show."""
    seen: dict[str, dates.Written] = {}
    for value in cells.values:
        if isinstance(value, str) and value not in seen:
            seen[value] = dates.written(value, today)
    order = _order(cells, seen)
    found: dict[str, list[int]] = {}
    read = [_day(value, seen, order, row, found) for value, row in zip(cells.values, cells.rows, strict=True)]
    for kind, rows in found.items():
        cells.note(kind, rows)
    return read


def share_readable(column: ColumnKind, values: list[Value], today: date) -> float:
    """The share of the values that can be read as what the column is; 1 where there are none."""
    cells = Cells(
        [v for v in values if v is not None], [0] * sum(v is not None for v in values), Notes(), "", ""
    )
    bare = cells.readable()
    if not bare.values:
        return 1.0
    match column.kind:
        case "date":
            good = sum(day is not None for day in days(bare, today))
        case "number":
            good = sum(number is not None for number in numbers(bare))
        case "choice" if column.choice != "factors":
            good = sum(bool(code) for code in choices(bare, column.choice))
        case "identifier":
            good = sum(not isinstance(value, date) for value in bare.values)
        case _:
            good = sum(isinstance(value, str) for value in bare.values)
    return good / len(bare.values)


def _identifier(value: Value) -> tuple[str, str]:
    if value is None:
        return "", ""
    if isinstance(value, date):
        return value.isoformat(), "identifier as date"
    if isinstance(value, float) and not value.is_integer():
        return str(value), "identifier not whole"
    bare = _bare(str(int(value)) if isinstance(value, float) else str(value))
    if plain(bare) in _NONE_SAID or plain(bare) in ("unknown", "not known"):
        return "", ""
    if _SCIENTIFIC.match(bare):
        return bare, "identifier shortened"
    if found := _POINT_NOUGHT.match(bare):
        bare = found[1]
    return (bare.lstrip("0") or "0" if bare.isdigit() else bare), ""


def _bare(identifier: str) -> str:
    """Without spaces, invisible signs and quotation marks, in capitals and in one form of each letter."""
    before = ""
    while identifier != before:  # what is left may join to other letters
        before = identifier
        letters = unicodedata.normalize("NFKC", identifier).upper()
        identifier = _INVISIBLE.sub("", letters).strip("'\"`")
    return identifier


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or value is None or isinstance(value, date | Unreadable):
        return None
    if isinstance(value, str):
        found = _NUMBER.match(value.strip())
        return float(found[0].replace(",", ".")) if found else None
    return float(value)


def _order(cells: Cells, seen: dict[str, dates.Written]) -> str:
    """The order of the column's dates of figures; where it is told, with the rows it matters in."""
    figured = [
        (seen[value], row)
        for value, row in zip(cells.values, cells.rows, strict=True)
        if isinstance(value, str) and seen[value].figures
    ]
    if not figured:
        return dates.DAY_FIRST
    shown = {read.shows for read, _ in figured} - {""}
    either = [row for read, row in figured if read.is_either]
    rows = [row for _, row in figured]
    if shown == {dates.DAY_FIRST, dates.MONTH_FIRST}:
        odd = [row for read, row in figured if read.shows == dates.MONTH_FIRST]
        cells.note("both orders", either + odd)
    elif shown == {dates.MONTH_FIRST}:
        cells.note("month first", rows)
        return dates.MONTH_FIRST
    elif shown:
        cells.note("date as text", rows)
    else:
        cells.note("order unknown" if either else "date as text", either or rows)
    return dates.DAY_FIRST


def _day(
    value: Value, seen: dict[str, dates.Written], order: str, row: int, found: dict[str, list[int]]
) -> date | None:
    day: date | None = None
    wrong = ""
    if isinstance(value, str):
        read = seen[value]
        read = dates.in_order(read, order) if read.figures else read
        day, wrong = read.day, read.wrong
        for note in read.notes:
            found.setdefault(note, []).append(row)
    elif isinstance(value, date):
        day = value
    elif value is not None:
        day, wrong = _of_number(value)
    if day in _PLACEHOLDERS:
        day, wrong = None, "placeholder date"
    if wrong:
        found.setdefault(wrong, []).append(row)
    return day


def _of_number(value: object) -> tuple[date | None, str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None, "no date"
    if value in (0, 1, 2):
        return None, "placeholder date"
    if 1900 <= value <= 2100:
        return None, "year only"
    text = str(int(value))
    if len(text) == 8 and (written := dates.written(text, date.max)).day:
        return written.day, "day number"
    day = dates.from_day_number(value)
    return day, "day number" if day else "no date"
