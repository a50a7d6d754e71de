"""What waits for a person: fields that say several things, and removed rows to which something was added."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlalchemy import Connection, text

from csa_desktop.domain.conflicts import (
    Added,
    Conflict,
    added_by,
    conflict_of,
    is_asked,
    removal_of,
)
from csa_desktop.domain.hanging import ENDS, ends_of
from csa_desktop.domain.removals import said_before_removal
from csa_desktop.store import hanging, local, log
from csa_desktop.store.reading import history
from csa_desktop.store.remnants import of_field, remnants

Hung = Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
"""Removed rows with all that hangs on each, as (table, row)."""

_ASSESSMENT_OF = text("SELECT assessment FROM change WHERE tbl = :tbl AND row = :row LIMIT 1")


def conflicts(connection: Connection, assessment: str = "") -> frozenset[tuple[str, str, str]]:
    """(table, row, field) wherever several heads say different things that a person decides.

    The field is empty where a row was removed and something was added to it meanwhile. Of all assessments
    where none is named. Equal values are none.
    """
    return to_decide(connection, assessment)[0]


def removed(connection: Connection, assessment: str = "") -> frozenset[tuple[str, str]]:
    """(table, row) of every row that somebody removed and that waits for a person."""
    torn = _torn(connection, assessment)
    removals = {where[:2] for where, removal in torn.items() if removal}
    return frozenset(removals | set(_hung(connection, assessment, torn)))


def conflicts_of_each(connection: Connection) -> dict[str, int]:
    """How many fields each assessment has on which a person is still to decide."""
    found = Counter(
        str(connection.execute(_ASSESSMENT_OF, {"tbl": table, "row": row}).scalar_one())
        for table, row, _ in conflicts(connection)
    )
    return dict(found)


def to_decide(connection: Connection, assessment: str) -> tuple[frozenset[tuple[str, str, str]], Hung]:
    """What is to be decided; a link that hangs on a removed row is decided with that row."""
    torn = _torn(connection, assessment)
    hung = _hung(connection, assessment, torn)
    decided_there = {row for rows in hung.values() for row in rows}
    left = {where for where in torn if where[:2] not in decided_there}
    return frozenset(left | {(table, row, "") for table, row in hung}), hung


def _torn(connection: Connection, assessment: str) -> Mapping[tuple[str, str, str], bool]:
    """(table, row, field) that say several things, and whether one of them is a removal."""
    several = connection.exec_driver_sql(
        "SELECT tbl, row, field FROM head GROUP BY tbl, row, field HAVING count(*) > 1"
    ).all()
    torn: dict[tuple[str, str], dict[str, bool]] = {}
    for table, row, field in several:
        said = _said(connection, assessment, (table, row, field))
        if len(said) > 1:
            torn.setdefault((table, row), {})[field] = "" in said
    asked = {
        (table, row, field): removal
        for (table, row), fields_ in torn.items()
        for field, removal in fields_.items()
        if is_asked(table, field, fields_, removal=removal)
    }
    return asked | dict.fromkeys(remnants(connection, assessment), True)


def _hung(connection: Connection, assessment: str, torn: Mapping[tuple[str, str, str], bool]) -> Hung:
    """What hangs on removed rows, as the tables say and as links said that were removed there themselves."""
    found = {row: set(rows) for row, rows in hanging.left_hanging(connection, assessment).items()}
    links = {where[:2] for where, removal in torn.items() if removal and where[0] in ENDS}
    for table, row in links:
        for end in ends_of(table, said_before_removal(history(connection, table, row))):
            if end in found or hanging.is_removed(connection, *end):
                found.setdefault(end, set()).add((table, row))
    return {row: tuple(sorted(rows)) for row, rows in sorted(found.items())}


def _said(connection: Connection, assessment: str, where: tuple[str, str, str]) -> set[str]:
    """What the heads of a field say, each once; empty text for one that removed the row."""
    heads = connection.execute(
        text(
            "SELECT c.op, c.schema_version, p.body FROM head h JOIN change c ON c.id = h.change"
            " LEFT JOIN payload p ON p.change = c.id WHERE h.tbl = :t AND h.row = :r AND h.field = :f"
            " AND :a IN ('', c.assessment)"
        ),
        {"a": assessment, **dict(zip("trf", where, strict=True))},
    )
    table, _, field = where
    return {
        log.canonical(log.unseal(body, version, table).get(field)) if body and op == log.WRITE else ""
        for op, version, body in heads
    }


def parted_fields(
    connection: Connection, torn: Iterable[tuple[str, str, str]], hung: Hung
) -> tuple[Conflict, ...]:
    """The same with all that was written there, by table, row and field."""
    device = local.get_setting(connection, "device")
    found = []
    for (table, row), group in groupby(sorted(torn), key=lambda where: where[:2]):
        versions = history(connection, table, row)
        for where in group:
            if where[2]:
                found.append(conflict_of(where, of_field(versions, where[2]), device))
            else:
                added = [_added(connection, link, device) for link in hung[table, row]]
                found.append(removal_of((table, row), versions, added, device))
    return tuple(found)


def _added(connection: Connection, link: tuple[str, str], device: str) -> Added:
    ends = [field for field, _ in ENDS[link[0]]]
    return added_by(link, history(connection, *link), ends, device)
