"""What datasets say in every layout, what columns are taken for, and files that hold none."""

import csv
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.domain.indicators import COUNCIL, ENGLAND, NEIGHBOURS, figures
from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists.values import GUESSED, MATCHED, MISSING, NOT_USED
from csa_desktop.importing.datasets.heads import head_of
from csa_desktop.importing.datasets.values import CODE, DIRECTION, TITLE, YEAR
from csa_desktop.importing.datasets.years import year_in
from csa_desktop.importing.grid import cell_text
from csa_desktop.paths import resources_folder
from csa_desktop.reports.example_documents import render
from tests.importing.datasets.made_datasets import HEADERS, ROWS, read, table, text, workbook

WIDE = {
    COUNCIL: [("2002-03", "81"), ("2003-04", "84"), ("2004-05", "90")],
    NEIGHBOURS: [("2004-05", "86")],
    ENGLAND: [("2004-05", "84")],
}


def said(indicator):
    return {body: [(f.year, f.text) for f in found] for body, found in figures(indicator.figures).items()}


def states(sheet):
    return {c.letter: (c.state, c.column) for c in sheet.columns if c.letter}


def test_the_wide_layout_with_a_body_and_a_year_in_each_header():
    first = read(workbook(table())).indicators[0]
    assert said(first) == WIDE
    assert (first.service, first.outcome, first.direction) == ("social-care", "staying-safe", "higher")
    assert figures(first.figures)[COUNCIL][2].cell == "I2"


def test_the_long_layout_with_a_row_for_each_body_and_year():
    rows = [["Ref", "Indicator", "Body", "Year", "Value"]]
    bodies = {COUNCIL: "Sharpston", NEIGHBOURS: "Statistical neighbours", ENGLAND: "England"}
    rows += [
        ["A1", "Reviews", bodies[b], y, float(t)]
        for b, found in reversed(WIDE.items())
        for y, t in reversed(found)
    ]
    (first,) = read(workbook(rows)).indicators
    assert said(first) == WIDE


def test_a_row_for_each_year_with_a_column_for_each_body():
    rows = [["Ref", "Indicator", "Year", "Council", "Statistical neighbours", "England"]]
    rows += [["A1", "Reviews", "2003-04", 84, 80, 79], ["A1", "Reviews", "2002-03", 81, "..", 78]]
    (first,) = read(workbook(rows)).indicators
    assert said(first)[NEIGHBOURS] == [("2002-03", ".."), ("2003-04", "80")]


def test_bodies_in_one_row_over_years_in_the_next():
    rows = [
        ["", "", "Council", "", "", "Statistical neighbours", "England"],
        ["Ref", "Indicator", "2002-03", "2003-04", "2004-05", "2004-05", "2004-05"],
        ["A1", "Reviews", 81, 84, 90, 86, 84],
    ]
    for data, name in ((workbook(rows), "a.xlsx"), (text(rows), "a.csv")):
        reading = read(data, name)
        assert said(reading.indicators[0]) == WIDE
        assert [p.kind for p in reading.sheets[0].problems if p.kind == "two header rows"]


def test_years_that_stand_in_headers_as_numbers():
    rows = [["Indicator", 2003, 2004, "England 2004"], ["Reviews", 84, 90, 86]]
    (first,) = read(workbook(rows)).indicators
    assert said(first)[COUNCIL] == [("2003", "84"), ("2004", "90")]


def test_outcomes_named_by_lines_between_and_by_the_sheet():
    rows = [["Ref", "Indicator", "Council 2004", "England 2004"], ["Being healthy"], ["A1", "Checks", 1, 2]]
    rows += [["Staying safe"], ["B1", "Reviews", 3, 4]]
    assert [i.outcome for i in read(workbook(rows)).indicators] == ["being-healthy", "staying-safe"]
    named = read(workbook(rows[:1] + rows[2:3], names=["Staying safe"]))
    assert [i.outcome for i in named.indicators] == ["staying-safe"]


def test_figures_are_kept_as_the_cell_shows_them():
    def dress(book):
        for cell, shown in (("G2", "0%"), ("H2", "#,##0"), ("I2", "0.0")):
            book.active[cell].number_format = shown

    rows = table()
    rows[1][6:9] = [0.81, 3012, 90]
    first = read(workbook(rows, then=dress)).indicators[0]
    assert [text for _, text in said(first)[COUNCIL]] == ["81%", "3,012", "90.0"]


def test_a_formula_s_stored_result_is_used_and_told():
    made = workbook([*table()[:1], ["A1", "Reviews", *table()[1][2:8], "=1+1", 86, 84]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name)
                .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>90</v>")
                .replace(b"<f>1+1</f><v/>", b"<f>1+1</f><v>90</v>"),
            )
    reading = read(out.getvalue())
    assert said(reading.indicators[0])[COUNCIL][-1] == ("2004-05", "90")
    assert "formula" in {p.kind for p in reading.sheets[0].problems}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_every_separator_and_encoding_says_the_same(separator, encoding):
    reading = read(text(table(), separator=separator, encoding=encoding), "dataset.csv")
    assert said(reading.indicators[0]) == WIDE
    assert [i.unit for i in reading.indicators] == ["per cent", "rate", "per cent", "£"]


