"""Excel workbooks: the values that their sheets show, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from csa_desktop.importing.excel_cells import NOT_CALCULATED, Formats, formats_of, rows_of
from csa_desktop.importing.grid import MOST_CHARACTERS, cell_text, grid_pages
from csa_desktop.importing.office import Package, attribute, damaged, kind_of, open_package
from csa_desktop.importing.pages import PageText, Progress, Reading
from csa_desktop.importing.wording import listed

_NOT_READ = (
    (("xl/charts/", "xl/chartsheets/", "xl/drawings/", "xl/media/"), "charts and pictures"),
    (("xl/comments", "xl/threadedComments/"), "comments"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: what it is called, the part of the file that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass
class _Noticed:
    uncalculated: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    cut: bool = False


def read_excel(data: bytes, progress: Progress | None = None) -> Reading:
    """Every sheet, hidden ones too; a line for each row. UserError where the workbook is damaged."""
    with open_package(data) as package:
        main = main_part(package)
        sheets, from_1904 = sheets_of(package, main)
        formats = formats_of(package, package.related(main), from_1904=from_1904)
        pages: list[PageText] = []
        noticed = _Noticed()
        for done, sheet in enumerate(sheets, 1):
            rows = _noticing(sheet, package, formats, noticed)
            pages += grid_pages(sheet.name, rows, first_number=len(pages) + 1)
            if progress:
                progress(done, len(sheets))
        return Reading(tuple(pages), tuple(_remarks(package, sheets, pages, noticed)))


def main_part(package: Package) -> str:
    """The part that lists a workbook's sheets; UserError where there is none."""
    main = next(iter(package.related().get("officeDocument", [])), "xl/workbook.xml")
    if main not in package.names:
        raise damaged()
    return main


def sheets_of(package: Package, main: str) -> tuple[list[Sheet], bool]:
    """The workbook's sheets of cells in their order, and whether its calendar begins in 1904."""
    targets = {each.id: each.target for each in package.relations(main) if each.kind == "worksheet"}
    sheets: list[Sheet] = []
    from_1904 = False
    for element in package.xml(main).iter():
        if kind_of(element) == "workbookPr":
            from_1904 = attribute(element, "date1904") in ("1", "true")
        elif kind_of(element) == "sheet" and (part := targets.get(attribute(element, "id"))):
            hidden = attribute(element, "state") in ("hidden", "veryHidden")
            sheets.append(Sheet(cell_text(attribute(element, "name")), part, hidden))
    if not sheets:
        raise damaged()
    return sheets, from_1904


def _noticing(sheet: Sheet, package: Package, formats: Formats, noticed: _Noticed) -> Iterator[list[str]]:
    for line in rows_of(package, sheet.part, formats):
        noticed.uncalculated[sheet.name] += line.count(NOT_CALCULATED)
        noticed.characters += sum(map(len, line)) + len(line)
        if noticed.characters > MOST_CHARACTERS:
            noticed.cut = True
            return
        yield line


def _remarks(
    package: Package, sheets: list[Sheet], pages: list[PageText], noticed: _Noticed
) -> Iterator[str]:
    if hidden := [f"“{sheet.name}”" for sheet in sheets if sheet.hidden]:
        yield f"Hidden in the workbook, but read: {listed(hidden)}."
    if where := [f"“{name}” ({count:,})" for name, count in noticed.uncalculated.items() if count]:
        yield (
            f"Some formulas hold no result, in {listed(where)}; they show as {NOT_CALCULATED}. To have them, "
            "open the workbook in Excel, save it and add it again."
        )
    if noticed.cut:
        yield "It is so large that only its beginning was read; split it to have all of it."
    if not any(page.text for page in pages):
        yield "There are no words or numbers in its sheets."
    if not_read := [what for beginnings, what in _NOT_READ if package.has(*beginnings)]:
        yield f"Not read: {', and '.join(not_read)}."
