"""Every way in which a sound dataset is damaged here: what must be told, where, and what is still read."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import Workbook

from csa_desktop.domain.indicators import COUNCIL, figures, number_of
from tests.importing.datasets.made_datasets import SHEET, read, table, text, workbook

Rows = list[list[Any]]


@dataclass(frozen=True)
class Defect:
    """`spoil` changes the table, `then` the workbook; `first` is what A1's latest figure reads as."""

    name: str
    kind: str
    where: str
    spoil: Callable[[Rows], object] = lambda rows: None
    first: str | None = "90"
    then: Callable[[Workbook], None] | None = None
    csv: dict[str, Any] | None = None
    count: int = 4


def put(row: int, column: str, value: object) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        rows[row - 1][ord(column) - ord("A")] = value

    return spoil


def head(column: str, value: object) -> Callable[[Rows], None]:
    return put(1, column, value)


def drop(column: str) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        for row in rows:
            del row[ord(column) - ord("A")]

    return spoil


def after(row: int, *values: object) -> Callable[[Rows], None]:
    return lambda rows: rows.insert(row, list(values))


def all_of(*changes: Callable[[Rows], object]) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        for change in changes:
            change(rows)

    return spoil


def sheet_of(change: Callable[[Any], object]) -> Callable[[Workbook], None]:
    return lambda book: change(book[SHEET])  # type: ignore[return-value]


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def hide_column(sheet: Any) -> None:
    sheet.column_dimensions["J"].hidden = True


def hide_sheet(sheet: Any) -> None:
    sheet.sheet_state = "hidden"


SUPPRESSED = ("..", "x", "*", "-", "c", "<5", "n/a", "…", ":", "[c]", "less than 5", "not available", "1-4")
I2 = "column I (The council, 2004-05), row 2"

