"""Two laptops set one assessment up: the same task is one row, and two agreed days are a question."""

from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.commands import agreed_dates, assessments, officers, ticks
from csa_desktop.domain import key_dates
from tests.exchange.test_two_laptops import (  # noqa: F401
    assessment,
    bring_in,
    cole,
    laptop,
    marsh,
    send,
)

LEAD = "setting-up/lead"


@pytest.fixture(autouse=True)
def in_may():
    clock.set_source(lambda: datetime(2005, 5, 10, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def shared(marsh, cole, assessment, tmp_path):  # noqa: F811
    """Both have the assessment; what each does from now on is sent by `meet`."""
    bring_in(cole, send(marsh, assessment, cole, tmp_path))

    def meet():
        for one, other in ((marsh, cole), (cole, marsh)):
            bring_in(other, send(one, assessment, other, tmp_path))

    return meet


def both(marsh, cole, assessment):  # noqa: F811
    return marsh.trail(assessment).rows, cole.trail(assessment).rows


def test_a_task_that_both_ticked_is_one_task(shared, marsh, cole, assessment):  # noqa: F811
    for store in (marsh, cole):
        ticks.tick(store, assessment, LEAD, "agenda", by="")
    ticks.note(cole, assessment, LEAD, "agenda", "In writing.")
    shared()
    for rows in both(marsh, cole, assessment):
        (tick,) = rows.ticks
        assert (tick.done, tick.note) == ("2005-05-10", "In writing.")
        assert rows.conflicts == frozenset()


def test_days_that_both_agreed_apart_are_both_kept_until_somebody_decides(shared, marsh, cole, assessment):  # noqa: F811
    agreed_dates.agree(marsh, assessment, "apa-meeting", "2005-07-05")
    agreed_dates.agree(cole, assessment, "apa-meeting", "2005-07-07")
    shared()
    row = agreed_dates.agreed_row(assessment, "apa-meeting")
    for rows in both(marsh, cole, assessment):
        assert rows.conflicts == {("answer", row, "value")}
        assert {side.value for side in rows.parted[0].sides} == {"2005-07-05", "2005-07-07"}


def test_every_change_of_a_day_is_kept_on_both(shared, marsh, cole, assessment):  # noqa: F811
    agreed_dates.agree(marsh, assessment, "apa-meeting", "2005-07-05")
    shared()
    agreed_dates.agree(cole, assessment, "apa-meeting", "2005-07-07", why="Leave")
    shared()
    agreed_dates.agree(marsh, assessment, "apa-meeting", "2005-07-12", why="The council asks")
    shared()
    for store in (marsh, cole):
        made = key_dates.changes(store.trail(assessment))
        assert sorted((c.was, c.day, c.why) for c in made) == [
            ("2005-07-05", "2005-07-07", "Leave"),
            ("2005-07-07", "2005-07-12", "The council asks"),
        ]


def test_type_region_and_contacts_travel_with_the_assessment(shared, marsh, cole, assessment):  # noqa: F811
    assessments.describe_authority(
        marsh, assessment, {"authority_type": "metropolitan", "region": "north-west"}
    )
    officers.add(marsh, assessment, {"name": "P. Ashby", "role": "Link officer"})
    shared()
    about = cole.trail(assessment)
    assert (about.assessment.authority_type, about.assessment.region) == ("metropolitan", "north-west")
    assert [o.name for o in about.rows.officers] == ["P. Ashby"]