HEADS = [
    ("Council 2004-05", MATCHED, COUNCIL, "2004-05"),
    ("LA 2004/05", MATCHED, COUNCIL, "2004/05"),
    ("Sharpston 2004-05", MATCHED, COUNCIL, "2004-05"),
    ("2004-05", GUESSED, COUNCIL, "2004-05"),
    ("SN average 2004", MATCHED, NEIGHBOURS, "2004"),
    ("Stat. neighbours (2004-05)", MATCHED, NEIGHBOURS, "2004-05"),
    ("Statstical neighbours 2004-05", GUESSED, NEIGHBOURS, "2004-05"),
    ("England 31 March 2005", MATCHED, ENGLAND, "31 March 2005"),
    ("National average 2003-04 (provisional)", MATCHED, ENGLAND, "2003-04"),
    ("England 04/05", GUESSED, ENGLAND, "04/05"),
    ("England boys 2004", GUESSED, ENGLAND, "2004"),
    ("Council target 2005-06", NOT_USED, "", ""),
    ("England quartile 2004", NOT_USED, "", ""),
    ("Bolsover 2004-05", NOT_USED, "", ""),
    ("Comments", NOT_USED, "", ""),
    ("Ref", MATCHED, CODE, ""),
    ("PERFORMANCE INDICATOR", MATCHED, TITLE, ""),
    ("Indicatr", GUESSED, TITLE, ""),
    ("Polarity", MATCHED, DIRECTION, ""),
    ("Financial year", MATCHED, YEAR, ""),
]


@pytest.mark.parametrize(("header", "state", "role", "year"), HEADS, ids=lambda value: str(value))
def test_what_a_header_is_taken_for(header, state, role, year):
    head = head_of(header, "Sharpston")
    assert (head.state, head.role, head.year) == (state, role, year)
    assert head.why or head.state == MATCHED  # nothing is guessed, and nothing left out, without a word why


def test_what_is_missing_is_said():
    missing = {
        c.column for c in read(workbook([row[:9] for row in table()])).sheets[0].columns if c.state == MISSING
    }
    assert missing == {NEIGHBOURS, ENGLAND}


def test_a_person_can_say_what_a_column_is():
    rows = table()
    rows[0][6], rows[0][9] = "Bolsover 2002-03", "Family 2004-05"
    before = read(workbook(rows))
    assert states(before.sheets[0])["J"] == (NOT_USED, "")
    after = read(workbook(rows), chosen=(("Dataset", "G", COUNCIL), ("Dataset", "J", NEIGHBOURS)))
    assert said(after.indicators[0]) == WIDE
    without = read(workbook(table()), chosen=(("Dataset", "K", "unused"),))
    assert ENGLAND not in said(without.indicators[0])


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("2004-05", 2005),
        ("2004/2005", 2005),
        ("1999-00", 2000),
        ("99-00", 2000),
        ("March 2005", 2005),
        ("31/03/2005", 2005),
        ("2005-03-31", 2005),
        ("2004 cohort", 2004),
    ],
)
def test_the_year_in_which_a_period_ends(written, ends):
    assert year_in(written).key[0] == ends


@pytest.mark.parametrize("words", ["14 to 16", "35 working days", "1-4", "under 18", "5 or more", ""])
def test_numbers_that_are_no_year(words):
    assert year_in(words) is None


def test_the_worked_example_s_dataset():
    data = render((resources_folder() / "example/documents/dataset.md").read_text(encoding="utf-8"))
    reading = read(data)
    assert [len(s.indicators) for s in reading.sheets] == [8, 10, 26, 7, 7, 6]
    assert [left.sheet for left in reading.left] == ["About this dataset"]
    by_code = {i.code: i for i in reading.indicators}
    assert said(by_code["SS6"]) == {
        COUNCIL: [("Two periods before", "61"), ("One period before", "57"), ("2004-05", "52")],
        NEIGHBOURS: [("2004-05", "66")],
        ENGLAND: [("2004-05", "68")],
    }
    assert said(by_code["BH2"])[ENGLAND] == [("2004", "-")]
    assert by_code["EW1"].outcome == "achieving-economic-well-being"
    assert "outcome guessed" in {p.kind for p in reading.sheets[4].problems}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\n\n", "empty.csv"),
        (b"just some words\nand more of them\n", "words.txt"),
        (b"%PDF-1.4\n", "letter.pdf"),
        (workbook([["Name", "Born"], ["A", "B"]]), "children.xlsx"),
        (workbook([HEADERS]), "headers.xlsx"),
    ],
)
def test_a_file_without_indicators_is_refused_in_a_sentence(data, name):
    with pytest.raises(UserError, match="Nothing was"):
        read(data, name)


_CELL = st.one_of(
    st.text(max_size=8),
    st.integers(-10_000, 10_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["..", "<5", "Ref", "Indicator", "Council 2004-05", "England 2004-05", "Staying safe"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(_CELL, max_size=12), max_size=8))
def test_whatever_stands_below_the_header_every_figure_is_kept_as_it_was_printed(rows):
    data = text([HEADERS, *ROWS, *rows])
    try:
        reading = read(data, "dataset.csv")
    except UserError:
        return
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    for each in reading.indicators:
        for found in figures(each.figures).values():
            for figure in found:
                column, row = ord(figure.cell[0]) - ord("A"), int(figure.cell[1:])
                assert figure.text == cell_text(lines[row - 1][column])
