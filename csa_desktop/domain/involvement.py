"""Who had a part in an assessment, and whether a person of a panel is among them (003:513, 523, 531)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev"}
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
NO_NAME = "Somebody whose name is not known here"


@dataclass(frozen=True, slots=True)
class Part:
    """One part that one person had, in words, such as "on the team as HMI"."""

    name: str
    what: str


def parts(trail: Trail, pack: Pack, wrote: Mapping[str, int], *, panel: str = "") -> tuple[Part, ...]:
    """Every part that anybody had. `wrote` is how many changes each author made in the log, by person.

    `panel` is a representation: what its own panel decided and who sits on it are no earlier part.
    """
    found = [*_team(trail, pack), *_wrote(trail, wrote), *_agreed(trail), *_letters(trail)]
    found += [*_decided(trail, panel), *_met(trail), *_sat(trail, panel), *_named(trail, pack)]
    return tuple(dict.fromkeys(part for part in found if part.name.strip()))


def involvement(found: Iterable[Part], name: str) -> tuple[str, ...]:
    """What a person of this name did, as lines; a name that may be the same says so. Empty for nothing."""
    lines: dict[str, list[str]] = {}
    for part in found:
        if (how := _is_same(name, part.name)) is not None:
            lines.setdefault(part.name + how, []).append(part.what)
    return tuple(f"{who}: {'; '.join(dict.fromkeys(what))}" for who, what in lines.items())


def authors_by_name(trail: Trail, wrote: Mapping[str, int]) -> dict[str, int]:
    """How many changes each author made, by name; several laptops of one person are one."""
    laptops = {d.person: d.name for d in trail.rows.devices}
    found: dict[str, int] = {}
    for person, number in wrote.items():
        name = trail.name_of(person) or laptops.get(person, "") or NO_NAME
        found[name] = found.get(name, 0) + number
    return found


def _team(trail: Trail, pack: Pack) -> Iterator[Part]:
    roles = {role.id: role.title for role in pack.roles}
    for member in trail.rows.members:
        yield Part(member.name, f"on the team as {roles.get(member.role, member.role) or 'a member'}")


def _wrote(trail: Trail, wrote: Mapping[str, int]) -> Iterator[Part]:
    for name, number in authors_by_name(trail, wrote).items():
        if name != NO_NAME:
            yield Part(name, f"wrote {several(number, 'change')}")


def _agreed(trail: Trail) -> Iterator[Part]:
    for agreement in trail.rows.agreements:
        yield Part(_name(trail, agreement.member), "agreed a judgement or a text")


def _letters(trail: Trail) -> Iterator[Part]:
    for edition in trail.rows.editions:
        yield Part(_name(trail, edition.by), "sent the letter")
        for who in edition.sent_to:
            yield Part(_name(trail, who), "was sent the letter")
    for remark in trail.rows.remarks:
        yield Part(_name(trail, remark.who), "read the letter and commented on it")
        yield Part(_name(trail, remark.answered_by), "answered a comment on the letter")


def _decided(trail: Trail, panel: str) -> Iterator[Part]:
    for decision in trail.rows.decisions:
        if not panel or decision.about != panel:
            where = f" at {decision.stage}" if decision.stage else ""
            yield Part(_name(trail, decision.by), f"decided a judgement{where}")


def _met(trail: Trail) -> Iterator[Part]:
    for attendee in trail.rows.attendees:
        if attendee.came != "no":
            was = "was at" if attendee.came else "was invited to"
            yield Part(attendee.name, f"{was} the meeting with the authority")
    for officer in trail.rows.officers:
        yield Part(officer.name, "is a contact of this assessment")


def _sat(trail: Trail, panel: str) -> Iterator[Part]:
    for panellist in trail.rows.panellists:
        if panellist.representation != panel:
            yield Part(panellist.name, "sits on the panel of another representation")


def _named(trail: Trail, pack: Pack) -> Iterator[Part]:
    """Names that were written into forms, such as those of the moderators: one line is one name."""
    forms = {form.id: form.title for form in pack.forms}
    for answer in trail.rows.answers:
        if answer.form in forms:
            texts = (answer.value,) if isinstance(answer.value, str) else answer.value
            for name in (piece for text in texts for piece in re.split(r"[\n,;/&]| and ", text)):
                if 1 < len(_words(name)) < 5:
                    yield Part(name.strip(), f"is named on “{forms[answer.form]}”")


def _name(trail: Trail, who: str) -> str:
    """The name of a member or author, or what was written in its place."""
    return trail.name_of(who) or who


def _is_same(one: str, other: str) -> str | None:
    """Empty text for the same name, words for one that may be the same, None for another."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return None
    if sorted(mine) == sorted(theirs):
        return ""
    if mine[-1] != theirs[-1]:
        return None
    if len(mine) == 1 or len(theirs) == 1:
        return " (only the surname is known)"
    first, second = mine[0], theirs[0]
    short = min(len(first), len(second))
    return " (may be the same person)" if first[:short] == second[:short] else None


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without titles, in small letters."""
    words = tuple(word.casefold() for word in _WORD.findall(name))
    return tuple(word for word in words if word not in _TITLES)
