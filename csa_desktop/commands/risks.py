"""Risks to a child: raised, told to a senior manager, confirmed in writing (002:119); never removed."""

from collections.abc import Mapping

from csa_desktop import clock
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import risks
from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

CHANGED = frozenset(("child", "what", "found", "told", "told_at", "will_do", "by_when", "confirmed_how"))
"""What can be corrected; that it was confirmed is said by `confirm` alone."""


def raise_risk(
    store: Store, assessment: str, *, child: str, what: str, found: str = "", row: str = ""
) -> Recorded:
    """Raise a risk to a child, named by the code of a case or, outside the sample, by another code.

    `found` is when it was seen, now where it is not said.
    """
    if not child.strip():
        raise UserError("Say which child: the code of the case, or a code of your own. Never a name.")
    if not what.strip():
        raise UserError("Say what was seen, so that a senior manager can act on it.")
    who = _child(store.trail(assessment), child)
    said: dict[str, Value] = {
        **who,
        "what": keepable(what.strip()),
        "found": keepable(found.strip()) or clock.this_minute(),
        "found_by": store.author,
    }
    edit = Edit("risk", row or v.new_id(), said)
    return store.record("Raise a risk to a child", [edit], assessment=assessment)


def _child(trail: Trail, code: str) -> dict[str, Value]:
    """The child as a risk names it: a case of the sample under its own code, or only a code."""
    case = risks.case_of_code(trail, code)
    return {"child": case.code if case else keepable(code.strip()), "case": case.id if case else ""}


def change(
    store: Store, assessment: str, risk: str, values: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Correct what is said of a risk. All that was ever said stays in its history."""
    if not set(values) <= CHANGED:
        raise ValueError("not something that can be corrected about a risk")
    trail = store.trail(assessment)
    there = _there(trail, risk)
    for name, refusal in (("what", "what was seen"), ("child", "which child it is")):
        if name in values and not values[name].strip():
            raise UserError(f"A risk cannot stand without {refusal}. Write that first.")
    said: dict[str, Value] = {name: keepable(value) for name, value in values.items()}
    if "child" in values:
        said |= _child(trail, values["child"])
    return _record(store, assessment, "Change a risk", there, said, seen)


def told(
    store: Store,
    assessment: str,
    risk: str,
    *,
    whom: str,
    at: str = "",
    will_do: str | None = None,
    by_when: str | None = None,
    seen: Seen = None,
) -> Recorded:
    """A senior manager was told, at once (002:119): `whom` is a role; `at` is now where it is not said."""
    if not whom.strip():
        raise UserError("Say who was told, by role: for example the head of service.")
    there = _there(store.trail(assessment), risk)
    said: dict[str, Value] = {
        "told": keepable(whom.strip()),
        "told_at": keepable(at.strip()) or clock.this_minute(),
    }
    for name, value in (("will_do", will_do), ("by_when", by_when)):
        if value is not None:
            said[name] = keepable(value.strip())
    return _record(store, assessment, "Record who was told of a risk", there, said, seen)


def confirm(
    store: Store, assessment: str, risk: str, *, how: str = "", at: str = "", seen: Seen = None
) -> Recorded:
    """It was confirmed in writing (002:119). Refused until it is said who was told, and when."""
    there = _there(store.trail(assessment), risk)
    if not (there.told.strip() and there.told_at):
        raise UserError("Say first which senior manager was told, and when; then confirm it.")
    said: dict[str, Value] = {"confirmed_at": keepable(at.strip()) or clock.this_minute()}
    if how.strip():
        said["confirmed_how"] = keepable(how.strip())
    return _record(store, assessment, "Confirm a risk in writing", there, said, seen)


def reopen(store: Store, assessment: str, risk: str) -> Recorded:
    """It was not confirmed after all: it is open and in sight again."""
    there = _there(store.trail(assessment), risk)
    return _record(store, assessment, "Open a risk again", there, {"confirmed_at": ""}, None)


def _record(
    store: Store, assessment: str, label: str, risk: Risk, said: Mapping[str, Value], seen: Seen
) -> Recorded:
    edit = Edit("risk", risk.id, said, seen)
    return store.record(label, [edit], assessment=assessment)


def _there(trail: Trail, risk: str) -> Risk:
    found = risks.risk_with(trail, risk)
    if found is None:
        raise UserError("That risk is no longer here. Nothing was changed.")
    return found
