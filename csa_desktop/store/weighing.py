"""Whether changes from another laptop fit this log: pure, over whatever log it is given.

A change is taken where its chain goes on without a gap, its number of time counts on from what it rests on,
and its device has certified it. Nothing here asks a clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from csa_desktop.errors import UserError
from csa_desktop.store import log
from csa_desktop.store.log import Header, Payload

Chain = tuple[str, str]
"""(assessment, device)"""


class NotTakenError(UserError):
    """What was received is not taken, and nothing was changed; it says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change stands in a log."""

    chain: Chain
    number: int
    lamport: int
    table: str
    row: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A change as it arrived; without a payload where what it wrote was erased."""

    id: str
    header: Header
    payload: Payload | None

    @property
    def chain(self) -> Chain:
        """The chain that it belongs to."""
        return self.header.assessment, self.header.device

    @property
    def place(self) -> Place:
        """Where it will stand."""
        header = self.header
        return Place(self.chain, header.number, header.lamport, header.tbl, header.row)


class Known(Protocol):
    """What weighing has to know of a log."""

    def place(self, change: str) -> Place | None:
        """Where a change stands; None where it is not in the log."""

    def at(self, chain: Chain, number: int) -> tuple[str, ...]:
        """The changes with this number in a chain: more than one where a laptop was copied."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased anywhere: whatever else arrives about it keeps its header and loses its text."""

    rows: frozenset[tuple[str, str]]
    """(table, row); with a case, every row that was ever written about it."""

    def covers(self, header: Header) -> bool:
        """True where the text of a change is not kept. That it was erased, and on what ground, stays."""
        return header.op != log.ERASE and (header.tbl, header.row) in self.rows


@dataclass(frozen=True, slots=True)
class Weighed:
    """What can be taken, in an order in which each change comes after all that it rests on."""

    new: tuple[Incoming, ...]
    known: int
    """How many were here already."""
    forks: tuple[Chain, ...]
    """Chains that go on in two ways: a laptop was copied, or a backup restored without its new name."""
    came: tuple[Incoming, ...] = field(default=(), repr=False)
    """All of it, in that order, so that it can be weighed again when it is taken."""
    certified: Mapping[Chain, Sequence[str]] = field(default_factory=dict, repr=False)
    at: int = -1
    """The place in the log at which it was weighed."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Changes of a chain that have to come first."""

    chain: Chain
    before: int
    """The number of the first change that did come."""


def weigh(known: Known, incoming: Iterable[Incoming], certified: Mapping[Chain, Sequence[str]]) -> Weighed:
    """Which changes are new and fit.

    `certified` are, per chain, the changes that its device signed; a change counts as certified with all
    before it. Raises NotTakenError where one does not fit, and MissingError where some have to come first.
    """
    came = tuple(sorted(incoming, key=lambda c: (c.header.lamport, *c.chain, c.header.number, c.id)))
    for change in came:
        _demand_whole(change)
    return _fitting(known, came, certified)


def weigh_again(known: Known, weighed: Weighed) -> Weighed:
    """What was weighed, against the log as it is now; the changes themselves are what they were."""
    return _fitting(known, weighed.came, weighed.certified)


def _fitting(known: Known, came: tuple[Incoming, ...], certified: Mapping[Chain, Sequence[str]]) -> Weighed:
    arrived: dict[str, Place] = {}
    new: list[Incoming] = []
    numbers: dict[tuple[Chain, int], str] = {}
    forks: dict[Chain, None] = {}
    missing: dict[Chain, int] = {}
    for change in came:
        if change.id in arrived or known.place(change.id) is not None:
            continue
        place = change.place
        if not _fits(known, arrived, change):
            missing[place.chain] = min(place.number, missing.get(place.chain, place.number))
            continue
        where = place.chain, place.number
        if where in numbers or known.at(*where):
            forks[place.chain] = None
        numbers[where] = change.id
        arrived[change.id] = place
        new.append(change)
    if missing:
        raise MissingError(tuple(Missing(chain, before) for chain, before in sorted(missing.items())))
    _demand_certified(new, certified)
    return Weighed(tuple(new), len(came) - len(new), tuple(forks), came, certified)


class MissingError(NotTakenError):
    """Some changes rest on others that have not come yet."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__(
            "It goes on from changes that have not come to this laptop yet. Nothing was changed. Bring in "
            "the files that were sent before it, in any order, or ask for everything to be sent again."
        )


def _demand_whole(change: Incoming) -> None:
    if log.change_id(change.header) != change.id:
        raise NotTakenError("A change in it is not what its name says: it was damaged or altered.")
    if change.payload is not None and change.payload.hash != change.header.payload_hash:
        raise NotTakenError(
            "The text of a change in it is not what its header says: it was damaged or altered."
        )


def _fits(known: Known, arrived: Mapping[str, Place], change: Incoming) -> bool:
    """False where something that it rests on has not come; NotTakenError where it cannot be right."""

    def place(other: str) -> Place | None:
        return arrived.get(other) or known.place(other)

    header, lamports = change.header, [0]
    if header.number < 1 or (header.number == 1) != (header.prev == ""):
        raise NotTakenError("A change in it has no right number in its chain.")
    if header.prev:
        before = place(header.prev)
        if before is None:
            return False
        if before.chain != change.chain or before.number != header.number - 1:
            raise NotTakenError("A change in it does not follow from the one that it names.")
        lamports.append(before.lamport)
    for base in {base for ids in header.bases_by_field().values() for base in ids}:
        seen = place(base)
        if seen is None:
            return False
        if (seen.table, seen.row) != (header.tbl, header.row) or seen.chain[0] != header.assessment:
            raise NotTakenError("A change in it rests on one of something else.")
        lamports.append(seen.lamport)
    if header.lamport != max(lamports) + 1:
        raise NotTakenError("A change in it does not count on from what it rests on.")
    return True


def _demand_certified(new: Sequence[Incoming], certified: Mapping[Chain, Sequence[str]]) -> None:
    """That each change, or one after it in the same chain, was signed by the device of that chain."""
    before = {(change.chain, change.id): change.header.prev for change in new}
    sure: set[tuple[Chain, str]] = set()
    for chain, ids in certified.items():
        for here in ids:
            while (chain, here) in before and (chain, here) not in sure:
                sure.add((chain, here))
                here = before[chain, here]
    if len(sure) != len(before):
        raise NotTakenError(
            "Some changes in it are not signed by the laptop that they are said to come from. Nothing was "
            "changed. Ask the colleague to send it again."
        )
