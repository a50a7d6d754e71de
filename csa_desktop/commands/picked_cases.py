"""Cases that are added to the sample by hand: marked as such, with the reason."""

from collections.abc import Mapping

from csa_desktop.commands.sample_pool import key_of, read_pool
from csa_desktop.commands.sample_rows import (
    about_child,
    code_of,
    last_number,
    refuse_without_reason,
    replaced,
    sampled,
)
from csa_desktop.commands.words import keepable
from csa_desktop.domain import cases as c
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Child
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import pool
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

SAID = frozenset(("age", "gender", "ethnicity", "groups", "state", "proceeded"))
"""What is said of a case that is not in the lists."""


def pick_case(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    stage: str,
    reason: str,
    identifier: str = "",
    about: Mapping[str, Value] | None = None,
    instead_of: str = "",
    row: str = "",
) -> Recorded:
    """Add a case by hand, marked as such; `reason` says why it was picked.

    With the authority's `identifier` the child is found in the lists, and what they say of it is taken; the
    identifier itself is not kept. Without, `about` says it: age, gender, ethnicity, groups, state, proceeded.
    `instead_of` is a case that it replaces for the same reason.
    """
    refuse_without_reason(reason)
    trail = store.trail(assessment)
    leaving = [sampled(trail, instead_of)] if instead_of else []
    child = _picked(store, trail, pack, identifier) if identifier.strip() else None
    case, links = row or new_id(), dict[str, str]()
    values: dict[str, Value] = about_child(pack, child or Child("", (stage,)), stage)
    if child:
        links[child.key] = case
    else:
        values |= _said(about or {})
    values |= {
        "code": code_of(last_number(trail) + 1),
        "origin": c.PICKED,
        "reason": keepable(reason.strip()),
        "instead_of": instead_of,
        "tracker": leaving[0].tracker if leaving else "",
    }
    edits = [*(replaced(each, reason) for each in leaving), Edit("case", case, values)]
    return store.record(
        "Add a case by hand",
        edits[::-1],
        assessment=assessment,
        beside=lambda door: pool.link_all(door, assessment, links),
    )


def _picked(store: Store, trail: Trail, pack: Pack, identifier: str) -> Child:
    there = read_pool(store, trail.assessment.id, pack)
    key = key_of(store, trail.assessment.id, identifier)
    found = next((child for child in there.children if child.key == key), None)
    if found is None:
        raise UserError(
            "No list on this laptop has a child with this identifier. Check how the authority writes it, "
            "or leave it empty and say what is known of the child."
        )
    if known := trail.case(there.taken.get(key, "")):
        raise UserError(f"This child is in the sample already, as {known.code}.")
    return found


def _said(about: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(about) - SAID:
        raise ValueError(f"not something that is said of a case picked by hand: {sorted(unknown)}")
    return {name: keepable(value) if isinstance(value, str) else value for name, value in about.items()}
