"""Reads an assessment whole, as frozen values, in one read transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, text

from csa_desktop.domain import cases, team, values
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.store import log
from csa_desktop.store.tables import SHARED

Value = TypeVar("Value")

KINDS: dict[str, type[Any]] = {
    "assessment": values.Assessment,
    "member": values.Member,
    "source": values.Source,
    "citation": values.Citation,
    "statement": values.Statement,
    "support": values.Support,
    "answer": values.Answer,
    "agreement": values.Agreement,
    "export": values.Export,
    "listing": cases.Listing,
    "draw": cases.Draw,
    "case": cases.Case,
    "event": cases.Event,
    "risk": cases.Risk,
    "appointment": cases.Appointment,
    "device": team.Device,
}
"""Which value a row of each shared table is read as."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a field said from some moment on, and who wrote it."""

    change: str
    field: str
    value: log.Value | None
    """None where it was deleted or erased."""
    erased: bool
    author: str
    device: str
    at: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Doing:
    """One command as history lists it; `row` is the first statement it wrote, where it wrote one."""

    command: str
    label: str
    act: str
    author: str
    at: str
    row: str
    other: tuple[str, str] = ("", "")
    """(table, row) of something else that it wrote: an answer, a link between two statements, a source, where
    it was a single one."""


def doings(connection: Connection, assessment: str, limit: int = 500, case: str = "") -> tuple[Doing, ...]:
    """What was done in an assessment, or about one case of it, the newest first."""
    rows = connection.execute(
        text(
            "SELECT command, label, act, author, wall,"
            " coalesce(max(CASE WHEN tbl = 'statement' THEN row END), ''),"
            " CASE WHEN count(DISTINCT CASE WHEN tbl = 'source' THEN row END) > 1 THEN '/' ELSE"
            " coalesce(max(CASE WHEN tbl <> 'statement' THEN tbl || '/' || row END), '/') END FROM change"
            " WHERE assessment = :assessment AND :case IN ('', scope_case)"
            " GROUP BY command ORDER BY max(seq) DESC LIMIT :limit"
        ),
        {"assessment": assessment, "limit": limit, "case": case},
    )
    return tuple(Doing(*said) for said in ((*row[:-1], _parted(row[-1])) for row in rows))


def _parted(other: str) -> tuple[str, str]:
    table, _, row = other.partition("/")
    return table, row


def assessments(connection: Connection) -> tuple[values.Assessment, ...]:
    """All assessments of the store by authority and year."""
    found = _read(connection, "assessment", None)
    return tuple(sorted(found, key=lambda a: (a.authority.casefold(), a.year, a.id)))


def trail(connection: Connection, assessment: str) -> Trail | None:
    """Everything of one assessment, or None where the store has none with this id."""
    opened = [a for a in _read(connection, "assessment", assessment) if a.id == assessment]
    if not opened:
        return None
    read = {f"{kind}s": _read(connection, kind, assessment) for kind in KINDS if kind != "assessment"}
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    return Trail(
        Rows(
            assessment=opened[0],
            at=int(at),
            conflicts=conflicts(connection),
            monitored_by=_monitored_by(connection, assessment),
            **read,
        )
    )


def _monitored_by(connection: Connection, assessment: str) -> tuple[values.Assessment, ...]:
    return tuple(a for a in assessments(connection) if a.earlier == assessment and a.id != assessment)


def _read(connection: Connection, kind: str, assessment: str | None) -> tuple[Any, ...]:
    table = SHARED[kind]
    query = table.select().order_by(table.c.id)
    if assessment is not None:
        query = query.where(table.c.assessment == assessment)
    return tuple(_values(KINDS[kind], connection.execute(query).mappings()))


def _values(kind: type[Value], rows: Iterable[RowMapping]) -> Iterable[Value]:
    names = [f.name for f in fields(kind)]  # type: ignore[arg-type]
    for row in rows:
        yield kind(*(_frozen(row[name]) for name in names))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def conflicts(connection: Connection) -> frozenset[tuple[str, str, str]]:
    """(table, row, field) wherever several heads say different things; equal values are none."""
    several = connection.exec_driver_sql(
        "SELECT tbl, row, field FROM head GROUP BY tbl, row, field HAVING count(*) > 1"
    ).all()
    return frozenset((t, r, f) for t, r, f in several if len(set(_said(connection, t, r, f))) > 1)


def _said(connection: Connection, table: str, row: str, field: str) -> list[str]:
    heads = connection.execute(
        text(
            "SELECT c.op, c.schema_version, p.body FROM head h JOIN change c ON c.id = h.change"
            " LEFT JOIN payload p ON p.change = c.id WHERE h.tbl = :t AND h.row = :r AND h.field = :f"
        ),
        {"t": table, "r": row, "f": field},
    )
    return [
        log.canonical(log.unseal(body, version, table).get(field)) if body and op == log.WRITE else ""
        for op, version, body in heads
    ]


def history(connection: Connection, table: str, row: str) -> tuple[Version, ...]:
    """Every value that every field of a row has had, oldest first."""
    rows = connection.execute(
        text(
            "SELECT c.id, c.bases, c.op, c.schema_version, c.author, c.device, c.wall, c.label, p.body,"
            " h.field AS head FROM change c LEFT JOIN payload p ON p.change = c.id"
            " LEFT JOIN head h ON h.change = c.id AND h.tbl = c.tbl AND h.row = c.row"
            " WHERE c.tbl = :tbl AND c.row = :row ORDER BY c.seq, h.field"
        ),
        {"tbl": table, "row": row},
    ).mappings()
    merged: dict[str, tuple[RowMapping, set[str]]] = {}
    for found in rows:
        merged.setdefault(found["id"], (found, set()))[1].add(found["head"])
    return tuple(v for found, heads in merged.values() for v in _versions(found, heads, table))


def _versions(found: RowMapping, heads: set[str], table: str) -> Iterable[Version]:
    erased = found["body"] is None
    said = {} if erased else log.unseal(found["body"], found["schema_version"], table)
    for field in log.read_bases(found["bases"]):
        yield Version(
            change=found["id"],
            field=field,
            value=said.get(field),
            erased=erased,
            author=found["author"],
            device=found["device"],
            at=found["wall"],
            label=found["label"],
            current=field in heads,
        )
