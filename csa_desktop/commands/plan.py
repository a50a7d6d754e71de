"""The plan of the time on site: its lines, its days, who tracks which case, and what has come."""

import re
from collections.abc import Mapping
from datetime import date, time

from csa_desktop.commands import answers
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import plan as planned
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

FIELDS = frozenset(
    ("kind", "title", "starts", "minutes", "place", "who", "meets", "case", "phase", "state", "said")
)
"""What can be said about a line of the plan."""
STATES = (planned.PLANNED, planned.HELD, planned.CANCELLED)
_A_DAY = 24 * 60
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})?")
NO_TIME = "Write the time as 09:30. It is not kept yet."
NO_DAY = "Write the day as 5 March 2012. It is not kept yet."
NO_MINUTES = "Write how many minutes, such as 60. It is not kept yet."


def add(
    store: Store, assessment: str, *, kind: str, about: Mapping[str, Value] | None = None, row: str = ""
) -> Recorded:
    """Put a line into the plan; `about` holds any of `FIELDS`, people as ids and whom they meet as roles."""
    if not kind:
        raise UserError("Choose what kind of line this is.")
    said = _checked({"kind": kind, "state": planned.PLANNED, **(about or {})})
    return _record(store, assessment, "Add to the plan", row or new_id(), said)


def change(
    store: Store, assessment: str, line: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Change what a line of the plan says."""
    return _record(store, assessment, "Change the plan", line, _checked(about), seen)


def put_back(
    store: Store, assessment: str, line: str, field: str, typed: str, *, seen: Seen = None
) -> Recorded:
    """Keep what was typed into a field of a line: `day` and `time` are its `starts`, minutes are figures."""
    there = next(a for a in store.trail(assessment).rows.appointments if a.id == line)
    on, _, at = there.starts.partition("T")
    said: dict[str, Value] = {field: typed}
    if field in ("day", "time"):
        said = {"starts": starts(typed, at) if field == "day" else starts(on, typed)}
    elif field == "minutes":
        said = {"minutes": minutes(typed)}
    return change(store, assessment, line, said, seen=seen)


def starts(day: str, typed: str) -> str:
    """An ISO day and a time as one types it, as they are kept together; UserError where one is not that."""
    at = _clock_time(typed.strip())
    if at is None:
        raise UserError(NO_TIME)
    try:
        day = date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        raise UserError(NO_DAY) from None
    return f"{day}T{at}" if at else day


def _clock_time(typed: str) -> str | None:
    """A time of day as "09:30"; empty for none, None where it is not understood."""
    if not typed:
        return ""
    found = _CLOCK.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def minutes(typed: str) -> int:
    """How many minutes were typed, none for nothing; UserError where it is no number."""
    figures = typed.strip() or "0"
    if not (figures.isascii() and figures.isdigit()):
        raise UserError(NO_MINUTES)
    return int(figures)


def done(store: Store, assessment: str, line: str, *, state: str = planned.HELD) -> Recorded:
    """Say that a line of the plan was held, is cancelled, or is planned again."""
    return _record(store, assessment, "Change the plan", line, _checked({"state": state}))


def remove(store: Store, assessment: str, line: str) -> Recorded:
    """Take a line out of the plan; it can be brought back. What was said there is not thrown away so."""
    there = next((a for a in store.trail(assessment).rows.appointments if a.id == line), None)
    if there and there.said.strip():
        raise UserError("What was said there is recorded on this line. Cancel it instead, so that it stays.")
    return store.record(
        "Take out of the plan", [Edit("appointment", line, delete=True)], assessment=assessment
    )


def day(store: Store, assessment: str, what: str, when: str, *, seen: Seen = None) -> Recorded:
    """Keep the day of a milestone, a stage, or on which something with a clock was done; empty for none."""
    return answers.answer(store, assessment, DATES, what, when, seen=seen)


def day_row(assessment: str, what: str) -> str:
    """The id of the row in which a day is kept."""
    return answers.answer_id(assessment, DATES, "", what)


def came(store: Store, assessment: str, case: str, detail: str, *, come: bool) -> Recorded:
    """Say whether something that was asked for on one child has come."""
    kept = "yes" if come else ""
    return answers.answer(store, assessment, planned.CHILD_DETAILS, detail, kept, about=case)


def _checked(about: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(about) - FIELDS:
        raise ValueError(f"not something to say about a line of the plan: {sorted(unknown)}")
    if about.get("state", planned.PLANNED) not in STATES:
        raise ValueError("no such state of a line of the plan")
    _check_starts(str(about.get("starts", "")))
    lasts = about.get("minutes", 0)
    if not isinstance(lasts, int) or not 0 <= lasts <= _A_DAY:
        raise UserError("Say how long it lasts in minutes, at most a day.")
    return {name: keepable(value) if isinstance(value, str) else value for name, value in about.items()}


def _check_starts(starts: str) -> None:
    """A day, or a day and a time: "2012-03-05" or "2012-03-05T09:30"; empty where neither is settled."""
    on, _, at = starts.partition("T")
    try:
        if on:
            date.fromisoformat(on)
        if at:
            time.fromisoformat(at)
    except ValueError:
        raise UserError("Write the day as 5 March 2012 and the time as 09:30.") from None
    if at and not on:
        raise UserError("Enter the day as well as the time.")


def _record(
    store: Store, assessment: str, label: str, line: str, said: Mapping[str, Value], seen: Seen = None
) -> Recorded:
    return store.record(label, [Edit("appointment", line, dict(said), seen)], assessment=assessment)
