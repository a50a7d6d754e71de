"""A file of child-level lists read: the one way in. Runs in the work process; light to import."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists.values import (
    GUESSED,
    MATCHED,
    TOLD,
    ColumnRead,
    ListRead,
    Problem,
    Reading,
    SheetLeft,
    packed,
)
from csa_desktop.importing.pages import EXCEL, TEXT, Progress

if TYPE_CHECKING:
    from csa_desktop.importing.child_lists.across import Children
    from csa_desktop.importing.child_lists.headers import Header, Recognised
    from csa_desktop.importing.child_lists.problems import Notes
    from csa_desktop.importing.child_lists.sheets import Sheet

__all__ = ["read_child_lists"]

LARGEST = 256 << 20
"""Bytes; lists of a whole country would be smaller."""
_STEPS = 1_000
"""Progress is told in so many steps."""
_NO_HEADER = "No row was found in it that could be the header of a list, so nothing of it was read."
_NO_LIST = (
    "It has a header, but neither its columns nor its name tell which list it is. Say which it is, or name "
    "the sheet as the list, such as “Referrals”, and choose the file again."
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A list that is read but not yet compared with those after it."""

    sheet: str
    header_row: int
    found: "Recognised"
    columns: tuple[ColumnRead, ...]
    rows: list[tuple[Any, ...]]
    notes: "Notes"

    def done(self, number: int) -> ListRead:
        kind = self.found.kind
        problems = self.notes.problems() if kind.holds_children else ()
        return ListRead(
            kind.id,
            kind.title,
            self.sheet,
            self.found.how,
            self.found.why,
            kind.holds_children,
            self.header_row,
            self.columns,
            problems,
            len(self.rows),
            packed(self.rows),
            number,
        )


def read_child_lists(
    data: bytes,
    file_name: str,
    today: date,
    chosen: tuple[tuple[str, str], ...] = (),
    authority: str = "",
    progress: Progress | None = None,
) -> Reading:
    """The lists of a workbook, one a sheet, or of a CSV file, one a file; ages are those at `today`.

    `chosen` says which list a person took sheets for (an empty sheet name: the CSV file); `authority` is the
    one inspected, to tell children placed outside it. Nothing is kept and nothing is run. UserError where the
    file is of another kind or no list is in it; whatever is wrong inside a list is told in the Reading.
    """
    from csa_desktop.importing.child_lists.across import Children

    media = _media(data, file_name)
    children = Children()
    drafts: list[tuple[int, _Draft]] = []
    left: list[SheetLeft] = []
    remarks: list[Problem] = []
    for number, sheet in enumerate(_sheets(media, data, remarks, progress), 1):
        made = _draft(sheet, file_name, dict(chosen), today, authority, children)
        if isinstance(made, SheetLeft):
            left.append(made)
        else:
            drafts.append((number, made))
    if not drafts and not any(sheet.may_be_list for sheet in left):
        raise _nothing_found(left)
    _tell_doubled([draft for _, draft in drafts])
    remarks += _children_of_several(children)
    missing = _missing([draft for _, draft in drafts]) if media == EXCEL else ()
    digest = hashlib.sha256(data).hexdigest()
    lists = tuple(draft.done(number) for number, draft in drafts)
    return Reading(digest, len(data), lists, tuple(left), missing, tuple(remarks))


def _media(data: bytes, file_name: str) -> str:
    from csa_desktop.importing.recognise import quoted_name, recognise

    if len(data) > LARGEST:
        raise UserError(
            f"This file is larger than {LARGEST >> 20} MB, which no list of children needs. Nothing was "
            "brought in. Save the sheets that are needed as a file of their own and choose that."
        )
    kind = recognise(data, file_name, table=True)
    if kind.media not in (EXCEL, TEXT):
        raise UserError(
            f"{quoted_name(file_name)} is {kind.called}. Nothing was brought in. Lists of children come as "
            "an Excel workbook (.xlsx) or as CSV: ask the authority for one of these."
        )
    return kind.media


def _sheets(media: str, data: bytes, remarks: list[Problem], progress: Progress | None) -> Iterator["Sheet"]:
    def told(share: float) -> None:
        if progress:
            progress(int(share * _STEPS), _STEPS)

    if media == EXCEL:
        from csa_desktop.importing.child_lists.excel_sheets import excel_sheets

        yield from excel_sheets(data, told)
        return
    from csa_desktop.importing.child_lists.text_sheet import text_sheet

    sheet, said = text_sheet(data)
    remarks += [Problem("encoding", TOLD, each) for each in said]
    yield sheet
    told(1.0)


