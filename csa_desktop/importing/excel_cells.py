"""The cells of a sheet, streamed: what each shows, by the workbook's words and formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from csa_desktop.importing.grid import cell_text
from csa_desktop.importing.number_formats import shown
from csa_desktop.importing.office import Package, damaged, kind_of

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
NOT_CALCULATED = "[not calculated]"
"""Stands in a cell whose formula was never worked out, so that it is not taken for an empty one."""
_GENERAL = "General"
_SAID_AS_IT_IS = ("str", "e")


@dataclass(frozen=True, slots=True)
class Formats:
    """What the workbook's cells refer to: its words, its number formats, and the day its calendar begins."""

    words: list[str]
    numbers: list[str]
    epoch: datetime

    def number_format(self, style: str) -> str:
        """The format of a style, by its number; General where there is none."""
        return self.numbers[int(style)] if style.isdigit() and int(style) < len(self.numbers) else _GENERAL


def formats_of(package: Package, parts: dict[str, list[str]], *, from_1904: bool) -> Formats:
    """Read what the cells of a workbook refer to; `parts` are those its main part refers to, by type."""
    words = [
        cell_text(words_of(entry))
        for name in parts.get("sharedStrings", [])
        for entry in package.elements(name, "si")
    ]
    numbers = [number for name in parts.get("styles", []) for number in _number_formats(package.xml(name))]
    return Formats(words, numbers, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)


def rows_of(package: Package, sheet: str, formats: Formats) -> Iterator[list[str]]:
    """Every row of a sheet from its first, empty ones too, as far as a sheet can go."""
    done = 0
    for element in package.elements(sheet, "row"):
        number = row_number(element.get("r", ""), done + 1)
        if not done < number <= MOST_ROWS:
            raise damaged()
        yield from ([] for _ in range(done + 1, number))
        yield _row(element, formats)
        done = number


def _row(element: Element, formats: Formats) -> list[str]:
    line: list[str] = []
    for cell in element:
        if kind_of(cell) != "c":
            continue
        column = column_number(cell.get("r", ""), len(line) + 1)
        if not len(line) < column <= MOST_COLUMNS:
            raise damaged()
        line += [""] * (column - len(line) - 1)
        line.append(_cell(cell, formats))
    return line


def _cell(cell: Element, formats: Formats) -> str:
    parts = {kind_of(child): child for child in cell}
    kind, value = cell.get("t", "n"), parts["v"].text or "" if "v" in parts else ""
    if kind == "inlineStr":
        return cell_text(words_of(parts["is"])) if "is" in parts else ""
    if "f" in parts and not value and not ("v" in parts and kind == "str"):
        return NOT_CALCULATED
    if kind == "s" and value:
        return shared_words(formats.words, value)
    if kind == "b":
        return shown(value.strip() in ("1", "true"))
    return cell_text(value) if kind in _SAID_AS_IT_IS else figure(value, cell.get("s", ""), formats)


def figure(value: str, style: str, formats: Formats) -> str:
    """A number or date as its style shows it; what is neither is shown as it stands."""
    number_format = formats.number_format(style)
    try:
        number = int(value) if value.lstrip("-").isdigit() else float(value)
        if is_date_format(number_format):
            span = is_timedelta_format(number_format)
            return shown(from_excel(number, formats.epoch, timedelta=span))
        return shown(number, number_format)
    except (ValueError, OverflowError):
        return cell_text(value)


def shared_words(words: list[str], value: str) -> str:
    """The workbook's words to which a cell refers by number; UserError where there are none."""
    if not value.isdigit() or int(value) >= len(words):
        raise damaged()
    return words[int(value)]


def _number_formats(styles: Element) -> Iterator[str]:
    own = {
        each.get("numFmtId"): each.get("formatCode", "")
        for each in styles.iter()
        if kind_of(each) == "numFmt"
    }
    for cells in styles:
        for style in cells if kind_of(cells) == "cellXfs" else ():
            number = style.get("numFmtId", "0")
            built_in = BUILTIN_FORMATS.get(int(number), _GENERAL) if number.isdigit() else _GENERAL
            yield own.get(number) or built_in


def words_of(element: Element) -> str:
    """The letters of an entry, without those that only tell how to pronounce it."""
    pieces = []
    for child in element:
        if kind_of(child) == "t":
            pieces.append(child.text or "")
        elif kind_of(child) == "r":
            pieces += [part.text or "" for part in child if kind_of(part) == "t"]
    return "".join(pieces)


def row_number(written: str, otherwise: int) -> int:
    """The number that a row says it has."""
    return int(written) if written.isdigit() else otherwise


def column_number(place: str, otherwise: int) -> int:
    """The column, counted from 1, of a cell that says its place; UserError where it says none that can be."""
    letters = place.rstrip("0123456789")
    try:
        return int(column_index_from_string(letters)) if letters else otherwise
    except ValueError:
        raise damaged() from None
