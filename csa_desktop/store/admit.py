"""Takes changes from another laptop into the log, whole or not at all, and projects what they touch.

What was erased stays erased whatever arrives: a late change about it keeps its header and loses its text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store import erase, log
from csa_desktop.store.door import insert
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Payload, Value
from csa_desktop.store.project import project_row
from csa_desktop.store.tables import FIELDS, defaults
from csa_desktop.store.weighing import Chain, Erased, Incoming, NotTakenError, Place, Weighed, weigh

Row = tuple[str, str]

_PLACE = text("SELECT assessment, device, number, lamport, tbl, row FROM change WHERE id = :id")
_AT = text("SELECT id FROM change WHERE assessment = :a AND device = :d AND number = :n")
_CHANGES = text("SELECT id, bases FROM change WHERE tbl = :tbl AND row = :row ORDER BY seq")
_ADD_HEAD = text("INSERT INTO head (tbl, row, field, change) VALUES (:tbl, :row, :field, :change)")
_DROP_HEADS = text("DELETE FROM head WHERE tbl = :tbl AND row = :row")


@dataclass(frozen=True, slots=True)
class Admitted:
    """What was taken."""

    changes: tuple[str, ...]
    known: int
    rows: frozenset[Row]
    erased: tuple[Row, ...]
    """Rows that were erased elsewhere and are now erased here."""
    forks: tuple[Chain, ...]
    conflicts: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)
    """(table, row, field) that have several values now and had one before."""


class StoreLog:
    """The log of a store, as weighing asks for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def place(self, change: str) -> Place | None:
        """Where a change stands; None where it is not in the log."""
        row = self._connection.execute(_PLACE, {"id": change}).first()
        return Place((row[0], row[1]), row[2], row[3], row[4], row[5]) if row else None

    def at(self, chain: Chain, number: int) -> tuple[str, ...]:
        """The changes with this number in a chain."""
        found = self._connection.execute(_AT, {"a": chain[0], "d": chain[1], "n": number})
        return tuple(found.scalars())


def look(
    connection: Connection, incoming: Iterable[Incoming], certified: Mapping[Chain, Sequence[str]]
) -> Weighed:
    """What would be taken; nothing is changed. Raises NotTakenError where it does not fit."""
    weighed = weigh(StoreLog(connection), incoming, certified)
    gone = gone_after(connection, weighed.new)
    for change in weighed.new:
        _demand_readable(change, gone)
    return weighed


def admit(connection: Connection, weighed: Weighed) -> Admitted:
    """Take what was weighed, inside the caller's transaction, whose door stands open for erasing."""
    gone = gone_after(connection, weighed.new)
    for change in weighed.new:
        insert(connection, change.header, kept_of(change, gone))
    touched = dict.fromkeys((c.header.tbl, c.header.row) for c in weighed.new)
    erased = erased_by(connection, weighed.new)
    documents = erase.drop_texts(connection, erased)
    for table, row in dict.fromkeys((*touched, *erased)):
        _settle(connection, table, row)
    if erased:
        erase.drop_rest(connection, weighed.new[0].header.assessment, erased, documents)
    return Admitted(
        changes=tuple(c.id for c in weighed.new),
        known=weighed.known,
        rows=frozenset(touched),
        erased=erased,
        forks=weighed.forks,
    )


def gone_after(connection: Connection, new: Iterable[Incoming]) -> Erased:
    """What is erased here, or will be by these changes."""
    return Erased.of({*erase.erased_rows(connection)}, (change.header for change in new))


def kept_of(change: Incoming, gone: Erased) -> Payload | None:
    """The text of a change, as far as it is kept."""
    return None if gone.covers(change.header) else change.payload


def _demand_readable(change: Incoming, gone: Erased) -> None:
    """That a change says something that this version can keep."""
    header = change.header
    if header.schema_version > log.SCHEMA_VERSION or header.tbl not in FIELDS:
        raise NewerError
    if change.payload is None:
        if header.op != log.ERASE and not gone.covers(header):
            raise NotTakenError("The text of a change in it is missing, and nobody erased it.")
        return
    if header.op == log.WRITE:
        values = log.unseal(change.payload.body, header.schema_version, header.tbl)
        _demand_values(header.tbl, values)
        if set(values) != set(header.bases_by_field()):
            raise NotTakenError("A change in it writes something else than its header says.")


class NewerError(NotTakenError):
    """It was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "It was written by a newer version of the program. Nothing was changed, and the file is kept. "
            "Install that version, or a later one, and bring it in again."
        )


def _demand_values(table: str, values: Mapping[str, Value]) -> None:
    if unknown := set(values) - FIELDS[table]:
        del unknown
        raise NewerError
    shapes = defaults(table)
    for name, value in values.items():
        if not _has_shape(value, shapes[name]):
            raise NotTakenError("A change in it writes a value of the wrong kind.")


def _has_shape(value: Any, like: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value) and isinstance(like, list | str)
    return type(value) is type(like)


def erased_by(connection: Connection, new: Sequence[Incoming]) -> tuple[Row, ...]:
    """What arriving erasures take away here: the rows they name, and all in the scope of a case that goes."""
    rows: dict[Row, None] = {}
    for header in (change.header for change in new if change.header.op == log.ERASE):
        rows[header.tbl, header.row] = None
        if header.tbl == "case":
            rows.update(dict.fromkeys(erase.rows_in_scope(connection, header.row)))
    return tuple(rows)


def _settle(connection: Connection, table: str, row: str) -> None:
    """Let the heads and the row be what all changes of the row add up to."""
    where = {"tbl": table, "row": row}
    changes = [(change, log.read_bases(bases)) for change, bases in connection.execute(_CHANGES, where)]
    connection.execute(_DROP_HEADS, where)
    heads = [
        {**where, "field": name, "change": change}
        for name, ids in heads_of(changes).items()
        for change in ids
    ]
    if heads:
        connection.execute(_ADD_HEAD, heads)
    assessment = connection.execute(_PLACE, {"id": changes[0][0]}).scalar_one()
    project_row(connection, str(assessment), table, row)
