"""All cases in one list: who, where, how far; narrowed down; two hundred of them without a pause."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import cases, events
from csa_desktop.domain.values import new_id
from csa_desktop.gui import navigator
from csa_desktop.gui.pages.cases import CasesPage
from csa_desktop.gui.pages.tracking import case_words
from csa_desktop.gui.pages.tracking.case_row import CaseRow
from csa_desktop.store.log import Edit
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401


def rows(page):
    return [card for card in page.cards() if isinstance(card, CaseRow)]


def codes(page):
    return [row.view.code for row in rows(page)]


def choose(page, name, key):
    box = page.filters[name]
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def page(onsite, show):  # noqa: F811
    return show(onsite.show(CasesPage(onsite.desk)), 1000, 700)


def test_each_case_says_who_where_and_how_far(onsite, page):  # noqa: F811
    store, a = onsite.store, onsite.desk.assessment
    case, member = case_id(store, a, "C-03"), onsite.trail.rows.members[0].id
    cases.track(store, a, case, member)
    cases.progress(store, a, case, "tracking")
    cases.evaluate(store, a, onsite.desk.pack, case, "plan", "oversight", evaluation="sound")
    onsite.runner.refresh()
    onsite.settle()
    said = rows(page)[2].accessibleName()
    assert said == (
        "C-03. Girl, 6. Child protection plan. Domestic abuse in the household. H. Marsh. being tracked. "
        "1 of 36 cells evaluated"
    )
    assert "4 cases · 1 being tracked · 3 not begun" in page.hint.text()


def test_a_case_that_holds_something_is_not_called_not_begun(onsite, page):  # noqa: F811
    store, a, pack = onsite.store, onsite.desk.assessment, onsite.desk.pack
    case = case_id(store, a, "C-02")
    cases.add_finding(store, a, pack, case, "plan", "oversight", text="No manager had signed the plan.")
    events.add(store, a, pack, case, {"title": "The plan was reviewed", "happened": "2011-05-04"})
    onsite.runner.refresh()
    onsite.settle()
    assert rows(page)[1].accessibleName().endswith("begun. 1 finding, 1 event · 0 of 36 cells evaluated")
    assert page.hint.text() == "4 cases · 2 begun · 2 not begun"
    here = onsite.trail.case(case)
    assert case_words.in_a_line(onsite.trail, pack, here).endswith("begun: 1 finding, 1 event")
    assert navigator._progress(onsite.trail, here) == ("begun", "")


def test_what_somebody_says_of_a_case_goes_before_what_it_holds(onsite, page):  # noqa: F811
    store, a, pack = onsite.store, onsite.desk.assessment, onsite.desk.pack
    case = case_id(store, a, "C-03")
    cases.evaluate(store, a, pack, case, "plan", "oversight", evaluation="sound")
    cases.progress(store, a, case, "tracking")
    onsite.runner.refresh()
    onsite.settle()
    assert rows(page)[2].view.progress == "being tracked"
    cases.progress(store, a, case, "")
    onsite.runner.refresh()
    onsite.settle()
    assert rows(page)[2].view.progress == "begun"


def test_lists_narrow_it_down_and_say_so(page):
    choose(page, "group", "domestic-abuse")
    assert codes(page) == ["C-02", "C-03"]
    choose(page, "stage", "plan")
    assert codes(page) == ["C-03"]
    assert page.hint.text().startswith("1 of 4 cases")
    choose(page, "tracker", "nobody")
    assert codes(page) == ["C-03"]


def test_a_row_leads_to_its_case_and_arrows_go_to_the_next(onsite, page):  # noqa: F811
    went = []
    page.went.connect(went.append)
    rows(page)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [(p.page, p.about) for p in went] == [
        ("case", case_id(onsite.store, onsite.desk.assessment, "C-02"))
    ]


def test_a_row_that_says_the_same_stays_when_another_changes(onsite, page):  # noqa: F811
    before = rows(page)
    case = case_id(onsite.store, onsite.desk.assessment, "C-01")
    cases.progress(onsite.store, onsite.desk.assessment, case, "done")
    onsite.runner.refresh()
    onsite.settle()
    after = rows(page)
    assert after[1:] == before[1:]
    assert after[0].view.progress == "done"


def test_two_hundred_cases_are_listed_in_turns(onsite, show, qtbot):  # noqa: F811
    store, a = onsite.store, onsite.desk.assessment
    journey = onsite.desk.pack.journeys[0].id
    said = {"journey": journey, "stage": "plan", "groups": ["domestic-abuse"]}
    edits = [Edit("case", new_id(), {"code": f"D-{n:03}", **said}) for n in range(200)]
    store.record("Add cases", edits, assessment=a)
    page = show(CasesPage(onsite.desk), 1000, 700)
    began = time.perf_counter()
    page.show_trail(onsite.trail)
    first = time.perf_counter() - began
    bar = page.column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.setValue(bar.maximum()) or len(rows(page)) == 204)  # it grows as one scrolls
    assert codes(page)[-1] == "D-199"
    assert first < 1  # a turn, not all of them; how long exactly is measured by the bench
