"""Reads rows of the shared tables as frozen values, what was done, and every version of a field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import JSON, Connection, RowMapping, select, text

from csa_desktop.domain import cases, cycle, indicators, team, values
from csa_desktop.errors import UserError
from csa_desktop.store import log
from csa_desktop.store.tables import SHARED

Value = TypeVar("Value")

_TAKEN_OUT = text(
    "SELECT c.row FROM change c LEFT JOIN payload p ON p.change = c.id"
    " WHERE c.assessment = :assessment AND c.tbl = :tbl AND c.act NOT IN (:undo, :redo)"
    " AND (c.op <> :write OR p.change IS NULL)"
    " AND c.seq = (SELECT max(l.seq) FROM change l WHERE l.tbl = c.tbl AND l.row = c.row)"
)

_WRITTEN = text(
    "SELECT p.body, c.schema_version, c.tbl FROM change c JOIN payload p ON p.change = c.id WHERE c.id = :id"
)

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
    wrote: str = ""
    """The words that it gave its statement, where it gave it any."""


def values_of(connection: Connection, change: str) -> dict[str, log.Value]:
    """What a change wrote; empty for a delete and for an erased payload."""
    row = connection.execute(_WRITTEN, {"id": change}).first()
    return log.unseal(row[0], row[1], row[2]) if row else {}


def doings(connection: Connection, assessment: str, limit: int = 500, case: str = "") -> tuple[Doing, ...]:
    """What was done in an assessment, or about one case of it, the newest first."""
    rows = connection.execute(
        text(
            "SELECT command, label, act, author, wall,"
            " coalesce(max(CASE WHEN tbl = 'statement' THEN row || '/' || id END), '/'),"
            " CASE WHEN count(DISTINCT CASE WHEN tbl = 'source' THEN row END) > 1 THEN '/' ELSE"
            " coalesce(max(CASE WHEN tbl <> 'statement' THEN tbl || '/' || row END), '/') END,"
            " max(scope_case) FROM change"
            " WHERE assessment = :assessment AND :case IN ('', scope_case)"
            " GROUP BY command ORDER BY max(seq) DESC LIMIT :limit"
        ),
        {"assessment": assessment, "limit": limit, "case": case},
    )
    return tuple(_doing(connection, *row) for row in rows)


def _doing(connection: Connection, *said: str) -> Doing:
    command, label, act, author, at, written, other, about = said
    row, change = _parted(written)
    wrote = str(values_of(connection, change).get("text") or "") if change else ""
    return Doing(command, label, act, author, at, row, _parted(other), about, wrote)


def _parted(other: str) -> tuple[str, str]:
    table, _, row = other.partition("/")
    return table, row


def assessments(connection: Connection) -> tuple[values.Assessment, ...]:
    """All assessments of the store by authority and year."""
    found = of_kind(connection, "assessment", None)
    return tuple(sorted(found, key=lambda a: (a.authority.casefold(), a.year, a.id)))


def assessment(connection: Connection, id: str) -> values.Assessment:
    """One assessment. Raises UserError where it is not in this store."""
    for found in of_kind(connection, "assessment", id):
        if found.id == id:
            return found  # type: ignore[no-any-return]
    raise UserError(NOT_HERE)


def sources(connection: Connection, assessment: str) -> tuple[values.Source, ...]:
    """The documents of an assessment."""
    return of_kind(connection, "source", assessment)


def devices(connection: Connection, assessment: str) -> tuple[team.Device, ...]:
    """The laptops of an assessment's team."""
    return of_kind(connection, "device", assessment)


def of_kind(connection: Connection, kind: str, assessment: str | None) -> tuple[Any, ...]:
    """Rows of one shared table of an assessment, or of all; by id."""
    return across(connection, kind, {} if assessment is None else {"assessment": assessment})


def across(connection: Connection, kind: str, wanted: Mapping[str, str]) -> tuple[Any, ...]:
    """Rows of one shared table, whichever assessment they are of, where these fields say this; by id."""
    table = SHARED[kind]
    names = [f.name for f in fields(KINDS[kind])]
    query = select(*(table.c[name] for name in names)).order_by(table.c.id)
    for name, value in wanted.items():
        query = query.where(table.c[name] == value)
    lists = [place for place, name in enumerate(names) if isinstance(table.c[name].type, JSON)]
    return tuple(_values(KINDS[kind], connection.execute(query), lists))


def _values(kind: type[Value], rows: Iterable[Sequence[Any]], lists: Sequence[int]) -> Iterator[Value]:
    """The rows as values; `lists` are the places of the columns in which there can be a list."""
    for row in rows:
        said = list(row)
        for place in lists:
            said[place] = _frozen(said[place])
        yield kind(*said)


def as_value(table: str, row: Mapping[str, Any]) -> Any:
    """A row of a shared table, by its columns, as the value that pages see."""
    kind = KINDS[table]
    return kind(*(_frozen(row[field.name]) for field in fields(kind)))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


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


def taken_out(connection: Connection, table: str, assessment: str) -> frozenset[str]:
    """Rows of an assessment that somebody removed or erased last, and that undo or redo did not take away."""
    asked = {"tbl": table, "assessment": assessment, "write": log.WRITE, "undo": log.UNDO, "redo": log.REDO}
    return frozenset(connection.execute(_TAKEN_OUT, asked).scalars())


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
