"""Laptops whose log goes on in several ways: a copied store, or an old one that was put back by hand.

Both ways are kept. What is told of them is facts and fixed phrases, never what somebody typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from csa_desktop.store import local
from csa_desktop.store.report import Names, day

_FORKED = text(
    "SELECT assessment, device, min(number) FROM"
    " (SELECT assessment, device, number FROM change WHERE :assessment IN ('', assessment)"
    "  GROUP BY assessment, device, number HAVING count(*) > 1) GROUP BY assessment, device"
)
_FROM = text(
    "SELECT id, number, prev, command, label, wall FROM change"
    " WHERE assessment = :assessment AND device = :device AND number >= :number ORDER BY number, seq"
)
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways in which a log goes on."""

    steps: int
    label: str
    """What the last step was called."""
    at: str
    """When it was made, as that laptop's clock told it."""


@dataclass(frozen=True, slots=True)
class Fork:
    """A laptop whose log goes on in several ways from a change on, counted from 1."""

    assessment: str
    device: str
    number: int
    ways: tuple[Way, ...]


def find(connection: Connection, assessment: str = "") -> tuple[Fork, ...]:
    """Every fork of an assessment, or of the whole store."""
    forked = connection.execute(_FORKED, {"assessment": assessment}).all()
    return tuple(_fork(connection, *where) for where in forked)


def _fork(connection: Connection, assessment: str, device: str, number: int) -> Fork:
    where = {"assessment": assessment, "device": device, "number": number}
    rows = connection.execute(_FROM, where).mappings().all()
    began: dict[str, list[RowMapping]] = {}
    way_of: dict[str, str] = {}
    for row in rows:
        way = row["id"] if row["number"] == number else way_of.get(row["prev"], row["id"])
        way_of[row["id"]] = way
        began.setdefault(way, []).append(row)
    return Fork(assessment, device, number, tuple(map(_way, began.values())))


def _way(rows: Sequence[RowMapping]) -> Way:
    last = rows[-1]
    return Way(len({row["command"] for row in rows}), last["label"], last["wall"])


def sentences(connection: Connection, assessment: str = "") -> tuple[str, ...]:
    """What happened and what to do, a few sentences for each fork."""
    names, own = Names(connection), local.get_setting(connection, "device")
    laptops = _laptops(connection)
    return tuple(
        " ".join(_told(fork, names.assessment(fork.assessment), laptops.get(fork.device, ""), own=own))
        for fork in find(connection, assessment)
    )


def _laptops(connection: Connection) -> Mapping[str, str]:
    """Whose laptop each is, as the teams of the assessments say."""
    return {
        str(device): str(name)
        for device, name in connection.exec_driver_sql("SELECT device, name FROM device")
    }


def _told(fork: Fork, about: str, name: str, *, own: str) -> Iterator[str]:
    mine = fork.device == own
    whose = "this laptop" if mine else f"{name}'s laptop" if name else "a laptop whose card is not known here"
    many = NUMBERS.get(len(fork.ways), str(len(fork.ways)))
    yield (
        f"The log of {about} on {whose} goes on in {many} ways from change {fork.number} on: the store was "
        "copied to another computer, or an older one was put back by hand."
    )
    ways = (f"{_steps(way.steps)}, the last “{way.label}” on {day(way.at)} by its clock" for way in fork.ways)
    yield f"The ways are: {'; '.join(ways)}."
    yield (
        "Nothing is lost: all of it is kept, and where they say different things a person is asked to choose."
    )
    yield _advice(name, mine=mine)


def _advice(name: str, *, mine: bool) -> str:
    where = (
        "Use the store on one computer only"
        if mine
        else f"Ask {name or 'its owner'} to use one computer only"
    )
    return (
        f"{where}. To go on with both, make a backup on one and restore it there. It then counts as a "
        "laptop of its own, and gives the team its card again."
    )


def _steps(number: int) -> str:
    return "one step" if number == 1 else f"{number} steps"
