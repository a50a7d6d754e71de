"""What happened on a child's journey: events of a case, dated as exactly as the file says."""

from collections.abc import Mapping

from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.partial_dates import span_of
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

GONE = "That case is no longer there. Nothing was kept."
_FIELDS = frozenset(("kind", "title", "stage", "happened", "until", "agency", "source"))


def case_of(trail: Trail, case: str) -> Case:
    """The case; UserError where it is gone."""
    found = trail.case(case)
    if found is None:
        raise UserError(GONE)
    return found


def add(store: Store, assessment: str, pack: Pack, case: str, about: Mapping[str, str]) -> Recorded:
    """Add an event with any of kind, title, stage, happened, until, agency and source.

    `happened` and `until` are ISO dates, months or years. An event of one of the pack's kinds stands at
    that kind's stage where no other is said. Raises UserError where it is not said what or when.
    """
    here = case_of(store.trail(assessment), case)
    said = _said(pack, here.journey, about)
    _check({"kind": "", "title": "", "happened": "", "until": "", **said})
    edit = Edit("event", v.new_id(), {"case": case, **said})
    return store.record("Add an event", [edit], assessment=assessment)


def change(
    store: Store, assessment: str, pack: Pack, event: str, about: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Change what is said of an event; only what is given changes."""
    trail = store.trail(assessment)
    here = trail.event(event)
    if here is None:
        raise UserError("That event is no longer there. Nothing was changed.")
    said = _said(pack, case_of(trail, here.case).journey, about)
    _check({name: str(said.get(name, getattr(here, name))) for name in _FIELDS})
    edit = Edit("event", event, said, seen)
    return store.record("Change an event", [edit], assessment=assessment)


def remove(store: Store, assessment: str, event: str) -> Recorded:
    """Take an event away. Refused while a statement cites it."""
    trail = store.trail(assessment)
    here = trail.event(event)
    if here is None:
        raise UserError("That event is no longer there.")
    if trail.quotations(event):
        raise UserError(
            "A finding cites this event. Take that citation away first, so that nothing loses its ground."
        )
    edit = Edit("event", event, delete=True)
    return store.record("Remove an event", [edit], assessment=assessment)


def _said(pack: Pack, journey: str, about: Mapping[str, str]) -> dict[str, Value]:
    unknown = set(about) - _FIELDS
    if unknown:
        raise ValueError(f"not something to say about an event: {sorted(unknown)}")
    said: dict[str, Value] = {name: keepable(value.strip()) for name, value in about.items()}
    kind = next((k for k in pack.journey(journey).events if k.id == said.get("kind")), None)
    if kind and not said.get("stage"):
        said["stage"] = kind.stage
    return said


def _check(said: Mapping[str, Value]) -> None:
    if not (said["kind"] or said["title"]):
        raise UserError("Say what happened: choose it from the list, or write it in your own words.")
    if not said["happened"]:
        raise UserError("Say when it happened: a day, a month or a year, as exactly as the file does.")
    for name in ("happened", "until"):
        if said[name] and span_of(str(said[name])) is None:
            raise UserError("That is not a date. Write 6 June 2011, June 2011 or 2011.")
    start, end = span_of(str(said["happened"])), span_of(str(said["until"]))
    if start and end and end.last < start.first:
        raise UserError("It ends before it begins. Look again at the two dates.")
