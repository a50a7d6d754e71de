"""A list's columns once read: for each thing that the sample takes, one value for each row."""

from dataclasses import dataclass, field
from datetime import date

from csa_desktop.importing.child_lists import cells as reading
from csa_desktop.importing.child_lists.body import Row
from csa_desktop.importing.child_lists.cells import Cells
from csa_desktop.importing.child_lists.columns import Columns
from csa_desktop.importing.child_lists.kinds import ColumnKind, plain
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.values import NO, YES
from csa_desktop.importing.grid import column_letters


@dataclass
class Taken:
    """What each column gives, by the name of what it gives; every list is as long as `rows`."""

    rows: list[int]
    notes: Notes
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Letter and title of the column that gives something."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    days: dict[str, list[date | None]] = field(default_factory=dict)
    numbers: dict[str, list[float | None]] = field(default_factory=dict)
    factors: list[frozenset[str]] = field(default_factory=list)

    def text(self, gives: str) -> list[str]:
        """The texts of what a column gives; empty ones where the list has no such column."""
        return self.texts.get(gives) or [""] * len(self.rows)

    def day(self, gives: str) -> list[date | None]:
        """The same for dates."""
        return self.days.get(gives) or [None] * len(self.rows)

    def number(self, gives: str) -> list[float | None]:
        """The same for numbers."""
        return self.numbers.get(gives) or [None] * len(self.rows)

    def note(self, kind: str, rows: list[int], gives: str) -> None:
        """Tell what is wrong in these rows of the column that gives something."""
        if rows:
            letter, title = self.places.get(gives, ("", ""))
            self.notes.add(kind, rows, column=letter, title=title)


def taken(columns: Columns, body: list[Row], notes: Notes, today: date) -> Taken:
    """Read every column that is used, each by what it is."""
    read = Taken([number for number, _ in body], notes)
    for at, column in columns.used.values():
        letter = column_letters(at)
        read.places[column.gives] = (letter, column.title)
        values = [row[at] for _, row in body]
        _take(read, column, Cells(values, read.rows, notes, letter, column.title).readable(), today)
    return read


def names_of(read: Taken) -> list[str]:
    """Whole names, from forename and surname where there is no column of them."""
    if "name" in read.texts:
        return read.texts["name"]
    pairs = zip(read.text("forename"), read.text("surname"), strict=True)
    return [" ".join(filter(None, pair)) for pair in pairs]


def flags_of(read: Taken, gives: str) -> list[str]:
    """YES, NO or nothing, from a column of its own, else from the codes of what an assessment found."""
    said = read.text(gives)
    if not read.factors:
        return said
    return [own or (YES if gives in found else "") for own, found in zip(said, read.factors, strict=True)]


def proceeded_of(read: Taken) -> list[str]:
    """Whether something followed: as a column says, or the opposite of no further action."""
    if "proceeded" in read.texts:
        return read.texts["proceeded"]
    return [{YES: NO, NO: YES}.get(said, "") for said in read.text("not-proceeded")]


def out_of_area_of(read: Taken, authority: str) -> list[str]:
    """As a column says, else by comparing the authority of the placement with the one inspected."""
    said, own = read.text("out-of-area"), plain(authority)
    if not own or "placed-in" not in read.texts:
        return said
    placed = [plain(text) for text in read.texts["placed-in"]]
    pairs = zip(read.rows, said, placed, strict=True)
    read.note("place compared", [row for row, known, where in pairs if where and not known], "placed-in")
    return [
        known or (NO if _same_place(own, where) else YES if where else "")
        for known, where in zip(said, placed, strict=True)
    ]


def _same_place(one: str, other: str) -> bool:
    return bool(other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _take(read: Taken, column: ColumnKind, cells: Cells, today: date) -> None:
    match column.kind:
        case "identifier":
            read.texts[column.gives] = reading.identifiers(cells)
        case "date":
            read.days[column.gives] = reading.days(cells, today)
        case "number":
            read.numbers[column.gives] = reading.numbers(cells)
        case "choice" if column.choice == "factors":
            read.factors = reading.factors(cells)
        case "choice":
            read.texts[column.gives] = reading.choices(cells, column.choice)
        case _:
            read.texts[column.gives] = reading.names(cells)
