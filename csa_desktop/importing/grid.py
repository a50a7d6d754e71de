"""Sheets and tables as text: a line for each row, a tab between cells, so that every word has a cell."""

import re
from collections.abc import Iterable, Iterator

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.pages import PageText

ROWS_OF_A_PAGE = 1_000
MOST_CHARACTERS = 40_000_000
"""Of one document; what lies beyond is not read, and the reading says so."""
_ROWS = re.compile(r"rows ([\d,]+) to ([\d,]+)$")
_LETTERS = 26


def cell_text(value: str) -> str:
    """What may stand in a cell: one line without tabs."""
    return " ".join(clean(value).replace("\t", " ").split("\n")).strip()


def grid_pages(name: str, rows: Iterable[list[str]], *, first_number: int) -> Iterator[PageText]:
    """Pages of at most a thousand rows; every row has its line, empty ones too.

    A sheet of one page is called by its name, others by name and rows: "List 6, rows 1,001 to 2,000".
    Where a thousand rows have nothing in them, there is no page of them.
    """
    lines = _without_empty_end(rows)
    starts = [at for at in range(0, len(lines), ROWS_OF_A_PAGE) if any(lines[at : at + ROWS_OF_A_PAGE])]
    for number, start in enumerate(starts or [0], first_number):
        block = lines[start : start + ROWS_OF_A_PAGE]
        yield PageText(number, "\n".join(block), _label(name, start + 1, len(block), len(lines)))


def cell_at(label: str, text: str, offset: int) -> str:
    """The name of the cell in which `offset` lies on a page of a sheet or table, such as "B7"."""
    line_start = text.rfind("\n", 0, offset) + 1
    row = _first_row(label) + text.count("\n", 0, offset)
    return f"{column_letters(text.count(chr(9), line_start, offset))}{row}"


def span_of(label: str, text: str, cell: str) -> tuple[int, int] | None:
    """Where a cell such as "B7" begins and ends on a page of a sheet or table; None where it is not on it."""
    letters = cell.rstrip("0123456789")
    lines = text.split("\n")
    at = int(cell[len(letters) :]) - _first_row(label)
    if not 0 <= at < len(lines):
        return None
    start = sum(len(line) + 1 for line in lines[:at])
    for column, words in enumerate(lines[at].split("\t")):
        if column_letters(column) == letters:
            return start, start + len(words)
        start += len(words) + 1
    return None


def holds_row(label: str, text: str, sheet: str, row: int) -> bool:
    """Whether a page is of this sheet (or table, where it has no name) and has this row."""
    named = label == sheet or label.startswith(f"{sheet}, rows ") if sheet else bool(_ROWS.match(label))
    return named and 0 <= row - _first_row(label) <= text.count("\n")


def _first_row(label: str) -> int:
    rows = _ROWS.search(label)
    return int(rows[1].replace(",", "")) if rows else 1


def _without_empty_end(rows: Iterable[list[str]]) -> list[str]:
    lines: list[str] = []
    empty = 0
    for row in rows:
        line = "\t".join(row).rstrip("\t")
        if line:
            lines += [""] * empty + [line]
        empty = 0 if line else empty + 1
    return lines


def _label(name: str, start: int, length: int, total: int) -> str:
    if name and total <= ROWS_OF_A_PAGE and not _ROWS.search(name):
        return name
    rows = f"rows {start:,} to {max(start, start + length - 1):,}"
    return f"{name}, {rows}" if name else rows


def column_letters(index: int) -> str:
    """What a sheet calls a column, counted from 0: A, B, ... AA."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
