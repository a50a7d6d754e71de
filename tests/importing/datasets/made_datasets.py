"""Datasets of invented indicators, the same each time, as a workbook or as CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

from csa_desktop.importing.datasets.names import Framework
from csa_desktop.importing.datasets.read import read_dataset
from csa_desktop.importing.datasets.values import DatasetReading

FRAMEWORK = Framework(
    (
        ("being-healthy", "Being healthy"),
        ("staying-safe", "Staying safe"),
        ("achieving-economic-well-being", "Achieving economic well-being"),
        ("service-management", "Service management"),
    ),
    (("education", "Education"), ("social-care", "Social care")),
    "Sharpston",
)
HEADERS = [
    "Ref",
    "Indicator",
    "Service",
    "Outcome",
    "Unit",
    "Good is",
    "Council 2002-03",
    "Council 2003-04",
    "Council 2004-05",
    "Statistical neighbours 2004-05",
    "England 2004-05",
]
ROWS = [
    ["A1", "Reviews held in time", "Social care", "Staying safe", "per cent", "High", 81, 84, 90, 86, 84],
    ["A2", "Exclusions", "Education", "Staying safe", "rate", "Low", 1.3, 1.6, 1.9, 1.5, 1.3],
    ["A3", "Health checks", "Social care", "Being healthy", "per cent", "High", 78, 83, 89, 82, 80],
    ["A4", "Spending a head", "Social care", "Service management", "£", "Neither", 378, 395, 412, 396, 401],
]
SHEET = "Dataset"


def table() -> list[list[Any]]:
    """The sound dataset, header first; row 1 of the sheet is `table()[0]`."""
    return [list(HEADERS), *(list(row) for row in ROWS)]


def workbook(
    *sheets: Sequence[Sequence[Any]],
    names: Sequence[str] = (),
    then: Callable[[Workbook], None] | None = None,
) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(names[at] if at < len(names) else f"{SHEET}{at or ''}")
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    if then:
        then(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows: Sequence[Sequence[Any]], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([["" if v is None else v for v in row] for row in rows])
    return out.getvalue().encode(encoding)


def read(
    data: bytes, name: str = "dataset.xlsx", chosen: tuple[tuple[str, str, str], ...] = ()
) -> DatasetReading:
    return read_dataset(data, name, FRAMEWORK, chosen)
