"""Every way in which a sound list is damaged here: how, what must be told, and which children may change."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from made_lists import (
    ABUSE,
    BORN,
    DISABLED,
    ENDED,
    ETHNICITY,
    GENDER,
    ID,
    STARTED,
    STATUS,
    TODAY,
    WORKER,
    Made,
    lines,
    text,
    workbook,
)

EPOCH = date(1899, 12, 30)
R = 9
"""The row that most defects damage."""


@dataclass(frozen=True)
class Defect:
    """`spoil` gives the file, and may change the list; `prepare` is done to the sound list too."""

    name: str
    spoil: Callable[[Made], bytes]
    kind: str = ""
    """The problem that must be told; empty where all can be read and there is nothing to tell."""
    rows: tuple[int, ...] | None = None
    column: str | None = None
    changed: tuple[int, ...] = ()
    """Rows of the sound list whose child may say something else, or nothing where it may not be found."""
    file: str = "List 6.xlsx"
    prepare: Callable[[Made], None] = field(default=lambda _: None)
    among: bool = False
    """True where other things may be told besides."""


def book(change: Callable[[Made], object], **options: Any) -> Callable[[Made], bytes]:
    """A workbook of the list after a change."""

    def spoil(made: Made) -> bytes:
        change(made)
        return workbook(made, **options)

    return spoil


def put(column: str, value: object, row: int = R) -> Callable[[Made], bytes]:
    return book(lambda made: made.put(column, row, value))


def every(column: str, change: Callable[[Any], object]) -> Callable[[Made], bytes]:
    return book(lambda made: made.change(column, change))


def again(row: int = R, **values: object) -> Callable[[Made], bytes]:
    return book(lambda made: made.again(row, **values))


def said(column: str, pattern: str) -> Callable[[Made], bytes]:
    """All dates of a column as text."""
    return every(column, lambda day: day.strftime(pattern))


def sheet(then: Callable[[Any], None]) -> Callable[[Made], bytes]:
    """The sound list, with something done to its sheet."""
    return lambda made: workbook(made, then=lambda made_book: then(made_book[made.sheet]))


def number_of(day: date) -> int:
    return (day - EPOCH).days


def early_days(made: Made) -> None:
    """Days of birth that could each be a month."""
    made.change(BORN, lambda day: day.replace(day=day.day % 12 + 1))


def late_days(made: Made) -> None:
    """Days of birth that can be no month, but for every fifth."""
    for number, row in enumerate(made.rows):
        row[4] = row[4].replace(day=5 if number % 5 == 0 else 13 + number % 15)


def american(made: Made) -> None:
    made.change(BORN, lambda day: day.strftime("%d/%m/%Y"))
    made.put(BORN, R, datetime.strptime(made.get(BORN, R), "%d/%m/%Y").strftime("%m/%d/%Y"))


def lettered(made: Made) -> None:
    made.change(ID, lambda number: f"LA-{number}X")


def with_ages(made: Made) -> None:
    made.headers.append("Age")
    for row in made.rows:
        row.append((TODAY - row[4]).days / 365.25)


def without_born(made: Made) -> None:
    for row in made.rows:
        row[4] = None


def worked_out(data: bytes, cell: str, value: str) -> bytes:
    """Give a formula its stored result, which openpyxl does not write."""
    inside = io.BytesIO(data)
    out = io.BytesIO()
    with zipfile.ZipFile(inside) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)'.encode()
                part = re.sub(pattern, rb"\1<v>" + value.encode() + b"</v>", part)
            new.writestr(name, part)
    return out.getvalue()


def with_formula(made: Made) -> bytes:
    started = made.get(STARTED, R)
    made.put(STARTED, R, f"=G{R - 1}+5")
    data = workbook(
        made, then=lambda b: setattr(b[made.sheet][f"{STARTED}{R}"], "number_format", "dd/mm/yyyy")
    )
    return worked_out(data, f"{STARTED}{R}", str(number_of(started)))


def from_1904(made: Made) -> bytes:
    from openpyxl.utils.datetime import MAC_EPOCH

    return workbook(made, then=lambda b: setattr(b, "epoch", MAC_EPOCH))


def insert(before: int, *rows: list[Any]) -> Callable[[Any], None]:
    """Put rows in before a row of the sheet."""

    def change(ws: Any) -> None:
        ws.insert_rows(before, len(rows))
        for number, row in enumerate(rows, before):
            for column, value in enumerate(row, 1):
                ws.cell(number, column, value)

    return change


def merged_down(ws: Any) -> None:
    ws.cell(R + 1, 11, None)
    ws.merge_cells(f"{WORKER}{R}:{WORKER}{R + 1}")
    ws[f"{GENDER}{R + 1}"] = ws[f"{GENDER}{R}"].value
    ws.merge_cells(f"{GENDER}{R}:{GENDER}{R + 1}")


def same_gender(made: Made) -> None:
    made.put(GENDER, R + 1, made.get(GENDER, R))


def two_rows(ws: Any) -> None:
    """A header in two rows, the upper one merged over its columns."""
    ws.insert_rows(1)
    for column in range(1, 12):
        whole = ws.cell(2, column).value
        upper, _, lower = whole.partition(" ")
        ws.cell(1, column, upper)
        ws.cell(2, column).value = lower or (None if column % 2 else upper)


def group_row(ws: Any) -> None:
    ws.insert_rows(1)
    ws["A1"], ws["G1"] = "About the child", "About the case"
    ws.merge_cells("A1:F1")
    ws.merge_cells("G1:K1")


def misspelt(made: Made) -> None:
    made.headers[0], made.headers[2], made.headers[4] = "Child Uniqe ID", "Gendre", "Date of Brith"


def renamed(made: Made, *names: str) -> Made:
    made.headers = list(names)
    return made


def twice_headed(made: Made) -> None:
    made.headers.append("Gender")
    for row in made.rows:
        row.append("x")


def without(made: Made, column: int) -> None:
    del made.headers[column]
    for row in made.rows:
        del row[column]


def no_identifiers(made: Made) -> None:
    made.headers[0] = "Notes"
    made.change(ID, lambda _: "see file")


def shuffled(made: Made) -> None:
    order = [4, 10, 2, 0, 1, 3, 9, 5, 8, 7, 6]
    made.headers = [made.headers[at] for at in order]
    made.rows = [[row[at] for at in order] for row in made.rows]


def blanks(ws: Any) -> None:
    ws.insert_rows(R, 3)


def moved(made: Made) -> bytes:
    """The table begins in column C, row 5."""
    wide = Made(["", "", *made.headers], [[None, None, *row] for row in made.rows], made.sheet)
    return workbook(wide, first_row=5)


def other_list(made: Made) -> Made:
    """Another list in which the first child stands with another gender."""
    headers = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Date of Contact", "Contact Source"]
    first = made.rows[0]
    other = "b) Female" if first[2] == "a) Male" else "a) Male"
    return Made(headers, [[first[0], other, first[3], first[4], first[6], "School"]], "List 1")


def ragged(made: Made, change: Callable[[list[str]], list[str]]) -> bytes:
    rows = [line.split(",") for line in text(made, encoding="utf-8", ends="\n").decode().splitlines()]
    rows[R - 1] = change(rows[R - 1])
    return lines(rows)


def scattered(made: Made, end: str) -> bytes:
    return text(made, ends=end)


NOTHING: Iterable[int] = ()

DATES = [
    Defect("dates as text, day first", said(BORN, "%d/%m/%Y"), "date as text", column=BORN),
    Defect("dates with dots", said(BORN, "%d.%m.%Y"), "date as text", column=BORN),
    Defect("dates with dashes", said(STARTED, "%d-%m-%Y"), "date as text", column=STARTED),
    Defect(
        "dates as text, month first", said(BORN, "%m/%d/%Y"), "month first", column=BORN, prepare=late_days
    ),
    Defect("dates as text, year first", said(BORN, "%Y-%m-%d")),
    Defect("dates as text with slashes, year first", said(BORN, "%Y/%m/%d")),
    Defect("dates of both orders", book(american), "both orders", column=BORN, prepare=late_days),
    Defect(
        "dates of no certain order", said(BORN, "%d/%m/%Y"), "order unknown", column=BORN, prepare=early_days
    ),
    Defect("months as words", said(BORN, "%d %B %Y")),
    Defect("months as short words", said(BORN, "%d-%b-%Y")),
    Defect("months as words, first", said(BORN, "%B %d, %Y")),
    Defect("days with endings", every(BORN, lambda d: f"{d.day}th {d:%b %Y}")),
    Defect("years of two figures", said(STARTED, "%d/%m/%y"), "short year", column=STARTED, among=True),
    Defect("days of Excel as numbers", every(BORN, number_of), "day number", column=BORN),
    Defect(
        "days as eight figures", every(BORN, lambda d: int(d.strftime("%Y%m%d"))), "day number", column=BORN
    ),
    Defect("a time of day", said(BORN, "%d/%m/%Y 14:35"), "time of day", column=BORN, among=True),
    Defect("midnight", said(BORN, "%Y-%m-%d 00:00:00")),
    Defect("a calendar from 1904", from_1904),
    Defect("31 February", put(BORN, "31/02/2005"), "date that is not", (R,), BORN, (R,), among=True),
    Defect("not known", put(BORN, "not known"), "no date known", (R,), BORN, (R,)),
    Defect("words for a date", put(BORN, "ask the mother"), "no date", (R,), BORN, (R,)),
    Defect("a year alone", put(BORN, 2005), "year only", (R,), BORN, (R,)),
    Defect("a year alone as text", put(BORN, "2005"), "year only", (R,), BORN, (R,)),
    Defect("a month alone", put(BORN, "03/2005"), "month only", (R,), BORN, (R,)),
    Defect("a date that stands for none", put(BORN, date(1900, 1, 1)), "placeholder date", (R,), BORN, (R,)),
    Defect("nought for a date", put(BORN, 0), "placeholder date", (R,), BORN, (R,)),
    Defect("true for a date", put(BORN, True), "no date", (R,), BORN, (R,)),
    Defect("born tomorrow", put(BORN, TODAY + timedelta(days=1)), "born in the future", (R,), BORN, (R,)),
    Defect("born in 1950", put(BORN, date(1950, 5, 5)), "too old", (R,), BORN, (R,)),
    Defect(
        "over before it began",
        put(ENDED, date(2009, 1, 1)),
        "end before start",
        (R,),
        ENDED,
        (R,),
        among=True,
    ),
    Defect(
        "begins next year", put(STARTED, date(2012, 4, 1)), "in the future", (R,), STARTED, (R,), among=True
    ),
    Defect("begins long before birth", put(STARTED, date(1990, 1, 1)), "before birth", (R,), STARTED, (R,)),
    Defect("closed, but no end", put(STATUS, "Closed", 2), "closed without end", (2,), STATUS, (2,)),
    Defect(
        "an end, but current",
        put(ENDED, TODAY - timedelta(days=1), 2),
        "ended but current",
        (2,),
        ENDED,
        (2,),
    ),
    Defect(
        "no date of birth, but an age", put(BORN, None), "born missing", (R,), "L", (R,), prepare=with_ages
    ),
    Defect("only ages", book(lambda made: without(made, 4)), "born missing", prepare=with_ages),
    Defect(
        "an age below nought",
        book(lambda made: (made.put(BORN, R, None), made.put("L", R, -3))),
        "age that is not",
        (R,),
        "L",
        (R,),
        prepare=with_ages,
    ),
    Defect("an age in words", put("L", "seven"), "no number", (R,), "L", prepare=with_ages),
]
IDENTIFIERS = [
    Defect("no identifier", put(ID, None), "identifier missing", (R,), ID, (R,)),
    Defect("a dash for an identifier", put(ID, "n/a"), "identifier missing", (R,), ID, (R,)),
    Defect("identifiers as decimals", every(ID, float)),
    Defect("identifiers as text", every(ID, str)),
    Defect("written with .0", again(A="1000008.0"), "identifier spelt differently", (R, 62), ID, among=True),
    Defect(
        "noughts in front", again(A="0001000008"), "identifier spelt differently", (R, 62), ID, among=True
    ),
    Defect(
        "spaces inside", again(A=" 1 000 008\xa0"), "identifier spelt differently", (R, 62), ID, among=True
    ),
    Defect(
        "small letters",
        again(A="la-1000008x"),
        "identifier spelt differently",
        (R, 62),
        ID,
        prepare=lettered,
        among=True,
    ),
    Defect("shortened by Excel", put(ID, "1.0E+06"), "identifier shortened", (R,), ID, (R,)),
    Defect("an identifier as a date", put(ID, date(2001, 3, 5)), "identifier as date", (R,), ID, (R,)),
    Defect("an identifier with a fraction", put(ID, 1000008.5), "identifier not whole", (R,), ID, (R,)),
    Defect("a child twice", again(), "child repeated", (R, 62)),
    Defect(
        "one identifier for two",
        again(E=date(2009, 2, 3)),
        "one identifier, two children",
        (R, 62),
        among=True,
    ),
    Defect("a name spelt otherwise", again(B="Adda Ashdowne"), "name spelt differently", (R, 62), among=True),
    Defect("two identifiers for one", again(A=5_555_555), "two identifiers, one child", (R, 62)),
    Defect("identifiers without a header", book(lambda made: made.headers.__setitem__(0, ""))),
    Defect(
        "no identifiers at all",
        book(no_identifiers),
        "no identifier column",
        changed=tuple(range(2, 62)),
        among=True,
    ),
]
CODES = [
    Defect("a gender that is none", put(GENDER, "q) 7"), "code not known", (R,), GENDER, (R,)),
    Defect("an ethnic code that is none", put(ETHNICITY, "ZZZZ"), "code not known", (R,), ETHNICITY, (R,)),
    Defect("maybe", put(DISABLED, "maybe"), "code not known", (R,), DISABLED, (R,)),
    Defect("a status that is none", put(STATUS, "pending"), "code not known", (R,), STATUS, (R,)),
    Defect("genders as letters", every(GENDER, lambda said: said[3])),
    Defect("genders as numbers", every(GENDER, lambda said: 1 if said.endswith(" Male") else 2)),
    Defect("genders in capitals", every(GENDER, lambda said: f"  {said[3:].upper()} ")),
    Defect("codes with their words", every(ETHNICITY, lambda said: f"{said[3:]} - as recorded")),
    Defect("yes as true", every(ABUSE, lambda said: said == "Yes")),
    Defect("yes as Y", every(ABUSE, lambda said: said[0])),
]
CELLS = [
    Defect("an error", put(GENDER, "#N/A"), "error value", (R,), GENDER, (R,)),
    Defect("an error for a date", put(BORN, "#REF!"), "error value", (R,), BORN, (R,)),
    Defect("a formula without result", put(STARTED, "=G8+5"), "no result", (R,), STARTED, (R,), among=True),
    Defect("a formula with its result", with_formula, "formula", (R,), STARTED),
    Defect(
        "cells merged downwards",
        sheet(merged_down),
        "merged",
        (R, R + 1),
        GENDER,
        prepare=same_gender,
        among=True,
    ),
    Defect(
        "cells merged across",
        sheet(lambda ws: ws.merge_cells(f"{GENDER}{R}:{ETHNICITY}{R}")),
        "merged across",
        (R,),
        GENDER,
        (R,),
    ),
]
STRUCTURE = [
    Defect(
        "lines above the header",
        sheet(insert(1, ["Norbridge"], [], ["As at 30 September"])),
        "above the header",
        (1, 3),
    ),
    Defect("a row of groups above the header", sheet(group_row), "above the header", (1,)),
    Defect("a header in two rows", sheet(two_rows), "two header rows", (1, 2)),
    Defect("blank rows", sheet(blanks), "blank rows", (9, 10, 11)),
    Defect("a line of totals", book(lambda made: made.rows.append(["Total", 60, 31])), "total", (62,)),
    Defect(
        "totals without an identifier",
        book(lambda made: made.rows.append([None, "Total", 31])),
        "total",
        (62,),
    ),
    Defect(
        "a note below",
        book(lambda made: made.rows.append(["Source: case system, run by J. Doe"])),
        "total",
        (62,),
    ),
    Defect(
        "a row of one figure", book(lambda made: made.rows.append([None] * 10 + [7])), "no details", (62,)
    ),
    Defect(
        "the header again",
        book(lambda made: made.rows.insert(20, list(made.headers))),
        "header repeated",
        (22,),
    ),
    Defect("misspelt headers", book(misspelt)),
    Defect("a header twice", book(twice_headed), "header column repeated", column=GENDER),
    Defect("columns in another order", book(shuffled)),
    Defect("a table that begins elsewhere", moved),
    Defect(
        "a hidden sheet",
        lambda made: workbook(
            made, Made(["x"], [], "Cover"), then=lambda b: setattr(b[made.sheet], "sheet_state", "hidden")
        ),
        "hidden sheet",
    ),
    Defect(
        "a hidden row", sheet(lambda ws: setattr(ws.row_dimensions[R], "hidden", True)), "hidden rows", (R,)
    ),
    Defect(
        "a hidden column",
        sheet(lambda ws: setattr(ws.column_dimensions["E"], "hidden", True)),
        "hidden column",
        column=BORN,
    ),
    Defect(
        "two sheets of one list",
        lambda made: workbook(made, Made(made.headers, made.rows[:3], "CIN")),
        "list twice",
        among=True,
    ),
    Defect(
        "headers in capitals, over lines",
        book(lambda made: renamed(made, *(h.upper().replace(" ", "\n") for h in made.headers))),
    ),
    Defect(
        "lists that disagree", lambda made: workbook(made, other_list(made)), "children differ", among=True
    ),
]
TEXT = "children in need.csv"
LETTERS = [
    Defect("as CSV", text, "date as text", file=TEXT, among=True),
    Defect("semicolons", lambda made: text(made, separator=";"), "date as text", file=TEXT, among=True),
    Defect("tabs", lambda made: text(made, separator="\t"), "date as text", file=TEXT, among=True),
    Defect("upright bars", lambda made: text(made, separator="|"), "date as text", file=TEXT, among=True),
    Defect(
        "a line that names the separator",
        lambda made: b"sep=;\r\n" + text(made, separator=";", encoding="utf-8"),
        "date as text",
        file=TEXT,
        among=True,
    ),
    Defect("UTF-16", lambda made: text(made, encoding="utf-16"), "date as text", file=TEXT, among=True),
    Defect(
        "letters of Windows",
        lambda made: text(made, encoding="cp1252"),
        "date as text",
        file=TEXT,
        among=True,
    ),
    Defect("line feeds alone", lambda made: scattered(made, "\n"), "date as text", file=TEXT, among=True),
    Defect(
        "a row too short",
        lambda made: ragged(made, lambda row: row[:-1]),
        "row too short",
        (R,),
        file=TEXT,
        among=True,
    ),
    Defect(
        "a row too long",
        lambda made: ragged(made, lambda row: [*row, "and more"]),
        "row too long",
        (R,),
        file=TEXT,
        among=True,
    ),
    Defect(
        "a cell over lines",
        (lambda made: (made.put(WORKER, R, "A\nB"), text(made))[1]),
        "cell over lines",
        (R,),
        file=TEXT,
        among=True,
    ),
    Defect(
        "blank lines",
        lambda made: text(made) + b"\r\n\r\n,,,,,,,,,,\r\n",
        "date as text",
        file=TEXT,
        among=True,
    ),
]
DEFECTS = [*DATES, *IDENTIFIERS, *CODES, *CELLS, *STRUCTURE, *LETTERS]
