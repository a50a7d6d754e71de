"""A sheet as it stands in the file: values row by row, and what about it a reader could not see."""

from dataclasses import dataclass, field
from datetime import date

from csa_desktop.errors import UserError

MOST_ROWS = 300_000
"""So many rows of one list are read; authorities hold fewer."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands in a cell that shows an error, or a formula that was never worked out."""

    kind: str
    """As `problems.SAYINGS` knows it."""


ERROR = Unreadable("error value")
NO_RESULT = Unreadable("no result")

Value = str | int | float | bool | date | Unreadable | None


@dataclass
class Sheet:
    """The rows of one sheet that have anything in them; `numbers` are theirs as the sheet counts them."""

    name: str
    is_hidden: bool = False
    is_text: bool = False
    """A CSV file, in which every value is text."""
    numbers: list[int] = field(default_factory=list)
    rows: list[list[Value]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged cells: first row and column, last row and column, all counted from 1."""
    formulas: dict[int, list[int]] = field(default_factory=dict)
    """By column counted from 0, the rows that hold one."""
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    """Where it was asked for: how a number or date is shown, by its row and its column counted from 0."""
    long_cells: list[int] = field(default_factory=list)
    """Rows with a cell of several lines."""

    def add(self, number: int, row: list[Value]) -> None:
        """Take a row; one without anything in it is passed over."""
        if any(value is not None for value in row):
            if len(self.rows) >= MOST_ROWS:
                raise too_long()
            self.numbers.append(number)
            self.rows.append(row)


def too_long() -> UserError:
    """The sentence for a list that no authority has."""
    return UserError(
        f"A list in this file has more than {MOST_ROWS:,} rows, which is more than can be read at once. "
        "Nothing was brought in. Save the rows that are needed as a file of their own and choose that."
    )
