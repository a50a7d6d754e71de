"""Tasks ticked off a list: on which day, by whom, with a note."""

from collections.abc import Mapping
from datetime import date

from csa_desktop import clock
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.values import derived_id
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NO_DAY = "Write the day as 28 June 2005. It is not kept yet."
NOT_YET = "That day is still to come. Tick it off once it is done."


def tick_id(assessment: str, checklist: str, item: str) -> str:
    """The id of the one tick of an item, the same on every laptop."""
    return derived_id(assessment, "tick", checklist, item)


def tick(
    store: Store,
    assessment: str,
    checklist: str,
    item: str,
    *,
    done: str = "",
    by: str | None = None,
    seen: Seen = None,
) -> Recorded:
    """Tick an item off: today by whoever works here, or on the ISO day `done` by the member `by`."""
    said: dict[str, Value] = {"done": _day(done), "by": _member(store, assessment) if by is None else by}
    return _record(store, assessment, "Tick off a task", checklist, item, said, seen)


def untick(store: Store, assessment: str, checklist: str, item: str, *, seen: Seen = None) -> Recorded:
    """Take a tick back; what was noted beside it stays."""
    said: dict[str, Value] = {"done": "", "by": ""}
    return _record(store, assessment, "Take a tick back", checklist, item, said, seen)


def note(
    store: Store, assessment: str, checklist: str, item: str, text: str, *, seen: Seen = None
) -> Recorded:
    """Note something beside an item, done or not."""
    said: dict[str, Value] = {"note": keepable(text.strip())}
    return _record(store, assessment, "Note something beside a task", checklist, item, said, seen)


def put_back(
    store: Store, assessment: str, checklist: str, item: str, field: str, typed: str, *, seen: Seen = None
) -> Recorded:
    """Keep what was typed into a field of an item: its "note", or its day "done"; no day takes it back."""
    if field == "note":
        return note(store, assessment, checklist, item, typed, seen=seen)
    if not typed.strip():
        return untick(store, assessment, checklist, item, seen=seen)
    row = tick_id(assessment, checklist, item)
    there = next((t for t in store.trail(assessment).rows.ticks if t.id == row and t.done), None)
    by = there.by if there else None
    return tick(store, assessment, checklist, item, done=typed, by=by, seen=seen)


def _day(done: str) -> str:
    try:
        day = date.fromisoformat(done) if done else clock.today()
    except ValueError:
        raise UserError(NO_DAY) from None
    if day > clock.today():
        raise UserError(NOT_YET)
    return day.isoformat()


def _member(store: Store, assessment: str) -> str:
    """The member who works on this laptop; empty where that is none of the team."""
    members = store.trail(assessment).rows.members
    return next((m.id for m in members if m.person == store.author), "")


def _record(
    store: Store,
    assessment: str,
    label: str,
    checklist: str,
    item: str,
    said: Mapping[str, Value],
    seen: Seen,
) -> Recorded:
    values: dict[str, Value] = {"checklist": checklist, "item": item, **said}
    edit = Edit("tick", tick_id(assessment, checklist, item), values, seen)
    return store.record(label, [edit], assessment=assessment)
