"""Killed less than a second after something was typed on site: it is offered, and goes back where it was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import monitoring as follow
from csa_desktop.commands import plan
from csa_desktop.commands.judgements import judge
from csa_desktop.domain import plan as planned
from csa_desktop.domain import values as v
from csa_desktop.domain.cases import REPLACED, SAMPLED
from csa_desktop.domain.framework import Limit
from csa_desktop.domain.readiness import LIMIT_ANSWERS
from csa_desktop.gui.pages.cut_short import CUT_SHORT
from csa_desktop.gui.pages.erase import ErasePage
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.notebook.progress_card import ProgressCard
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.progress import ProgressPage
from csa_desktop.gui.pages.sample import SamplePage
from csa_desktop.gui.pages.sampling.case_rows import Replacing
from csa_desktop.gui.places import Place
from csa_desktop.store.log import Edit
from tests.gui.cut_short_fixtures import (  # noqa: F401
    appointment,
    killed,
    line,
    offered,
    plan_part,
    press,
    said,
    third,
    type_into,
)
from tests.gui.desk_fixtures import _bench, onsite, work  # noqa: F401
from tests.gui.pages import test_progress

SAID = "Nobody had told the school."


# The plan

TYPED = {
    "said": ("They will send the list.", "said", "They will send the list."),
    "place": ("East office", "place", "East office"),
    "time": ("9.30", "starts", "2012-03-08T09:30"),
    "minutes": ("45", "minutes", 45),
}


@pytest.mark.parametrize("name", TYPED)
def test_a_line_of_the_plan_takes_back_what_was_typed(onsite, line, show, killed, name):  # noqa: F811
    typed, column, kept = TYPED[name]
    editor = plan_part(onsite, show, "timetable", line)._opened.editors[name]
    type_into(editor.focus_target(), typed)
    with killed(typed) as again:
        part = plan_part(again, show, "timetable", line)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(part))
        press(part, "Put it back")
        assert getattr(appointment(again), column) == kept
        assert again.store.drafts() == ()


@pytest.mark.parametrize("name", TYPED)
def test_the_overview_puts_it_back_into_the_line(onsite, line, show, offered, name):  # noqa: F811
    typed, column, kept = TYPED[name]
    editor = plan_part(onsite, show, "timetable", line)._opened.editors[name]
    type_into(editor.focus_target(), typed)
    with offered(typed) as again:
        assert getattr(appointment(again), column) == kept
        assert again.store.drafts() == ()


def test_a_time_that_cannot_be_kept_comes_back_into_its_field_and_says_why(onsite, line, show, killed):  # noqa: F811
    editor = plan_part(onsite, show, "timetable", line)._opened.editors["time"]
    type_into(editor.focus_target(), "after lunch")
    with killed("after lunch") as again:
        part = plan_part(again, show, "timetable", line)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(part))
        press(part, "Put it back")
        again.settle()
        assert part._opened.editors["time"].value() == "after lunch"
        assert plan.NO_TIME in said(part)
        assert [draft.text for draft in again.store.drafts()] == ["after lunch"]


def test_a_line_that_is_closed_at_once_leaves_no_draft(onsite, line, show):  # noqa: F811
    part = plan_part(onsite, show, "timetable", line)
    type_into(part._opened.editors["said"].focus_target(), SAID)
    onsite.qtbot.waitUntil(lambda: SAID in [draft.text for draft in onsite.store.drafts()])
    part.close_line()
    assert appointment(onsite).said == SAID
    onsite.qtbot.waitUntil(lambda: onsite.store.drafts() == ())


def test_a_day_on_site_is_offered_where_it_was_typed(onsite, show, killed):  # noqa: F811
    field = plan_part(onsite, show, "dates").days[planned.FIRST_DAY]
    type_into(field.focus_target(), "5 March 2012")
    with killed("2012-03-05") as again:
        part = plan_part(again, show, "dates")
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(part))
        press(part, "Put it back")
        assert planned.day_of(again.settle(), planned.FIRST_DAY).isoformat() == "2012-03-05"
        assert again.store.drafts() == ()


def test_what_was_going_to_be_asked_for_is_there_again(onsite, show, killed):  # noqa: F811
    part = plan_part(onsite, show, "requests")
    type_into(part.title.focus_target(), "Minutes of the LSCB")
    with killed("Minutes of the LSCB") as again:
        part = plan_part(again, show, "requests")
        again.qtbot.waitUntil(lambda: part.title.value() == "Minutes of the LSCB")
        assert "is not kept yet" in said(part)
        part.kind.take(next(k.id for k in again.desk.pack.source_kinds if not k.form))
        press(part, "Ask for it")
        again.settle()
        assert again.store.drafts() == ()


# The sample, and erasing


def sample_page(bench, show, tab):
    page = bench.show(SamplePage(bench.desk))
    show(page, 1060, 800)
    page.go_to(Place("sample", tab=tab))
    bench.settle()
    return page


def test_why_a_case_is_picked_is_there_again_and_no_identifier_ever_is(onsite, show, killed):  # noqa: F811
    page = sample_page(onsite, show, "by-hand")
    type_into(page.by_hand.identifier.focus_target(), "900417")
    type_into(page.by_hand.reason.focus_target(), SAID)
    with killed(SAID) as again:
        page = sample_page(again, show, "by-hand")
        again.qtbot.waitUntil(lambda: page.by_hand.reason.value() == SAID)
        assert page.by_hand.identifier.value() == ""
        assert all("900417" not in draft.text for draft in again.store.drafts())
        stage, age = again.desk.pack.journey_stages()[0].id, page.by_hand.age
        page.by_hand.stage.take(stage)
        type_into(age.focus_target(), "7")
        press(page, "Add the case")
        assert SAID in [case.reason for case in again.settle().cases(SAMPLED)]
        again.settle()
        assert again.store.drafts() == ()


def test_why_a_case_is_replaced_is_there_again_with_the_case(onsite, third, show, killed):  # noqa: F811
    reserve = {"code": "C-09", "journey": onsite.desk.pack.journeys[0].id, "stage": "plan"}
    onsite.store.record(
        "Add a reserve",
        [Edit("case", "r", {**reserve, "sample": "reserve"})],
        assessment=onsite.desk.assessment,
    )
    onsite.runner.refresh()
    onsite.settle()
    page = sample_page(onsite, show, "cases")
    page._ask_why(third)
    type_into(page.findChild(Replacing).reason.focus_target(), SAID)
    with killed(SAID) as again:
        page = sample_page(again, show, "cases")
        again.qtbot.waitUntil(lambda: page.findChild(Replacing) is not None)
        asking = page.findChild(Replacing)
        again.qtbot.waitUntil(lambda: asking.reason.value() == SAID)
        assert asking.case.id == third
        QTest.mouseClick(asking.go_on, Qt.MouseButton.LeftButton)
        assert again.settle().case(third).sample == REPLACED
        again.settle()
        assert again.store.drafts() == ()


def test_the_ground_of_an_erasure_is_there_again_until_it_is_left(onsite, third, show, killed):  # noqa: F811
    page = onsite.show(ErasePage(onsite.desk, third))
    show(page, 1000, 900)
    onsite.qtbot.waitUntil(page.erase.isVisible)
    type_into(page.ground.focus_target(), "The family asked")
    with killed("The family asked") as again:
        page = again.show(ErasePage(again.desk, third))
        show(page, 1000, 900)
        again.qtbot.waitUntil(lambda: page.erase.isVisible() and page.ground.value() == "The family asked")
        press(page, "Leave it")
        again.settle()
        assert again.store.drafts() == ()


# The notebook


def overall_page(bench, show):
    page = bench.show(OverallPage(bench.desk))
    show(page, 1000, 900)
    step = next(s for s in bench.desk.pack.steps if v.AREA in s.holds)
    page.go_to(Place("overall", tab=step.id))
    bench.qtbot.waitUntil(lambda: page.tab.is_whole)
    return page


def test_an_area_for_development_goes_back_under_its_kind(onsite, show, offered):  # noqa: F811
    page = overall_page(onsite, show)
    adding = next(
        one for one in page.findChildren(AddLine) if one.accessibleName().startswith("Add one here")
    )
    QTest.mouseClick(adding, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.window().focusWidget(), "Agree who leads.")
    with offered("Agree who leads.") as again:
        (area,) = again.trail.statements(kind=v.AREA)
        assert area.text == "Agree who leads."
        assert area.state in {kind.id for kind in again.desk.pack.areas}


def test_what_follows_from_a_limiting_judgement_goes_back_to_it(onsite, show, offered):  # noqa: F811
    pack = onsite.desk.pack
    limit = Limit("l", "Help limits the whole.", "x", "help", ("inadequate",), ("overall-effectiveness",))
    onsite.desk = replace(onsite.desk, pack=replace(pack, limits=(limit,)))
    place = {"step": "3", "subject": "overall", "judgement": "help"}
    judge(onsite.store, onsite.desk.assessment, onsite.desk.pack, grade="inadequate", text="Late.", **place)
    page = overall_page(onsite, show)
    type_into(page.findChild(QWidget, "limited-overall-effectiveness"), "It stays as it is.")
    with offered("It stays as it is.") as again:
        assert again.trail.answer(LIMIT_ANSWERS, "l", "overall-effectiveness") == "It stays as it is."
        assert again.store.drafts() == ()


@pytest.fixture
def monitoring(tmp_path, qtbot, work):  # noqa: F811
    """An inspection that follows up another one, of which an area is known."""

    def begin(store, pack):
        begin.area = test_progress.followed(store)
        earlier, _ = begin.area
        return follow.begin(store, pack, earlier=earlier, year=2013).row

    for made in _bench(tmp_path, qtbot, work, "monitoring-2012", begin):
        made.area = begin.area[1]
        yield made


def test_what_shows_progress_on_an_area_goes_back_to_it(monitoring, show, tmp_path):
    page = monitoring.show(ProgressPage(monitoring.desk))
    show(page, 1000, 900)
    page.go_to(Place("progress"))
    monitoring.qtbot.waitUntil(lambda: page.findChild(ProgressCard) is not None)
    type_into(page.findChild(ProgressCard).words.text, "Two of three teams.")
    monitoring.qtbot.waitUntil(lambda: len(monitoring.store.drafts()) == 1)
    with monitoring.killed(tmp_path / "killed") as again:
        page = again.show(OverviewPage(again.desk))
        show(page)
        again.qtbot.waitUntil(lambda: CUT_SHORT in said(page))
        press(page, "Put it back")
        (made,) = again.settle().statements(kind=v.PROGRESS)
        assert (made.text, made.key_judgement) == ("Two of three teams.", monitoring.area)
        assert again.settle() and again.store.drafts() == ()
