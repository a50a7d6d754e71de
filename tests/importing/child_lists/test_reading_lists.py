"""What lists say of children, which list is which, and files that hold none."""

import io
import random
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path

import made_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_lists import TODAY, Made, large_workbook, made, text, workbook

from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists import kinds as kinds_module
from csa_desktop.importing.child_lists.cells import identifier_of
from csa_desktop.importing.child_lists.kinds import kinds
from csa_desktop.importing.child_lists.problems import SAYINGS
from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.importing.child_lists.values import ChildRow, ListRead, Problem, Reading, rows_named
from csa_desktop.importing.documents import read_document
from csa_desktop.work_process import StoppedError, WorkProcess


def read(data: bytes, name: str = "lists.xlsx", **more: object) -> Reading:
    return read_child_lists(data, name, TODAY, **more)  # type: ignore[arg-type]


def only(reading: Reading) -> ListRead:
    (each,) = reading.lists
    return each


def table(sheet: str, headers: list[str], *rows: list[object]) -> bytes:
    return workbook(Made(headers, [list(row) for row in rows], sheet))


# What authorities really send


@pytest.fixture
def messy(shared_data: Path) -> bytes:
    return (shared_data / "annex-a-messy.xlsx").read_bytes()


def test_the_eleven_lists_are_told_apart(messy: bytes) -> None:
    reading = read_child_lists(messy, "annex-a-messy.xlsx", date(2021, 3, 20), (), "Home Town")
    assert [each.kind for each in reading.lists] == [kind.id for kind in kinds().lists]
    assert {each.how for each in reading.lists} == {"matched"}
    assert not reading.left
    assert not reading.missing
    assert [each.rows for each in reading.lists] == [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 0]


def test_no_column_of_them_is_guessed_or_missing(messy: bytes) -> None:
    reading = read_child_lists(messy, "annex-a-messy.xlsx", date(2021, 3, 20))
    assert {column.state for each in reading.lists for column in each.columns} == {"matched", "not used"}


def test_adopters_are_no_children(messy: bytes) -> None:
    adopters = read_child_lists(messy, "annex-a-messy.xlsx", date(2021, 3, 20)).lists[-1]
    assert not adopters.holds_children
    assert not list(adopters.children)


def test_formulas_give_their_results_and_codes_that_mean_nothing_are_told(messy: bytes) -> None:
    lists = {each.kind: each for each in read_child_lists(messy, "a.xlsx", date(2021, 3, 20)).lists}
    assert next(lists["adoption"].children).started == "2009-08-11"
    assert "formula" in {problem.kind for problem in lists["adoption"].problems}
    (problem,) = lists["assessments"].problems
    assert (problem.kind, problem.column, problem.rows) == ("code not known", "J", (2, 3, 4, 5, 6))


def test_children_placed_elsewhere_are_known_by_the_authority_of_the_placement(messy: bytes) -> None:
    reading = read_child_lists(messy, "a.xlsx", date(2021, 3, 20), (), "Home Town")
    looked_after = next(each for each in reading.lists if each.kind == "looked-after")
    assert [child.out_of_area for child in looked_after.children] == ["no", "no", "yes", "no", "no"]
    assert ("place compared", "AB") in {(problem.kind, problem.column) for problem in looked_after.problems}


# Children


def test_a_row_says_what_the_sample_needs() -> None:
    row = {
        "Child Unique ID": "A-1",
        "Forename": "Ada",
        "Surname": "Holroyd",
        "Gender": "F",
        "Ethnicity": "White British",
        "Date of Birth": date(2004, 9, 30),
        "UASC": "N",
        "Privately Fostered": "Y",
        "Factors identified": "3B, 2B; 4B",
        "Date of Referral": date(2011, 6, 6),
        "Referral NFA?": "No",
    }
    data = table("Referrals", list(row), list(row.values()))
    (child,) = only(read(data)).children
    assert child == ChildRow(
        row=2,
        identifier="A-1",
        name="Ada Holroyd",
        age=7,
        gender="girl",
        ethnicity="WBRI",
        unaccompanied="no",
        privately_fostered="yes",
        domestic_abuse="yes",
        drug_misuse="yes",
        adult_mental_health="yes",
        started="2011-06-06",
        proceeded="yes",
    )


