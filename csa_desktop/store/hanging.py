"""What hangs on a row, and what hangs on rows that were removed by somebody who did not know of it.

The door removes what hangs on a row with the row. So whatever still hangs on a removed row was added
without knowledge of the removal, on any laptop and in whatever order changes came.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import ENDS, hooks

Row = tuple[str, str]
"""Table and id."""

_NOT_THERE = ' AND "{1}" NOT IN (SELECT id FROM "{0}")'
_NAMED = "SELECT '{0}', '{1}', \"{1}\" FROM \"{0}\" WHERE \"{1}\" <> ''{2}"
_NAMED_IN_VAIN = text(
    " UNION ALL ".join(
        _NAMED.format(hung, field, "".join(_NOT_THERE.format(table, field) for table in tables))
        for hung, ends in ENDS.items()
        for field, tables in ends
    )
)
"""What is named and not there, along the indexes of both sides: it is asked with every trail."""
_REMOVED = text(
    "SELECT max(op = 'delete') AND NOT max(op = 'erase') FROM change WHERE tbl = :tbl AND row = :row"
)
_CAME_SINCE = text(
    "SELECT 1 FROM change WHERE tbl = :tbl AND row = :row AND op = 'write' AND seq > :at LIMIT 1"
)


def left_hanging(connection: Connection, assessment: str = "") -> dict[Row, tuple[Row, ...]]:
    """Removed rows, not erased ones, with all that hangs on each; of all assessments where none is named."""
    found: dict[Row, set[Row]] = {}
    named = {(hung, field, row) for hung, field, row in connection.execute(_NAMED_IN_VAIN)}
    for hung, field, row in sorted(named):
        removed = [(t, row) for t in dict(ENDS[hung])[field] if is_removed(connection, t, row)]
        for where in removed:
            links = _naming(connection, hung, field, row, assessment)
            found.setdefault(where, set()).update(links)
    return {where: tuple(sorted(links)) for where, links in sorted(found.items()) if links}


def _naming(connection: Connection, hung: str, field: str, row: str, assessment: str = "") -> Iterator[Row]:
    query = text(f'SELECT id FROM "{hung}" WHERE "{field}" = :row AND :assessment IN (\'\', assessment)')
    for id in connection.execute(query, {"row": row, "assessment": assessment}).scalars().all():
        yield hung, id


def hanging_on(connection: Connection, table: str, row: str) -> Iterator[Row]:
    """(table, row) of whatever is there and hangs on a row."""
    for hung, field in hooks(table):
        yield from _naming(connection, hung, field, row)


def is_removed(connection: Connection, table: str, row: str) -> bool:
    """True for a row that is in its table no more because somebody removed it, and nobody erased it."""
    there = connection.execute(text(f'SELECT 1 FROM "{table}" WHERE id = :row'), {"row": row}).scalar()
    return not there and bool(connection.execute(_REMOVED, {"tbl": table, "row": row}).scalar())


def came_since(connection: Connection, table: str, row: str, at: int) -> bool:
    """True where something was written to a row after a place of this store's log."""
    return connection.execute(_CAME_SINCE, {"tbl": table, "row": row, "at": at}).scalar() is not None
