"""Which child a change concerns: the case in whose scope it is, so that erasing reaches all of it."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from csa_desktop.store import log
from csa_desktop.store.log import Value

CASE = "case"
WITH_CASE = ("statement", "source", "event", "risk", "appointment")
"""The tables whose rows name a case."""
_ENDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "citation": (("statement", ("statement",)), ("source", ("source", "event"))),
    "support": (("statement", ("statement",)), ("on", ("statement",))),
    "agreement": (("statement", ("statement",)),),
    "answer": (("about", (CASE, "source", "risk", "statement", "event")),),
}
"""For what hangs on other rows: its fields, and the tables in which the row that a field names may be."""
_ERASED = text("SELECT 1 FROM change WHERE tbl = 'case' AND row = :row AND op = :op LIMIT 1")


def scope_of(connection: Connection, table: str, row: str, values: Mapping[str, Value]) -> str:
    """The case that a row is about once `values` are written to it; empty where it is about none."""
    if table == CASE:
        return row
    if table in WITH_CASE:
        return str(values.get(CASE) or _case_in(connection, table, row))
    for field, tables in _ENDS.get(table, ()):
        named = str(values.get(field) or _field_of(connection, table, row, field))
        for other in tables if named else ():
            if (
                found := named
                if other == CASE and _is_case(connection, named)
                else _case_in(connection, other, named)
            ):
                return found
    return ""


def is_erased(connection: Connection, case: str) -> bool:
    """True where the case was erased: nothing more is written about that child here."""
    return connection.execute(_ERASED, {"row": case, "op": log.ERASE}).scalar() is not None


def _is_case(connection: Connection, row: str) -> bool:
    return connection.execute(text('SELECT 1 FROM "case" WHERE id = :row'), {"row": row}).scalar() is not None


def _case_in(connection: Connection, table: str, row: str) -> str:
    return _field_of(connection, table, row, CASE) if table in WITH_CASE else ""


def _field_of(connection: Connection, table: str, row: str, field: str) -> str:
    found = connection.execute(
        text(f'SELECT "{field}" FROM "{table}" WHERE id = :row'), {"row": row}
    ).scalar()
    return str(found or "")