@pytest.mark.parametrize(("born", "age"), [((2004, 9, 30), 7), ((2004, 10, 1), 6), ((2008, 2, 29), 3)])
def test_ages_are_whole_years_on_the_day(born: tuple[int, int, int], age: int) -> None:
    data = table("Contacts", ["Child ID", "DOB", "Date of contact"], [1, date(*born), date(2011, 1, 1)])
    assert [child.age for child in only(read(data)).children] == [age]


def test_a_date_of_birth_leaves_the_work_process_only_as_an_age() -> None:
    reading = read(workbook(made(20)))
    packs = b"".join(pack for each in reading.lists for pack in each.packed).decode()
    assert all(row[4].isoformat() not in packs for row in made(20).rows)


def test_no_further_action_means_that_it_did_not_proceed() -> None:
    headers = ["Child ID", "Date of Referral", "NFA"]
    data = table(
        "Referrals", headers, *([n, date(2011, 1, n), said] for n, said in ((1, "Yes"), (2, "No"), (3, "")))
    )
    assert [child.proceeded for child in only(read(data)).children] == ["no", "yes", ""]


def test_the_same_row_without_an_identifier_is_told_again_by_what_it_says() -> None:
    sound = made(3)
    sound.put("A", 2, None)
    first, again = (only(read(workbook(sound))) for _ in range(2))
    (one,), (other,) = ([c.instead for c in each.children if c.instead] for each in (first, again))
    assert one == other


@given(st.text(max_size=30))
def test_an_identifier_in_its_one_spelling_stays_as_it_is(written: str) -> None:
    assert identifier_of(identifier_of(written)) == identifier_of(written)


@pytest.mark.parametrize(
    "written", ["9212044", " 09212044", "9212044.0", "9 212 044", "９２１２０４４", "'9212044"]
)
def test_one_child_in_many_spellings(written: str) -> None:
    assert identifier_of(written) == "9212044"


@settings(max_examples=15)
@given(st.integers(0, 2**20))
def test_any_order_of_rows_and_columns_says_the_same(seed: int) -> None:
    chance = random.Random(seed)
    sound = made(12)
    mixed = sound.copy()
    chance.shuffle(mixed.rows)
    order = chance.sample(range(len(mixed.headers)), len(mixed.headers))
    mixed.headers = [mixed.headers[at] for at in order]
    mixed.rows = [[row[at] for at in order] for row in mixed.rows]
    before, after = ({replace(c, row=0) for c in only(read(workbook(m))).children} for m in (sound, mixed))
    assert before == after


# Lists and columns


def test_guessed_columns_say_why() -> None:
    headers = ["Child Uniqe ID", "Gendr", "Date of Birth of the child", "Date of referral"]
    each = only(read(table("Referrals", headers, [1, "F", date(2004, 1, 1), date(2011, 1, 1)])))
    states = {column.letter: (column.state, column.column) for column in each.columns if column.letter}
    assert states == {
        "A": ("guessed", "identifier"),
        "B": ("guessed", "gender"),
        "C": ("guessed", "born"),
        "D": ("matched", "started"),
    }
    assert all(column.why for column in each.columns if column.state == "guessed")


def test_a_header_that_resembles_one_is_not_taken_where_its_values_are_something_else() -> None:
    headers = ["Child ID", "Date of Birt", "Date of referral"]
    each = only(read(table("Referrals", headers, *([n, "Leeds", date(2011, 1, 1)] for n in range(1, 9)))))
    assert [column.state for column in each.columns if column.letter == "B"] == ["not used"]


def test_missing_columns_say_what_that_means() -> None:
    each = only(read(table("Referrals", ["Child ID", "Date of referral"], [1, date(2011, 1, 1)])))
    missing = {column.column: column.why for column in each.columns if column.state == "missing"}
    assert set(missing) == {"gender", "ethnicity", "born", "nfa"}
    assert all(missing.values())


