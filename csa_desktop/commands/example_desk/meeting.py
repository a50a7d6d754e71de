"""The meeting of the worked example: arranged, its agenda drawn, its questions noted."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csa_desktop.commands import answers, meetings, plan, statements
from csa_desktop.commands.example_clock import at
from csa_desktop.domain import agenda, meeting
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.store.store import Store

Said = Mapping[str, Any]


def hold(store: Store, pack: Pack, assessment: str, rows: Mapping[str, str], folder: Path) -> None:
    """Prepare and hold the meeting of `folder`; `rows` are the statements of the notebook by their keys."""
    said = tomllib.loads((folder / "meeting.toml").read_text("utf-8"))
    with at(said["prepared"]):
        plan.day(store, assessment, meeting.STAGE, said["day"])
        for field, value in said["arrangements"].items():
            answers.answer(store, assessment, meeting.ARRANGEMENTS, field, value)
        for attendee in said["attendee"]:
            meetings.invite(store, assessment, attendee)
        meetings.draw(store, assessment, pack)
    with at(said["held"]):
        _note(store, pack, assessment, rows, said)


def _note(store: Store, pack: Pack, assessment: str, rows: Mapping[str, str], said: Said) -> None:
    """What was said there: who came, questions and responses, what was tabled and recommended."""
    for attendee in store.trail(assessment).rows.attendees:
        meetings.describe(store, assessment, attendee.id, {"came": meeting.CAME})
    for asked in said["question"]:
        _ask(store, assessment, rows, asked)
    for tabled in said["tabled"]:
        meetings.table(store, assessment, pack, dated=said["day"], **tabled)
    for recommended in said["recommendation"]:
        about = {"jar": recommended.get("jar", False)}
        statements.add(store, assessment, kind=v.RECOMMENDATION, text=recommended["text"], about=about)


def _ask(store: Store, assessment: str, rows: Mapping[str, str], said: Said) -> None:
    """A question stands on the line of the agenda that was drawn from what it is about."""
    trail = store.trail(assessment)
    lines = agenda.lines(trail, said["heading"])
    on = next(line.id for line in lines if rows[said["about"]] in {s.id for s in trail.below(line.id)})
    asked = meetings.ask(
        store,
        assessment,
        heading=said["heading"],
        text=said["text"],
        response=said["response"],
        about=on,
    )
    if said.get("jar"):
        statements.classify(store, assessment, asked.row, {"jar": True})
