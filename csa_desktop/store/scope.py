"""Which child a change concerns: the case in whose scope it is, so that erasing reaches all of it."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import ENDS
from csa_desktop.store import log
from csa_desktop.store.log import Value

CASE = "case"
WITH_CASE = ("statement", "source", "event", "risk", "appointment")
"""The tables whose rows name a case."""
_ERASED = text(
    "SELECT 1 FROM change c WHERE c.tbl = :tbl AND c.row = :row AND (c.op = :op OR EXISTS"
    " (SELECT 1 FROM change e WHERE e.tbl = 'case' AND e.row = c.scope_case AND e.op = :op"
    " AND e.assessment = c.assessment)) LIMIT 1"
)
_LAST_SCOPE = text(
    "SELECT scope_case FROM change WHERE tbl = :tbl AND row = :row AND scope_case <> ''"
    " ORDER BY seq DESC LIMIT 1"
)


def scope_of(connection: Connection, table: str, row: str, values: Mapping[str, Value]) -> str:
    """The case that a row is about once `values` are written to it; empty where it is about none."""
    if table == CASE:
        return row
    if table in WITH_CASE:
        return str(values.get(CASE) or _case_of(connection, table, row))
    for field, tables in ENDS.get(table, ()):
        named = str(values.get(field) or _field_of(connection, table, row, field))
        for other in tables if named else ():
            if found := _case_of(connection, other, named):
                return found
    return ""


def is_erased(connection: Connection, table: str, row: str) -> bool:
    """True where the row, or a case that it was ever about, was erased: nothing more is written to it."""
    return connection.execute(_ERASED, {"tbl": table, "row": row, "op": log.ERASE}).scalar() is not None


def is_there(connection: Connection, table: str, row: str) -> bool:
    """True where the row is in its table now."""
    found = connection.execute(text(f'SELECT 1 FROM "{table}" WHERE id = :row'), {"row": row})
    return found.scalar() is not None


def _case_of(connection: Connection, table: str, row: str) -> str:
    """The case that a row is about; of one that was removed, the last that it was about."""
    if table not in (CASE, *WITH_CASE):
        return ""
    if is_there(connection, table, row):
        return row if table == CASE else _field_of(connection, table, row, CASE)
    # what hangs on a row is removed after it, and is about the same child
    return str(connection.execute(_LAST_SCOPE, {"tbl": table, "row": row}).scalar() or "")


def _field_of(connection: Connection, table: str, row: str, field: str) -> str:
    found = connection.execute(
        text(f'SELECT "{field}" FROM "{table}" WHERE id = :row'), {"row": row}
    ).scalar()
    return str(found or "")
