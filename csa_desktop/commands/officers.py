"""Contacts: the link officer, directors and whoever else the inspectors turn to (003:122-124)."""

from collections.abc import Mapping

from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.ordering import between
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

FIELDS = frozenset(("name", "role", "organisation", "telephone", "email", "note"))
"""What can be said about a contact."""
NOTHING = "Say who the contact is: a name, a role or an organisation."


def add(store: Store, assessment: str, about: Mapping[str, Value], *, row: str = "") -> Recorded:
    """Add a contact at the end of the list; UserError where nothing is said."""
    said = _checked(about)
    if not any(said.values()):
        raise UserError(NOTHING)
    placed = sorted(o.position for o in store.trail(assessment).rows.officers)
    said["position"] = between(placed[-1] if placed else "", "")
    return store.record("Add a contact", [Edit("officer", row or new_id(), said)], assessment=assessment)


def change(
    store: Store, assessment: str, officer: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Change what is known of a contact."""
    edit = Edit("officer", officer, _checked(about), seen)
    return store.record("Change a contact", [edit], assessment=assessment)


def remove(store: Store, assessment: str, officer: str) -> Recorded:
    """Take a contact off the list; it can be brought back."""
    edit = Edit("officer", officer, delete=True)
    return store.record("Remove a contact", [edit], assessment=assessment)


def _checked(about: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(about) - FIELDS:
        raise ValueError(f"not something to say about a contact: {sorted(unknown)}")
    return {name: keepable(str(value).strip()) for name, value in about.items()}
