"""Text and CSV: whatever wrote them, their letters, columns and rows are told apart."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.documents import Document, read_document
from csa_desktop.importing.grid import cell_at

GUESSED = "The file does not say how its letters are encoded"


def read(text: str, name: str = "note.txt", encoding: str = "utf-8") -> Document:
    return read_document(text.encode(encoding), name)


SAMPLES = ["The council’s plan cost £4,000 – “good value”.", "café, naïve, Siân"]


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_remark(text: str, encoding: str) -> None:
    document = read(text, encoding=encoding)
    assert (document.pages[0].text, document.reading) == (text, "")


@pytest.mark.parametrize("text", [*SAMPLES, "£5"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_older_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    document = read(text, encoding=encoding)
    assert document.pages[0].text == text
    assert document.reading.startswith(GUESSED)


def test_polish_letters_from_windows_are_told_from_british_ones() -> None:
    text = "Łódź żółć gęślą jaźń, to jest dłuższy tekst"
    assert read(text, encoding="cp1250").pages[0].text == text


def test_a_single_bad_byte_does_not_change_the_encoding_of_the_rest() -> None:
    data = ("Siân’s café – " * 20).encode() + b"\xff end"
    document = read_document(data, "note.txt")
    assert document.pages[0].text.endswith("café – \ufffd end")
    assert document.reading == "1 character in it could not be read."


def test_text_is_divided_at_gaps_and_at_its_own_page_breaks() -> None:
    block = "\n".join(["A line of about fifty characters stands here."] * 40)
    document = read(f"{block}\n\n{block}\n\n{block}\fLast page\r\nends")
    assert [page.label for page in document.pages] == [f"part {n}" for n in range(1, 5)]
    assert [page.text.strip() for page in document.pages] == [block, block, block, "Last page\nends"]


def test_a_text_without_words_says_so() -> None:
    assert read(" \n ").reading == "There are no words in this file."
    assert read(",,\n,,", "list.csv").reading == "There are no words in this file."


def test_the_list_of_authorities_is_read(shared_data: Path) -> None:
    document = read_document((shared_data / "authorities-and-neighbours.csv").read_bytes(), "authorities.csv")
    page = document.pages[0]
    assert (document.media, page.label, document.reading) == ("csv", "rows 1 to 157", "")
    assert page.text.startswith("urn\tla_code")
    assert cell_at(page.label, page.text, page.text.index("Barking and Dagenham")) == "G2"
    assert cell_at(page.label, page.text, page.text.index("308, 821")) == "D2"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_told_apart_by_what_separates_them(separator: str) -> None:
    rows = [["Name", "Note"], ["Barnet", "a, b; c | d"], ["Bexley", 'said "good"\nand more']]
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(rows)
    document = read(made.getvalue(), "list.csv")
    assert document.pages[0].text == 'Name\tNote\nBarnet\ta, b; c | d\nBexley\tsaid "good" and more'


def test_a_table_without_its_ending_is_still_a_table() -> None:
    assert read("urn,name\n1,Barnet\n2,Bexley\n", "download").media == "csv"
    assert read("Dear Ann, thank you.\nThe plan, as agreed, is late.\nYours, Tom", "download").media == "text"


def test_formulas_in_a_table_are_words() -> None:
    assert read("name,sum\nx,=H2+5\n", "list.csv").pages[0].text == "name\tsum\nx\t=H2+5"


def test_long_tables_are_divided_and_rows_keep_their_numbers() -> None:
    document = read("\n".join(f"{n},child {n}" for n in range(1, 2_101)), "list.csv")
    assert [page.label for page in document.pages] == [
        "rows 1 to 1,000",
        "rows 1,001 to 2,000",
        "rows 2,001 to 2,100",
    ]
    last = document.pages[2]
    assert cell_at(last.label, last.text, last.text.index("child 2050")) == "B2050"


def test_a_cell_of_great_length_is_read() -> None:
    assert len(read(f"a,{'x' * 300_000}\nb,c\n", "list.csv").pages[0].text) == 300_006


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffeb", "a\ufffdb"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("e\ufb03cient \ufb01nding", "efficient finding"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_may_stand_in_a_page(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@given(st.text())
def test_cleaning_leaves_nothing_that_cannot_be_kept_and_is_done_once(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned and "\r" not in cleaned and clean(cleaned) == cleaned


rows = st.lists(st.lists(st.text("abc ,;|\"'äß", max_size=5), min_size=2, max_size=4), min_size=2, max_size=8)


@given(rows, st.data())
def test_every_cell_of_a_table_is_named_rightly(rows: list[list[str]], data: st.DataObject) -> None:
    width = len(rows[0])
    rows = [["head"] * width, *([*row, *[""] * width][:width] for row in rows)]
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, width - 1))
    rows[row][column] = "WANTED"
    made = io.StringIO()
    csv.writer(made, delimiter="\t").writerows(rows)
    page = read(made.getvalue(), "list.tsv").pages[0]
    assert cell_at(page.label, page.text, page.text.index("WANTED") + 2) == f"{'ABCD'[column]}{row + 1}"
