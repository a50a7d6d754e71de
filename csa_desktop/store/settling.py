"""What rows add up to once some changes are there: worked out by reading alone, and written in one go.

Rows go in the order of their ids: the indexes are then written from one end to the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.dialects import sqlite

from csa_desktop.store import bulk, log
from csa_desktop.store.bulk import in_batches
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Value
from csa_desktop.store.project import SEARCHED, added_up, searched_words
from csa_desktop.store.tables import SHARED

Row = tuple[str, str]
"""Table and id."""
Progress = Callable[[float], None]
"""Is told a share from 0 to 1; what it raises ends the work."""

AT_ONCE = 5000
"""So many rows are written by one statement for each table; few make the search index write more often."""

_HEAD, _ENTRY = ("tbl", "row", "field", "change"), ("tbl", "row", "page", "label", "assessment", "text")
_OF_ROWS = (
    " FROM json_each(:rows) r JOIN {0} t"
    " ON t.tbl = json_extract(r.value, '$[0]') AND t.row = json_extract(r.value, '$[1]')"
)
_CHANGES_OF = text(
    "SELECT t.tbl, t.row, t.assessment, t.id, t.bases, t.op, t.schema_version, p.body"
    f"{_OF_ROWS.format('change')} LEFT JOIN payload p ON p.change = t.id ORDER BY t.seq"
)
_DROP_HEADS = text(f"DELETE FROM head WHERE pk IN (SELECT t.pk{_OF_ROWS.format('head')})")
_DROP_ENTRIES = text(f"DELETE FROM entry WHERE pk IN (SELECT t.pk{_OF_ROWS.format('entry')} AND t.page = 0)")
_DROP_ROWS = (
    "DELETE FROM \"{0}\" WHERE id IN (SELECT json_extract(value, '$[1]') FROM json_each(:rows)"
    " WHERE json_extract(value, '$[0]') = '{0}')"
)


class Change(NamedTuple):
    """A change of a row, as far as the row depends on it; `body` is None where its text is erased."""

    assessment: str
    id: str
    bases: str
    op: str
    schema_version: int
    body: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What some rows add up to, as their tables keep it."""

    known: tuple[Row, ...]
    """Those of which the log had changes: what is there of them makes room."""
    heads: list[tuple[str, str, str, str]] = field(default_factory=list)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """By table, in the order of `columns`."""
    entries: list[tuple[Any, ...]] = field(default_factory=list)


def _tell_nobody(_: float) -> None:
    pass


def settle(connection: Connection, rows: Iterable[Row]) -> None:
    """Let heads, tables and search entries of these rows be what all changes of each row add up to."""
    write(connection, prepare(connection, rows))


def prepare(
    connection: Connection,
    rows: Iterable[Row],
    coming: Mapping[Row, Sequence[Change]] | None = None,
    tell: Progress = _tell_nobody,
) -> tuple[Settled, ...]:
    """What the changes of each row, those in the log and those that are coming, add up to. It only reads."""
    wanted, found = sorted(rows), []
    for done, some in enumerate(in_batches(wanted, AT_ONCE)):
        tell(done * AT_ONCE / len(wanted))
        found.append(_prepared(connection, some, coming or {}))
    return tuple(found)


def write(connection: Connection, prepared: Sequence[Settled], tell: Progress = _tell_nobody) -> None:
    """Let heads, tables and search entries say what was worked out."""
    for done, some in enumerate(prepared):
        tell(done / len(prepared))
        if some.known:
            _make_room(connection, some.known)
        bulk.insert(connection, "head", _HEAD, some.heads)
        for table, rows in some.rows.items():
            bulk.insert(connection, table, columns(table), rows)
        bulk.insert(connection, "entry", _ENTRY, some.entries)


def _make_room(connection: Connection, rows: Sequence[Row]) -> None:
    where = {"rows": log.canonical(rows)}
    for statement in (_DROP_HEADS, _DROP_ENTRIES):
        connection.execute(statement, where)
    for table in dict.fromkeys(table for table, _ in rows):
        connection.execute(text(_DROP_ROWS.format(table)), where)


def _prepared(connection: Connection, rows: Sequence[Row], coming: Mapping[Row, Sequence[Change]]) -> Settled:
    known: dict[Row, list[Change]] = {}
    for table, row, *about in connection.execute(_CHANGES_OF, {"rows": log.canonical(rows)}):
        known.setdefault((table, row), []).append(Change(*about))
    settled = Settled(tuple(known))
    for where in rows:
        if changes := [*known.get(where, ()), *coming.get(where, ())]:
            _settle(settled, where, changes)
    return settled


def _settle(settled: Settled, where: Row, changes: Sequence[Change]) -> None:
    table, row = where
    heads = heads_of([(change.id, log.read_bases(change.bases)) for change in changes])
    settled.heads.extend((table, row, name, change) for name, change in _pairs(heads))
    values = added_up(table, sorted(_pairs(heads)), _wrote(table, changes, heads))
    if values is None:
        return
    assessment = changes[0].assessment
    settled.rows.setdefault(table, []).append(stored(table, row, assessment, values))
    if entry := entry_of(table, row, assessment, values):
        settled.entries.append(entry)


def _pairs(heads: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((name, change) for name, changes in heads.items() for change in changes)


def _wrote(
    table: str, changes: Iterable[Change], heads: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, Value]]:
    """What those of the changes wrote that are heads."""
    wanted = {change for changes in heads.values() for change in changes}
    return {
        change.id: log.unseal(change.body, change.schema_version, table)
        for change in changes
        if change.id in wanted and change.op == log.WRITE and change.body is not None
    }


# What a row is in its table, and in search


def insert_rows(
    connection: Connection, table: str, rows: Sequence[tuple[str, str, Mapping[str, Any]]]
) -> None:
    """Write rows, each (id, assessment, values), into their table and make them searchable."""
    bulk.insert(connection, table, columns(table), (stored(table, *row) for row in rows))
    entries = (entry_of(table, *row) for row in rows)
    bulk.insert(connection, "entry", _ENTRY, (entry for entry in entries if entry))


def insert_heads(connection: Connection, heads: Iterable[tuple[str, str, str, str]]) -> None:
    """Write heads, each (table, row, field, change)."""
    bulk.insert(connection, "head", _HEAD, heads)


def stored(table: str, row: str, assessment: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row as its table keeps it, in the order of `columns`."""
    full = {"id": row, "assessment": assessment, **values}
    for name, kept in _kept_otherwise(table):
        full[name] = kept(full[name])
    found: tuple[Any, ...] = _in_order(table)(full)
    return found


def entry_of(table: str, row: str, assessment: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """What search keeps of a row; None where it finds nothing in it."""
    if table not in SEARCHED or not (words := searched_words(table, values)):
        return None
    return table, row, 0, "", assessment, words


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a shared table that are written."""
    return tuple(column.name for column in SHARED[table].columns if column.name != "pk")


@cache
def _in_order(table: str) -> Callable[[Mapping[str, Any]], Any]:
    return itemgetter(*columns(table))


@cache
def _kept_otherwise(table: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns whose values are not kept as they are, and how they are kept."""
    dialect = sqlite.dialect()
    kept = {c.name: c.type.dialect_impl(dialect).bind_processor(dialect) for c in SHARED[table].columns}
    return tuple((name, how) for name, how in kept.items() if how and name != "pk")
