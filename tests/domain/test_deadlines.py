"""Clocks as days: from milestones and other clocks, in working or calendar days, and fixed days of a year."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain import deadlines as d
from csa_desktop.domain.framework import Clock, Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer, Assessment, Rows, Statement
from csa_desktop.domain.working_days import is_working_day, working_days_between
from csa_desktop.frameworks.packs import installed_packs

LETTER = Clock("letter", "Letter", "see 002:121", after="last-day", amount=5, unit="working-days")
PUBLISHED = Clock(
    "published", "Published", "see 002:121", after="letter", amount=20, unit="days", confirmed=False
)
SET_UP = Clock("set-up", "Set-up meeting", "see 002:85", after="first-day", amount=-4, unit="days")
FIXED = Clock("april", "Dataset", "see 003:183", month=2, day=30)
COMMITTEE = Clock("committee", "Open meeting", "see 003:497", month=1, day=31, years_on=1)


@pytest.fixture(scope="module")
def pack() -> Pack:
    clocks = (PUBLISHED, LETTER, SET_UP, FIXED, COMMITTEE)
    milestones = (Option("first-day", "First day on site"), Option("last-day", "Last day on site"))
    return replace(installed_packs()["child-protection-2012"], clocks=clocks, milestones=milestones)


def trail(**days: str) -> Trail:
    kept = tuple(Answer(what, "a", d.DATES, "", what.replace("_", "-"), day) for what, day in days.items())
    about = Assessment("a", "p", 1, "Norbridge", "Inspection", 2012, "")
    return Trail(Rows(about, answers=kept))


def found(pack: Pack, clock: str, today: date = date(2012, 3, 1), **days: str) -> d.Deadline:
    return next(x for x in d.deadlines(pack, trail(**days), today) if x.clock.id == clock)


def test_a_clock_waits_for_the_day_that_it_counts_from(pack: Pack) -> None:
    waiting = found(pack, "letter")
    assert (waiting.due, waiting.state, waiting.after) == (None, d.WAITING, "Last day on site")


def test_working_days_step_over_easter(pack: Pack) -> None:
    assert found(pack, "letter", last_day="2012-04-04").due == date(2012, 4, 13)


def test_a_clock_counts_from_a_due_day_and_says_so_until_the_day_is_known(pack: Pack) -> None:
    ahead = found(pack, "published", last_day="2012-03-16")
    assert (ahead.due, ahead.forecast) == (date(2012, 4, 12), True)
    known = found(pack, "published", last_day="2012-03-16", letter="2012-03-20")
    assert (known.due, known.forecast) == (date(2012, 4, 9), False)


def test_a_clock_may_run_up_to_a_day(pack: Pack) -> None:
    assert found(pack, "set-up", first_day="2012-03-12").due == date(2012, 3, 8)


def test_fixed_days_are_those_of_the_year_of_the_assessment(pack: Pack) -> None:
    assert found(pack, "april").due == date(2012, 2, 29)
    assert found(pack, "committee").due == date(2013, 1, 31)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2012, 3, 22), d.COMING),
        (date(2012, 3, 23), d.TODAY),
        (date(2012, 3, 24), d.OVERDUE),
        (date(2013, 3, 25), d.PAST),
    ],
)
def test_a_clock_is_coming_then_due_then_overdue_and_after_a_year_past(
    pack: Pack, today: date, state: str
) -> None:
    assert found(pack, "letter", today, last_day="2012-03-16").state == state


def test_what_was_done_is_done_and_how_late_it_was_is_known(pack: Pack) -> None:
    sent = found(pack, "letter", date(2012, 5, 1), last_day="2012-03-16", letter="2012-03-26")
    assert (sent.state, sent.late) == (d.DONE, 3)


def test_the_order_is_by_day_then_what_waits_then_what_is_done(pack: Pack) -> None:
    order = [
        x.clock.id
        for x in d.deadlines(pack, trail(last_day="2012-03-16", letter="2012-03-20"), date(2012, 3, 21))
    ]
    assert order == ["april", "published", "committee", "set-up", "letter"]


@pytest.mark.parametrize("typed", ["when it suits", "", "9999-12-31", "0001-01-01", "2012-02-31"])
def test_a_day_that_is_none_is_waited_for(pack: Pack, typed: str) -> None:
    assert found(pack, "letter", last_day=typed).state == d.WAITING


def test_a_clock_of_a_grade_waits_for_it_and_is_gone_where_another_was_given(pack: Pack) -> None:
    again = replace(LETTER, id="again", amount=18, unit="months", judgement="help", grades=("inadequate",))
    pack = replace(pack, clocks=(again,))
    waiting = found(pack, "again", last_day="2012-08-31")
    assert (waiting.state, waiting.after) == (d.WAITING, pack.judgement("help").title)
    rows = trail(last_day="2012-08-31").rows
    for grade, due in (("inadequate", [date(2014, 2, 28)]), ("good", [])):
        made = Statement("s", "a", "judgement", judgement="help", grade=grade, status="final")
        graded = Trail(replace(rows, statements=(made,)))
        assert [x.due for x in d.deadlines(pack, graded, date(2012, 9, 1))] == due


def test_clocks_that_count_from_each_other_wait(pack: Pack) -> None:
    turn = replace(pack, clocks=(replace(LETTER, after="published"), PUBLISHED))
    assert found(turn, "letter").due is None


def test_the_days_that_clocks_wait_for_are_asked_once(pack: Pack) -> None:
    assert d.waited_for(pack) == (("first-day", "First day on site"), ("last-day", "Last day on site"))


def test_every_clock_of_every_installed_framework_has_a_day_or_says_what_it_waits_for() -> None:
    for pack in installed_packs().values():
        for deadline in d.deadlines(pack, trail(), date(2012, 3, 1)):
            assert deadline.due or deadline.after, (pack.id, deadline.clock.id)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_so_many_working_days_lie_after_the_day_it_counts_from(start: date, amount: int) -> None:
    pack = replace(installed_packs()["child-protection-2012"], clocks=(replace(LETTER, amount=amount),))
    due = found(pack, "letter", last_day=start.isoformat()).due
    assert due is not None and is_working_day(due)
    assert working_days_between(start, due) == amount
