"""What hangs on a row, and what hangs on rows that were removed by somebody who did not know of it.

The door removes what hangs on a row with the row. So whatever still hangs on a removed row was added
without knowledge of the removal, on any laptop and in whatever order changes came.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import ENDS, hooks

Row = tuple[str, str]
"""Table and id."""

_HUNG = (
    "SELECT '{0}', t.\"{1}\", '{2}', t.id FROM \"{2}\" t WHERE :assessment IN ('', t.assessment)"
    ' AND t."{1}" <> \'\' AND NOT EXISTS (SELECT 1 FROM "{0}" r WHERE r.id = t."{1}")'
    " AND EXISTS (SELECT 1 FROM change c WHERE c.tbl = '{0}' AND c.row = t.\"{1}\" AND c.op = 'delete')"
    " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.tbl = '{0}' AND c.row = t.\"{1}\" AND c.op = 'erase')"
)
_ALL_HUNG = text(
    " UNION ".join(
        _HUNG.format(table, field, hung)
        for hung, ends in ENDS.items()
        for field, tables in ends
        for table in tables
    )
    + " ORDER BY 1, 2, 3, 4"
)
_REMOVED = text(
    "SELECT max(op = 'delete') AND NOT max(op = 'erase') FROM change WHERE tbl = :tbl AND row = :row"
)
_CAME_SINCE = text(
    "SELECT 1 FROM change WHERE tbl = :tbl AND row = :row AND op = 'write' AND seq > :at LIMIT 1"
)


def left_hanging(connection: Connection, assessment: str = "") -> dict[Row, tuple[Row, ...]]:
    """Removed rows, not erased ones, with all that hangs on each; of all assessments where none is named."""
    found: dict[Row, tuple[Row, ...]] = {}
    for table, row, hung, id in connection.execute(_ALL_HUNG, {"assessment": assessment}):
        found[table, row] = (*found.get((table, row), ()), (hung, id))
    return found


def hanging_on(connection: Connection, table: str, row: str) -> Iterator[Row]:
    """(table, row) of whatever is there and hangs on a row."""
    for hung, field in hooks(table):
        query = text(f'SELECT id FROM "{hung}" WHERE "{field}" = :row ORDER BY id')
        for id in connection.execute(query, {"row": row}).scalars().all():
            yield hung, id


def is_removed(connection: Connection, table: str, row: str) -> bool:
    """True for a row that is in its table no more because somebody removed it, and nobody erased it."""
    there = connection.execute(text(f'SELECT 1 FROM "{table}" WHERE id = :row'), {"row": row}).scalar()
    return not there and bool(connection.execute(_REMOVED, {"tbl": table, "row": row}).scalar())


def came_since(connection: Connection, table: str, row: str, at: int) -> bool:
    """True where something was written to a row after a place of this store's log."""
    return connection.execute(_CAME_SINCE, {"tbl": table, "row": row, "at": at}).scalar() is not None
