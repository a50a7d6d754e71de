"""Excel workbooks: the values that their sheets show, cell by cell."""

import io
import re
import warnings
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import openpyxl

from csa_desktop.importing.grid import MOST_CHARACTERS, cell_text, grid_pages
from csa_desktop.importing.number_formats import shown
from csa_desktop.importing.office import Package, damaged, of_damaged, open_package
from csa_desktop.importing.pages import PageText, Progress, Reading
from csa_desktop.importing.wording import listed

MOST_ROWS = 1_048_576
NOT_CALCULATED = "[not calculated]"
"""Stands in a cell whose formula was never worked out, so that it is not taken for an empty one."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_NOT_READ = (
    (("xl/charts/", "xl/chartsheets/", "xl/drawings/", "xl/media/"), "charts and pictures"),
    (("xl/comments", "xl/threadedComments/"), "comments"),
)


def read_excel(data: bytes, progress: Progress | None = None) -> Reading:
    """Every sheet, hidden ones too; a line for each row. UserError where the workbook is damaged."""
    with open_package(data) as package:
        calculates = package.contains("xl/worksheets/", lambda part: bool(_FORMULA.search(part)))
        not_read = _not_read(package)
    with warnings.catch_warnings():
        # The library warns of what it leaves aside (validation, styles), which is nothing that is read here.
        warnings.simplefilter("ignore")
        return _Workbook(data, calculates).read(not_read, progress)


def _not_read(package: Package) -> list[str]:
    return [what for beginnings, what in _NOT_READ if package.has(*beginnings)]


class _Workbook:
    """One reading of a workbook: the values it holds and, where it calculates, the formulas beside them."""

    def __init__(self, data: bytes, calculates: bool) -> None:
        self._values = _opened(data, values=True)
        self._formulas = _opened(data, values=False) if calculates else None
        self._uncalculated: dict[str, int] = {}
        self._characters = 0
        self._cut = False

    def read(self, not_read: list[str], progress: Progress | None) -> Reading:
        pages: list[PageText] = []
        sheets = of_damaged(lambda: list(self._values.worksheets))
        try:
            for done, sheet in enumerate(sheets, 1):
                name = cell_text(sheet.title)
                pages += grid_pages(name, self._rows(sheet, name), first_number=len(pages) + 1)
                if progress:
                    progress(done, len(sheets))
        finally:
            self._values.close()
            if self._formulas:
                self._formulas.close()
        if not pages:
            raise damaged()
        hidden = [f"“{cell_text(sheet.title)}”" for sheet in sheets if sheet.sheet_state != "visible"]
        empty = not any(page.text for page in pages)
        return Reading(tuple(pages), tuple(self._remarks(hidden, not_read, empty)))

    def _rows(self, sheet: Any, name: str) -> Iterator[list[str]]:
        for number, (row, formulas) in enumerate(zip(_cells(sheet), self._beside(sheet), strict=False)):
            line = [cell_text(shown(cell.value, _format_of(cell))) for cell in row]
            for at in _formulas_without_value(row, formulas):
                line[at] = NOT_CALCULATED
                self._uncalculated[name] = self._uncalculated.get(name, 0) + 1
            self._characters += sum(map(len, line)) + len(line)
            if number >= MOST_ROWS or self._characters > MOST_CHARACTERS:
                self._cut = True
                return
            yield line

    def _beside(self, sheet: Any) -> Iterator[tuple[Any, ...]]:
        if self._formulas is None:
            return repeat(())
        formulas = self._formulas
        return _cells(of_damaged(lambda: formulas[sheet.title]))

    def _remarks(self, hidden: list[str], not_read: list[str], empty: bool) -> Iterator[str]:
        if hidden:
            yield f"Hidden in the workbook, but read: {listed(hidden)}."
        if self._uncalculated:
            where = listed([f"“{name}” ({count:,})" for name, count in self._uncalculated.items()])
            yield (
                f"Some formulas hold no result, in {where}; they show as {NOT_CALCULATED}. To have them, "
                "open the workbook in Excel, save it and add it again."
            )
        if self._cut:
            yield "It is so large that only its beginning was read; split it to have all of it."
        if empty:
            yield "There are no words or numbers in its sheets."
        if not_read:
            yield f"Not read: {', and '.join(not_read)}."


def _opened(data: bytes, *, values: bool) -> Any:
    return of_damaged(
        lambda: openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    )


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # The size that a workbook says a sheet has may be absurd, or too small.
    of_damaged(sheet.reset_dimensions)
    rows = of_damaged(lambda: iter(sheet.iter_rows()))
    while (row := of_damaged(lambda: next(rows, None))) is not None:
        yield row


def _format_of(cell: Any) -> str:
    return of_damaged(lambda: cell.number_format) if isinstance(cell.value, int | float) else ""


def _formulas_without_value(row: tuple[Any, ...], formulas: tuple[Any, ...]) -> Iterator[int]:
    for at, (cell, formula) in enumerate(zip(row, formulas, strict=False)):
        if cell.value is None and getattr(formula, "data_type", "") == "f":
            yield at
