"""Takes changes from another laptop into the log, whole or not at all, and projects what they touch.

What was erased stays erased whatever arrives: a late change about it keeps its header and loses its text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import JSON, Connection, text

from csa_desktop.store import bulk, erase, log, scope, settling
from csa_desktop.store.bulk import in_batches
from csa_desktop.store.known import StoreLog
from csa_desktop.store.log import Header, Payload, Value
from csa_desktop.store.settling import AT_ONCE, Change, Progress, Settled
from csa_desktop.store.tables import FIELDS, SHARED, defaults
from csa_desktop.store.weighing import (
    Chain,
    Erased,
    Incoming,
    Missing,
    MissingError,
    NotTakenError,
    Weighed,
    weigh,
    weigh_again,
)

Row = tuple[str, str]
"""Table and id."""

_OWNERS = text(
    "SELECT c.assessment FROM json_each(:rows) r JOIN change c"
    " ON c.tbl = json_extract(r.value, '$[0]') AND c.row = json_extract(r.value, '$[1]')"
    " WHERE c.assessment <> :assessment LIMIT 1"
)
_whole_header = attrgetter(*Header.__slots__)


@dataclass(frozen=True, slots=True)
class Admitted:
    """What was taken."""

    changes: tuple[str, ...]
    known: int
    rows: frozenset[Row]
    erased: tuple[Row, ...]
    """Rows that were erased elsewhere and are now erased here."""
    forks: tuple[Chain, ...]
    conflicts: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)
    """(table, row, field) that have several values now and had one before."""
    left: tuple[str, ...] = ()
    """What of the erasing could not be done on this disk yet, as sentences."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was weighed, and what tables and search will say with it, worked out by reading alone."""

    weighed: Weighed
    gone: Erased
    erased: tuple[Row, ...]
    """Rows that it erases; they are settled once their texts are gone."""
    settled: tuple[Settled, ...]


def look(
    connection: Connection, incoming: Iterable[Incoming], certified: Mapping[Chain, Sequence[str]]
) -> Weighed:
    """What would be taken; nothing is changed. Raises NotTakenError where it does not fit."""
    came = tuple(incoming)
    weighed = weigh(StoreLog(connection, came), came, certified)
    gone = gone_after(connection, weighed.new)
    for change in weighed.new:
        _demand_readable(change, gone)
    _demand_own_rows(connection, weighed.new)
    return replace(weighed, at=_place(connection))


def look_again(connection: Connection, weighed: Weighed) -> Weighed:
    """The same against the log as it is now; the very same where the log has not gone on since."""
    if weighed.at == _place(connection):
        return weighed
    again = weigh_again(StoreLog(connection, weighed.came), weighed)
    _demand_own_rows(connection, again.new)
    return replace(again, at=_place(connection))


def prepare(connection: Connection, weighed: Weighed, tell: Progress = lambda _: None) -> Prepared:
    """Weigh it once more and work out all that `admit` will write, before anybody has to wait for it."""
    again = look_again(connection, weighed)
    gone = gone_after(connection, again.new)
    erased = erased_by(connection, gone)
    coming: dict[Row, list[Change]] = {}
    for change in again.new:
        header, payload = change.header, kept_of(change, gone)
        body = payload.body if payload else None
        said = Change(header.assessment, change.id, header.bases, header.op, header.schema_version, body)
        coming.setdefault((header.tbl, header.row), []).append(said)
    settled = settling.prepare(connection, coming.keys() - set(erased), coming, tell)
    return Prepared(again, gone, erased, settled)


