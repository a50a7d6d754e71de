"""What comes out of a file of child-level lists; plain values that cross from the work process.

Dates are texts such as "2026-03-31". Identifiers and names stand in no text that is made of these values.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csa_desktop.domain.counts import several
from csa_desktop.importing.wording import listed

MATCHED = "matched"
GUESSED = "guessed"
NOT_USED = "not used"
MISSING = "missing"
CHOSEN = "chosen"

TOLD = "told"
LEFT_EMPTY = "left empty"
LEFT_OUT = "left out"

CURRENT = "current"
CLOSED = "closed"
YES = "yes"
NO = "no"
_ROWS_NAMED = 12
_PACKED_TOGETHER = 500
"""Rows cross between processes in packs of so many: unpacking one never holds the window up."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one column, or with rows as a whole, and what was made of it."""

    kind: str
    """What is wrong, as `problems.SAYINGS` knows it."""
    effect: str
    """TOLD where all was read, LEFT_EMPTY where a value was not taken, LEFT_OUT where a row was not."""
    says: str
    rows: tuple[int, ...] = ()
    """The rows as the sheet counts them."""
    column: str = ""
    """The column's letter; empty where it is about whole rows or the whole list."""
    title: str = ""
    """What the column is called here."""

    @property
    def where(self) -> str:
        """The place as a person says it: column D (Date of Birth), rows 7, 9 and 12 to 14."""
        title = f" ({self.title})" if self.title else ""
        column = f"column {self.column}{title}" if self.column else ""
        return ", ".join(part for part in (column, rows_named(self.rows)) if part)

    @property
    def sentence(self) -> str:
        """Place and problem as one sentence."""
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.says}" if self.where else self.says


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column of a list as the file has it, or as it was looked for."""

    state: str
    """MATCHED, GUESSED, NOT_USED or MISSING."""
    letter: str
    header: str = field(repr=False)
    """What stands above it; empty for one that is missing. It may hold a name."""
    column: str
    """The id of the column it was taken for; empty where for none."""
    title: str
    why: str
    """Why it was guessed or is not used; what its absence means where it is missing."""


@dataclass(frozen=True, slots=True)
class ChildRow:
    """What one row says about one child; an empty text, or None, is what the row does not say."""

    row: int
    identifier: str = field(repr=False)
    """The same for every spelling of it; empty where the row has none."""
    instead: str = field(default="", repr=False)
    """Where there is no identifier: what else tells this row again when the list is brought in again."""
    name: str = field(default="", repr=False)
    age: int | None = None
    gender: str = ""
    ethnicity: str = ""
    disabled: str = ""
    unaccompanied: str = ""
    privately_fostered: str = ""
    domestic_abuse: str = ""
    drug_misuse: str = ""
    adult_mental_health: str = ""
    out_of_area: str = ""
    started: str = ""
    ended: str = ""
    status: str = ""
    """CURRENT, CLOSED, or empty where the list does not tell."""
    proceeded: str = ""
    """YES or NO, where the list tells whether something followed."""


@dataclass(frozen=True, slots=True)
class ListRead:
    """One list: which it is, its columns, its children and its problems."""

    kind: str
    """Its id in resources/child-lists.toml."""
    title: str
    sheet: str
    """The sheet it stands on; empty for a CSV file."""
    how: str
    """MATCHED, GUESSED or CHOSEN: how it became known which list it is."""
    why: str
    holds_children: bool
    header_row: int
    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]
    rows: int = 0
    """How many rows of children there are."""
    packed: tuple[bytes, ...] = field(default=(), repr=False)
    number: int = 1
    """Which sheet of the workbook it is, from 1."""

    @property
    def children(self) -> Iterator[ChildRow]:
        """What each row says, one after the other."""
        for pack in self.packed:
            for values in json.loads(pack):
                yield ChildRow(*values)

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        if not self.holds_children:
            return "Holds no children; nothing of it is brought in."
        empty = sum(len(problem.rows) for problem in self.problems if problem.effect == LEFT_EMPTY)
        out = sum(len(problem.rows) for problem in self.problems if problem.effect == LEFT_OUT)
        said = [several(self.rows, "row") + " of children"]
        said += [f"{several(empty, 'value')} left empty"] if empty else []
        said += [f"{several(out, 'row')} left out"] if out else []
        return f"{', '.join(said)}."


def packed(rows: Iterable[tuple[object, ...]]) -> tuple[bytes, ...]:
    """Values of ChildRow's fields, in their order, as they cross between processes."""
    waiting = list(rows)
    starts = range(0, len(waiting), _PACKED_TOGETHER)
    return tuple(json.dumps(waiting[at : at + _PACKED_TOGETHER]).encode() for at in starts)


@dataclass(frozen=True, slots=True)
class SheetLeft:
    """A sheet that was not read as a list, and why."""

    sheet: str
    why: str
    may_be_list: bool = False
    """True where it has a header, so that a person can say which list it is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file of lists, read; nothing is kept of it before a person has seen this and said so."""

    sha256: str
    size: int
    lists: tuple[ListRead, ...]
    left: tuple[SheetLeft, ...]
    missing: tuple[str, ...]
    """Titles of the lists that a workbook does not have."""
    problems: tuple[Problem, ...]
    """What concerns the file, or children in more than one list."""


def rows_named(rows: tuple[int, ...]) -> str:
    """The rows as a person says them: row 3, or rows 3, 7 and 10 to 12; of many, the first dozen."""
    if not rows:
        return ""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    said = [f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in runs]
    return f"{'row' if len(rows) == 1 else 'rows'} {listed(said, _ROWS_NAMED)}"
