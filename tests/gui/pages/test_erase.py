"""Erasing a case in the window: what goes is shown first, and nothing goes before a ground and the code."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.gui.pages.erase import ELSEWHERE, ErasePage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Edit
from csa_desktop.store.verify import verify
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401


@pytest.fixture
def case(onsite):  # noqa: F811
    return case_id(onsite.store, onsite.desk.assessment, "C-03")


@pytest.fixture
def page(onsite, case, show):  # noqa: F811
    page = onsite.show(ErasePage(onsite.desk, case))
    show(page, 1000, 900)
    onsite.qtbot.waitUntil(page.erase.isVisible)
    return page


def said(page):
    return " ".join(words.text() for words in page.findChildren(Words) if words.isVisible())


def write(editor, text):
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_goes_is_shown_and_nothing_goes_without_a_ground_and_the_code(onsite, page, case):  # noqa: F811
    assert "8 events" in said(page) and "Backups made before today" in said(page)
    press(page.erase)
    assert "Say on what ground" in said(page) and "Type C-03 to confirm" in said(page)
    write(page.ground, "The family asked")
    write(page.code, "C-04")
    press(page.erase)
    assert onsite.settle().case(case) is not None


def test_with_both_the_case_is_erased_and_the_page_says_so(onsite, page, case):  # noqa: F811
    write(page.ground, "The family asked")
    write(page.code, "c-03")
    press(page.erase)
    onsite.qtbot.waitUntil(lambda: "not here any more" in said(page))
    trail = onsite.settle()
    assert trail.case(case) is None and trail.events(case) == ()
    assert any("was erased" in remark for remark in verify(onsite.store).remarks)


def test_leaving_it_leads_back_to_the_case(onsite, page, case):  # noqa: F811
    with onsite.qtbot.waitSignal(page.went) as gone:
        press(next(b for b in page.findChildren(type(page.erase)) if b.text() == "Leave it"))
    assert gone.args == [Place("case", case)]


def test_what_was_put_to_the_case_once_and_stands_elsewhere_is_shown(onsite, case, show):  # noqa: F811
    other = case_id(onsite.store, onsite.desk.assessment, "C-01")
    for values in ({"kind": "finding", "text": "At the other home.", "case": case}, {"case": other}):
        onsite.store.record("Write", [Edit("statement", "moved", values)], assessment=onsite.desk.assessment)
    onsite.settle()
    page = onsite.show(ErasePage(onsite.desk, case))
    show(page, 1000, 900)
    onsite.qtbot.waitUntil(page.erase.isVisible)
    assert ELSEWHERE in said(page) and "At the other home." in said(page)
