"""The worked example is set up: every day of its checklist, one of them changed, and who was told of that."""

import tomllib
from datetime import date

import pytest

from csa_desktop import paths
from csa_desktop.commands import assessments
from csa_desktop.commands.example_desk import setting_up
from csa_desktop.domain import key_dates, ticks
from csa_desktop.domain.deadlines import deadlines
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from tests.made_store import new_store

FOLDER = paths.resources_folder() / "example"
SAID = tomllib.loads((FOLDER / "setting-up.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def pack():
    return installed_packs()["apa-2005"]


@pytest.fixture(scope="module")
def sharpston(pack, tmp_path_factory):
    store = new_store(tmp_path_factory.mktemp("store"))
    store.introduce("H. Marsh")
    row = assessments.open_assessment(store, pack, authority="Sharpston", year=2005, role="hmi").row
    setting_up.set_up(store, row, FOLDER)
    yield store.trail(row)
    store.close()


def test_every_day_of_the_checklist_is_agreed(pack, sharpston: Trail):
    days = {about.id: key_dates.agreed_day(sharpston, about.id) for about in pack.key_dates}
    assert all(days.values()), days
    assert list(days.values()) == sorted(days.values())


def test_one_was_changed_and_the_authority_was_told(sharpston: Trail):
    (made,) = key_dates.changes(sharpston)
    assert (made.what, made.was, made.day) == ("apa-meeting", "2005-07-05", "2005-07-07")
    assert made.is_notified


def test_what_is_due_is_counted_from_the_agreed_days(pack, sharpston: Trail):
    due = {d.clock.id: d.due for d in deadlines(pack, sharpston, date(2005, 7, 8))}
    assert due["meeting"] == date(2005, 7, 7)
    assert due["draft-letter"] == date(2005, 8, 8)
    assert due["writing-window"] == date(2005, 9, 16)


def test_what_the_file_names_is_in_the_framework(pack):
    stage = next(s for s in pack.stages if s.id == setting_up.STAGE)
    groups = {group.id: {prompt.id for prompt in group.prompts} for group in stage.prompts}
    assert all(ticked["item"] in groups[ticked["list"]] for ticked in SAID["tick"])
    assert {field.id for field in pack.form(setting_up.FORM).fields()} == set(SAID["checklist"])
    known = {m.id for m in pack.milestones} | {c.id for c in pack.clocks}
    assert set(SAID["days"]) <= known


def test_the_tasks_that_are_done_are_ticked_by_the_lead(pack, sharpston: Trail):
    (lead,) = sharpston.rows.members
    stage = next(s for s in pack.stages if s.id == setting_up.STAGE)
    group = next(g for g in stage.prompts if g.id == "lead")
    found = ticks.tasks(sharpston, ticks.checklist_of(stage.id, group.id), group.prompts)
    assert [task.prompt.id for task in found if task.done] == ["initial-contact"]
    assert {task.by for task in found if task.done} == {lead.id}
