"""What of an assessment's log another laptop lacks, given what it says that it has."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, text

from csa_desktop.store.log import Payload
from csa_desktop.store.verify_log import header_of
from csa_desktop.store.weighing import Incoming

Tips = Mapping[str, Sequence[tuple[int, str]]]
"""device -> the last (number, change) of its chain: more than one where it goes on in several ways."""

_CHAIN = text(
    "SELECT c.*, p.salt, p.body FROM change c LEFT JOIN payload p ON p.change = c.id"
    " WHERE c.assessment = :assessment AND c.device = :device ORDER BY c.number, c.seq"
)
_DEVICES = text("SELECT DISTINCT device FROM change WHERE assessment = :assessment ORDER BY device")
_TIPS = text(
    "SELECT c.number, c.id FROM change c WHERE c.assessment = :assessment AND c.device = :device"
    " AND NOT EXISTS (SELECT 1 FROM change n WHERE n.assessment = c.assessment AND n.device = c.device"
    " AND n.number = c.number + 1 AND n.prev = c.id) ORDER BY c.number, c.id"
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
    found = connection.execute(_TIPS, {"assessment": assessment, "device": device})
    return tuple((number, change) for number, change in found)


def lacking(
    connection: Connection, assessment: str, have: Tips, upto: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Incoming]:
    """The changes that are not among, or before, those that the other laptop says it has.

    `upto`, where given, names per device the changes that are certified: nothing after them is sent.
    """
    for device in connection.execute(_DEVICES, {"assessment": assessment}).scalars().all():
        chain = connection.execute(_CHAIN, {"assessment": assessment, "device": device}).mappings().all()
        before = {row["id"]: row["prev"] for row in chain}
        theirs = _with_all_before(before, (change for _, change in have.get(device, ())))
        ours = before if upto is None else _with_all_before(before, upto.get(device, ()))
        yield from (_outgoing(row) for row in chain if row["id"] not in theirs and row["id"] in ours)


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


def _outgoing(row: RowMapping) -> Incoming:
    payload = None if row["body"] is None else Payload(bytes(row["salt"]), row["body"])
    return Incoming(row["id"], header_of(row), payload)
