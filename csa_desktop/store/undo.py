"""Undo and redo: a new command that puts back what this device's last one changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from csa_desktop.store import door, log
from csa_desktop.store.door import Act, Who, current_heads
from csa_desktop.store.hanging import came_since, hanging_on
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.reading import values_of
from csa_desktop.store.tables import defaults

CHANGED_SINCE = "{what} was changed since, by someone else or in another place, and was left as it is."
ERASED_SINCE = "{what} was erased since and does not come back."

_UNDONE = text(
    "SELECT d.bases FROM change c JOIN change d ON d.command = c.undoes AND d.tbl = c.tbl AND d.row = c.row"
    " WHERE c.id = :change AND c.undoes <> ''"
)


@dataclass(frozen=True, slots=True)
class Undoable:
    """A command that can be undone or redone, under the name a person reads."""

    command: str
    label: str
    assessment: str


@dataclass(frozen=True, slots=True)
class _Change:
    seq: int
    id: str
    table: str
    row: str
    op: str
    bases: Mapping[str, tuple[str, ...]]


def stacks(connection: Connection, device: str) -> tuple[list[Undoable], list[Undoable]]:
    """What this device can undo and redo, the next one last, as the log tells."""
    undo: list[Undoable] = []
    redo: list[Undoable] = []
    for command, act, label, assessment in connection.execute(
        text(
            "SELECT command, act, label, assessment FROM change WHERE device = :device"
            " GROUP BY command ORDER BY min(seq)"
        ),
        {"device": device},
    ):
        push(undo, redo, act, Undoable(command, label, assessment))
    return undo, redo


def push(undo: list[Undoable], redo: list[Undoable], act: str, done: Undoable) -> None:
    """Let one more command take its place on the two stacks; each assessment goes back by itself."""
    if act == log.DO:
        undo.append(done)
        redo[:] = [other for other in redo if other.assessment != done.assessment]
    elif act == log.UNDO and (undone := last(undo, done.assessment)):
        undo.remove(undone)
        redo.append(done)
    elif act == log.REDO and (redone := last(redo, done.assessment)):
        redo.remove(redone)
        undo.append(done)


def last(stack: Sequence[Undoable], assessment: str) -> Undoable | None:
    """The next one of an assessment, or of any where it is empty."""
    return next((done for done in reversed(stack) if assessment in ("", done.assessment)), None)


def reverse(connection: Connection, who: Who, done: Undoable, act: str) -> Recorded:
    """Put back what a command changed, field by field, where its change is still the only head."""
    edits, left = _reversal(connection, _changes_of(connection, done.command))
    what = Act(label=done.label, assessment=done.assessment, act=act, undoes=done.command)
    return replace(door.record(connection, who, what, edits), left=tuple(left))


def _changes_of(connection: Connection, command: str) -> list[_Change]:
    rows = connection.execute(
        text("SELECT seq, id, tbl, row, op, bases FROM change WHERE command = :command ORDER BY seq DESC"),
        {"command": command},
    )
    return [_Change(s, i, t, r, op, log.read_bases(bases)) for s, i, t, r, op, bases in rows]


def _reversal(connection: Connection, changes: Sequence[_Change]) -> tuple[list[Edit], list[str]]:
    edits, left = [], []
    ours = frozenset(change.id for change in changes)
    for change in changes:
        heads = current_heads(connection, change.table, change.row)
        untouched = {f for f in change.bases if _still_says(connection, heads.get(f, ()), f, ours)}
        if change.op == log.ERASE or not untouched:
            left.append(
                (ERASED_SINCE if change.op == log.ERASE else CHANGED_SINCE).format(what=_name(change))
            )
            continue
        if untouched != set(change.bases):
            left.append(CHANGED_SINCE.format(what=_name(change)))
        if not _is_first(connection, change):
            edits += _back(connection, change, untouched, heads)
        elif untouched == set(heads):
            edits.append(Edit(change.table, change.row, delete=True))
        elif untouched == set(change.bases):
            left.append(CHANGED_SINCE.format(what=_name(change)))
    return _less_what_carries(connection, changes, edits, left)


def _less_what_carries(
    connection: Connection, changes: Sequence[_Change], edits: Sequence[Edit], left: Sequence[str]
) -> tuple[list[Edit], list[str]]:
    """Without removing what somebody has put something on since, nor what hangs on that."""
    if not changes:
        return [*edits], [*left]
    at = max(change.seq for change in changes)
    stays: dict[tuple[str, str], None] = {}
    removed = {(edit.table, edit.row) for edit in edits if edit.delete}
    for row in removed:
        on_it = [each for each in hanging_on(connection, *row) if each not in removed]
        if any(came_since(connection, *each, at) for each in on_it):
            stays |= {row: None, **dict.fromkeys(hanging_on(connection, *row))}
    kept = [edit for edit in edits if not (edit.delete and (edit.table, edit.row) in stays)]
    said = [CHANGED_SINCE.format(what=f"One {table}") for table, row in stays if (table, row) in removed]
    return kept, [*left, *said]


def _still_says(connection: Connection, heads: tuple[str, ...], field: str, ours: frozenset[str]) -> bool:
    """True where all that the field says is of this command, or of an undo or redo that put that back."""
    return bool(heads) and all(ours.intersection(_same_value(connection, head, field)) for head in heads)


def _same_value(connection: Connection, change: str, field: str) -> Iterator[str]:
    """A change, and the earlier ones whose value it put back, where it is an undo or redo."""
    yield change
    while undone := connection.execute(_UNDONE, {"change": change}).first():
        bases = log.read_bases(undone[0]).get(field, ())
        if len(bases) != 1:
            return
        change = bases[0]
        yield change


def _is_first(connection: Connection, change: _Change) -> bool:
    """True for the change that made the row."""
    first = connection.execute(
        text("SELECT id FROM change WHERE tbl = :tbl AND row = :row ORDER BY seq LIMIT 1"),
        {"tbl": change.table, "row": change.row},
    ).scalar()
    return bool(first == change.id)


def _back(
    connection: Connection, change: _Change, fields: set[str], heads: Mapping[str, tuple[str, ...]]
) -> list[Edit]:
    """What the fields said before: one value, several that a person had chosen between, or no row at all."""
    before = {field: _said_before(connection, change, field) for field in fields}
    where = (change.table, change.row)
    plain = {field: said[0] for field, said in before.items() if len(said) == 1 and said[0] is not None}
    edits = [Edit(*where, plain)] if plain else []
    if removed := {field for field, said in before.items() if None in said}:
        edits.append(Edit(*where, seen={f: heads[f] if f in removed else () for f in heads}, delete=True))
    for field in fields - set(plain):
        # Each value names what is undone and not one another: they stand side by side again. One that is
        # there already comes last, or it would be no change.
        now = _value_now(connection, heads[field], field)
        values = sorted((v for v in before[field] if v is not None), key=lambda value: value == now)
        edits += [Edit(*where, {field: value}, {field: heads[field]}) for value in values]
    return edits


def _said_before(connection: Connection, change: _Change, field: str) -> list[Value | None]:
    """Each value of a field that a change replaced, each once; None for a removal."""
    if not change.bases[field]:
        return [defaults(change.table)[field]]
    found: list[Value | None] = []
    for base in change.bases[field]:
        value = values_of(connection, base).get(field)
        if value not in found:
            found.append(value)
    return found


def _value_now(connection: Connection, heads: tuple[str, ...], field: str) -> Value | None:
    return values_of(connection, heads[0]).get(field)


def _name(change: _Change) -> str:
    return f"One {change.table}"
