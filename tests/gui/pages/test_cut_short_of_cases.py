"""Killed less than a second after typing about a case or a child: it is offered, and goes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from csa_desktop.commands import records, risks
from csa_desktop.domain import case_grid
from csa_desktop.domain import values as v
from csa_desktop.domain.risks import all_risks, risk_with
from csa_desktop.gui.pages.case import CasePage
from csa_desktop.gui.pages.cut_short import CUT_SHORT
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.records import RecordsPage
from csa_desktop.gui.pages.risk import RiskPage
from csa_desktop.gui.places import Place
from tests.gui.cut_short_fixtures import (  # noqa: F401
    killed,
    offered,
    press,
    said,
    third,
    type_into,
)
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

HELP = ("early-help", "help-and-impact")
SAID = "Nobody had told the school."


# A case


def case_page(bench, show, case):
    page, window = CasePage(bench.desk, case), QWidget()
    box = QVBoxLayout(window)
    box.addWidget(page)
    bench.show(page)
    page.go_to(Place("case", case))
    show(window, 1280, 1000)
    bench.qtbot.waitUntil(lambda: page.tab.is_whole)
    box.addWidget(page.side)
    page.side.show()
    page.held = window
    return page


def event_box(page):
    return page.journey_block.writing.box


def test_an_event_that_is_not_whole_yet_stands_open_again(onsite, third, show, killed):  # noqa: F811
    page = case_page(onsite, show, third)
    page.journey_block.writing.open("")
    type_into(event_box(page).fields["title"].focus_target(), "Father moves out")
    with killed("Father moves out") as again:
        page = case_page(again, show, third)
        again.qtbot.waitUntil(lambda: event_box(page) is not None)
        again.qtbot.waitUntil(lambda: event_box(page).fields["title"].value() == "Father moves out")
        assert "is not kept yet" in said(event_box(page))
        type_into(event_box(page).fields["happened"].focus_target(), "May 2011")
        page.leave()
        assert [e.happened for e in again.settle().events(third) if e.title == "Father moves out"] == [
            "2011-05"
        ]
        assert again.store.drafts() == ()


def test_the_overview_leads_to_an_event_that_is_not_whole(onsite, third, show, offered):  # noqa: F811
    page = case_page(onsite, show, third)
    page.journey_block.writing.open("")
    box = event_box(page)
    box.fields["kind"].take(onsite.desk.pack.journeys[0].events[1].id)
    type_into(box.fields["until"].focus_target(), "soon")
    with offered("soon", button="Go on with it") as again:
        assert again.went == Place("case", third, tab="journey")
        assert len(again.store.drafts()) == 2


def test_what_is_changed_of_an_event_is_there_again_and_nothing_else_of_it(onsite, third, show, killed):  # noqa: F811
    event = onsite.trail.events(third)[0]
    page = case_page(onsite, show, third)
    page.journey_block.writing.open(event.id)
    type_into(event_box(page).fields["title"].focus_target(), " and diary")
    with killed(f"{event.title} and diary") as again:
        page = case_page(again, show, third)
        again.qtbot.waitUntil(lambda: event_box(page) is not None)
        again.qtbot.waitUntil(lambda: "diary" in event_box(page).fields["title"].value())
        event_box(page).tell()
        now = again.settle().event(event.id)
        assert (now.title, now.happened) == (f"{event.title} and diary", event.happened)
        assert again.store.drafts() == ()


def test_an_event_that_is_put_away_is_there_when_the_box_is_opened_and_gone_when_dropped(
    onsite,  # noqa: F811
    third,  # noqa: F811
    show,
):
    page = case_page(onsite, show, third)
    page.journey_block.writing.open("")
    type_into(event_box(page).fields["title"].focus_target(), "Father moves out")
    QTest.keyClick(event_box(page), Qt.Key.Key_Escape)
    assert event_box(page) is None
    onsite.settle()
    page.journey_block.writing.open("")
    onsite.qtbot.waitUntil(lambda: event_box(page).fields["title"].value() == "Father moves out")
    press(event_box(page), "Add nothing")
    onsite.settle()
    assert onsite.store.drafts() == ()


def test_an_event_is_put_away_before_its_earlier_words_have_been_read(onsite, third, show):  # noqa: F811
    page = case_page(onsite, show, third)
    page.journey_block.writing.open("")
    type_into(event_box(page).fields["title"].focus_target(), "Father moves out")
    QTest.keyClick(event_box(page), Qt.Key.Key_Escape)
    onsite.settle()
    with onsite.reads_waiting():
        page.journey_block.writing.open("")
        type_into(event_box(page).fields["title"].focus_target(), "Nobody told")
        box = event_box(page)
        QTest.keyClick(box, Qt.Key.Key_Escape)
        onsite.qtbot.waitUntil(lambda: not isValid(box))
    assert {draft.text for draft in onsite.store.drafts()} == {"Father moves out", "Nobody told"}


def test_leaving_an_event_that_nobody_changed_changes_nothing(onsite, third, show):  # noqa: F811
    page, before = case_page(onsite, show, third), onsite.trail.at
    page.journey_block.writing.open(onsite.trail.events(third)[0].id)
    page.leave()
    assert onsite.settle().at == before


ONCE = {
    "inShort": (v.EVALUATION, "journey"),
    "wishes": (v.WISHES, "journey"),
    "earlierWhy": (v.EARLIER, "journey"),
    "agency-education": (v.AGENCY, "agencies"),
}


@pytest.mark.parametrize("name", ONCE)
def test_what_is_said_once_of_a_case_goes_back_to_it(onsite, third, show, offered, name):  # noqa: F811
    kind, tab = ONCE[name]
    page = case_page(onsite, show, third)
    page.go_to(Place("case", third, tab=tab))
    onsite.qtbot.waitUntil(lambda: page.tab.is_whole)
    fields = [w for w in page.window().findChildren(QWidget, name) if w.isVisible()]
    type_into(fields[0], SAID)
    with offered(SAID) as again:
        (made,) = again.trail.statements(kind=kind, case=third)
        assert made.text == SAID
        assert again.store.drafts() == ()


def test_what_was_found_in_a_cell_goes_back_and_its_evaluation_stands_on_it(onsite, third, show, offered):  # noqa: F811
    page = case_page(onsite, show, third)
    page.grid.go_to(HELP, focus=True)
    adding = next(one for one in page.side.findChildren(AddLine) if one.isVisible())
    QTest.mouseClick(adding, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.window().focusWidget(), SAID)
    with offered(SAID) as again:
        (found,) = again.trail.statements(kind=v.FINDING, case=third)
        assert (found.text, found.stage, found.subject) == (SAID, *HELP)
        cell = case_grid.evaluation_id(again.desk.assessment, third, *HELP)
        assert [s.id for s in again.trail.below(cell)] == [found.id]


# Records


def records_page(bench, show, record="", stage="observations"):
    page = bench.show(RecordsPage(bench.desk, stage))
    show(page, 900, 800)
    page.go_to(Place("records", stage, tab=record))
    QApplication.processEvents()
    return page


@pytest.fixture
def record(onsite, third):  # noqa: F811
    stage = next(s for s in onsite.desk.pack.stages if s.about == "observations")
    row = records.begin(
        onsite.store, onsite.desk.assessment, onsite.desk.pack, kind=stage.kinds[0], case=third
    )
    onsite.runner.refresh()
    onsite.settle()
    return row.row


def test_the_words_of_a_record_are_offered_in_their_field(onsite, record, show, killed):  # noqa: F811
    page = records_page(onsite, show, record)
    type_into(page.window().focusWidget(), SAID)
    with killed(SAID) as again:
        page = records_page(again, show, record)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(page))
        press(page, "Put it back")
        assert SAID in [a.value for a in again.settle().rows.answers]
        assert again.store.drafts() == ()


def test_when_a_record_was_made_is_offered_above_it(onsite, record, show, killed):  # noqa: F811
    page = records_page(onsite, show, record)
    page.view.head.toggle()
    dated = page.view.head.fields["dated"].focus_target()
    dated.selectAll()
    type_into(dated, "5 March 2012 10:40")
    written = page.view.head.fields["dated"].value()
    with killed(written) as again:
        page = records_page(again, show, record)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(page))
        press(page, "Put it back")
        assert again.settle().source(record).dated == written
        assert again.store.drafts() == ()


def test_what_is_typed_before_a_record_is_there_goes_to_it(onsite, show, offered):  # noqa: F811
    page = records_page(onsite, show)
    page.list.begun.emit(next(iter(page.list.chooser.buttons)), "", "")
    QTest.keyClicks(page.list, SAID)
    with offered(SAID) as again:
        assert SAID in [a.value for a in again.trail.rows.answers] + [
            s.text for s in again.trail.statements()
        ]
        assert again.store.drafts() == ()


# Risks


def risk_page(bench, show, about=""):
    page = RiskPage(bench.desk, about)
    show(page, 1040, 760)
    bench.show(page)
    page.go_to(Place("risk", about))
    return page


@pytest.mark.parametrize("field", ["child", "what", "found"])
def test_a_risk_of_which_one_thing_is_typed_is_there_again(onsite, show, killed, field):  # noqa: F811
    page = risk_page(onsite, show)
    at = getattr(page.raising, field).focus_target()
    at.selectAll()
    type_into(at, "this morning")
    with killed("this morning") as again:
        page = risk_page(again, show)
        again.qtbot.waitUntil(lambda: getattr(page.raising, field).value() == "this morning")
        assert "is not kept yet" in said(page)


def test_words_about_one_child_are_never_put_under_another(onsite, third, show, killed):  # noqa: F811
    page = risk_page(onsite, show)
    type_into(page.raising.child.focus_target(), "C-02")
    type_into(page.raising.what.focus_target(), SAID)
    with killed("C-02", SAID) as again:
        page = risk_page(again, show)
        page.go_to(Place("risk", tab=third))
        again.qtbot.waitUntil(lambda: page.raising.what.value() == SAID)
        assert page.raising.child.value() == "C-02"
        page.raising.raise_it()
        (risk,) = all_risks(again.settle())
        assert (risk.child, risk.what) == ("C-02", SAID)
        assert again.store.drafts() == ()


def test_what_is_said_of_a_risk_is_offered_on_its_sheet(onsite, show, killed):  # noqa: F811
    row = risks.raise_risk(onsite.store, onsite.desk.assessment, child="C-02", what="Bruises").row
    onsite.runner.refresh()
    onsite.settle()
    page = risk_page(onsite, show, row)
    type_into(page.sheet.confirmed_at.focus_target(), "today at noon")
    type_into(page.sheet.fields["will_do"].focus_target(), "A visit today.")
    with killed("A visit today.", "today at noon") as again:
        page = risk_page(again, show, row)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(page))
        again.qtbot.waitUntil(lambda: page.sheet.confirmed_at.value() == "today at noon")
        press(page, "Put it back")
        assert risk_with(again.settle(), row).will_do == "A visit today."
        assert [draft.text for draft in again.store.drafts()] == ["today at noon"]
