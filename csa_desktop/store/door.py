"""The one door: append changes, advance heads, update tables and search, commit. All or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from sqlalchemy import Connection, text

from csa_desktop import clock
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import followed, log, parted
from csa_desktop.store.beside import beside_removals
from csa_desktop.store.hanging import hanging_on
from csa_desktop.store.heads import advance, heads_of
from csa_desktop.store.log import Edit, Header, Recorded, Value
from csa_desktop.store.project import project_fields, project_row
from csa_desktop.store.reading import values_of
from csa_desktop.store.scope import is_erased, is_there, scope_of
from csa_desktop.store.tables import FIELDS, ChangeRow, PayloadRow, table_of

_ADD_CHANGE = table_of(ChangeRow).insert()
_ADD_PAYLOAD = table_of(PayloadRow).insert()
_HEADS = text("SELECT field, change FROM head WHERE tbl = :tbl AND row = :row ORDER BY pk")
_DROP_HEAD = text("DELETE FROM head WHERE tbl = :tbl AND row = :row AND field = :field")
_ADD_HEAD = text("INSERT INTO head (tbl, row, field, change) VALUES (:tbl, :row, :field, :change)")
_LAMPORT = text("SELECT lamport FROM change WHERE id = :id")
_ROW_CHANGES = text("SELECT seq, id, bases FROM change WHERE tbl = :tbl AND row = :row ORDER BY seq")
_LAST_IN_CHAIN = text(
    "SELECT id, number, lamport FROM change WHERE assessment = :assessment AND device = :device"
    " ORDER BY number DESC LIMIT 1"
)


ERASED = (
    "This was erased, and nothing more is kept about it. The history says who erased it, and on what ground."
)


@dataclass(frozen=True, slots=True)
class Who:
    """Whose change it is, and on which device."""

    device: str
    author: str


@dataclass(frozen=True, slots=True)
class Act:
    """One command as the log names it. The label is a fixed phrase, never what was typed."""

    label: str
    assessment: str
    act: str = log.DO
    undoes: str = ""
    scope_case: str = ""


def record(connection: Connection, who: Who, act: Act, edits: Sequence[Edit]) -> Recorded:
    """Write a command's edits inside the caller's transaction.

    Edits that change nothing are left out; a command of which nothing is left writes nothing. With a row goes
    what hangs on it, as far as whoever removes it has seen that.
    """
    command = new_id()
    written: dict[tuple[str, str], str] = {}
    waiting = cache(partial(parted.removed, connection, act.assessment))  # it looks through the whole store
    for edit in _with_what_hangs(connection, act, edits):
        _check(edit)
        heads = current_heads(connection, edit.table, edit.row)
        gone = _is_gone(connection, edit, known=bool(heads))
        bases = _bases(connection, edit, heads)
        if not (edit.delete or _goes_back(act)):
            bases = beside_removals(connection, edit, heads, bases, gone=gone, waiting=waiting)
        values = {} if edit.delete else _new_values(connection, edit, heads, bases)
        if not values and not (edit.delete and bases):
            continue
        bases = bases if edit.delete else {name: bases[name] for name in values}
        op = log.DELETE if edit.delete else log.WRITE
        about = _in_scope(connection, act, edit)
        change = append(connection, who, about, command, (edit.table, edit.row), op, bases, values)
        move_heads(connection, edit.table, edit.row, change, bases, heads)
        _project(connection, act.assessment, edit, values, heads, bases)
        written[(edit.table, edit.row)] = change
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    return Recorded(label=act.label, command=command if written else "", at=int(at), changes=written)


def _with_what_hangs(connection: Connection, act: Act, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, and once they are written the removal of what hangs on the rows that they removed.

    Undo and redo put back what was, and take nothing else along.
    """
    followed.refuse_change(connection, act.assessment, edits)
    yield from edits
    removed = [edit for edit in edits if edit.delete and not _goes_back(act)]
    while removed:
        more = [_along(edit, row) for edit in removed for row in hanging_on(connection, edit.table, edit.row)]
        followed.refuse_change(connection, act.assessment, more)
        yield from more
        removed = more


def _goes_back(act: Act) -> bool:
    return act.act in (log.UNDO, log.REDO)


def _along(edit: Edit, row: tuple[str, str]) -> Edit:
    return Edit(*row, seen=edit.seen if isinstance(edit.seen, int) else None, delete=True)


def _is_gone(connection: Connection, edit: Edit, *, known: bool) -> bool:
    """True where nothing is left of a row. What was erased stays so: that raises UserError."""
    gone = known and not is_there(connection, edit.table, edit.row)
    if gone and is_erased(connection, edit.table, edit.row):
        raise UserError(ERASED)
    return gone


def _in_scope(connection: Connection, act: Act, edit: Edit) -> Act:
    case = scope_of(connection, edit.table, edit.row, edit.values)
    if case and is_erased(connection, "case", case):
        raise UserError(ERASED)
    return replace(act, scope_case=case)


def _check(edit: Edit) -> None:
    unknown = set(edit.values) - FIELDS[edit.table]
    if unknown:
        raise ValueError(f"no such field in {edit.table}: {', '.join(sorted(unknown))}")


