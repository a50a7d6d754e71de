"""An assessment as it was at an earlier place of the log, from the log alone. Nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.store import log
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Value
from csa_desktop.store.project import added_up
from csa_desktop.store.reading import KINDS, as_value

Row = tuple[str, str]
Heads = Mapping[str, tuple[str, ...]]

_CHANGES = text(
    "SELECT seq, device, number, wall, tbl, row, id, bases FROM change WHERE assessment = :assessment"
    " ORDER BY seq"
)
_WROTE = text(
    "SELECT c.id, c.tbl, c.schema_version, p.body FROM change c JOIN payload p ON p.change = c.id"
    " WHERE c.assessment = :assessment AND c.op = :op"
)


def trail_at(connection: Connection, assessment: str, seq: int) -> Trail | None:
    """As this store had it once `seq` was in its log; None where it had nothing of it yet."""
    return _trail(connection, assessment, lambda at, *_: at <= seq, seq)


def trail_known(connection: Connection, assessment: str, ends: Mapping[str, int]) -> Trail | None:
    """As a laptop had it that knew of each device's chain up to this number; None where it had nothing."""
    return _trail(connection, assessment, lambda _, device, number, __: number <= ends.get(device, 0), 0)


def trail_when(connection: Connection, assessment: str, moment: datetime) -> Trail | None:
    """As it was at a moment, by what each laptop's clock told when it wrote; None where nothing was there."""
    return _trail(connection, assessment, lambda *written: _time(written[-1]) <= moment, 0)


def _time(wall: str) -> datetime:
    return datetime.fromisoformat(wall).astimezone()


def _trail(
    connection: Connection, assessment: str, was_known: Callable[[int, str, int, str], bool], at: int
) -> Trail | None:
    heads = _heads(connection, assessment, was_known)
    wrote = _wrote(connection, assessment, {c for of in heads.values() for ids in of.values() for c in ids})
    read: dict[str, list[Any]] = {f"{kind}s": [] for kind in KINDS}
    for (table, row), of in sorted(heads.items()):
        values = added_up(table, _in_order(of), wrote) if table in KINDS else None
        if values is not None:
            read[f"{table}s"].append(as_value(table, {"id": row, "assessment": assessment, **values}))
    opened = next((a for a in read.pop("assessments") if a.id == assessment), None)
    if opened is None:
        return None
    rows: dict[str, Any] = {name: tuple(found) for name, found in read.items()}
    return Trail(Rows(assessment=opened, at=at, **rows))


def _heads(
    connection: Connection, assessment: str, was_known: Callable[[int, str, int, str], bool]
) -> dict[Row, Heads]:
    changes: dict[Row, list[tuple[str, Heads]]] = {}
    for seq, device, number, wall, table, row, change, bases in connection.execute(
        _CHANGES, {"assessment": assessment}
    ):
        if was_known(seq, device, number, wall):
            changes.setdefault((table, row), []).append((change, log.read_bases(bases)))
    return {row: heads_of(some) for row, some in changes.items()}


def _in_order(heads: Heads) -> Iterator[tuple[str, str]]:
    """(field, change) in order of both, as `added_up` wants them."""
    yield from sorted((field, change) for field, changes in heads.items() for change in changes)


def _wrote(connection: Connection, assessment: str, wanted: Iterable[str]) -> dict[str, Mapping[str, Value]]:
    """What the wanted changes wrote; nothing of those that removed, or whose text was erased since."""
    known = set(wanted)
    found = connection.execute(_WROTE, {"assessment": assessment, "op": log.WRITE})
    return {
        change: log.unseal(body, version, table) for change, table, version, body in found if change in known
    }
