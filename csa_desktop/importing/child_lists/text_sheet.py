"""A CSV file as a sheet."""

import csv
import io

from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists.sheets import Sheet, Value
from csa_desktop.importing.encodings import decode
from csa_desktop.importing.grid import MOST_CHARACTERS, cell_text
from csa_desktop.importing.tables import separator_of

_SAYS_SEPARATOR = "sep="


def text_sheet(data: bytes) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet, and how its letters were read; UserError where its columns cannot be told apart."""
    text, remarks = decode(data)
    if len(text) > MOST_CHARACTERS:
        raise UserError(
            "This file is longer than any list of children. Nothing was brought in. Save the rows and "
            "columns that are needed as a file of their own and choose that."
        )
    said, text = _said_separator(text)
    sheet = Sheet("", is_text=True)
    csv.field_size_limit(MOST_CHARACTERS)
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=said or _separator(text)), 1
        ):
            sheet.add(number, [_value(cell) for cell in row])
            if any("\n" in cell for cell in row):
                sheet.long_cells.append(number)
    except csv.Error:
        raise UserError(
            "The columns of this file could not be told apart. Nothing was brought in. Open it in Excel, "
            "save it as an Excel workbook (.xlsx) and choose that."
        ) from None
    return sheet, remarks


def _said_separator(text: str) -> tuple[str, str]:
    """The separator that a first line such as sep=; names, and the text after that line, its row kept."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    if line.startswith(_SAYS_SEPARATOR) and len(line) == len(_SAYS_SEPARATOR) + 1:
        return line[-1], f"\n{rest}"
    return "", text


def _separator(text: str) -> str:
    """As the lines show it; else, where their lengths differ much, what the first of them have most of."""
    beginning = text[:4096]
    return separator_of(text) or max(",;\t|", key=beginning.count)


def _value(cell: str) -> Value:
    return cell_text(cell) or None
