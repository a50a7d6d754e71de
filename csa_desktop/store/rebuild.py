"""Builds heads, tables and search entries from the log alone, many rows at once."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store import log, settling
from csa_desktop.store.bulk import in_batches
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Value
from csa_desktop.store.project import added_up
from csa_desktop.store.settling import Row
from csa_desktop.store.tables import SHARED

_CHANGES = text("SELECT tbl, row, assessment, id, bases FROM change ORDER BY seq")
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
    settling.insert_heads(connection, _head_rows(found))
    for name, rows in groupby(_rows(connection, found), key=lambda row: row[0]):
        for some in in_batches((row for _, row in rows), settling.AT_ONCE):
            settling.insert_rows(connection, name, some)


def heads_from_log(connection: Connection) -> dict[Row, tuple[str, dict[str, tuple[str, ...]]]]:
    """(table, row) -> its assessment and the heads of its fields, from the log alone."""
    changes: dict[Row, list[tuple[str, Mapping[str, tuple[str, ...]]]]] = {}
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
) -> Iterator[tuple[str, tuple[str, str, dict[str, Any]]]]:
    for (table, row), values in rows_of_heads(connection):
        if values is not None:
            yield table, (row, found[table, row][0], values)
