"""A workbook gives what its sheets show, and every word of it lies in a cell that can be named."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_files import changed_part, workbook

from csa_desktop.errors import UserError
from csa_desktop.importing.documents import Document, read_document
from csa_desktop.importing.grid import cell_at
from csa_desktop.importing.number_formats import shown


def read(fill: Any) -> Document:
    return read_document(workbook(fill), "data.xlsx")


def cell(document: Document, words: str, page: int = 0) -> str:
    found = document.pages[page]
    return cell_at(found.label, found.text, found.text.index(words))


def test_each_sheet_is_a_page_and_each_row_a_line() -> None:
    def fill(book: Any) -> None:
        book.active.title = "Indicators"
        book.active.append(["Indicator", "2003", 2004])
        book.active.append([])
        book.active.append([None, "Re-registrations", 14])
        book.create_sheet("Notes")["C2"] = "Provisional\ndata\tonly"

    document = read(fill)
    assert [(page.label, page.text) for page in document.pages] == [
        ("Indicators", "Indicator\t2003\t2004\n\n\tRe-registrations\t14"),
        ("Notes", "\n\t\tProvisional data only"),
    ]
    assert document.reading == ""
    assert (cell(document, "2004"), cell(document, "Re-reg"), cell(document, "14")) == ("C1", "B3", "C3")
    assert cell(document, "data only", page=1) == "C2"


def test_progress_is_told_sheet_by_sheet() -> None:
    told: list[tuple[int, int]] = []
    data = workbook(lambda book: book.create_sheet("Second"))
    read_document(data, "data.xlsx", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_the_lists_that_an_authority_sent_are_read(shared_data: Path) -> None:
    document = read_document((shared_data / "annex-a-messy.xlsx").read_bytes(), "annex-a-messy.xlsx")
    assert [page.label for page in document.pages] == [f"List {n}" for n in range(1, 12)]
    assert cell(document, "k) APKN") == "C3"
    assert "25/01/2015" in document.pages[0].text
    outcomes = read_document((shared_data / "inspection-outcomes.xlsx").read_bytes(), "outcomes.xlsx")
    assert outcomes.pages[0].text.count("\n") == 153
    assert cell(outcomes, "barnsley") == "G2"


def test_formulas_give_their_values() -> None:
    def fill(book: Any) -> None:
        book.active.append([40, "=A1+2", "=CONCATENATE(A1)"])

    uncalculated = workbook(fill)
    calculated = changed_part(
        uncalculated,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<f>A1+2</f><v />", b"<f>A1+2</f><v>42</v>").replace(
            b"<f>A1+2</f><v></v>", b"<f>A1+2</f><v>42</v>"
        ),
    )
    document = read_document(calculated, "data.xlsx")
    assert document.pages[0].text == "40\t42\t[not calculated]"
    assert document.reading == (
        "Some formulas hold no result, in “Sheet” (1); they show as [not calculated]. To have them, open the "
        "workbook in Excel, save it and add it again."
    )


def test_empty_cells_beside_formulas_stay_empty() -> None:
    def fill(book: Any) -> None:
        book.active.append([1, None, "=A1"])
        book.active["B1"].number_format = "0.00"

    assert read(fill).pages[0].text == "1\t\t[not calculated]"


def test_hidden_sheets_are_read_and_said() -> None:
    def fill(book: Any) -> None:
        book.active.append(["seen"])
        for name, state in (("Working", "hidden"), ("Lookups", "veryHidden")):
            sheet = book.create_sheet(name)
            sheet.append(["unseen"])
            sheet.sheet_state = state

    document = read(fill)
    assert [page.text for page in document.pages] == ["seen", "unseen", "unseen"]
    assert document.reading == "Hidden in the workbook, but read: “Working” and “Lookups”."


def test_merged_cells_have_their_words_once() -> None:
    def fill(book: Any) -> None:
        book.active.append(["Staying safe", None, "2004"])
        book.active.merge_cells("A1:B2")

    assert read(fill).pages[0].text == "Staying safe\t\t2004"


def test_what_is_not_read_is_said() -> None:
    def fill(book: Any) -> None:
        book.active.append(["value", 3])
        book.active["A1"].comment = openpyxl.comments.Comment("check this", "HMI")
        chart = openpyxl.chart.BarChart()
        chart.add_data(openpyxl.chart.Reference(book.active, min_col=2, min_row=1))
        book.active.add_chart(chart, "D4")

    assert read(fill).reading == "Not read: charts and pictures, and comments."


def test_long_sheets_are_divided_and_rows_keep_their_numbers() -> None:
    def fill(book: Any) -> None:
        book.active.title = "List 6"
        for number in range(1, 2_502):
            book.active.append([number, f"child {number}"])

    document = read(fill)
    assert [page.label for page in document.pages] == [
        "List 6, rows 1 to 1,000",
        "List 6, rows 1,001 to 2,000",
        "List 6, rows 2,001 to 2,501",
    ]
    assert cell(document, "child 2345", page=2) == "B2345"


def test_a_cell_far_out_is_found_and_what_is_empty_between_is_no_page() -> None:
    def fill(book: Any) -> None:
        book.active["A1"], book.active["XFD1048576"] = "here", "far out"

    document = read(fill)
    assert [page.label for page in document.pages] == [
        "Sheet, rows 1 to 1,000",
        "Sheet, rows 1,048,001 to 1,048,576",
    ]
    assert cell(document, "far out", page=1) == "XFD1048576"


def test_an_absurd_size_in_the_file_is_not_believed() -> None:
    absurd = changed_part(
        workbook(lambda book: book.active.append(["value"])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:A1"', b'ref="A1:XFD1048576"').replace(
            b'ref="A1"', b'ref="A1:XFD1048576"'
        ),
    )
    assert read_document(absurd, "data.xlsx").pages[0].text == "value"


def test_rows_beyond_what_a_sheet_can_have_are_not_followed() -> None:
    endless = changed_part(
        workbook(lambda book: book.active.append(["value"])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="1"', b'<row r="99999999999"').replace(
            b'r="A1"', b'r="A99999999999"'
        ),
    )
    with pytest.raises(UserError, match="damaged"):
        read_document(endless, "data.xlsx")


def test_a_workbook_beyond_all_measure_is_read_as_far_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csa_desktop.importing.excel.MOST_CHARACTERS", 100)
    document = read(lambda book: [book.active.append([number]) for number in range(1, 60)])
    assert document.pages[0].text.split("\n") == [str(number) for number in range(1, 37)]
    assert document.reading == "It is so large that only its beginning was read; split it to have all of it."


def test_an_empty_workbook_says_so() -> None:
    document = read(lambda book: None)
    assert [page.label for page in document.pages] == ["Sheet"]
    assert document.reading == "There are no words or numbers in its sheets."


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_damaged_parts_are_called_damaged(name: str) -> None:
    data = workbook(lambda book: book.active.append(["value", "=A1", date(2004, 1, 1)]))
    for change in (lambda _: b"", lambda xml: xml[:60], lambda xml: xml.replace(b"<", b"<<")):
        with pytest.raises(UserError, match="damaged"):
            read_document(changed_part(data, name, change), "data.xlsx")


def test_declarations_that_could_swell_are_refused() -> None:
    data = workbook(lambda book: book.active.append(["value"]))
    bomb = changed_part(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + xml.replace(b"<v>", b"<v>&a;"),
    )
    with pytest.raises(UserError):
        read_document(bomb, "data.xlsx")


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (80426, "General", "80426"),
        (0.1 + 0.2, "General", "0.3"),
        (0.853, "0%", "85%"),
        (0.853, "0.0%", "85.3%"),
        (-0.004, "0%", "0%"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234.5, "£#,##0.00", "£1,234.50"),
        (-1234.5, '"£"#,##0.00;[Red]-"£"#,##0.00', "-£1,234.50"),
        (0.125, "0.00", "0.13"),
        (6.138, "0", "6"),
        (6.138, "0.0_);(0.0)", "6.1"),
        (4, '0" years"', "4"),
        (12, "@", "12"),
        (12.5, "", "12.5"),
        (1e300, "0.00", "1e+300"),
        (float("inf"), "0.00", "inf"),
        (datetime(2015, 1, 25), "General", "25/01/2015"),
        (datetime(2015, 1, 25, 14, 5), "General", "25/01/2015 14:05"),
        (date(2015, 1, 25), "General", "25/01/2015"),
        (time(9, 30), "General", "09:30"),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_values_are_shown_as_a_sheet_shows_them(value: object, number_format: str, seen: str) -> None:
    assert shown(value, number_format) == seen


def test_cells_with_formats_are_shown_so() -> None:
    def fill(book: Any) -> None:
        book.active.append([0.853, datetime(2015, 1, 25), 7])
        book.active["A1"].number_format = "0%"
        book.active["B1"].number_format = "dd/mm/yyyy"

    assert read(fill).pages[0].text == "85%\t25/01/2015\t7"


def test_workbooks_count_days_from_1900_or_1904() -> None:
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime(2015, 1, 25)])
    book.save(made)
    assert read_document(made.getvalue(), "data.xlsx").pages[0].text == "25/01/2015"
