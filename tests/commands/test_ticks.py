"""Tasks that are ticked off: when, by whom, with a note; two laptops meet in one row."""

from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.commands import drafts, ticks
from csa_desktop.domain import ticks as domain
from csa_desktop.domain.framework import Prompt
from csa_desktop.errors import UserError
from csa_desktop.store.local import Draft
from tests.commands.assessment_fixtures import here  # noqa: F401

LIST = domain.checklist_of("setting-up", "lead")
PROMPTS = (Prompt("agenda", "to agree the agenda", "003:110"), Prompt("chairing", "to arrange", "003:111"))


@pytest.fixture(autouse=True)
def in_may():
    clock.set_source(lambda: datetime(2005, 5, 10, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


def tasks(here):  # noqa: F811
    return domain.tasks(here.trail, LIST, PROMPTS)


def test_a_task_is_ticked_today_by_whoever_works_here(here):  # noqa: F811
    ticks.tick(*here.at, LIST, "agenda")
    agenda, chairing = tasks(here)
    marsh = next(m for m in here.trail.rows.members if m.name == "H. Marsh")
    assert (agenda.done.isoformat(), agenda.by) == ("2005-05-10", marsh.id)
    assert chairing.done is None
    assert domain.done_count((agenda, chairing)) == 1


def test_it_was_done_on_another_day_by_somebody_else_but_not_tomorrow(here):  # noqa: F811
    cole = next(m for m in here.trail.rows.members if m.name == "R. Cole")
    ticks.tick(*here.at, LIST, "agenda", done="2005-05-03", by=cole.id)
    assert (tasks(here)[0].done.isoformat(), tasks(here)[0].by) == ("2005-05-03", cole.id)
    with pytest.raises(UserError, match="still to come"):
        ticks.tick(*here.at, LIST, "agenda", done="2005-05-11")
    with pytest.raises(UserError, match="28 June"):
        ticks.tick(*here.at, LIST, "agenda", done="soon")


def test_a_tick_taken_back_leaves_the_note(here):  # noqa: F811
    ticks.note(*here.at, LIST, "agenda", " They asked for the morning. ")
    ticks.tick(*here.at, LIST, "agenda")
    ticks.untick(*here.at, LIST, "agenda")
    (agenda, _) = tasks(here)
    assert (agenda.done, agenda.by, agenda.note) == (None, "", "They asked for the morning.")
    assert len(here.trail.rows.ticks) == 1


def test_lists_that_have_the_same_item_do_not_meet(here):  # noqa: F811
    ticks.tick(*here.at, "stages/lead", "agenda")
    assert tasks(here)[0].done is None


def test_typing_that_was_cut_short_is_put_back_where_it_was_typed(here):  # noqa: F811
    row = ticks.tick_id(here.assessment, LIST, "chairing")
    place = f"{drafts.where(drafts.TICK, LIST, 'chairing')}/{row}/note"
    draft = Draft(place=place, assessment=here.assessment, title="A task", text="Ofsted chairs.", seen="")
    drafts.put_back(*here.at, here.pack, draft)
    assert tasks(here)[1].note == "Ofsted chairs."
