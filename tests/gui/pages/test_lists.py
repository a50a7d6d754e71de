"""Lists come in through the window: looked at first, then brought in, and never a child's name on a page."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from csa_desktop import clock, log
from csa_desktop.commands import lists, picked_cases
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.child_lists.key_box import KeyBox
from csa_desktop.gui.pages.child_lists.tables import Opening
from csa_desktop.gui.pages.lists import ListsPage
from csa_desktop.gui.pages.search import SearchPage
from csa_desktop.store import pool
from tests.gui.desk_fixtures import onsite, work  # noqa: F401
from tests.importing.child_lists.made_lists import BORN, GENDER, ID, NAME, TODAY, Made, made, text, workbook


@pytest.fixture(autouse=True)
def on_the_day():
    clock.set_source(lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def page(onsite, show):  # noqa: F811
    made_page = ListsPage(onsite.desk)
    onsite.show(made_page)
    show(made_page)
    return made_page


def write(folder, data, name="lists.xlsx"):
    (folder / name).write_bytes(data)
    return str(folder / name)


def read(onsite, page, path):  # noqa: F811
    with onsite.qtbot.waitSignal(page.taking.read):
        page.open(path)
    page.finish()
    return page._view


def bring_in(onsite, page):  # noqa: F811
    with onsite.qtbot.waitSignal(page.taking.brought):
        page._view.bring_button.click()
    return onsite.settle()


def words(widget):
    """Everything that a page says, also to those who hear it."""
    said = [each.text() for each in widget.findChildren(QLabel)]
    said += [each.text() for each in widget.findChildren(QAbstractButton)]
    said += [
        f"{w.accessibleName()} {w.accessibleDescription()} {w.toolTip()}"
        for w in widget.findChildren(QWidget)
    ]
    return "\n".join(said)


def pool_of(bench):
    with bench.store.reading() as connection:
        return list(pool.entries(connection, bench.desk.assessment))


def test_nothing_is_kept_before_a_person_has_seen_the_report(onsite, page, tmp_path):  # noqa: F811
    view = read(onsite, page, write(tmp_path, workbook(made(20))))
    assert "1 list with 20 rows of children" in words(view)
    assert "Children in need" in words(view)
    assert not onsite.settle().rows.listings
    assert not pool_of(onsite)


def test_brought_in_it_is_listed_with_when_who_and_its_hash(onsite, page, tmp_path):  # noqa: F811
    read(onsite, page, write(tmp_path, workbook(made(20))))
    (listing,) = bring_in(onsite, page).rows.listings
    page.finish()
    said = words(page)
    assert "20 children in 20 rows" in said
    assert "H. Marsh" in said
    assert listing.sha256 in said
    assert len(pool_of(onsite)) == 20
    assert page._view is None


def test_left_out_nothing_of_it_is_kept(onsite, page, tmp_path):  # noqa: F811
    view = read(onsite, page, write(tmp_path, workbook(made(5))))
    view.findChild(QAbstractButton, "leaveOut").click()
    assert page.taking.reading is None
    assert not onsite.settle().rows.listings


def test_the_report_tells_columns_and_problems_when_they_are_opened(onsite, page, tmp_path):  # noqa: F811
    wrong = made(10)
    wrong.headers[2] = "Gendr"
    wrong.put(BORN, 7, "ask the mother")
    view = read(onsite, page, write(tmp_path, workbook(wrong)))
    assert "1 column guessed" in words(view)
    assert "1 value left empty" in words(view)
    for opening in view.findChildren(Opening):
        opening.fold.setChecked(True)
        opening.finish()
    said = words(view)
    assert "Its header resembles “Gender”" in said
    assert "Column E (Date of Birth), row 7" in said
    assert "ask the mother" not in said


def test_the_report_that_was_kept_says_the_same(onsite, page, tmp_path):  # noqa: F811
    wrong = made(10)
    wrong.put(BORN, 7, "ask the mother")
    read(onsite, page, write(tmp_path, workbook(wrong)))
    bring_in(onsite, page)
    page.finish()
    for opening in page.findChildren(Opening):
        opening.fold.setChecked(True)
        opening.finish()
    assert "Column E (Date of Birth), row 7" in words(page)


def test_a_person_says_which_list_a_sheet_is(onsite, page, tmp_path):  # noqa: F811
    sheet = Made(["Child ID", "Gender", "Date of birth"], [[1, "F", "2004-01-01"]], "Data")
    view = read(onsite, page, write(tmp_path, workbook(sheet)))
    assert not view.bring_button.isEnabled()
    with onsite.qtbot.waitSignal(page.taking.read):
        view.findChild(SelectField).take("contacts")
    assert page._view.bring_button.isEnabled()
    (listing,) = bring_in(onsite, page).rows.listings
    assert listing.kind == "contacts"


def test_a_later_list_takes_the_place_of_the_one_before_and_both_say_so(onsite, page, tmp_path):  # noqa: F811
    path = write(tmp_path, workbook(made(5)))
    read(onsite, page, path)
    bring_in(onsite, page)
    view = read(onsite, page, write(tmp_path, workbook(made(6)), "later.xlsx"))
    assert "Takes the place of the list brought in on" in words(view)
    bring_in(onsite, page)
    page.finish()
    assert words(page).count("replaced by a later list") == 1
    assert len(pool_of(onsite)) == 6


def test_a_file_that_is_no_list_says_what_to_do(onsite, page, shared_data, tmp_path):  # noqa: F811
    for path in (shared_data / "not-a-pdf.pdf", tmp_path / "not there.xlsx"):
        with onsite.qtbot.waitSignal(page.taking.refused):
            page.open(str(path))
        assert page._problem.isVisible()
        assert page._problem.text()
        assert not page.progress.isVisible()
        assert page.choose_button.isVisible()


def test_a_dropped_file_is_read(onsite, page, tmp_path):  # noqa: F811
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(write(tmp_path, text(made(5)), "children in need.csv"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with onsite.qtbot.waitSignal(page.taking.read):
        page.dropEvent(event)
    assert "Understood of children in need.csv" in words(page)


# Stopping


def test_reading_can_be_stopped(onsite, page, tmp_path):  # noqa: F811
    path = write(tmp_path, workbook(made(3000)))
    page.open(path)
    onsite.qtbot.waitUntil(lambda: page.taking._cancel is not None)
    with onsite.qtbot.waitSignal(page.taking.refused):
        page.progress.stop.click()
    assert page._view is None
    assert not page.taking.is_busy


def test_bringing_in_can_be_stopped_and_then_nothing_is_there(onsite, page, tmp_path):  # noqa: F811
    read(onsite, page, write(tmp_path, workbook(made(3000))))
    with onsite.qtbot.waitSignal(page.taking.refused):
        page._view.bring_button.click()
        page.progress.stop.click()
    assert "Nothing of this file was brought in" in page._problem.text()
    assert not onsite.settle().rows.listings
    assert not pool_of(onsite)
    assert page._view.isEnabled()
    bring_in(onsite, page)
    assert len(pool_of(onsite)) == 3000


# Names


def test_names_are_asked_for_only_where_there_are_any(onsite, page, tmp_path):  # noqa: F811
    nameless = made(5)
    nameless.headers[1] = "Team"
    assert not read(onsite, page, write(tmp_path, workbook(nameless))).names.isVisible()
    page._leave_out()
    view = read(onsite, page, write(tmp_path, workbook(made(5)), "with.xlsx"))
    onsite.qtbot.waitUntil(view.names.isVisible)
    assert not view.names.button.isChecked()


def test_without_a_key_the_way_back_from_a_code_is_said_and_works(onsite, page, qtbot, tmp_path):  # noqa: F811
    nameless = made(5)
    nameless.headers[1] = "Team"
    read(onsite, page, write(tmp_path, workbook(nameless)))
    assert "ask the authority for the same lists with the names" in words(page)
    bring_in(onsite, page)
    qtbot.waitUntil(page._no_key.isVisible)
    desk = onsite.desk
    about = {"stage": "referral", "reason": "The chair asked.", "identifier": made(5).identifier(2)}
    case = picked_cases.pick_case(onsite.store, desk.assessment, desk.pack, **about).row
    read(onsite, page, write(tmp_path, workbook(made(5)), "named.xlsx")).names.button.click()
    bring_in(onsite, page)
    qtbot.waitUntil(page.key_button.isVisible)
    assert not page._no_key.isVisible()
    code = onsite.trail.case(case).code
    assert lists.name_behind(onsite.store, desk.assessment, code) == made(5).get(NAME, 2)


def test_names_that_were_kept_can_be_forgotten(onsite, page, tmp_path):  # noqa: F811
    view = read(onsite, page, write(tmp_path, workbook(made(5))))
    view.names.button.click()
    bring_in(onsite, page)
    onsite.qtbot.waitUntil(page.forget_button.isVisible)
    page.forget_button.click()
    onsite.settle()
    assert not page.forget_button.isVisible()
    with onsite.store.reading() as connection:
        assert not pool.names(connection, onsite.desk.assessment)


def test_the_key_shows_the_name_behind_a_code_in_a_box_of_its_own(onsite, page, qtbot, tmp_path):  # noqa: F811
    view = read(onsite, page, write(tmp_path, workbook(made(5))))
    view.names.button.click()
    bring_in(onsite, page)
    qtbot.waitUntil(page.key_button.isVisible)
    desk = onsite.desk
    about = {"stage": "referral", "reason": "The chair asked.", "identifier": made(5).identifier(2)}
    case = picked_cases.pick_case(onsite.store, desk.assessment, desk.pack, **about).row
    code = onsite.trail.case(case).code
    page.key_button.click()
    box = page.window().findChild(KeyBox)
    for typed, shown in ((code.lower(), made(5).get(NAME, 2)), ("C-99", "")):
        box.code.reset(typed)
        QTest.keyClick(box.code.focus_target(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda shown=shown: box.name.text() == shown)
    assert "no name for that code" in words(box)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.window().findChild(KeyBox) is None)
    assert made(5).get(NAME, 2) not in words(page)


def test_no_page_and_no_log_says_a_name_or_an_identifier(onsite, page, show, tmp_path):  # noqa: F811
    log.start(tmp_path / "log")
    planted = made(20)
    planted.change(NAME, lambda name: f"Quokkafold {name}")
    planted.change(ID, lambda number: f"ZZYZX{number}")
    planted.put(GENDER, 5, "Quokkafold")
    planted.put(BORN, 6, "Quokkafold's birthday")
    planted.again(4, A="zzyzx 1000003")
    view = read(onsite, page, write(tmp_path, workbook(planted)))
    view.names.button.click()
    said = words(page)
    for opening in view.findChildren(Opening):
        opening.fold.setChecked(True)
        opening.finish()
    said += words(page)
    bring_in(onsite, page)
    page.finish()
    for opening in page.findChildren(Opening):
        opening.fold.setChecked(True)
        opening.finish()
    said += words(page)
    search = SearchPage(onsite.desk)
    onsite.show(search)
    show(search)
    said += repr(onsite.store.search("Quokkafold", onsite.desk.assessment))
    said += repr(onsite.store.doings(onsite.desk.assessment))
    log.stop()
    said += "".join(path.read_text("utf-8") for path in (tmp_path / "log").iterdir())
    assert "quokkafold" not in said.lower()
    assert "zzyzx" not in said.lower()
