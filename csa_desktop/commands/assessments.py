"""Assessments and the people who work on them."""

from collections.abc import Mapping

from csa_desktop.commands import authorities
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import log
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

AUTHORITY = frozenset(("authority", "authority_type", "region"))
"""What can be said about the authority; type and region are ids of domain.authorities."""
ORGANISATIONS = {"hmi": "Ofsted", "brm": "CSCI"}


def open_assessment(
    store: Store,
    pack: Pack,
    *,
    authority: str,
    year: int,
    role: str = "",
    marking: str | None = None,
    earlier: str = "",
) -> Recorded:
    """Begin an assessment under a pack, which it keeps to the end; whoever opens it is its first member.

    `earlier` is the inspection that it follows up, as `commands.monitoring.begin` has looked it up.
    An authority that the list names has the type and region that it says.
    """
    if not authority.strip():
        raise UserError("Enter the authority's name.")
    assessment = new_id()
    about: dict[str, Value] = {
        "pack": pack.id,
        "pack_version": pack.version,
        "authority": keepable(authority.strip()),
        "title": pack.title,
        "year": year,
        "marking": pack.marking if marking is None else marking,
    }
    if earlier:
        about["earlier"] = earlier
    if listed := authorities.named(store, authority, year):
        about |= {"authority_type": listed.type, "region": listed.region}
    edits = [Edit("assessment", assessment, about)]
    if role:
        edits.append(_member(store.name, role, "", lead=True, person=store.author))
    # To begin is no step that Ctrl Z should take back: the window would have nothing to show.
    return store.record("Open an assessment", edits, assessment=assessment, act=log.FACT)


def describe_authority(
    store: Store, assessment: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Correct the authority's name, type or region; it travels with the assessment."""
    if unknown := set(about) - AUTHORITY:
        raise ValueError(f"not something to say about an authority: {sorted(unknown)}")
    said: dict[str, Value] = {name: keepable(str(value).strip()) for name, value in about.items()}
    if said.get("authority") == "":
        raise UserError("Enter the authority's name.")
    return store.record(
        "Correct the authority", [Edit("assessment", assessment, said, seen)], assessment=assessment
    )


def add_member(
    store: Store, assessment: str, *, name: str, role: str, organisation: str = "", lead: bool = False
) -> Recorded:
    """Add a person to the assessment; UserError without a name, or without a role."""
    if not name.strip():
        raise UserError("Enter the name of the person to add.")
    if not role:
        raise UserError("Choose the role in which this person works on the assessment.")
    edit = _member(name, role, organisation, lead=lead, person=new_id())
    return store.record("Add a member", [edit], assessment=assessment)


def _member(name: str, role: str, organisation: str, *, lead: bool, person: str) -> Edit:
    about: dict[str, Value] = {
        "name": keepable(name.strip()),
        "role": role,
        "organisation": keepable(organisation) or ORGANISATIONS.get(role, ""),
        "lead": lead,
        "person": person,
    }
    return Edit("member", new_id(), about)


def change_member(
    store: Store, assessment: str, member: str, about: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Correct a member's name or role; UserError where one is empty, or the person was taken off meanwhile.

    The organisation that came with the role goes with it; one that was said otherwise stays.
    """
    if unknown := set(about) - {"name", "role"}:
        raise ValueError(f"not something to correct of a member: {sorted(unknown)}")
    here = next((m for m in store.trail(assessment).rows.members if m.id == member), None)
    if here is None:
        raise UserError("This person was taken off the assessment meanwhile. Add them again.")
    said: dict[str, Value] = {name: keepable(value.strip()) for name, value in about.items()}
    if said.get("name") == "":
        raise UserError("Enter the name of this person.")
    if said.get("role") == "":
        raise UserError("Choose the role in which this person works on the assessment.")
    if "role" in said and here.organisation == ORGANISATIONS.get(here.role, ""):
        said["organisation"] = ORGANISATIONS.get(str(said["role"]), "")
    return store.record("Correct a member", [Edit("member", member, said, seen)], assessment=assessment)


def lead(store: Store, assessment: str, member: str) -> Recorded:
    """Let one member lead the assessment, and nobody else (003:107)."""
    members = store.trail(assessment).rows.members
    edits = [Edit("member", m.id, {"lead": m.id == member}) for m in members if m.lead != (m.id == member)]
    return store.record("Choose who leads", edits, assessment=assessment)


def remove_member(store: Store, assessment: str, member: str) -> Recorded:
    """Take a person off the assessment; what they wrote stays, under their name in the history."""
    return store.record("Remove a member", [Edit("member", member, delete=True)], assessment=assessment)


def change_marking(store: Store, assessment: str, marking: str) -> Recorded:
    """Set the protective marking that screens and paper show."""
    edit = Edit("assessment", assessment, {"marking": keepable(marking.strip())})
    return store.record("Change the marking", [edit], assessment=assessment)
