"""All assessments at a glance: stage, what is late and next, what is open, in the order it presses."""

from datetime import date
from pathlib import Path

import pytest

from csa_desktop.commands import agreed_dates, assessments, home, plan, risks
from csa_desktop.domain import home as domain
from csa_desktop.domain.deadlines import COMING, OVERDUE
from csa_desktop.frameworks.packs import installed_packs
from tests.cases_made import inspection
from tests.made_store import new_store

TODAY = date(2005, 8, 24)


@pytest.fixture(scope="module")
def packs():
    return installed_packs()


@pytest.fixture
def store(tmp_path: Path):
    opened = new_store(tmp_path / "store")
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


def begun(store, packs, authority, **done):
    row = assessments.open_assessment(
        store, packs["apa-2005"], authority=authority, year=2005, role="hmi"
    ).row
    for what, day in done.items():
        plan.day(store, row, what.replace("_", "-"), day)
    return row


def surveyed(store, packs, today=TODAY):
    return home.survey(store, lambda about: packs.get(about.pack), today)


def test_each_assessment_says_its_stage_what_is_late_and_what_is_next(store, packs):
    begun(store, packs, "Poole", analysis="2005-07-15", moderation_form="2005-07-15", meeting="2005-07-12")
    (poole,) = surveyed(store, packs)
    assert (poole.stage, poole.framework) == ("Letter", "Annual performance assessment 2005")
    assert "Draft letter sent to the council" in [d.clock.title for d in poole.late]
    assert all(d.state == OVERDUE for d in poole.late)
    assert (poole.next.clock.title, poole.next.state) == (
        "Final letter sent to the council, with the ratings",
        COMING,
    )


def test_nothing_done_yet_is_the_first_stage(store, packs):
    begun(store, packs, "Poole")
    (poole,) = surveyed(store, packs, date(2005, 4, 1))
    assert (poole.stage, poole.late) == ("Setting up", ())
    assert poole.next.due == date(2005, 4, 30)


def test_a_day_agreed_with_the_authority_is_what_presses(store, packs):
    row = begun(
        store, packs, "Poole", **{c.id.replace("-", "_"): "2005-05-31" for c in packs["apa-2005"].clocks[:4]}
    )
    agreed_dates.agree(store, row, "apa-meeting", "2005-07-05")
    (poole,) = surveyed(store, packs, date(2005, 7, 1))
    assert (poole.next.clock.id, poole.next.due, poole.next.by_rule) == (
        "meeting",
        date(2005, 7, 5),
        date(2005, 7, 31),
    )


def test_what_presses_comes_first(store, packs):
    calm = {c.id.replace("-", "_"): "2005-05-31" for c in packs["apa-2005"].clocks}
    begun(store, packs, "Barnet", **calm)
    begun(store, packs, "Poole")
    begun(store, packs, "Adur Vale", **calm)
    names = [one.assessment.authority for one in surveyed(store, packs)]
    assert names == ["Poole", "Adur Vale", "Barnet"]


def test_an_unconfirmed_risk_comes_before_everything(store, packs):
    begun(store, packs, "Poole")
    norbridge = inspection(store, packs["child-protection-2012"])
    risks.raise_risk(store, norbridge, child="C-03", what="Left alone at night")
    first = surveyed(store, packs)[0]
    assert (first.assessment.id, first.risks) == (norbridge, 1)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2012, 3, 1), domain.BEFORE),
        (date(2012, 3, 8), "Day 4 of 10"),
        (date(2012, 3, 20), domain.AFTER),
    ],
)
def test_an_inspection_on_site_says_its_day(store, packs, today, said):
    norbridge = inspection(store, packs["child-protection-2012"])
    assert surveyed(store, packs, today)[0].stage == ""
    plan.day(store, norbridge, "first-day", "2012-03-05")
    plan.day(store, norbridge, "last-day", "2012-03-16")
    assert surveyed(store, packs, today)[0].stage == said


def test_an_assessment_whose_framework_is_not_here_is_listed_all_the_same(store, packs):
    begun(store, packs, "Poole")
    (poole,) = surveyed(store, {})
    assert (poole.framework, poole.pressing, poole.assessment.authority) == ("", (), "Poole")


@pytest.mark.parametrize(
    ("only", "typed", "found"),
    [
        (domain.ALL, "", ["Poole", "Barnet"]),
        (domain.ALL, "london", ["Barnet"]),
        (domain.ALL, "setting south west", ["Poole"]),
        (domain.LATE, "", ["Poole"]),
        (domain.OPEN, "", []),
        (domain.ALL, "nobody", []),
    ],
)
def test_the_list_is_narrowed_by_words_and_by_what_is_due(store, packs, only, typed, found):
    begun(store, packs, "Poole")
    begun(store, packs, "Barnet", **{c.id.replace("-", "_"): "2005-05-31" for c in packs["apa-2005"].clocks})
    shown = domain.shown(surveyed(store, packs), TODAY, only=only, typed=typed)
    assert [one.assessment.authority for one in shown] == found


def test_all_that_is_due_is_one_list_by_day(store, packs):
    begun(store, packs, "Poole")
    begun(store, packs, "Barnet")
    lines = domain.all_due(surveyed(store, packs))
    assert [line.deadline.due for line in lines] == sorted(line.deadline.due for line in lines)
    assert {line.standing.assessment.authority for line in lines} == {"Poole", "Barnet"}
