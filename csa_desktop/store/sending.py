"""What of an assessment's log another laptop lacks, given what it says that it has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store.log import Header, Payload
from csa_desktop.store.weighing import Incoming

Tips = Mapping[str, Sequence[tuple[int, str]]]
"""device -> the last (number, change) of its chain: more than one where it goes on in several ways."""

_LINKS = text("SELECT id, prev, number FROM change WHERE assessment = :assessment AND device = :device")
_CHAIN = text(
    f"SELECT c.id, {', '.join(f'c.{name}' for name in Header.__slots__)}, p.salt, p.body"
    " FROM change c LEFT JOIN payload p ON p.change = c.id WHERE c.assessment = :assessment"
    " AND c.device = :device AND c.number >= :number ORDER BY c.number, c.seq"
)
_DEVICES = text("SELECT DISTINCT device FROM change WHERE assessment = :assessment ORDER BY device")
_COUNTED = text(
    "SELECT max(number), count(*), count(DISTINCT number) FROM change"
    " WHERE assessment = :assessment AND device = :device"
)
_LAST = text(
    "SELECT number, id FROM change WHERE assessment = :assessment AND device = :device AND number = :last"
)
_TIPS = text(
    "SELECT number, id FROM change WHERE assessment = :assessment AND device = :device AND id NOT IN"
    " (SELECT prev FROM change WHERE assessment = :assessment AND device = :device) ORDER BY number, id"
)


def is_later(told: Tips, said: Tips, device: str) -> bool:
    """Whether what a laptop says now is of later than what it told before, by its own chain and no clock."""
    return _furthest(said, device) > _furthest(told, device)


def _furthest(tips: Tips, device: str) -> int:
    return max((number for number, _ in tips.get(device, ())), default=0)


def tips(connection: Connection, assessment: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """How far every chain of the assessment goes here."""
    devices = connection.execute(_DEVICES, {"assessment": assessment}).scalars().all()
    return {device: _tips_of(connection, assessment, device) for device in devices}


def _tips_of(connection: Connection, assessment: str, device: str) -> tuple[tuple[int, str], ...]:
    where = {"assessment": assessment, "device": device}
    last, changes, numbers = connection.execute(_COUNTED, where).one()
    straight = last == changes == numbers
    found = (
        connection.execute(_LAST, {**where, "last": last}) if straight else connection.execute(_TIPS, where)
    )
    return tuple((number, change) for number, change in found)


def lacking(
    connection: Connection, assessment: str, have: Tips, upto: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Incoming]:
    """The changes that are not among, or before, those that the other laptop says it has.

    `upto`, where given, names per device the changes that are certified: nothing after them is sent.
    """
    for device in connection.execute(_DEVICES, {"assessment": assessment}).scalars().all():
        where = {"assessment": assessment, "device": device}
        links = connection.execute(_LINKS, where).all()
        before = {change: prev for change, prev, _ in links}
        theirs = _with_all_before(before, (change for _, change in have.get(device, ())))
        ours = before.keys() if upto is None else _with_all_before(before, upto.get(device, ()))
        going = ours - theirs
        first = min((number for change, _, number in links if change in going), default=None)
        if first is not None:
            chain = connection.execute(_CHAIN, {**where, "number": first})
            yield from (_outgoing(row) for row in chain if row[0] in going)


def is_here(connection: Connection, change: str) -> bool:
    """True where a change is in the log."""
    return connection.execute(text("SELECT 1 FROM change WHERE id = :id"), {"id": change}).first() is not None


def _with_all_before(before: Mapping[str, str], changes: Iterator[str] | Sequence[str]) -> set[str]:
    found: set[str] = set()
    for here in changes:
        while here in before and here not in found:
            found.add(here)
            here = before[here]
    return found


def _outgoing(row: Sequence[Any]) -> Incoming:
    salt, body = row[-2:]
    return Incoming(row[0], Header(*row[1:-2]), None if body is None else Payload(bytes(salt), body))