def test_a_sheet_under_another_name_is_known_by_its_columns_and_says_so() -> None:
    sound = made(5)
    sound.sheet = "List 3"
    each = only(read(workbook(sound)))
    assert (each.kind, each.how) == ("children-in-need", "guessed")
    assert "list 3" in each.why
    sound.sheet = "Sheet1"
    assert only(read(workbook(sound))).how == "matched"


def test_a_person_says_which_list_it_is() -> None:
    data = table("Data", ["Child ID", "Gender", "Date of birth"], [1, "F", date(2004, 1, 1)])
    before = read(data)
    assert not before.lists
    assert [sheet.may_be_list for sheet in before.left] == [True]
    assert only(read(data, chosen=(("Data", "contacts"),))).how == "chosen"


def test_what_is_no_list_is_named_and_left() -> None:
    cover = Made(["How to fill this in"], [["Ask the data team"]], "Cover")
    blank = Made([], [], "Blank")
    reading = read(workbook(cover, made(5), blank))
    assert [each.sheet for each in reading.lists] == ["List 6"]
    assert [sheet.sheet for sheet in reading.left] == ["Cover", "Blank"]
    assert "Referrals" in reading.missing


def test_a_list_without_children_says_so() -> None:
    headers = ["Child Unique ID", "Gender", "CIN Start Date", "CIN Closure Date"]
    each = only(read(table("Children in need", headers)))
    assert [problem.kind for problem in each.problems] == ["no children"]


def test_a_csv_file_is_known_by_its_name_where_its_columns_do_not_tell() -> None:
    data = b"Child ID,Gender,DOB\n1,F,01/02/2004\n"
    assert only(read(data, "2011 contacts.csv")).kind == "contacts"


def test_letters_of_windows_are_told() -> None:
    reading = read(text(made(20), encoding="cp1252"), "children in need.csv")
    assert "Windows" in reading.problems[0].says


def test_children_in_several_lists_are_counted() -> None:
    headers = ["Child Unique ID", "Gender", "Date of Contact"]
    contacts = Made(headers, [[row[0], row[2], date(2011, 1, 1)] for row in made(5).rows[:2]], "List 1")
    (problem,) = read(workbook(contacts, made(5))).problems
    assert problem.says.startswith("2 children stand in more than one list")


# Files that hold no list

BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing.xlsx", lambda: b"", "is empty"),
    ("letter.pdf", lambda: made_files.pdf("A letter"), "Excel"),
    ("letter.docx", lambda: made_files.word(made_files.p(made_files.r("A letter"))), "Excel"),
    ("photograph.png", made_files.picture, "Excel"),
    ("lists.xls", lambda: made_files.old_office("Workbook"), "before 2007"),
    ("locked.xlsx", lambda: made_files.old_office("EncryptedPackage"), "password"),
    ("lists.xlsx", lambda: workbook(made(3))[:900], "damaged|whole"),
    ("lists.xlsx", lambda: zip_of("xl/other.xml"), "archive|Excel"),
    ("page.xls", lambda: b"<html><body><table><tr><td>1</td></tr></table></html>", "web page.*spreadsheet"),
    ("not-a-pdf.pdf", lambda: b"<!DOCTYPE html><p>404", "web page.*spreadsheet program"),
    ("notes.txt", lambda: b"Spoke to the duty team about the visit.\n", "No list of children"),
    ("numbers.csv", lambda: b"1,2,3\n4,5,6\n", "No list of children"),
    ("empty.xlsx", lambda: workbook(Made([], [], "Sheet1")), "No list of children"),
    ("lists.csv", lambda: bytes(range(256)) * 20, "lists.csv"),
]


