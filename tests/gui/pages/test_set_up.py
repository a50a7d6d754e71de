"""Setting up in the window: contacts, tasks ticked off, days agreed with the authority and changed."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.commands import agreed_dates
from csa_desktop.commands import officers as officers_commands
from csa_desktop.commands import ticks as ticks_commands
from csa_desktop.domain import key_dates
from csa_desktop.domain.deadlines import day_of
from csa_desktop.gui.pages.done import done
from csa_desktop.gui.pages.set_up import SettingUpPage
from csa_desktop.gui.pages.unsent import place_to_go_on
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from tests.gui.desk_fixtures import bench, work  # noqa: F401

LEAD = "setting-up/lead"


@pytest.fixture(autouse=True)
def in_june():
    clock.set_source(lambda: datetime(2005, 6, 14, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = bench.show(SettingUpPage(bench.desk))
    show(made, 1060, 900)
    return made


def tab(page, name):
    page.go_to(Place("setting-up", tab=name))
    return page.part


def ticks(bench):  # noqa: F811
    return {t.item: t for t in bench.trail.rows.ticks if t.checklist == LEAD}


def test_the_authority_is_corrected_and_that_travels_with_the_assessment(bench, page):  # noqa: F811
    fields = tab(page, "who").authority.fields
    fields["authority_type"].take("metropolitan")
    fields["region"].take("north-west")
    about = bench.settle().assessment
    assert (about.authority_type, about.region) == ("metropolitan", "north-west")


def test_an_authority_without_a_name_is_refused_beside_the_field(bench, page):  # noqa: F811
    field = tab(page, "who").authority.fields["authority"]
    field.take("")
    bench.settle()
    assert "name" in field._error.text()
    assert bench.trail.assessment.authority == "Sharpston"
    field.take("Sharpston Council")
    bench.settle()
    assert bench.trail.assessment.authority == "Sharpston Council"


def test_a_contact_is_added_by_its_role_and_filled_in_where_it_stands(bench, page):  # noqa: F811
    officers = tab(page, "who").officers
    officers.findChild(Button, "add-link-officer").click()
    bench.qtbot.waitUntil(lambda: officers._open is not None)
    officers._open.fields["name"].take("P. Ashby")
    officers._open.fields["telephone"].take("01234 555 010")
    officers._open.fields["email"].retype("link@example.org")
    officers._open.closed.click()
    (kept,) = bench.settle().rows.officers
    assert (kept.name, kept.role, kept.organisation) == ("P. Ashby", "Link officer", "Sharpston")
    assert (kept.telephone, kept.email) == ("01234 555 010", "link@example.org")
    card = officers.findChild(Card, f"officer-{kept.id}")
    assert card.isVisible()
    assert "P. Ashby" in card.accessibleName()


def test_a_contact_that_is_open_is_removed(bench, page):  # noqa: F811
    officers = tab(page, "who").officers
    officers.findChild(Button, "add-other").click()
    bench.qtbot.waitUntil(lambda: officers._open is not None)
    officers._open.removed.click()
    assert bench.settle().rows.officers == ()


def test_a_task_is_ticked_with_the_space_bar_and_says_who_and_when(bench, page):  # noqa: F811
    tasks = tab(page, "tasks").lists["lead"]
    tasks.go_to("agenda")
    QTest.keyClick(tasks.rows["agenda"].box, Qt.Key.Key_Space)
    bench.settle()
    assert ticks(bench)["agenda"].done == "2005-06-14"
    assert "Done 14 June 2005 by H. Marsh" in tasks.rows["agenda"]._said.text()
    assert "1 of 7 done" in tasks._head.text()


def test_the_arrows_go_from_task_to_task_and_enter_ticks_and_takes_back(bench, page):  # noqa: F811
    tasks = tab(page, "tasks").lists["lead"]
    tasks.go_to("initial-contact")
    QTest.keyClick(tasks.rows["initial-contact"].box, Qt.Key.Key_Down)
    assert tasks.rows["agenda"].box.hasFocus()
    for day in ("2005-06-14", ""):
        QTest.keyClick(tasks.rows["agenda"].box, Qt.Key.Key_Return)
        bench.settle()
        assert ticks(bench)["agenda"].done == day


def test_a_note_and_another_day_are_kept_beside_a_task(bench, page):  # noqa: F811
    tasks = tab(page, "tasks").lists["lead"]
    tasks.rows["agenda"].more.click()
    details = tasks._details["agenda"]
    details.note.take("They asked for the morning.")
    bench.settle()
    details.day.take("2005-06-10")
    bench.settle()
    assert ticks(bench)["agenda"].note == "They asked for the morning."
    assert ticks(bench)["agenda"].done == "2005-06-10"
    details.day.take("2005-06-20")
    bench.settle()
    assert "still to come" in details.day._error.text()
    assert ticks(bench)["agenda"].done == "2005-06-10"


def test_typing_a_note_that_is_left_in_a_hurry_is_kept(bench, page):  # noqa: F811
    tasks = tab(page, "tasks").lists["lead"]
    tasks.rows["agenda"].more.click()
    tasks._details["agenda"].note.retype("Ofsted chairs.")
    bench.leave()
    assert ticks(bench)["agenda"].note == "Ofsted chairs."


def test_the_documents_that_are_expected_lead_to_the_sources(bench, page):  # noqa: F811
    went = []
    page.went.connect(went.append)
    tab(page, "tasks").findChild(Card, "toSources").click()
    assert went == [Place("sources")]


def test_the_window_and_the_first_days_are_entered_in_place(bench, page):  # noqa: F811
    checklist = tab(page, "checklist")
    checklist.window_days["window-ends"].take("2005-09-02")
    checklist.form.boxes["block"].editor.take("Block 2")
    checklist.rows["apa-meeting"].day.take("2005-07-12")
    trail = bench.settle()
    assert day_of(trail, "window-ends") == date(2005, 9, 2)
    assert trail.answer("individual-checklist", "", "block") == "Block 2"
    assert key_dates.agreed_day(trail, "apa-meeting") == date(2005, 7, 12)
    row = checklist.rows["apa-meeting"]
    assert row.change.isVisible()
    assert not row.day.isVisible()
    assert "Tuesday 12 July 2005" in row._title.text()


def test_an_agreed_day_changes_in_a_box_that_asks_why(bench, page):  # noqa: F811
    agreed_dates.agree(bench.store, bench.desk.assessment, "apa-meeting", "2005-07-12")
    bench.runner.refresh()
    bench.settle()
    checklist = tab(page, "checklist")
    checklist.rows["apa-meeting"].change.click()
    box = checklist._box
    box.fields["day"].take("2005-07-19")
    box.keep.click()
    bench.settle()
    assert "why" in box._wrong.text()
    box.fields["why"].take("Leave of the Director")
    box.keep.click()
    (made,) = key_dates.changes(bench.settle())
    assert (made.was, made.day, made.why) == ("2005-07-12", "2005-07-19", "Leave of the Director")
    assert checklist._box is None


def test_who_was_told_is_said_later(bench, page):  # noqa: F811
    at = bench.store, bench.desk.assessment
    agreed_dates.agree(*at, "letter-submitted", "2005-09-02")
    agreed_dates.agree(*at, "letter-submitted", "2005-09-09", why="Leave")
    bench.runner.refresh()
    (made,) = key_dates.changes(bench.settle())
    checklist = tab(page, "checklist")
    checklist.rows["letter-submitted"].findChild(Button, f"tell-{made.id}").click()
    checklist._box.fields["told"].take("Both readers")
    checklist._box.fields["told_on"].take("2005-06-14")
    checklist._box.keep.click()
    assert key_dates.changes(bench.settle())[0].is_notified


def test_the_checklist_goes_to_paper(bench, page):  # noqa: F811
    went = []
    page.went.connect(went.append)
    tab(page, "checklist").preview.click()
    assert went == [Place("print", "sheet/checklist")]


def test_what_is_typed_into_a_change_and_not_sent_is_there_again(bench, page, show):  # noqa: F811
    at = bench.store, bench.desk.assessment
    agreed_dates.agree(*at, "apa-meeting", "2005-07-12")
    bench.runner.refresh()
    bench.settle()
    checklist = tab(page, "checklist")
    checklist.rows["apa-meeting"].change.click()
    checklist._box.fields["why"].retype("Leave of the Director")
    bench.leave()
    (draft,) = bench.store.drafts()
    assert place_to_go_on(draft) == Place("setting-up", tab="checklist", statement="apa-meeting")
    again = bench.show(SettingUpPage(bench.desk))
    show(again, 1060, 900)
    again.go_to(place_to_go_on(draft))
    box = again.part._box
    bench.qtbot.waitUntil(lambda: box.fields["why"].value() == "Leave of the Director")
    box.fields["day"].take("2005-07-19")
    box.keep.click()
    bench.settle()
    assert key_dates.changes(bench.trail)[0].why == "Leave of the Director"
    bench.qtbot.waitUntil(lambda: bench.store.drafts() == ())


def test_a_change_that_is_left_as_it_was_leaves_nothing(bench, page):  # noqa: F811
    agreed_dates.agree(bench.store, bench.desk.assessment, "apa-meeting", "2005-07-12")
    bench.runner.refresh()
    bench.settle()
    checklist = tab(page, "checklist")
    checklist.rows["apa-meeting"].change.click()
    checklist._box.fields["why"].retype("Never mind")
    checklist._box._leave.click()
    bench.settle()
    assert checklist._box is None
    assert bench.store.drafts() == ()
    assert key_dates.changes(bench.trail) == ()


def test_history_says_what_was_done_in_words_and_leads_there(bench, page):  # noqa: F811
    at = bench.store, bench.desk.assessment
    ticks_commands.tick(*at, LEAD, "chairing")
    agreed_dates.agree(*at, "apa-meeting", "2005-07-12")
    officers_commands.add(*at, {"name": "P. Ashby", "role": "Link officer"})
    told = {one.doing.label: one for one in done(*at, bench.desk.pack, 20)}
    assert told["Tick off a task"].text.startswith("to make appropriate arrangements")
    assert told["Tick off a task"].place == Place("setting-up", tab="tasks", statement="chairing")
    assert told["Agree a day with the authority"].text == "12 Jul"
    assert "APA meeting" in told["Agree a day with the authority"].where
    assert told["Add a contact"].text == "P. Ashby, Link officer"
