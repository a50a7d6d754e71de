"""Erasures in the log, and which laptops are known to have them: each says in its bundles how far it is."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from csa_desktop.store import local, log
from csa_desktop.store.sending import Tips

_ERASED = text(
    "SELECT command, device, author, wall, tbl, row, id, number FROM change"
    " WHERE assessment = :assessment AND op = :op ORDER BY seq"
)
_CHAIN = text("SELECT id, number, prev FROM change WHERE assessment = :assessment AND device = :device")

Link = tuple[int, str]
"""Of a change in a chain: its number, and the change before it."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasing: on which laptop, by whom, and what it wrote."""

    command: str
    device: str
    author: str
    at: str
    """That laptop's clock; it is displayed, and decides nothing."""
    cases: tuple[str, ...]
    """The cases that it names; empty where something else was erased."""
    changes: tuple[tuple[int, str], ...]
    """(number in the laptop's chain, id)"""


def erasures(connection: Connection, assessment: str) -> tuple[Erasure, ...]:
    """Every erasing of an assessment, the oldest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in connection.execute(_ERASED, {"assessment": assessment, "op": log.ERASE}):
        found.setdefault(row[0], []).append(tuple(row))
    return tuple(_erasure(rows) for rows in found.values())


def _erasure(rows: list[tuple[str, ...]]) -> Erasure:
    command, device, author, at = rows[0][:4]
    cases = tuple(row[5] for row in rows if row[4] == "case")
    return Erasure(command, device, author, at, cases, tuple((int(row[7]), row[6]) for row in rows))


class Chains:
    """The chains in which something was erased, to find out who has it."""

    def __init__(self, connection: Connection, assessment: str, devices: Iterable[str]) -> None:
        self._links: dict[str, dict[str, Link]] = {}
        for device in set(devices):
            rows = connection.execute(_CHAIN, {"assessment": assessment, "device": device})
            self._links[device] = {change: (number, prev) for change, number, prev in rows}

    def has(self, tips: Tips, erasure: Erasure) -> bool:
        """Whether a laptop that told these tips has the whole of an erasure."""
        links, ends = self._links[erasure.device], tips.get(erasure.device, ())
        reached = [_reached(links, end) for end in ends]
        return all(any(change in there for there in reached) for _, change in erasure.changes) or (
            _is_single(links) and _is_beyond(links, ends, erasure)
        )


def _reached(links: Mapping[str, Link], end: tuple[int, str]) -> set[str]:
    found, here = set(), end[1]
    while here in links and here not in found:
        found.add(here)
        here = links[here][1]
    return found


def _is_single(links: Mapping[str, Link]) -> bool:
    """Whether the chain goes on in one way, as far as is known here."""
    return len({number for number, _ in links.values()}) == len(links)


def _is_beyond(links: Mapping[str, Link], ends: Iterable[tuple[int, str]], erasure: Erasure) -> bool:
    """Whether a laptop is further along the chain than this one."""
    last = max(number for number, _ in erasure.changes)
    return any(number > last and change not in links for number, change in ends)


# What this laptop told others


def told(connection: Connection, assessment: str) -> dict[str, Tips]:
    """How far this laptop said that it is, in the last bundle to each laptop."""
    said = json.loads(local.get_setting(connection, _setting(assessment)) or "{}")
    return {
        device: {chain: tuple((number, change) for number, change in ends) for chain, ends in tips.items()}
        for device, tips in said.items()
    }


def keeping_told(
    assessment: str, devices: Iterable[str], tips: Tips, *, also: Callable[[Connection], None]
) -> Callable[[Connection], None]:
    """Keep, with the record that a bundle left, what it tells the laptops that it is for; and `also`."""

    def keep(connection: Connection) -> None:
        also(connection)
        said = {**told(connection, assessment), **dict.fromkeys(devices, tips)}
        local.put_setting(connection, _setting(assessment), json.dumps(said))

    return keep


def _setting(assessment: str) -> str:
    return f"told {assessment}"
