"""Builds heads, tables and search entries from the log alone, many rows at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store import bulk, log
from csa_desktop.store.bulk import in_batches
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Value
from csa_desktop.store.project import SEARCHED, added_up, searched_words
from csa_desktop.store.tables import SHARED

Row = tuple[str, str]
"""Table and id."""

AT_ONCE = 2000

_CHANGES = text("SELECT tbl, row, assessment, id, bases FROM change ORDER BY seq")
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
_HEADS = text("SELECT tbl, row, field, change FROM head ORDER BY tbl, row, field, change")
_SAID = text(
    "SELECT h.tbl, h.row, h.change, c.op, c.schema_version, p.body"
    " FROM (SELECT DISTINCT tbl, row, change FROM head) h LEFT JOIN change c ON c.id = h.change"
    " LEFT JOIN payload p ON p.change = h.change ORDER BY h.tbl, h.row, h.change"
)


def rebuild(connection: Connection) -> None:
    """Empty heads, shared tables and their search entries, and build them from the log alone.

    The search index is the caller's: it has to be made anew afterwards.
    """
    for table in SHARED.values():
        connection.execute(table.delete())
    connection.exec_driver_sql("DELETE FROM head")
    connection.exec_driver_sql("DELETE FROM entry WHERE tbl <> 'page'")
    found = heads_from_log(connection)
    bulk.insert(connection, "head", _HEAD, _head_rows(found))
    for name, rows in groupby(_rows(connection, found), key=lambda row: row[0]):
        for some in in_batches((row for _, row in rows), AT_ONCE):
            _write(connection, name, some)


_progress: ContextVar[Callable[[float], None] | None] = ContextVar("progress", default=None)


@contextmanager
def telling(progress: Callable[[float], None]) -> Iterator[None]:
    """While this lasts, `settle` tells `progress` a share from 0 to 1; what that raises ends it."""
    before = _progress.set(progress)
    try:
        yield
    finally:
        _progress.reset(before)


def settle(connection: Connection, rows: Iterable[Row]) -> None:
    """Let heads, tables and search entries of these rows be what all changes of each row add up to."""
    wanted, progress = list(rows), _progress.get()
    for done, some in enumerate(in_batches(wanted, AT_ONCE)):
        if progress:
            progress(done * AT_ONCE / len(wanted))
        _settle(connection, {"rows": log.canonical(some)})


def _settle(connection: Connection, where: Mapping[str, str]) -> None:
    changes: dict[Row, list[Any]] = {}
    for change in connection.execute(_CHANGES_OF, where):
        changes.setdefault((change.tbl, change.row), []).append(change)
    found = {
        key: (of[0].assessment, heads_of([(change.id, log.read_bases(change.bases)) for change in of]))
        for key, of in changes.items()
    }
    for statement in (_DROP_HEADS, _DROP_ENTRIES):
        connection.execute(statement, where)
    bulk.insert(connection, "head", _HEAD, _head_rows(found))
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table, _ in changes}
    for (table, row), (assessment, fields) in found.items():
        values = added_up(table, _in_order(fields), _wrote(table, changes[table, row], fields))
        if values is not None:
            rows[table].append({"id": row, "assessment": assessment, **values})
    for table, some in rows.items():
        connection.execute(text(_DROP_ROWS.format(table)), where)
        _write(connection, table, some)


def _in_order(heads: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return sorted((name, change) for name, changes in heads.items() for change in changes)


def _wrote(
    table: str, changes: Iterable[Any], heads: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, Value]]:
    """What those of the changes wrote that are heads."""
    wanted = {change for changes in heads.values() for change in changes}
    return {
        change.id: log.unseal(change.body, change.schema_version, table)
        for change in changes
        if change.id in wanted and change.op == log.WRITE and change.body is not None
    }


def heads_from_log(connection: Connection) -> dict[Row, tuple[str, dict[str, tuple[str, ...]]]]:
    """(table, row) -> its assessment and the heads of its fields, from the log alone."""
    changes: dict[Row, list[tuple[str, dict[str, tuple[str, ...]]]]] = {}
    of: dict[Row, str] = {}
    for table, row, assessment, change, bases in connection.execute(_CHANGES):
        changes.setdefault((table, row), []).append((change, log.read_bases(bases)))
        of[table, row] = assessment
    return {key: (of[key], heads_of(list_)) for key, list_ in changes.items()}


def rows_of_heads(connection: Connection) -> Iterator[tuple[Row, dict[str, Any] | None]]:
    """((table, row), what its heads add up to) of every row that has heads, in order of both."""
    heads = groupby(connection.execute(_HEADS), key=lambda row: (row[0], row[1]))
    said = groupby(connection.execute(_SAID), key=lambda row: (row[0], row[1]))
    for (key, fields), (_, changes) in zip(heads, said, strict=True):
        wrote: dict[str, dict[str, Value]] = {
            change: log.unseal(body, version, key[0])
            for _, _, change, op, version, body in changes
            if op == log.WRITE and body is not None
        }
        known = key[0] in SHARED
        yield key, added_up(key[0], [(f, c) for _, _, f, c in fields], wrote) if known else None


def _head_rows(
    found: Mapping[Row, tuple[str, Mapping[str, tuple[str, ...]]]],
) -> Iterator[tuple[str, str, str, str]]:
    for (table, row), (_, heads) in found.items():
        for name, changes in heads.items():
            for change in changes:
                yield table, row, name, change


def _rows(
    connection: Connection, found: Mapping[Row, tuple[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for (table, row), values in rows_of_heads(connection):
        if values is not None:
            yield table, {"id": row, "assessment": found[table, row][0], **values}


def _write(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = [column for column in SHARED[table].columns if column.name != "pk"]
    stored = [
        (c.name, c.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)) for c in columns
    ]
    values = ([kept(row[name]) if kept else row[name] for name, kept in stored] for row in rows)
    bulk.insert(connection, table, [name for name, _ in stored], values)
    if table in SEARCHED:
        words = ((row, searched_words(table, row)) for row in rows)
        entries = ((table, row["id"], 0, "", row["assessment"], said) for row, said in words if said)
        bulk.insert(connection, "entry", _ENTRY, entries)