def current_heads(connection: Connection, table: str, row: str) -> dict[str, tuple[str, ...]]:
    """The heads of every field of a row."""
    heads: dict[str, tuple[str, ...]] = {}
    for field, change in connection.execute(_HEADS, {"tbl": table, "row": row}):
        heads[field] = (*heads.get(field, ()), change)
    return heads


def _bases(
    connection: Connection, edit: Edit, heads: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    names = tuple(heads) if edit.delete else tuple(edit.values)
    if isinstance(edit.seen, int):
        seen = heads_at(connection, edit.table, edit.row, edit.seen)
        return {name: seen.get(name, ()) for name in names if not edit.delete or seen.get(name)}
    if edit.seen is not None:
        named = {name: tuple(edit.seen.get(name, heads.get(name, ()))) for name in names}
        return {name: seen for name, seen in named.items() if seen or not edit.delete}
    return {name: heads.get(name, ()) for name in names}


def heads_at(connection: Connection, table: str, row: str, seq: int) -> dict[str, tuple[str, ...]]:
    """The heads of a row as they were at a place of this store's log."""
    rows = connection.execute(_ROW_CHANGES, {"tbl": table, "row": row})
    return heads_of([(change, log.read_bases(bases)) for at, change, bases in rows if at <= seq])


def _new_values(
    connection: Connection,
    edit: Edit,
    heads: Mapping[str, tuple[str, ...]],
    bases: Mapping[str, tuple[str, ...]],
) -> dict[str, Value]:
    """The edit's values without those that are already the field's one value."""
    return {
        name: value
        for name, value in edit.values.items()
        if not (
            len(heads.get(name, ())) == 1
            and set(bases[name]) == set(heads[name])
            and _value_of(connection, heads[name][0], name) == value
        )
    }


def _value_of(connection: Connection, change: str, name: str) -> Value | None:
    return values_of(connection, change).get(name)


def append(
    connection: Connection,
    who: Who,
    act: Act,
    command: str,
    where: tuple[str, str],
    op: str,
    bases: Mapping[str, tuple[str, ...]],
    values: Mapping[str, Value],
) -> str:
    """Append one change to this device's chain of the assessment and return its id."""
    chain = {"assessment": act.assessment, "device": who.device}
    last = connection.execute(_LAST_IN_CHAIN, chain).first()
    payload = log.seal(values)
    header = Header(
        **chain,
        number=last[1] + 1 if last else 1,
        prev=last[0] if last else "",
        lamport=_lamport(connection, last[2] if last else 0, bases),
        wall=clock.now().isoformat(),
        author=who.author,
        command=command,
        label=act.label,
        act=act.act,
        undoes=act.undoes,
        scope_case=act.scope_case,
        tbl=where[0],
        row=where[1],
        op=op,
        schema_version=log.SCHEMA_VERSION,
        bases=log.canonical({name: sorted(ids) for name, ids in bases.items()}),
        payload_hash=payload.hash,
    )
    return insert(connection, header, payload)


def insert(connection: Connection, header: Header, payload: log.Payload | None) -> str:
    """Append a change to the log and return its id; without a payload where what it wrote was erased."""
    change = log.change_id(header)
    columns = {name: getattr(header, name) for name in Header.__slots__}
    connection.execute(_ADD_CHANGE, {"id": change, **columns})
    if payload is not None:
        connection.execute(_ADD_PAYLOAD, {"change": change, "salt": payload.salt, "body": payload.body})
    return change


def _lamport(connection: Connection, predecessor: int, bases: Mapping[str, tuple[str, ...]]) -> int:
    named = {change for ids in bases.values() for change in ids}
    numbers = [predecessor]
    for change in named:
        found = connection.execute(_LAMPORT, {"id": change}).scalar()
        if found is None:
            raise ValueError("a base that is not in the log")
        numbers.append(int(found))
    return max(numbers) + 1


def move_heads(
    connection: Connection,
    table: str,
    row: str,
    change: str,
    bases: Mapping[str, tuple[str, ...]],
    heads: Mapping[str, tuple[str, ...]],
) -> None:
    """Let a change take the place of its bases among the heads of its fields."""
    where = {"tbl": table, "row": row}
    for name in bases:
        if heads.get(name):
            connection.execute(_DROP_HEAD, {**where, "field": name})
    connection.execute(
        _ADD_HEAD,
        [
            {**where, "field": name, "change": head}
            for name, seen in bases.items()
            for head in advance(heads.get(name, ()), change, seen)
        ],
    )


def _project(
    connection: Connection,
    assessment: str,
    edit: Edit,
    values: Mapping[str, Value],
    heads: Mapping[str, tuple[str, ...]],
    bases: Mapping[str, tuple[str, ...]],
) -> None:
    plain = not edit.delete and all(set(heads.get(name, ())) <= set(seen) for name, seen in bases.items())
    if not (plain and project_fields(connection, edit.table, edit.row, values, known=bool(heads))):
        project_row(connection, assessment, edit.table, edit.row)
