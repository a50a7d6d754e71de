"""The people of an assessment: who inspects, who only reads, and who bears the name of another."""

from collections.abc import Iterable

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import Member


def inspectors(pack: Pack, members: Iterable[Member]) -> tuple[Member, ...]:
    """Those who work on the assessment, the lead first, then by role as the pack lists them, then by name."""
    readers = _reading(pack)
    return _in_order(pack, (m for m in members if m.lead or m.role not in readers))


def readers(pack: Pack, members: Iterable[Member]) -> tuple[Member, ...]:
    """Those who only read and comment (003:445), in roles that each fill in a form of their own."""
    reading = _reading(pack)
    return _in_order(pack, (m for m in members if not m.lead and m.role in reading))


def namesakes(members: Iterable[Member], name: str) -> tuple[Member, ...]:
    """The members of this name, however it is spaced and capitalised."""
    wanted = _plain(name)
    return tuple(m for m in members if wanted and _plain(m.name) == wanted)


def _reading(pack: Pack) -> frozenset[str]:
    return frozenset(role for form in pack.forms for role in form.readers)


def _in_order(pack: Pack, members: Iterable[Member]) -> tuple[Member, ...]:
    roles = {role.id: at for at, role in enumerate(pack.roles)}
    return tuple(
        sorted(members, key=lambda m: (not m.lead, roles.get(m.role, len(roles)), m.name.casefold(), m.id))
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
