"""Reads an assessment whole, as frozen values, in one read transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import JSON, Connection, RowMapping, select, text

from csa_desktop.domain import cases, cycle, indicators, team, values
from csa_desktop.domain.conflicts import Conflict, conflict_of, is_asked
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.errors import UserError
from csa_desktop.store import local, log
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
    "indicator": indicators.Indicator,
    "officer": cycle.Officer,
    "tick": cycle.Tick,
    "attendee": cycle.Attendee,
    "decision": cycle.Decision,
    "edition": cycle.Edition,
    "remark": cycle.Remark,
    "representation": cycle.Representation,
    "ground": cycle.Ground,
    "panellist": cycle.Panellist,
}
"""Which value a row of each shared table is read as."""


NOT_HERE = "That assessment is not in this store. Choose one from the list."


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
    bases: tuple[str, ...] = ()
    """The changes whose values its author was looking at."""
    put_back: bool = False
    """True where undo or redo put an earlier value back."""


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
    case: str = ""
    """The case that it was about, where it was about one."""


def doings(connection: Connection, assessment: str, limit: int = 500, case: str = "") -> tuple[Doing, ...]:
    """What was done in an assessment, or about one case of it, the newest first."""
    rows = connection.execute(
        text(
            "SELECT command, label, act, author, wall,"
            " coalesce(max(CASE WHEN tbl = 'statement' THEN row END), ''),"
            " CASE WHEN count(DISTINCT CASE WHEN tbl = 'source' THEN row END) > 1 THEN '/' ELSE"
            " coalesce(max(CASE WHEN tbl <> 'statement' THEN tbl || '/' || row END), '/') END,"
            " max(scope_case) FROM change"
            " WHERE assessment = :assessment AND :case IN ('', scope_case)"
            " GROUP BY command ORDER BY max(seq) DESC LIMIT :limit"
        ),
        {"assessment": assessment, "limit": limit, "case": case},
    )
    return tuple(_doing(*row) for row in rows)


def _doing(*said: str) -> Doing:
    command, label, act, author, at, row, other, about = said
    return Doing(command, label, act, author, at, row, _parted(other), about)


def _parted(other: str) -> tuple[str, str]:
    table, _, row = other.partition("/")
    return table, row


def assessments(connection: Connection) -> tuple[values.Assessment, ...]:
    """All assessments of the store by authority and year."""
    found = _read(connection, "assessment", None)
    return tuple(sorted(found, key=lambda a: (a.authority.casefold(), a.year, a.id)))


def assessment(connection: Connection, id: str) -> values.Assessment:
    """One assessment. Raises UserError where it is not in this store."""
    for found in _read(connection, "assessment", id):
        if found.id == id:
            return found  # type: ignore[no-any-return]
    raise UserError(NOT_HERE)


def sources(connection: Connection, assessment: str) -> tuple[values.Source, ...]:
    """The documents of an assessment."""
    return _read(connection, "source", assessment)


def devices(connection: Connection, assessment: str) -> tuple[team.Device, ...]:
    """The laptops of an assessment's team."""
    return _read(connection, "device", assessment)


def trail(connection: Connection, assessment: str) -> Trail | None:
    """Everything of one assessment, or None where the store has none with this id."""
    opened = [a for a in _read(connection, "assessment", assessment) if a.id == assessment]
    if not opened:
        return None
    read = {f"{kind}s": _read(connection, kind, assessment) for kind in KINDS if kind != "assessment"}
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    torn = conflicts(connection, assessment)
    parted = _parted_fields(connection, torn)
    _fill_removed(connection, read, parted)
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


def _monitored_by(connection: Connection, assessment: str) -> tuple[values.Assessment, ...]:
    return tuple(a for a in assessments(connection) if a.earlier == assessment and a.id != assessment)


def _read(connection: Connection, kind: str, assessment: str | None) -> tuple[Any, ...]:
    return across(connection, kind, {} if assessment is None else {"assessment": assessment})


def across(connection: Connection, kind: str, wanted: Mapping[str, str]) -> tuple[Any, ...]:
    """Rows of one shared table, whichever assessment they are of, where these fields say this; by id."""
    table = SHARED[kind]
    names = [f.name for f in fields(KINDS[kind])]
    query = select(*(table.c[name] for name in names)).order_by(table.c.id)
    for name, value in wanted.items():
        query = query.where(table.c[name] == value)
    lists = any(isinstance(table.c[name].type, JSON) for name in names)
    return tuple(_values(KINDS[kind], connection.execute(query), lists=lists))


