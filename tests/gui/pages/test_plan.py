"""The plan in the window: a line is put in, filled in and kept; days set clocks; what remains leads on."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from csa_desktop import clock
from csa_desktop.commands import answers, assessments, plan
from csa_desktop.domain import plan as planned
from csa_desktop.gui import navigator
from csa_desktop.gui.pages.plan import PlanPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.words import Words
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

MONDAY, THURSDAY = "2012-03-05", "2012-03-08"


@pytest.fixture(autouse=True)
def on_thursday():
    """The fourth day on site, at nine."""
    clock.set_source(lambda: datetime(2012, 3, 8, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def planning(onsite):  # noqa: F811
    """An inspection that is on site from Monday to Friday of the next week."""
    plan.day(onsite.store, onsite.desk.assessment, planned.FIRST_DAY, MONDAY)
    plan.day(onsite.store, onsite.desk.assessment, planned.LAST_DAY, "2012-03-16")
    onsite.runner.refresh()
    onsite.settle()
    return onsite


@pytest.fixture
def page(planning, show):
    made = planning.show(PlanPage(planning.desk))
    show(made, 1060, 720)
    made.go_to(Place("plan"))
    return made


def add_line(bench, **about):
    row = plan.add(bench.store, bench.desk.assessment, kind="meeting", about=about).row
    bench.runner.refresh()
    bench.settle()
    return row


def part(page):
    return page._made[page.tabs.current()]


def come_to(bench, page, tab):
    page.go_to(Place("plan", tab=tab))
    bench.settle()
    return part(page)


def type_into(editor, text):
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)


def lines(bench):
    return bench.settle().rows.appointments


def press(widget, words):
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(widget):
    return "\n".join(w.text() for w in widget.findChildren(Words) if w.isVisible())


def test_the_plan_opens_on_today_and_says_which_day_it_is(planning, page):
    assert page.hint.text().startswith("Day 4 of 10")
    assert "Thursday 8 March 2012 · day 4 of 10" in words_of(page)
    items = navigator.items(planning.trail, planning.desk.pack, ())
    assert next(item.state for item in items if item.id == "plan") == "day 4 of 10"


def test_a_line_is_put_in_with_one_press_and_filled_in_without_a_mouse(planning, page):
    part(page).findChild(Chip, "add-observation").click()
    planning.qtbot.waitUntil(lambda: part(page)._opened is not None)
    editor = part(page)._opened
    assert editor.editors["time"].focus_target().hasFocus()
    QTest.keyClicks(editor.editors["time"].focus_target(), "0930")
    type_into(editor.editors["minutes"], "60")
    type_into(editor.editors["place"], "North office")
    type_into(editor.editors["meets"], "Social worker")
    QTest.keyClick(editor.editors["meets"].focus_target(), Qt.Key.Key_Escape)
    planning.qtbot.waitUntil(lambda: lines(planning)[0].meets == "Social worker")
    (line,) = lines(planning)
    assert (line.kind, line.starts, line.minutes) == ("observation", f"{THURSDAY}T09:30", 60)
    assert line.place == "North office"
    planning.qtbot.waitUntil(lambda: "09:30–10:30" in words_of(page))
    assert part(page)._opened is None


def test_what_is_no_time_is_said_and_what_was_kept_stays(planning, page):
    row = add_line(planning, starts=f"{THURSDAY}T14:00")
    part(page).open_line(row)
    editor = part(page)._opened
    editor.editors["time"].reset("")
    type_into(editor.editors["time"], "noonish")
    editor.keep()
    planning.settle()
    assert "Write the time as 09:30" in words_of(editor)
    assert lines(planning)[0].starts == f"{THURSDAY}T14:00"


def test_a_line_that_goes_to_another_day_is_found_there(planning, page):
    row = add_line(planning, starts=f"{THURSDAY}T14:00")
    plan.change(planning.store, planning.desk.assessment, row, {"starts": "2012-03-09T10:00"})
    planning.runner.refresh()
    planning.settle()
    assert part(page).rows == []
    page.go_to(Place("plan", tab="timetable", statement=row))
    assert "Friday 9 March 2012" in words_of(page)
    assert part(page)._opened.line.id == row


def test_arrows_go_from_line_to_line_and_enter_opens(planning, page):
    add_line(planning, starts=f"{THURSDAY}T09:00")
    second = add_line(planning, starts=f"{THURSDAY}T11:00")
    first_row, second_row = part(page).rows
    planning.qtbot.waitUntil(second_row.isVisible)
    first_row.setFocus()
    QTest.keyClick(first_row, Qt.Key.Key_Down)
    assert second_row.hasFocus()
    QTest.keyClick(second_row, Qt.Key.Key_Return)
    assert part(page)._opened.line.id == second


def test_typing_stays_while_another_line_changes(planning, page):
    row = add_line(planning, starts=f"{THURSDAY}T09:00")
    part(page).open_line(row)
    editor = part(page)._opened
    type_into(editor.editors["said"], "Thresholds were discussed")
    add_line(planning, starts=f"{THURSDAY}T11:00")
    assert part(page)._opened is editor
    assert editor.editors["said"].value() == "Thresholds were discussed"
    page.leave()
    planning.qtbot.waitUntil(lambda: any(a.said == "Thresholds were discussed" for a in lines(planning)))


def test_a_day_of_twelve_lines_shows_each_whole_in_a_small_window(planning, page):
    for hour in range(9, 21):
        add_line(planning, starts=f"{THURSDAY}T{hour:02}:00", minutes=30, place=f"Office {hour}")
    rows = part(page).rows
    assert len(rows) == 12
    assert rows[-1].geometry().bottom() - rows[0].geometry().top() < 12 * 44
    assert all(row.width() <= page.width() for row in rows)


def test_who_tracks_a_case_is_chosen_and_counted(planning, page):
    tracking = come_to(planning, page, "tracking")
    planning.qtbot.waitUntil(lambda: len(tracking.rows) == 4)
    case = case_id(planning.store, planning.desk.assessment, "C-03")
    lead = planning.trail.rows.members[0]
    tracking.rows[case].toggle(lead.id).click()
    planning.qtbot.waitUntil(lambda: planning.settle().case(case).tracker == lead.id)
    planning.qtbot.waitUntil(lambda: "1 case" in words_of(tracking))


def test_a_day_sets_the_clocks_at_once(planning, page):
    dates = come_to(planning, page, "dates")
    field = dates.days[planned.FIRST_DAY]
    field.reset("")
    type_into(field, "12 March 2012")
    field.keep() if hasattr(field, "keep") else dates.keep()
    planning.qtbot.waitUntil(
        lambda: planned.day_of(planning.settle(), planned.FIRST_DAY) == date(2012, 3, 12)
    )
    planning.qtbot.waitUntil(lambda: "Monday 26 March 2012" in words_of(dates))


def test_a_clock_is_done_today_and_taken_back(planning, page):
    dates = come_to(planning, page, "dates")
    panel = next(w for w in dates.children() if w.objectName() == "clock-inspection")
    press(panel, "Done today")
    planning.qtbot.waitUntil(lambda: "Done on 8 March 2012" in words_of(dates))
    panel = next(w for w in dates.children() if w.objectName() == "clock-inspection" and w.isVisible())
    press(panel, "It is not done")
    planning.qtbot.waitUntil(lambda: "Due Monday 19 March 2012" in words_of(dates))


def test_the_next_clocks_stand_at_the_left_and_lead_to_the_plan(planning, page):
    (card, *_) = navigator.cards(planning.trail, planning.desk.pack)
    assert (card.title, card.tone) == ("The whole inspection is over", "plain")
    assert card.lines == ("Due Monday 19 March, in 11 days",)
    place = navigator.place_of(card.id)
    page.go_to(place)
    assert page.tabs.current() == "dates"


def test_a_clock_that_is_overdue_is_red_and_one_of_years_ago_is_silent(planning):
    clock.set_source(lambda: datetime(2012, 3, 21, 9, 0, tzinfo=UTC))
    (card, *_) = navigator.cards(planning.trail, planning.desk.pack)
    assert (card.lines[0], card.tone) == ("Due Monday 19 March, 2 days overdue", "danger")
    clock.set_source(lambda: datetime(2026, 3, 21, 9, 0, tzinfo=UTC))
    assert navigator.cards(planning.trail, planning.desk.pack) == ()


def test_what_has_come_on_each_child_is_switched_on_and_off(planning, page):
    requests = come_to(planning, page, "requests")
    with planning.qtbot.waitSignal(page.went) as went:
        requests.more.click()
    assert went.args == [Place("letters", tab=planned.REQUEST_LIST)]
    asked = ("Chronology", "Genogram")
    planning.desk.run(answers.answer, planned.REQUEST_LIST, planned.DETAILS, asked)
    planning.qtbot.waitUntil(lambda: bool(planning.settle()) and len(requests.rows) == 4)
    case = case_id(planning.store, planning.desk.assessment, "C-01")
    requests.rows[case].toggle("Genogram").click()
    planning.qtbot.waitUntil(lambda: planned.come(planning.settle(), case) == {"Genogram"})
    requests.rows[case].toggle("Genogram").click()
    planning.qtbot.waitUntil(lambda: planned.come(planning.settle(), case) == frozenset())


def test_a_document_is_asked_for_by_kind_and_name(planning, page):
    requests = come_to(planning, page, "requests")
    requests.title._line.set_text("")
    type_into(requests.title, "Thresholds policy")
    press(requests, "Ask for it")
    assert "Choose what kind" in words_of(requests)
    requests.kind.take(next(k.id for k in planning.desk.pack.source_kinds if not k.form))
    press(requests, "Ask for it")
    planning.qtbot.waitUntil(lambda: [s.title for s in planning.settle().sources()] == ["Thresholds policy"])
    planning.qtbot.waitUntil(lambda: "not come yet" in words_of(requests))


def test_what_remains_leads_to_where_it_is_put_right(planning, page):
    row = add_line(planning, starts=f"{MONDAY}T09:00", who=[planning.trail.rows.members[0].id])
    remains = come_to(planning, page, "remains")
    card = next(c for c in remains.findChildren(Card) if "was it held?" in c.accessibleName())
    card.click()
    assert page.tabs.current() == "timetable"
    assert part(page)._opened.line.id == row
    press(part(page)._opened, "It was held")
    planning.qtbot.waitUntil(lambda: lines(planning)[0].state == planned.HELD)


def test_a_member_who_is_wanted_twice_is_named_on_both_lines(planning, page):
    who = [planning.trail.rows.members[0].id]
    for start in ("09:00", "09:30"):
        add_line(planning, starts=f"{THURSDAY}T{start}", minutes=60, who=who)
    assert all("H. Marsh: twice at this time" in row.accessibleName() for row in part(page).rows)


def test_the_oral_feedback_is_kept_on_its_form(planning, page):
    form = come_to(planning, page, "feedback")
    planning.qtbot.waitUntil(lambda: form.body is not None and form.body.isVisible())
    type_into(form.body.boxes["said"].editor, "Visits are late.")
    page.leave()
    planning.qtbot.waitUntil(
        lambda: planning.settle().answer("oral-feedback", "", "said") == "Visits are late."
    )


def test_a_framework_without_a_plan_has_its_clocks_all_the_same(onsite, show):  # noqa: F811
    bare = replace(onsite.desk.pack, appointments=(), phases=(), journeys=(), forms=(), milestones=())
    page = PlanPage(replace(onsite.desk, pack=bare))
    show(page, 900, 600)
    page.show_trail(onsite.trail)
    assert "The whole inspection is over" in words_of(page)


def test_people_who_were_added_can_be_chosen_in_an_open_line(planning, page):
    row = add_line(planning, starts=f"{THURSDAY}T09:00")
    assessments.add_member(
        planning.store, planning.desk.assessment, name="R. Cole", role=planning.desk.pack.roles[0].id
    )
    planning.runner.refresh()
    planning.settle()
    part(page).open_line(row)
    cole = next(m.id for m in planning.trail.rows.members if m.name == "R. Cole")
    part(page)._opened.who.toggle(cole).click()
    planning.qtbot.waitUntil(lambda: lines(planning)[0].who == (cole,))