def _place(connection: Connection) -> int:
    """How far the log goes, which only grows."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one())


def admit(
    connection: Connection,
    weighed: Weighed,
    prepared: Prepared | None = None,
    tell: Progress = lambda _: None,
) -> Admitted:
    """Take what was weighed, inside the caller's transaction, whose door stands open for erasing.

    What was prepared is written as it is where it was made of this very weighing, and made anew else.
    """
    if prepared is None or prepared.weighed is not weighed:
        prepared = prepare(connection, weighed)
    new, erased = prepared.weighed.new, prepared.erased
    _append(connection, new, prepared.gone)
    documents = erase.drop_texts(connection, erased)
    settling.write(connection, prepared.settled, tell)
    if erased:
        settling.settle(connection, erased)
        erase.drop_rest(connection, new[0].header.assessment, erased, documents)
    return Admitted(
        changes=tuple(c.id for c in new),
        known=prepared.weighed.known,
        rows=frozenset((c.header.tbl, c.header.row) for c in new),
        erased=erased,
        forks=prepared.weighed.forks,
    )


def _append(connection: Connection, new: Sequence[Incoming], gone: Erased) -> None:
    changes = ((change.id, *_whole_header(change.header)) for change in new)
    bulk.insert(connection, "change", ("id", *Header.__slots__), changes)
    kept = ((change.id, kept_of(change, gone)) for change in new)
    payloads = ((id, payload.salt, payload.body) for id, payload in kept if payload is not None)
    bulk.insert(connection, "payload", ("change", "salt", "body"), payloads)


def _demand_own_rows(connection: Connection, new: Sequence[Incoming]) -> None:
    """That no change writes to a row of another assessment."""
    for some in in_batches(new, AT_ONCE):
        rows = log.canonical([(c.header.tbl, c.header.row) for c in some])
        where = {"rows": rows, "assessment": some[0].header.assessment}
        if connection.execute(_OWNERS, where).first() is not None or any(map(_is_astray, some)):
            raise NotTakenError("A change in it writes to something of another inspection.")


def _is_astray(change: Incoming) -> bool:
    """True for a second inspection inside one."""
    return change.header.tbl == "assessment" and change.header.row != change.header.assessment


def gone_after(connection: Connection, new: Sequence[Incoming]) -> Erased:
    """What is erased once these changes of one assessment are here, in whatever order they came."""
    headers = [change.header for change in new]
    named = {(header.tbl, header.row) for header in headers if header.op == log.ERASE}
    gone = {*erase.erased_rows(connection), *named}
    for assessment in {header.assessment for header in headers}:
        cases = {row for table, row in named if table == scope.CASE}
        for case in cases:
            gone.update(erase.rows_in_scope(connection, assessment, case))
        cases |= erase.erased_cases(connection, assessment)
        gone.update((h.tbl, h.row) for h in headers if h.scope_case in cases and h.scope_case)
    return Erased(frozenset(gone))


def kept_of(change: Incoming, gone: Erased) -> Payload | None:
    """The text of a change, as far as it is kept."""
    return None if gone.covers(change.header) else change.payload


def documents_of(connection: Connection, weighed: Weighed) -> frozenset[str]:
    """The hashes of the documents that the changes give to sources, less what is erased."""
    gone = gone_after(connection, weighed.new)
    kept = ((c.header, kept_of(c, gone)) for c in weighed.new if c.header.tbl == "source")
    said = (log.unseal(text.body, header.schema_version, "source") for header, text in kept if text)
    return frozenset(str(values["sha256"]) for values in said if values.get("sha256"))


def _demand_readable(change: Incoming, gone: Erased) -> None:
    """That a change says something that this version can keep."""
    header = change.header
    if header.schema_version > log.SCHEMA_VERSION or header.tbl not in FIELDS or header.op not in log.OPS:
        raise NewerError
    if not header.bases_by_field().keys() <= FIELDS[header.tbl]:
        raise NewerError
    if not header.row or header.schema_version < 1:
        raise NotTakenError("A change in it does not say what it is about.")
    if change.payload is None:
        if header.op != log.ERASE and not gone.covers(header):
            # whoever sent it has an erasure that is not known here: it comes with another file
            raise MissingError((Missing(change.chain, header.number),))
        return
    values = log.unseal(change.payload.body, header.schema_version, header.tbl)
    if header.op == log.WRITE:
        _demand_values(header.tbl, values)
        _demand_scope(header, values)
    wanted = {log.WRITE: header.bases_by_field().keys(), log.ERASE: {"ground"}}.get(header.op, set())
    if values.keys() != wanted:
        raise NotTakenError("A change in it writes something else than its header says.")


class NewerError(NotTakenError):
    """It was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "It was written by a newer version of the program. Nothing was changed, and the file is kept. "
            "Install that version, or a later one, and bring it in again."
        )


def _demand_values(table: str, values: Mapping[str, Value]) -> None:
    if not values.keys() <= FIELDS[table]:
        raise NewerError
    shapes = _shapes(table)
    if not all(shapes[name](value) for name, value in values.items()):
        raise NotTakenError("A change in it writes a value of the wrong kind.")


def _demand_scope(header: Header, values: Mapping[str, Value]) -> None:
    """That what names a child in its text does so in its header, by which it is erased with that child."""
    named = header.row if header.tbl == scope.CASE else values.get(scope.CASE)
    if header.tbl in (scope.CASE, *scope.WITH_CASE) and named not in (None, "", header.scope_case):
        raise NotTakenError("A change in it is about another child than its header says.")


@cache
def _shapes(table: str) -> dict[str, Callable[[Any], bool]]:
    """For each field of a table, whether a value is of the kind that its column keeps."""
    kinds = defaults(table)
    return {name: _shape(kinds[name], SHARED[table].c[name].type) for name in FIELDS[table]}


def _shape(like: Any, column: Any) -> Callable[[Any], bool]:
    if isinstance(like, int) and not isinstance(like, bool):
        return lambda value: type(value) is int and abs(value) <= log.GREATEST
    if not isinstance(column, JSON):
        return lambda value: type(value) is type(like)
    if isinstance(like, str):
        return lambda value: isinstance(value, str) or _is_texts(value)
    return _is_texts


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def erased_by(connection: Connection, gone: Erased) -> tuple[Row, ...]:
    """What is not erased yet and goes: rows that erasures name, and all that was ever about such a case."""
    return tuple(sorted(gone.rows - erase.erased_rows(connection)))