DEFECTS = [
    *(Defect(f"suppressed as {code}", "suppressed", I2, put(2, "I", code), code) for code in SUPPRESSED),
    Defect("an error of Excel", "error value", I2, put(2, "I", "#N/A"), None),
    Defect("a formula that was never worked out", "no result", I2, put(2, "I", "=G2+H2"), None),
    Defect("a blank figure", "blank figure", I2, put(2, "I", None), None),
    Defect("words for a figure", "words for a figure", I2, put(2, "I", "see note 3"), "see note 3"),
    Defect("a decimal comma", "decimal comma", I2, put(2, "I", "90,5"), "90,5"),
    Defect("a date for a figure", "date for a figure", I2, put(2, "I", datetime.date(2005, 4, 1)), None),
    Defect("true for a figure", "yes or no", I2, put(2, "I", True), None),
    Defect("a number as text", "number as text", I2, put(2, "I", "90"), "90"),
    Defect("a thousands comma in text", "number as text", I2, put(2, "I", "1,090"), "1,090"),
    Defect("a per cent sign in text", "number as text", I2, put(2, "I", "90%"), "90%"),
    Defect("a provisional mark", "marked figure", I2, put(2, "I", "90 (p)"), "90 (p)"),
    Defect("a footnote mark", "marked figure", I2, put(2, "I", "90*"), "90*"),
    Defect("a figure below nought", "below nought", I2, put(2, "I", -3), "-3"),
    Defect("more than a hundred per cent", "over a hundred", "row 2", put(2, "I", 112), "112"),
    Defect(
        "shares where per cent are said",
        "share for per cent",
        "row 2",
        all_of(*(put(2, c, v) for c, v in zip("GHIJK", (0.81, 0.84, 0.9, 0.86, 0.84), strict=True))),
        "0.9",
    ),
    Defect("no code", "no code", "row 2", put(2, "A", None)),
    Defect("no title", "no title", "row 2", put(2, "B", None)),
    Defect(
        "neither code nor title",
        "figures without a name",
        "row 2",
        all_of(put(2, "A", None), put(2, "B", None)),
        None,
        count=3,
    ),
    Defect(
        "a service that is not known", "service not known", "column C (Service), row 2", put(2, "C", "Parks")
    ),
    Defect("a service that is not said", "service not said", "column C (Service), row 2", put(2, "C", None)),
    Defect(
        "an outcome that is not known", "outcome not known", "column D (Outcome), row 2", put(2, "D", "Fun")
    ),
    Defect(
        "an outcome that is misspelt",
        "outcome guessed",
        "column D (Outcome), row 2",
        put(2, "D", "Staying saef"),
    ),
    Defect(
        "an outcome in short",
        "outcome guessed",
        "column D (Outcome), row 2",
        put(2, "D", "Economic well-being"),
    ),
    Defect("an outcome that is not said", "outcome not said", "column D (Outcome), row 2", put(2, "D", None)),
    Defect(
        "a direction that is not known",
        "direction not known",
        "column F (Which way is better), row 2",
        put(2, "F", "ask"),
    ),
    Defect(
        "a direction that is not said",
        "direction not said",
        "column F (Which way is better), row 2",
        put(2, "F", None),
    ),
    Defect("no column of directions", "direction not said", "", drop("F")),
    Defect("no column of services", "service not said", "", drop("C")),
    Defect("no column of neighbours", "no neighbours", "", drop("J")),
    Defect("no column of England", "no England", "", drop("K")),
    Defect(
        "no figure of the council",
        "no council figure",
        "row 2",
        all_of(*(put(2, c, "..") for c in "GHI")),
        "..",
    ),
    Defect("no figures at all", "no figures", "row 2", all_of(*(put(2, c, None) for c in "GHIJK")), None),
    Defect("a blank row", "blank rows", "row 3", after(2)),
    Defect("a line of notes", "no indicator", "row 6", after(5, "Source: the authority's own returns")),
    Defect("the header again", "header repeated", "row 4", lambda rows: rows.insert(3, list(rows[0]))),
    Defect("lines above the header", "above the header", "row 1", after(0, "Dataset of April 2005")),
    Defect("a line that names an outcome", "section", "row 3", after(2, "Being healthy")),
    Defect(
        "an indicator repeated",
        "indicator repeated",
        "row 6",
        lambda rows: rows.append(list(rows[1])),
    ),
    Defect(
        "an indicator repeated with another figure",
        "figure twice",
        "column I (The council, 2004-05), row 6",
        lambda rows: rows.append([*rows[1][:8], 55, *rows[1][9:]]),
    ),
    Defect("one code for two indicators", "one code, two titles", "rows 2 to 3", put(3, "A", "A1")),
    Defect(
        "a column twice",
        "header column repeated",
        "column H (The council, 2004-05)",
        head("H", "Council 2004-05"),
        "84",
    ),
    Defect("a hidden row", "hidden rows", "row 3", then=sheet_of(hide_row)),
    Defect(
        "a hidden column",
        "hidden column",
        "column J (Statistical neighbours, 2004-05)",
        then=sheet_of(hide_column),
    ),
    Defect(
        "a hidden sheet",
        "hidden sheet",
        "",
        then=lambda book: (book.create_sheet("Notes"), hide_sheet(book[SHEET]))[1],
    ),
    Defect(
        "cells merged downwards",
        "merged",
        "column D, rows 2 to 3",
        put(3, "D", None),
        then=sheet_of(lambda s: s.merge_cells("D2:D3")),
    ),
    Defect(
        "cells merged across",
        "merged across",
        "column J, row 2",
        put(2, "K", None),
        then=sheet_of(lambda s: s.merge_cells("J2:K2")),
    ),
    Defect("a row that is too short", "row too short", "row 2", lambda rows: rows[1].pop(), csv={}),
    Defect("a row that is too long", "row too long", "row 2", lambda rows: rows[1].append("and"), csv={}),
    Defect("a title over two lines", "cell over lines", "row 2", put(2, "B", "Reviews\nin time"), csv={}),
]


def made(defect: Defect) -> tuple[bytes, str]:
    rows = table()
    defect.spoil(rows)
    if defect.csv is not None:
        return text(rows, **defect.csv), "dataset.csv"
    return workbook(rows, then=defect.then), "dataset.xlsx"


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_it_is_told_where_it_is_and_what_is_sound_is_read(defect: Defect) -> None:
    reading = read(*made(defect))
    sheet = next(s for s in reading.sheets if s.indicators)
    told = {p.kind: p.where for p in sheet.problems}
    assert (defect.kind, told.get(defect.kind)) == (defect.kind, defect.where)
    assert len(sheet.indicators) == defect.count
    first = next((i for i in sheet.indicators if "A1" in i.code or "Reviews" in i.title), None)
    latest = figures(first.figures).get(COUNCIL, ()) if first else ()
    found = next((f.text for f in latest if f.year == "2004-05"), None)
    assert found == defect.first


def test_the_sound_dataset_has_nothing_to_tell() -> None:
    (sheet,) = read(workbook(table())).sheets
    assert sheet.problems == ()
    assert {c.state for c in sheet.columns} == {"matched"}


def test_more_than_forty_defects_are_told() -> None:
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS) >= 40


@pytest.mark.parametrize("code", SUPPRESSED)
def test_no_suppression_code_is_ever_a_number(code: str) -> None:
    rows = table()
    for column in range(6, 11):
        rows[1][column] = code
    first = read(workbook(rows)).indicators[0]
    for found in figures(first.figures).values():
        assert all(f.text == code and number_of(f.text) is None for f in found)
