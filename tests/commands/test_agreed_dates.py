"""Days agreed with the authority: a change of one keeps from, to, why, who was told and when."""

from datetime import UTC, date, datetime

import pytest

from csa_desktop import clock
from csa_desktop.commands import agreed_dates, plan
from csa_desktop.domain import key_dates
from csa_desktop.domain.deadlines import DONE, deadlines
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401

TODAY = date(2005, 6, 14)


@pytest.fixture(autouse=True)
def in_june():
    clock.set_source(lambda: datetime(2005, 6, 14, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


def due(here, what):  # noqa: F811
    return next(d for d in deadlines(here.pack, here.trail, TODAY) if d.clock.id == what)


def test_the_first_day_is_agreed_without_a_reason_and_its_clock_is_due_then(here):  # noqa: F811
    agreed_dates.agree(*here.at, "apa-meeting", "2005-07-12")
    assert key_dates.agreed_day(here.trail, "apa-meeting") == date(2005, 7, 12)
    assert key_dates.changes(here.trail) == ()
    meeting = due(here, "meeting")
    assert (meeting.due, meeting.by_rule) == (date(2005, 7, 12), date(2005, 7, 31))
    assert due(here, "draft-letter").due == date(2005, 8, 16)
    assert due(here, "draft-letter").forecast


def test_a_change_keeps_from_to_why_and_who_was_told(here):  # noqa: F811
    agreed_dates.agree(*here.at, "apa-meeting", "2005-07-12")
    said = {"why": "Leave", "told": "Link officer", "told_on": "2005-06-13"}
    agreed_dates.agree(*here.at, "apa-meeting", "2005-07-19", **said)
    (made,) = key_dates.changes(here.trail, "apa-meeting")
    assert (made.was, made.day, made.why, made.told, made.told_on) == (
        "2005-07-12",
        "2005-07-19",
        "Leave",
        "Link officer",
        "2005-06-13",
    )
    assert made.is_notified
    assert due(here, "draft-letter").due == date(2005, 8, 23)


def test_a_day_that_was_agreed_does_not_change_without_a_reason(here):  # noqa: F811
    agreed_dates.agree(*here.at, "apa-meeting", "2005-07-12")
    with pytest.raises(UserError, match="why"):
        agreed_dates.agree(*here.at, "apa-meeting", "2005-07-19", why=" ")
    with pytest.raises(UserError, match="28 June"):
        agreed_dates.agree(*here.at, "apa-meeting", "in July", why="Leave")
    assert key_dates.agreed_day(here.trail, "apa-meeting") == date(2005, 7, 12)


def test_who_was_told_can_be_said_later(here):  # noqa: F811
    agreed_dates.agree(*here.at, "letter-submitted", "2005-09-02")
    agreed_dates.agree(*here.at, "letter-submitted", "2005-09-09", why="Leave of the reader")
    (made,) = key_dates.changes(here.trail)
    assert not made.is_notified
    with pytest.raises(UserError, match="who was told"):
        agreed_dates.notified(*here.at, made.id, told="", told_on="2005-06-14")
    agreed_dates.notified(*here.at, made.id, told="Both readers", told_on="2005-06-14")
    assert key_dates.changes(here.trail)[0].is_notified


def test_a_day_taken_back_is_a_change_too_and_the_rule_holds_again(here):  # noqa: F811
    agreed_dates.agree(*here.at, "apa-meeting", "2005-07-12")
    agreed_dates.agree(*here.at, "apa-meeting", "", why="The council asks for another")
    assert key_dates.changes(here.trail)[0].day == ""
    assert due(here, "meeting").due == date(2005, 7, 31)


def test_what_was_done_is_done_whatever_was_agreed_and_a_day_to_come_is_not(here):  # noqa: F811
    agreed_dates.agree(*here.at, "apa-meeting", "2005-06-10")
    plan.day(*here.at, "meeting", "2005-06-13")
    assert (due(here, "meeting").state, due(here, "meeting").late) == (DONE, 3)
    plan.day(*here.at, "meeting", "2005-07-01")
    assert due(here, "meeting").state != DONE


def test_the_end_of_the_writing_window_is_when_the_letter_is_to_be_complete(here):  # noqa: F811
    assert due(here, "writing-window").due is None
    plan.day(*here.at, "window-ends", "2005-09-02")
    assert due(here, "writing-window").due == date(2005, 9, 2)
