"""Child-level lists of invented children, the same ones each time, as a workbook or as CSV."""

import copy
import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string

TODAY = date(2011, 9, 30)
FIRST = 2
"""The row in which the first child stands."""
HEADERS = (
    "Child Unique ID",
    "Name",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Does the Child have a Disability",
    "CIN Start Date",
    "CIN Closure Date",
    "Case Status",
    "Domestic Abuse",
    "Allocated Worker",
)
ID, NAME, GENDER, ETHNICITY, BORN, DISABLED, STARTED, ENDED, STATUS, ABUSE, WORKER = "ABCDEFGHIJK"
FORENAMES = ("Ada", "Ben", "Carys", "Dev", "Ella", "Femi", "Gwen", "Hari", "Imogen", "Jonah", "Zoë", "Siân")
SURNAMES = ("Ashdown", "Birchall", "Cotterill", "Danvers", "Ellerby", "Fairclough", "Garside", "Holroyd")


@dataclass
class Made:
    """A list as a table; `row` and `column` in its methods are those of the sheet."""

    headers: list[str]
    rows: list[list[Any]]
    sheet: str = "List 6"

    def put(self, column: str, row: int, value: object) -> None:
        self.rows[row - FIRST][_at(column)] = value

    def get(self, column: str, row: int) -> Any:
        return self.rows[row - FIRST][_at(column)]

    def change(self, column: str, change: Callable[[Any], object]) -> None:
        """Change every value of a column that is there."""
        for row in self.rows:
            if row[_at(column)] is not None:
                row[_at(column)] = change(row[_at(column)])

    def again(self, row: int, **values: object) -> int:
        """Repeat a row at the end, with other values in some columns; the row in which it stands."""
        self.rows.append(list(self.rows[row - FIRST]))
        last = FIRST + len(self.rows) - 1
        for column, value in values.items():
            self.put(column, last, value)
        return last

    def identifier(self, row: int) -> str:
        return str(self.rows[row - FIRST][0])

    @property
    def last(self) -> int:
        return FIRST + len(self.rows) - 1

    def copy(self) -> "Made":
        return copy.deepcopy(self)


def made(children: int, seed: int = 7) -> Made:
    """A sound list of children in need, no two alike."""
    chance = random.Random(seed)
    return Made(list(HEADERS), [_child(chance, number) for number in range(children)])


def _child(chance: random.Random, number: int) -> list[Any]:
    born = TODAY - timedelta(days=chance.randrange(400, 17 * 365))
    started = TODAY - timedelta(days=chance.randrange(40, 390))
    ended = started + timedelta(days=chance.randrange(5, 30)) if chance.random() < 0.3 else None
    name = f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)} {_letters(number)}"
    return [
        1_000_001 + number,
        name,
        chance.choice(("a) Male", "b) Female")),
        chance.choice(("a) WBRI", "k) APKN", "p) BAFR", "g) MWAS")),
        born,
        chance.choice(("a) Yes", "b) No")),
        started,
        ended,
        "e) Closed episode" if ended else "c) Child in need plan",
        chance.choice(("Yes", "No")),
        f"Worker {chance.randrange(40)}",
    ]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def workbook(*lists: Made, then: Callable[[Workbook], None] | None = None, first_row: int = 1) -> bytes:
    """A workbook of these lists; `then` may do more to it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for each in lists:
        sheet = book.create_sheet(each.sheet)
        for number, row in enumerate([each.headers, *each.rows], first_row):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    if then:
        then(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def large_workbook(children: int) -> bytes:
    """A long list, written as quickly as it can be."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List 6")
    for row in (HEADERS, *made(children).rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(each: Made, *, separator: str = ",", encoding: str = "utf-8-sig", ends: str = "\r\n") -> bytes:
    """The list as CSV, dates as people here write them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ends)
    writer.writerows([each.headers, *([_shown(value) for value in row] for row in each.rows)])
    return out.getvalue().encode(encoding)


def lines(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows of texts as CSV, each as long as it is."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)


def _at(column: str) -> int:
    return int(column_index_from_string(column)) - 1
