"""Reads an assessment whole, with what waits for a person, in one read transaction."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from csa_desktop.domain.conflicts import Conflict
from csa_desktop.domain.removals import said_before_removal
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment, Rows
from csa_desktop.store.parted import parted_fields, to_decide
from csa_desktop.store.reading import KINDS, as_value, assessments, history, of_kind
from csa_desktop.store.tables import defaults


def trail(connection: Connection, assessment: str) -> Trail | None:
    """Everything of one assessment, or None where the store has none with this id."""
    opened = [a for a in of_kind(connection, "assessment", assessment) if a.id == assessment]
    if not opened:
        return None
    read = {f"{kind}s": of_kind(connection, kind, assessment) for kind in KINDS if kind != "assessment"}
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    torn, hung = to_decide(connection, assessment)
    parted = parted_fields(connection, torn, hung)
    _fill_removed(connection, read, parted, assessment)
    return Trail(
        Rows(
            assessment=opened[0],
            at=int(at),
            conflicts=torn,
            parted=parted,
            monitored_by=_monitored_by(connection, assessment),
            **read,
        )
    )


def _monitored_by(connection: Connection, assessment: str) -> tuple[Assessment, ...]:
    return tuple(a for a in assessments(connection) if a.earlier == assessment and a.id != assessment)


def _fill_removed(
    connection: Connection, read: dict[str, tuple[Any, ...]], parted: Iterable[Conflict], assessment: str
) -> None:
    """What one removed and another changed, or added to, stays in its place until somebody decides."""
    removed = [conflict for conflict in parted if conflict.is_removal]
    rows = {(c.table, c.row): None for c in removed} | {
        (a.table, a.row): None for c in removed for a in c.added
    }
    for table, row in rows:
        there = read.get(f"{table}s", ())
        if any(r.id == row for r in there):
            read[f"{table}s"] = tuple(_as_it_was(connection, table, r) if r.id == row else r for r in there)
        elif table in KINDS:
            blank = {**defaults(table), "id": row, "assessment": assessment}
            put = _as_it_was(connection, table, as_value(table, blank))
            read[f"{table}s"] = tuple(sorted((*there, put), key=lambda r: str(r.id)))


def _as_it_was(connection: Connection, table: str, row: Any) -> Any:
    return replace(row, **said_before_removal(history(connection, table, row.id)))
