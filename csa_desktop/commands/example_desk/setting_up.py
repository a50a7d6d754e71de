"""Setting up the worked example: contacts, tasks, the individual checklist and its days."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csa_desktop.commands import agreed_dates, answers, assessments, officers, plan, ticks
from csa_desktop.commands.example_clock import at
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.store.store import Store

STAGE, FORM = "setting-up", "individual-checklist"
Said = Mapping[str, Any]


def set_up(store: Store, assessment: str, folder: Path) -> None:
    """Set up as the file of `folder` says, at the times that it states."""
    said = tomllib.loads((folder / "setting-up.toml").read_text("utf-8"))
    with at(said["began"]):
        _enter(store, assessment, said)
    with at(said["changed"]):
        change = said["change"]
        more = {name: change[name] for name in ("why", "told", "told_on")}
        agreed_dates.agree(store, assessment, change["what"], change["day"], **more)


def _enter(store: Store, assessment: str, said: Said) -> None:
    assessments.describe_authority(store, assessment, said["authority"])
    for officer in said["officer"]:
        officers.add(store, assessment, officer)
    for field, value in said["checklist"].items():
        answers.answer(store, assessment, FORM, field, value)
    for what, day in said["days"].items():
        plan.day(store, assessment, what, day)
    for what, day in {**said["agreed"], said["change"]["what"]: said["change"]["was"]}.items():
        agreed_dates.agree(store, assessment, what, day)
    for ticked in said["tick"]:
        name = checklist_of(STAGE, ticked["list"])
        ticks.tick(store, assessment, name, ticked["item"], done=ticked["done"])
        if note := ticked.get("note"):
            ticks.note(store, assessment, name, ticked["item"], note)
