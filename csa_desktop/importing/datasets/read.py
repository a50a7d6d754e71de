"""A file with a dataset read: the one way in. Runs in the work process; light to import."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists.values import TOLD, Problem, SheetLeft
from csa_desktop.importing.datasets.names import Framework
from csa_desktop.importing.datasets.values import DatasetReading, SheetRead
from csa_desktop.importing.pages import EXCEL, TEXT, Progress

if TYPE_CHECKING:
    from csa_desktop.importing.child_lists.headers import Header
    from csa_desktop.importing.child_lists.problems import Notes
    from csa_desktop.importing.child_lists.sheets import Sheet
    from csa_desktop.importing.datasets.heads import Head

__all__ = ["read_dataset"]

LARGEST = 64 << 20
"""Bytes; a dataset of all authorities would be smaller."""
_STEPS = 1_000
_NO_HEADER = (
    "No row was found in it that could be the header of a dataset: one that names indicators, and figures of "
    "the council, its neighbours or England. Nothing of it was read."
)
Chosen = tuple[tuple[str, str, str], ...]
"""(sheet, column's letter, role): what a person said that a column is."""


def read_dataset(
    data: bytes,
    file_name: str,
    framework: Framework,
    chosen: Chosen = (),
    progress: Progress | None = None,
) -> DatasetReading:
    """The indicators of a workbook or CSV file, as printed; nothing is kept and no formula is run.

    UserError where the file is of another kind or no sheet of it is a dataset; what is wrong inside one is
    told in the reading.
    """
    media = _media(data, file_name)
    read: list[SheetRead] = []
    left: list[SheetLeft] = []
    remarks: list[Problem] = []
    for sheet in _sheets(media, data, remarks, progress):
        made = _read(sheet, framework, {letter: role for name, letter, role in chosen if name == sheet.name})
        if isinstance(made, SheetLeft):
            left.append(made)
        else:
            read.append(made)
    if not any(sheet.indicators for sheet in read):
        raise _nothing_found(left)
    remarks += _doubled(read)
    return DatasetReading(
        hashlib.sha256(data).hexdigest(), len(data), tuple(read), tuple(left), tuple(remarks)
    )


def _media(data: bytes, file_name: str) -> str:
    from csa_desktop.importing.recognise import quoted_name, recognise

    if len(data) > LARGEST:
        raise UserError(
            f"This file is larger than {LARGEST >> 20} MB, which no dataset needs. Nothing was brought in. "
            "Save the sheets that are needed as a file of their own and choose that."
        )
    kind = recognise(data, file_name, table=True)
    if kind.media not in (EXCEL, TEXT):
        raise UserError(
            f"{quoted_name(file_name)} is {kind.called}. Nothing was brought in. A dataset comes as an Excel "
            "workbook (.xlsx) or as CSV."
        )
    return kind.media


def _sheets(media: str, data: bytes, remarks: list[Problem], progress: Progress | None) -> Iterator["Sheet"]:
    def told(share: float) -> None:
        if progress:
            progress(int(share * _STEPS), _STEPS)

    if media == EXCEL:
        from csa_desktop.importing.child_lists.excel_sheets import excel_sheets

        yield from excel_sheets(data, told, as_shown=True)
        return
    from csa_desktop.importing.child_lists.text_sheet import text_sheet

    sheet, said = text_sheet(data)
    remarks += [Problem("encoding", TOLD, each) for each in said]
    yield sheet
    told(1.0)


def _read(sheet: "Sheet", framework: Framework, chosen: dict[str, str]) -> SheetRead | SheetLeft:
    from csa_desktop.importing.child_lists.body import fill_merged
    from csa_desktop.importing.child_lists.problems import Notes
    from csa_desktop.importing.datasets.columns import columns_of, header_of, told
    from csa_desktop.importing.datasets.lines import lines_of, without_sections
    from csa_desktop.importing.datasets.problems import SAYINGS
    from csa_desktop.importing.datasets.rows import Rows

    if not sheet.rows:
        return SheetLeft(sheet.name, "There is nothing in it.")
    header = header_of(sheet, framework.authority, chosen)
    if header is None:
        return SheetLeft(sheet.name, _NO_HEADER)
    notes = Notes(sayings=SAYINGS)
    sheet.merged = without_sections(sheet)
    fill_merged(sheet, header, notes)
    heads = columns_of(sheet, header, framework.authority, chosen, notes)
    lines = lines_of(sheet, header, heads, framework, notes)
    indicators = Rows(sheet, heads, framework, notes).read(lines)
    _tell_of_sheet(sheet, header, heads, {line.number for line in lines}, notes)
    return SheetRead(sheet.name, header.row, told(heads, header), notes.problems(), indicators)


def _tell_of_sheet(
    sheet: "Sheet", header: "Header", heads: dict[int, "Head"], rows: set[int], notes: "Notes"
) -> None:
    from csa_desktop.importing.grid import column_letters

    if sheet.is_hidden:
        notes.add("hidden sheet")
    if header.above:
        notes.add("above the header", header.above)
    if header.is_double:
        notes.add("two header rows", (header.row - 1, header.row))
    if not rows:
        notes.add("no indicators")
    if hidden := rows & set(sheet.hidden_rows):
        notes.add("hidden rows", hidden)
    for at, head in heads.items():
        if at in sheet.hidden_columns:
            notes.add("hidden column", column=column_letters(at), title=head.title)
        if head.role and (formulas := rows & set(sheet.formulas.get(at, ()))):
            notes.add("formula", formulas, column=column_letters(at), title=head.title)
    _tell_bodies(heads, notes)


def _tell_bodies(heads: dict[int, "Head"], notes: "Notes") -> None:
    roles = {head.role for head in heads.values()}
    if "body" in roles:
        return
    for body, kind in (
        ("council", "no council column"),
        ("neighbours", "no neighbours"),
        ("england", "no England"),
    ):
        if body not in roles and not (body == "council" and "value" in roles):
            notes.add(kind)


def _doubled(read: list[SheetRead]) -> list[Problem]:
    """An indicator that stands in two sheets may be an older version of itself."""
    from csa_desktop.importing.datasets.problems import SAYINGS
    from csa_desktop.importing.wording import listed

    names = Counter(
        (each.code or each.title).casefold()
        for sheet in read
        for each in {(i.code, i.title): i for i in sheet.indicators}.values()
    )
    if not (doubled := [name.upper() for name, times in names.items() if times > 1]):
        return []
    effect, _ = SAYINGS["indicator in two sheets"]
    says = f"In more than one sheet, and brought in from each: {listed(doubled)}."
    return [Problem("indicator in two sheets", effect, says)]


def _nothing_found(left: list[SheetLeft]) -> UserError:
    whys = " ".join(dict.fromkeys(sheet.why for sheet in left)) or "There is nothing in it."
    return UserError(
        f"No indicators were found in this file. {whys} Nothing was brought in. A dataset has a row of "
        "headers such as “Ref”, “Indicator”, “Council 2004-05”, “Statistical neighbours 2004-05” and "
        "“England 2004-05”, and below it a row for each indicator."
    )
