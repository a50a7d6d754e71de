"""Text files that are tables: CSV and its relatives with other separators."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from csa_desktop.importing.grid import MOST_CHARACTERS, cell_text, grid_pages
from csa_desktop.importing.pages import Reading
from csa_desktop.importing.plain_text import read_text

_SEPARATORS = ",;\t|"
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 50
_SAME_WIDTH = 0.8
_SPOKEN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}


def separator_of(text: str) -> str | None:
    """What separates the columns, or None where the lines do not make a table."""
    found = [(score, separator) for separator in _SEPARATORS if (score := _columns(text, separator)) > 1]
    return max(found)[1] if found else None


def read_table(text: str, remarks: tuple[str, ...] = ()) -> Reading:
    """The table's rows as pages of lines with tabs; as plain text where it cannot be told apart."""
    separator = separator_of(text) or ","
    try:
        pages = tuple(grid_pages("", _rows(text[:MOST_CHARACTERS], separator), first_number=1))
    except csv.Error:
        return read_text(
            text, (*remarks, "The columns could not be told apart, so it was read as plain text.")
        )
    if len(text) > MOST_CHARACTERS:
        remarks = (*remarks, "It is so long that only its beginning was read; split it to have all of it.")
    if not any(page.text for page in pages):
        remarks = (*remarks, "There are no words in this file.")
    return Reading(pages, remarks)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(MOST_CHARACTERS)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield [cell_text(cell) for cell in row]


def _columns(text: str, separator: str) -> int:
    """How many columns nearly all rows of the beginning have; 0 where they differ."""
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1]
    try:
        rows = [row for row, _ in zip(_rows(sample, separator), range(_SAMPLE_ROWS), strict=False) if row]
    except csv.Error:
        return 0
    if len(rows) < 2:
        return 0
    width, times = Counter(map(len, rows)).most_common(1)[0]
    return width if times >= _SAME_WIDTH * len(rows) else 0
