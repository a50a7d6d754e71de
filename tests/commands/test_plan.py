"""The plan: lines with their people, days, oral feedback, details on each child, and what remains."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csa_desktop.commands import answers, assessments, plan
from csa_desktop.domain import plan as planned
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.remaining import remaining
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.store import Store
from tests.cases_made import case_id, inspection
from tests.made_store import new_store

TODAY = date(2012, 3, 8)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return installed_packs()["child-protection-2012"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "store")
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


@pytest.fixture
def norbridge(store: Store, pack: Pack) -> str:
    return inspection(store, pack)


def lead(store: Store, norbridge: str) -> str:
    return next(m.id for m in store.trail(norbridge).rows.members if m.lead)


def left(store: Store, norbridge: str, pack: Pack) -> list[str]:
    return [r.what for r in remaining(pack, store.trail(norbridge), TODAY)]


def test_a_line_of_the_plan_says_when_where_who_and_whom_they_meet(store: Store, norbridge: str) -> None:
    about = {"starts": "2012-03-05T09:30", "minutes": 60, "place": "North office", "meets": "Social worker"}
    who = [lead(store, norbridge)]
    line = plan.add(store, norbridge, kind="tracking", about={**about, "who": who}).row
    plan.change(store, norbridge, line, {"case": case_id(store, norbridge, "C-03"), "minutes": 90})
    (kept,) = store.trail(norbridge).rows.appointments
    assert (kept.starts, kept.minutes, kept.place, kept.who) == (
        "2012-03-05T09:30",
        90,
        "North office",
        tuple(who),
    )
    assert store.trail(norbridge).case(kept.case).code == "C-03"


@pytest.mark.parametrize(
    "about", [{"starts": "T09:30"}, {"starts": "next week"}, {"minutes": -5}, {"minutes": 9999}]
)
def test_what_is_no_time_is_refused_with_what_to_write(store: Store, norbridge: str, about: dict) -> None:
    with pytest.raises(UserError):
        plan.add(store, norbridge, kind="meeting", about=about)
    assert store.trail(norbridge).rows.appointments == ()


def test_a_line_needs_a_kind(store: Store, norbridge: str) -> None:
    with pytest.raises(UserError, match="Choose what kind"):
        plan.add(store, norbridge, kind="")


def test_days_on_site_are_working_days_and_belong_to_their_phase(
    store: Store, norbridge: str, pack: Pack
) -> None:
    plan.day(store, norbridge, planned.FIRST_DAY, "2012-03-29")
    trail = store.trail(norbridge)
    days = [day.day for day in planned.days(pack, trail)]
    assert (len(days), days[0], days[-1]) == (10, date(2012, 3, 29), date(2012, 4, 13))
    assert date(2012, 4, 6) not in days and date(2012, 4, 9) not in days
    first, second = (planned.phase_days(pack, trail, phase) for phase in pack.phases)
    assert (len(first), len(second)) == (2, 8)
    assert planned.phase_on(pack, trail, date(2012, 4, 2)) == pack.phases[1]


def test_a_line_outside_the_days_on_site_has_its_day_too(store: Store, norbridge: str, pack: Pack) -> None:
    plan.day(store, norbridge, planned.FIRST_DAY, "2012-03-05")
    plan.add(store, norbridge, kind="set-up", about={"starts": "2012-03-01"})
    plan.add(store, norbridge, kind="meeting")
    days = planned.days(pack, store.trail(norbridge))
    assert (days[0].day, days[0].number) == (date(2012, 3, 1), 0)
    assert (days[1].number, days[-1].day) == (1, None)


def test_who_is_wanted_in_two_places_at_once_is_said(store: Store, norbridge: str, pack: Pack) -> None:
    who = [lead(store, norbridge)]
    for starts in ("2012-03-09T09:30", "2012-03-09T10:00", "2012-03-09T11:00"):
        about = {"starts": starts, "minutes": 60, "who": who, "title": starts[-5:]}
        plan.add(store, norbridge, kind="meeting", about=about)
    said = left(store, norbridge, pack)
    assert sum("is elsewhere at that time" in line for line in said) == 2
    assert not any(line.startswith("11:00") for line in said)


def test_oral_feedback_remains_until_it_is_said_to_whom_and_what(
    store: Store, norbridge: str, pack: Pack
) -> None:
    plan.add(store, norbridge, kind=planned.FEEDBACK)
    assert "Oral feedback: nothing is recorded of what was said" in left(store, norbridge, pack)
    answers.answer(store, norbridge, planned.FEEDBACK_FORM, "said", "Visits are late.")
    assert "Oral feedback: to whom is not recorded" in left(store, norbridge, pack)
    answers.answer(store, norbridge, planned.FEEDBACK_FORM, "to", ("Director of children's services",))
    assert not any("Oral feedback: " in r and "record" in r for r in left(store, norbridge, pack))


def test_what_was_said_is_not_thrown_away_with_its_line(store: Store, norbridge: str) -> None:
    line = plan.add(store, norbridge, kind=planned.FEEDBACK).row
    plan.change(store, norbridge, line, {"said": "Visits are late."})
    with pytest.raises(UserError, match="Cancel it instead"):
        plan.remove(store, norbridge, line)
    plan.done(store, norbridge, line, state=planned.CANCELLED)
    assert store.trail(norbridge).rows.appointments[0].said == "Visits are late."


def test_an_empty_line_is_taken_out_and_comes_back_with_undo(store: Store, norbridge: str) -> None:
    line = plan.add(store, norbridge, kind="meeting").row
    plan.remove(store, norbridge, line)
    assert store.trail(norbridge).rows.appointments == ()
    store.undo()
    assert store.trail(norbridge).rows.appointments[0].id == line


def test_what_has_come_on_each_child_is_kept_and_what_has_not_remains(
    store: Store, norbridge: str, pack: Pack
) -> None:
    own = ("Chronology of the team's own", "Genogram")
    answers.answer(store, norbridge, planned.REQUEST_LIST, planned.DETAILS, own)
    wanted = planned.details(pack, store.trail(norbridge))
    assert [o.title for o in wanted][-2:] == ["Chronology of the team's own", "Genogram"]
    case = case_id(store, norbridge, "C-01")
    for detail in wanted:
        plan.came(store, norbridge, case, detail.id, come=True)
    assert case not in planned.missing(pack, store.trail(norbridge))
    plan.came(store, norbridge, case, "Genogram", come=False)
    assert planned.missing(pack, store.trail(norbridge))[case] == ("Genogram",)
    assert "Details have not come on C-01, C-02, C-03, C-04" in left(store, norbridge, pack)


def test_the_load_of_each_member_is_counted(store: Store, norbridge: str, pack: Pack) -> None:
    assessments.add_member(store, norbridge, name="A. Second", role=pack.roles[1].id)
    who = [lead(store, norbridge)]
    plan.add(store, norbridge, kind="meeting", about={"who": who, "minutes": 45})
    cancelled = plan.add(store, norbridge, kind="meeting", about={"who": who, "minutes": 45}).row
    plan.done(store, norbridge, cancelled, state=planned.CANCELLED)
    second, first = planned.loads(store.trail(norbridge))
    assert (first.lines, first.minutes, second.lines) == (1, 45, 0)


def test_an_inspection_without_anything_arranged_says_what_to_begin_with(
    pack: Pack, store: Store, norbridge: str
) -> None:
    said = left(store, norbridge, pack)
    assert "First day on site: the day is not entered" in said
    assert any(line.startswith("Nobody tracks C-01") for line in said)


def test_a_trail_without_members_has_no_load(store: Store, norbridge: str) -> None:
    rows = store.trail(norbridge).rows
    assert planned.loads(Trail(type(rows)(rows.assessment))) == ()
