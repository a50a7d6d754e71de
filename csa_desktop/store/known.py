"""What of a store's log bears on changes that come: read together, so that weighing asks nothing twice."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store.weighing import Chain, Incoming, Place

AT_ONCE = 1000

_PLACE = "SELECT c.id, c.assessment, c.device, c.number, c.lamport, c.tbl, c.row FROM "
_CHAIN = text(f"{_PLACE} change c WHERE c.assessment = :a AND c.device = :d AND c.number >= :n")
_THOSE = text(f"{_PLACE} json_each(:ids) j JOIN change c ON c.id = j.value")


class StoreLog:
    """The part of a store's log that some changes go on from, as weighing asks for it."""

    def __init__(self, connection: Connection, incoming: Sequence[Incoming]) -> None:
        self._places: dict[str, Place] = {}
        self._at: dict[tuple[Chain, int], tuple[str, ...]] = {}
        for chain, number in _beginnings(incoming).items():
            self._learn(connection.execute(_CHAIN, {"a": chain[0], "d": chain[1], "n": number - 1}))
        wanted = [id for id in _named(incoming) if id not in self._places]
        for start in range(0, len(wanted), AT_ONCE):
            ids = json.dumps(wanted[start : start + AT_ONCE])
            self._learn(connection.execute(_THOSE, {"ids": ids}))

    def _learn(self, rows: Iterable[Any]) -> None:
        for id, assessment, device, number, lamport, table, row in rows:
            if id not in self._places:
                place = self._places[id] = Place((assessment, device), number, lamport, table, row)
                self._at[place.chain, number] = (*self._at.get((place.chain, number), ()), id)

    def place(self, change: str) -> Place | None:
        """Where a change stands; None where it is not in the log."""
        return self._places.get(change)

    def at(self, chain: Chain, number: int) -> tuple[str, ...]:
        """The changes with this number in a chain."""
        return self._at.get((chain, number), ())


def _beginnings(incoming: Iterable[Incoming]) -> dict[Chain, int]:
    """The least number in each chain."""
    found: dict[Chain, int] = {}
    for change in incoming:
        number = change.header.number
        found[change.chain] = min(number, found.get(change.chain, number))
    return found


def _named(incoming: Sequence[Incoming]) -> Iterator[str]:
    """The changes that some rest on and that are not among them."""
    here = {change.id for change in incoming}
    for change in incoming:
        if change.header.prev and change.header.prev not in here:
            yield change.header.prev
        for bases in change.header.bases_by_field().values():
            yield from (id for id in bases if id not in here)
