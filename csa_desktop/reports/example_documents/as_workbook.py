"""An example document as a workbook: a sheet for each heading, figures as numbers."""

import re
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from csa_desktop.reports.example_documents.reading import About, Block, Heading, Paragraph, Table
from csa_desktop.reports.example_documents.same_bytes import same_bytes

_FIGURE = re.compile(r"^\d+(\.\d+)?$")
_WIDE, _NARROW = 62, 13
_LINE = Side(style="thin", color="C9C5BD")


def workbook(about: About, blocks: Sequence[Block]) -> bytes:
    """The workbook; blocks before the first heading are refused with ValueError."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    made.properties.title, made.properties.creator = about.title, about.publisher
    sheet: Any = None
    for block in blocks:
        if isinstance(block, Heading):
            sheet = made.create_sheet(block.text)
        elif sheet is None:
            raise ValueError("a workbook begins with the heading of its first sheet")
        elif isinstance(block, Table):
            _fill(sheet, block, about.accent.lstrip("#"))
        elif isinstance(block, Paragraph):
            _say(sheet, block.text)
    return same_bytes(made.save)


def _say(sheet: Any, text: str) -> None:
    sheet.append([text])
    cell = sheet.cell(sheet.max_row, 1)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(name="Arial", size=10, bold=sheet.max_row == 1)
    sheet.column_dimensions["A"].width = 100


def _fill(sheet: Any, table: Table, accent: str) -> None:
    for row in table.rows:
        sheet.append([_value(cell) for cell in row])
    for row in sheet.iter_rows():
        for cell in row:
            _dress(cell, accent, is_head=cell.row == 1)
    for letter in "ABCDEFGHI":
        sheet.column_dimensions[letter].width = _WIDE if letter == "B" else _NARROW
    sheet.column_dimensions["A"].width = 8
    sheet.freeze_panes = "C2"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth = "landscape", 1
    sheet.print_title_rows = "1:1"


def _value(cell: str) -> str | int | float:
    if not _FIGURE.match(cell):
        return cell
    return float(cell) if "." in cell else int(cell)


def _dress(cell: Any, accent: str, *, is_head: bool) -> None:
    figure = isinstance(cell.value, int | float) or cell.value == "-"
    cell.font = Font(name="Arial", size=10, bold=is_head, color="FFFFFF" if is_head else "000000")
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if figure else "left")
    cell.border = Border(bottom=_LINE)
    if is_head:
        cell.fill = PatternFill("solid", fgColor=accent.upper())
    if isinstance(cell.value, float):
        cell.number_format = "0.0"