def _draft(
    sheet: "Sheet",
    file_name: str,
    chosen: dict[str, str],
    today: date,
    authority: str,
    children: "Children",
) -> _Draft | SheetLeft:
    from csa_desktop.importing.child_lists.headers import header_of, recognised

    if not sheet.rows:
        return SheetLeft(sheet.name, "There is nothing in it.")
    header = header_of(sheet)
    if header is None:
        return SheetLeft(sheet.name, _NO_HEADER)
    found = recognised(sheet, header, file_name, chosen)
    if found is None:
        return SheetLeft(sheet.name, _NO_LIST, may_be_list=True)
    return _read(sheet, header, found, today, authority, children)


def _read(
    sheet: "Sheet", header: "Header", found: "Recognised", today: date, authority: str, children: "Children"
) -> _Draft:
    from csa_desktop.importing.child_lists.body import children_rows, fill_merged
    from csa_desktop.importing.child_lists.cells import share_readable
    from csa_desktop.importing.child_lists.columns import columns_of
    from csa_desktop.importing.child_lists.problems import Notes
    from csa_desktop.importing.child_lists.rows import children_of, met_of
    from csa_desktop.importing.child_lists.taken import taken

    notes = Notes()
    fill_merged(sheet, header, notes)
    columns = columns_of(
        sheet, header, found.kind, lambda column, values: share_readable(column, values, today), notes
    )
    body = children_rows(sheet, header, columns, notes) if found.kind.holds_children else []
    read = taken(columns, body, notes, today)
    rows = children_of(found.kind, read, body, today=today, authority=authority)
    children.meet(met_of(read), notes)
    _tell_of_sheet(sheet, header, columns.told, read.rows, notes)
    return _Draft(sheet.name, header.row, found, tuple(columns.told), rows, notes)


def _tell_of_sheet(
    sheet: "Sheet", header: "Header", columns: Iterable[ColumnRead], rows: list[int], notes: "Notes"
) -> None:
    from csa_desktop.importing.grid import column_letters

    columns = tuple(columns)
    titles = {column.letter: column.title or column.header for column in columns}
    used = {column.letter for column in columns if column.state in (MATCHED, GUESSED)}
    present = set(rows)
    if sheet.is_hidden:
        notes.add("hidden sheet")
    if header.above:
        notes.add("above the header", header.above)
    if header.is_double:
        notes.add("two header rows", (header.row - 1, header.row))
    if not rows:
        notes.add("no children")
    if hidden := present & set(sheet.hidden_rows):
        notes.add("hidden rows", hidden)
    for letter in filter(titles.get, map(column_letters, sorted(sheet.hidden_columns))):
        notes.add("hidden column", column=letter, title=titles[letter])
    for at, numbers in sheet.formulas.items():
        letter = column_letters(at)
        if letter in used and (inside := present & set(numbers)):
            notes.add("formula", inside, column=letter, title=titles[letter])


def _tell_doubled(drafts: list[_Draft]) -> None:
    times = Counter(draft.found.kind.id for draft in drafts)
    for draft in drafts:
        if times[draft.found.kind.id] > 1:
            draft.notes.add("list twice")


def _children_of_several(children: "Children") -> list[Problem]:
    from csa_desktop.domain.counts import several

    if not children.several_lists:
        return []
    count = len(children.several_lists)
    says = (
        f"{several(count, 'child stands', 'children stand')} in more than one list; each is brought in once."
    )
    return [Problem("several lists", TOLD, says)]


def _missing(drafts: list[_Draft]) -> tuple[str, ...]:
    from csa_desktop.importing.child_lists.kinds import kinds

    present = {draft.found.kind.id for draft in drafts}
    return tuple(kind.title for kind in kinds().lists if kind.id not in present)


def _nothing_found(left: list[SheetLeft]) -> UserError:
    whys = " ".join(dict.fromkeys(sheet.why for sheet in left)) or "There is nothing in it."
    return UserError(
        f"No list of children was found in this file. {whys} Nothing was brought in. A list has a row of "
        "headers such as “Child Unique ID”, “Gender” and “Date of Birth”, and below it a row for each child."
    )