def zip_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "says"), BAD, ids=[f"{name} {n}" for n, (name, *_) in enumerate(BAD)]
)
def test_a_file_without_lists_says_what_to_do(name: str, make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        read(make(), name)
    assert "Nothing was" in str(refused.value)


@settings(max_examples=40)
@given(st.data())
def test_damaged_bytes_never_do_more_than_refuse(data: st.DataObject) -> None:
    whole = bytearray(workbook(made(4)))  # not always of one length, so places are drawn as shares of it
    for share in data.draw(st.lists(st.integers(0, 9_999), max_size=12)):
        whole[share * len(whole) // 10_000] ^= data.draw(st.integers(1, 255))
    try:
        read(bytes(whole))
    except UserError as refused:
        assert str(refused)


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=8))
def test_any_text_below_a_header_is_read_or_told(rows: list[list[str]]) -> None:
    sound = made(3)
    sound.rows = [[*map(str, row), *[""] * (11 - len(row))] for row in rows]
    each = only(read(text(sound), "children in need.csv"))
    out = sum(len(problem.rows) for problem in each.problems if problem.effect == "left out")
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert each.rows + out <= len(rows)
    assert each.rows + out >= filled - sum(not "".join(row).strip().strip("\ufeff\u00ad\x00") for row in rows)


# Nothing leaks, nothing is as slow as it need not be


def test_problems_hold_no_word_of_any_cell() -> None:
    sound = made(30)
    for at, row in enumerate(sound.rows):
        sound.rows[at] = [f"Zzyzx{row[0]}" for _ in row]
    reading = read(workbook(sound))
    said = "".join(problem.sentence for each in reading.lists for problem in each.problems)
    assert "Zzyzx" not in said
    assert len(only(reading).problems) > 4


def test_what_names_a_child_is_in_no_text_of_the_reading() -> None:
    reading = read(workbook(made(30)))
    for said in (repr(reading), repr(list(only(reading).children))):
        assert "1000005" not in said
        assert not any(str(row[1]) in said for row in made(30).rows)


def test_every_saying_is_a_sentence() -> None:
    for kind, (_, says) in SAYINGS.items():
        assert says.endswith("."), kind
        assert not says[0].isupper() or says.startswith("#"), kind


def test_rows_are_named_as_a_person_says_them() -> None:
    assert rows_named((3,)) == "row 3"
    assert rows_named((3, 4, 5, 9)) == "rows 3 to 5 and 9"
    assert Problem("x", "told", "odd.", (7,), "D", "Date of Birth").sentence == (
        "Column D (Date of Birth), row 7: odd."
    )


def test_every_declared_column_can_be_found_by_each_of_its_headers() -> None:
    for kind in kinds().lists:
        claimed: dict[str, str] = {}
        for column in kind.columns:
            for header in column.headers:
                assert claimed.setdefault(header, column.id) == column.id, (kind.id, header)
    assert kinds_module.plain("Child’s D.O.B. (dd/mm/yyyy)") == "childs d o b"


def test_three_hundred_children_cross_from_the_work_process_whole() -> None:
    told: list[tuple[int, int]] = []
    with WorkProcess() as work:
        reading = work.submit(
            read_child_lists,
            workbook(made(300)),
            "List 6.xlsx",
            TODAY,
            progress=lambda a, b: told.append((a, b)),
        ).result(60)
    assert len({child.identifier for child in only(reading).children}) == 300
    assert told[-1] == (1000, 1000)


@pytest.fixture(scope="module")
def fifty_thousand() -> bytes:
    return large_workbook(50_000)


def test_fifty_thousand_rows_are_all_there(fifty_thousand: bytes) -> None:
    each = only(read(fifty_thousand))
    assert each.rows == 50_000
    assert not each.problems
    assert sum(1 for _ in each.children) == 50_000


def test_a_long_reading_can_be_stopped(fifty_thousand: bytes) -> None:
    begun: Future[None] = Future()

    def tell(done: int, _: int) -> None:
        if done and not begun.done():
            begun.set_result(None)

    with WorkProcess() as work:
        reading = work.submit(read_child_lists, fifty_thousand, "List 6.xlsx", TODAY, progress=tell)
        begun.result(60)
        work.cancel(reading)
        with pytest.raises(StoppedError):
            reading.result(60)


def test_a_list_can_be_added_as_a_document_still(messy: bytes) -> None:
    assert read_document(messy, "annex-a-messy.xlsx").pages
