"""The sheets of a workbook as typed values: dates as dates, errors as errors, formulas by their results."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from csa_desktop.importing.child_lists.sheets import ERROR, NO_RESULT, Sheet, Value
from csa_desktop.importing.excel import Sheet as Part
from csa_desktop.importing.excel import main_part, sheets_of
from csa_desktop.importing.excel_cells import (
    MOST_COLUMNS,
    Formats,
    column_number,
    figure,
    formats_of,
    row_number,
    shared_words,
    words_of,
)
from csa_desktop.importing.grid import cell_text
from csa_desktop.importing.office import Package, attribute, damaged, kind_of, open_package

Told = Callable[[float], None]
_PLACE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$")
_TOLD_EVERY = 500


def excel_sheets(data: bytes, told: Told, *, as_shown: bool = False) -> Iterator[Sheet]:
    """The sheets in their order; `told` hears the share of the file that is read. UserError where damaged.

    With `as_shown` they also say how each number is shown.
    """
    with open_package(data) as package:
        main = main_part(package)
        parts, from_1904 = sheets_of(package, main)
        formats = formats_of(package, package.related(main), from_1904=from_1904)
        for done, part in enumerate(parts):
            reader = _Reader(package, formats, lambda share, done=done: told((done + share) / len(parts)))  # type: ignore[misc]
            reader.as_shown = as_shown
            yield reader.read(part)


class _Reader:
    """Reads one sheet in one pass."""

    def __init__(self, package: Package, formats: Formats, told: Told) -> None:
        self._package, self._formats, self._told = package, formats, told
        self.as_shown = False
        self._dates = [_shows_dates(number) for number in formats.numbers]
        self._day = lru_cache(maxsize=1 << 16)(self._from_number)

    def read(self, part: Part) -> Sheet:
        sheet = Sheet(part.name, part.hidden)
        total, done = 0, 0
        for element in self._package.elements(part.part, "dimension", "col", "row", "mergeCell"):
            match kind_of(element):
                case "row":
                    done = self._row(sheet, element, done)
                    if total and done % _TOLD_EVERY == 0:
                        self._told(min(1.0, done / total))
                case "dimension":
                    total = (_place(attribute(element, "ref")) or (0, 0, 0, 0))[2]
                case "mergeCell":
                    if place := _place(attribute(element, "ref")):
                        sheet.merged.append(place)
                case "col" if _is_on(element, "hidden"):
                    first, last = (row_number(attribute(element, end), 0) for end in ("min", "max"))
                    sheet.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        self._told(1.0)
        return sheet

    def _row(self, sheet: Sheet, element: Element, done: int) -> int:
        number = row_number(element.get("r", ""), done + 1)
        row: list[Value] = []
        for cell in element:
            written = cell.get("r", "")
            column = column_number(written, len(row) + 1)
            if column > MOST_COLUMNS or column <= len(row):
                raise damaged()
            while len(row) < column - 1:
                row.append(None)
            row.append(self._value(sheet, cell, number, column - 1))
        sheet.add(number, row)
        if row and _is_on(element, "hidden"):
            sheet.hidden_rows.append(number)
        return number

    def _value(self, sheet: Sheet, cell: Element, number: int, column: int) -> Value:
        text, formula = "", False
        for child in cell:
            tag = child.tag
            if tag.endswith("}v"):
                text = child.text or ""
            elif tag.endswith("}is"):
                text = words_of(child)
            elif tag.endswith("}f"):
                formula = True
        if formula:
            sheet.formulas.setdefault(column, []).append(number)
            if not text and cell.get("t") != "str":
                return NO_RESULT
        kind, style = cell.get("t", "n"), cell.get("s", "")
        if self.as_shown and text and kind == "n":
            sheet.shown[number, column] = figure(text, style, self._formats)
        return self._typed(kind, text, style) if text else None

    def _typed(self, kind: str, text: str, style: str) -> Value:
        if kind == "s":
            return shared_words(self._formats.words, text) or None
        if kind == "n":
            return self._number(text, style)
        if kind == "e":
            return ERROR
        if kind == "b":
            return text.strip() in ("1", "true")
        return cell_text(text) or None

    def _number(self, text: str, style: str) -> Value:
        try:
            number = int(text) if text.isdigit() else float(text)
        except ValueError:
            return cell_text(text) or None
        dated = style.isdigit() and int(style) < len(self._dates) and self._dates[int(style)]
        return self._day(number) if dated else _whole(number)

    def _from_number(self, number: float) -> Value:
        try:
            moment = from_excel(number, self._formats.epoch)
        except (ValueError, OverflowError):
            return ERROR
        if isinstance(moment, datetime):
            return moment.date()
        return moment if isinstance(moment, date) else _whole(number)


def _shows_dates(number_format: str) -> bool:
    return bool(is_date_format(number_format)) and not is_timedelta_format(number_format)


def _whole(number: float) -> Value:
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


def _is_on(element: Element, name: str) -> bool:
    return element.get(name, "") in ("1", "true")


def _place(written: str) -> tuple[int, int, int, int] | None:
    found = _PLACE.match(written)
    if not found:
        return None
    letters, row, last_letters, last_row = found.groups()
    first = (int(row), column_number(letters, 1))
    last = (int(last_row), column_number(last_letters, 1)) if last_row else first
    return (*first, *last)