def _values(kind: type[Value], rows: Iterable[Sequence[Any]], *, lists: bool) -> Iterable[Value]:
    """The rows as values; only those of a table that has lists are gone through column by column."""
    return (kind(*map(_frozen, row)) for row in rows) if lists else (kind(*row) for row in rows)


def as_value(table: str, row: Mapping[str, Any]) -> Any:
    """A row of a shared table, by its columns, as the value that pages see."""
    kind = KINDS[table]
    return kind(*(_frozen(row[field.name]) for field in fields(kind)))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def conflicts(connection: Connection, assessment: str = "") -> frozenset[tuple[str, str, str]]:
    """(table, row, field) wherever several heads say different things that a person decides.

    Of all assessments where none is named. Equal values are none.
    """
    several = connection.exec_driver_sql(
        "SELECT tbl, row, field FROM head GROUP BY tbl, row, field HAVING count(*) > 1"
    ).all()
    torn: dict[tuple[str, str], dict[str, bool]] = {}
    for table, row, field in several:
        said = _said(connection, assessment, (table, row, field))
        if len(said) > 1:
            torn.setdefault((table, row), {})[field] = "" in said
    return frozenset(
        (table, row, field)
        for (table, row), fields_ in torn.items()
        for field, removal in fields_.items()
        if is_asked(table, field, fields_, removal=removal)
    )


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


def _parted_fields(connection: Connection, torn: Iterable[tuple[str, str, str]]) -> tuple[Conflict, ...]:
    device = local.get_setting(connection, "device")
    found = []
    for (table, row), group in groupby(sorted(torn), key=lambda where: where[:2]):
        versions = history(connection, table, row)
        found += [conflict_of(w, [v for v in versions if v.field == w[2]], device) for w in group]
    return tuple(found)


def _fill_removed(
    connection: Connection, read: dict[str, tuple[Any, ...]], parted: Iterable[Conflict]
) -> None:
    """What one removed and another changed stays in its place until somebody decides."""
    for table, row in dict.fromkeys((c.table, c.row) for c in parted if c.is_removal):
        rows = read.get(f"{table}s", ())
        read[f"{table}s"] = tuple(_as_it_was(connection, table, r) if r.id == row else r for r in rows)


def _as_it_was(connection: Connection, table: str, row: Any) -> Any:
    versions = history(connection, table, row.id)
    living = {v.field for v in versions if v.current and v.value is not None}
    last = {v.field: _frozen(v.value) for v in versions if v.value is not None and v.field not in living}
    return replace(row, **last)


def history(connection: Connection, table: str, row: str) -> tuple[Version, ...]:
    """Every value that every field of a row has had, oldest first."""
    rows = connection.execute(
        text(
            "SELECT c.id, c.bases, c.op, c.act, c.schema_version, c.author, c.device, c.wall, c.label,"
            " p.body, h.field AS head FROM change c LEFT JOIN payload p ON p.change = c.id"
            " LEFT JOIN head h ON h.change = c.id AND h.tbl = c.tbl AND h.row = c.row"
            " WHERE c.tbl = :tbl AND c.row = :row ORDER BY c.seq, h.field"
        ),
        {"tbl": table, "row": row},
    ).mappings()
    merged: dict[str, tuple[RowMapping, set[str]]] = {}
    for found in rows:
        merged.setdefault(found["id"], (found, set()))[1].add(found["head"])
    return tuple(v for found, heads in merged.values() for v in _versions(found, heads, table))


def removed_with(connection: Connection, change: str) -> tuple[tuple[str, str], ...]:
    """(table, row) of everything that the command of a change removed."""
    rows = connection.execute(
        text(
            "SELECT tbl, row FROM change WHERE op = :op"
            " AND command = (SELECT command FROM change WHERE id = :change)"
        ),
        {"op": log.DELETE, "change": change},
    )
    return tuple((table, row) for table, row in rows)


def _versions(found: RowMapping, heads: set[str], table: str) -> Iterable[Version]:
    erased = found["body"] is None
    said = {} if erased else log.unseal(found["body"], found["schema_version"], table)
    for field, bases in log.read_bases(found["bases"]).items():
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
            bases=bases,
            put_back=found["act"] in (log.UNDO, log.REDO),
        )
