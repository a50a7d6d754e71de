"""The rows below a header: which are children, and which are totals, headers again or notes."""

import re
from collections.abc import Iterator, Sequence

from csa_desktop.importing.child_lists.columns import Columns
from csa_desktop.importing.child_lists.headers import Header
from csa_desktop.importing.child_lists.kinds import plain
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.importing.child_lists.sheets import Sheet, Unreadable, Value
from csa_desktop.importing.grid import column_letters

_TOTAL = re.compile(
    r"(grand |sub ?)?totals?\b|sum\b|count\b|average\b|mean\b|end of|notes?\b|source\b|produced\b|report\b|\*"
)
_LONGEST_GAP = 1_000
_LEAST_DETAILS = 2

Row = tuple[int, list[Value]]


def children_rows(sheet: Sheet, header: Header, columns: Columns, notes: Notes) -> list[Row]:
    """The rows that are children, each as wide as the sheet, with their numbers; all others are told."""
    width = max([len(header.texts), *(len(row) for row in sheet.rows[header.begins :])], default=0)
    kept: list[Row] = []
    titles = [plain(text) for text in header.texts]
    used = {column.id: at for column_id, (at, column) in columns.used.items() if column_id == column.id}
    for number, row in zip(sheet.numbers[header.begins :], sheet.rows[header.begins :], strict=True):
        if odd := _is_no_child(row, titles, used):
            notes.add(odd, [number])
        else:
            kept.append((number, row + [None] * (width - len(row))))
    tell_gaps(header.row, kept, notes)
    tell_lengths(sheet, header, kept, notes)
    return kept


def fill_merged(sheet: Sheet, header: Header, notes: Notes) -> None:
    """Give every row of cells that are merged downwards what stands in the first; tell those across."""
    at_number = {number: at for at, number in enumerate(sheet.numbers)}
    for top, left, bottom, right in sheet.merged:
        if top <= header.row:
            continue
        if right > left:
            notes.add("merged across", range(top, bottom + 1), column=column_letters(left - 1), title="")
        first = at_number.get(top)
        if first is None or bottom == top:
            continue
        value = sheet.rows[first][left - 1] if left <= len(sheet.rows[first]) else None
        filled = [top, *_filled(sheet, at_number, range(top + 1, bottom + 1), left - 1, value)]
        notes.add("merged", filled, column=column_letters(left - 1))


def _filled(
    sheet: Sheet, at_number: dict[int, int], numbers: range, column: int, value: Value
) -> Iterator[int]:
    for number in numbers:
        if (at := at_number.get(number)) is not None:
            row = sheet.rows[at]
            row += [None] * (column + 1 - len(row))
            row[column] = value
            yield number


def _is_no_child(row: list[Value], titles: list[str], used: dict[str, int]) -> str:
    """Why a row is not read as a child; empty where it is one."""
    filled = [(at, value) for at, value in enumerate(row) if value is not None]
    identifier = _at(row, used.get("identifier"))
    first = filled[0][1]
    if isinstance(first, str):
        words = plain(first)
        if words and words == _at(titles, filled[0][0]) and _is_header_again(filled, titles):
            return "header repeated"
        is_first = identifier is None or identifier is first
        if is_first and _TOTAL.match(words) and len(_details(row, used)) < _LEAST_DETAILS + 1:
            return "total"
        if len(filled) == 1 and len(used) > 1 and (" " in first.strip() or not any(map(str.isdigit, first))):
            return "total"
    if identifier is None and len(_details(row, used)) < _LEAST_DETAILS:
        return "no details"
    return ""


def _details(row: list[Value], used: dict[str, int]) -> list[Value]:
    """What a row says of a child besides an identifier."""
    said = [_at(row, at) for id, at in used.items() if id != "identifier"]
    return [value for value in said if value is not None and not isinstance(value, Unreadable)]


def _is_header_again(filled: Sequence[tuple[int, Value]], titles: list[str]) -> bool:
    same = sum(isinstance(value, str) and plain(value) == _at(titles, at) for at, value in filled)
    return same >= max(2, len(filled) / 2)


def _at(row: list[Value] | list[str], at: int | None) -> Value:
    return row[at] if at is not None and at < len(row) else None


def tell_gaps(header_row: int, kept: list[Row], notes: Notes) -> None:
    """Tell the blank rows between those that are read."""
    before = header_row
    for number, _ in kept:
        if number > before + 1:
            gap = range(before + 1, min(number, before + 1 + _LONGEST_GAP))
            told = {row for (kind, *_), rows in notes.found.items() if kind != "blank rows" for row in rows}
            if blank := [row for row in gap if row not in told]:
                notes.add("blank rows", blank)
        before = number


def tell_lengths(sheet: Sheet, header: Header, kept: list[Row], notes: Notes) -> None:
    """In a CSV file, rows with other lengths than the header; trailing separators do not count."""
    if not sheet.is_text:
        return
    lengths = dict(zip(sheet.numbers, map(len, sheet.rows), strict=True))
    wide = len(header.texts)
    if short := [number for number, _ in kept if lengths[number] < wide]:
        notes.add("row too short", short)
    if long := [number for number, row in kept if any(value is not None for value in row[wide:])]:
        notes.add("row too long", long)
    if lines := set(sheet.long_cells) & {number for number, _ in kept}:
        notes.add("cell over lines", lines)
