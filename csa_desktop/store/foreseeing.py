"""What weighed changes would make of the rows they touch: it only reads, so that nobody waits for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import ends_of
from csa_desktop.domain.removals import as_it_was
from csa_desktop.store import log
from csa_desktop.store.admit import Row, erased_by, gone_after, kept_of
from csa_desktop.store.hanging import hanging_on, is_removed, left_hanging
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import Value
from csa_desktop.store.project import added_up, heads_and_said
from csa_desktop.store.reading import history
from csa_desktop.store.remnants import MARKS
from csa_desktop.store.scope import is_erased
from csa_desktop.store.verify import Progress
from csa_desktop.store.weighing import Erased, Incoming, Weighed

_CHANGES = text("SELECT id, bases FROM change WHERE tbl = :tbl AND row = :row ORDER BY seq")

Said = Mapping[str, Mapping[str, Value]]
Values = Mapping[str, Any]
T = TypeVar("T")
AT_ONCE = 500
"""So many rows are looked at before it is told how far it is."""
ROWS = 0.8
"""The share of looking at each row; what hangs on removed ones comes after it."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One row, as it is and as it would be."""

    table: str
    row: str
    before: Values | None
    """None where it is not here now."""
    after: Values | None
    """None where it would not be here then."""
    parted: frozenset[str] = frozenset()
    """Fields that say one thing now and would say several."""
    erased: bool = False
    called: Values | None = None
    """What it says where it is neither now nor then in its table, but waits for a person."""


def foresee(
    connection: Connection, weighed: Weighed, progress: Progress | None = None
) -> tuple[Foreseen, ...]:
    """Every row that would be touched, in the order of the changes, and last those that would be erased.

    `progress` is told a share from 0 to 1; what it raises ends the work.
    """
    tell = progress or (lambda _: None)
    gone = gone_after(connection, weighed.new)
    arriving: dict[Row, list[Incoming]] = {}
    for change in weighed.new:
        arriving.setdefault((change.header.tbl, change.header.row), []).append(change)
    erased = dict.fromkeys(erased_by(connection, gone))
    kept = {where: changes for where, changes in arriving.items() if where not in erased}
    rows = _telling(kept.items(), lambda share: tell(ROWS * share))
    found = [_row(connection, where, changes, gone) for where, changes in rows]
    found += [_erased(connection, where) for where in erased]
    return tuple(_with_removed(connection, found, lambda share: tell(ROWS + (1 - ROWS) * share)))


def _telling(items: Collection[T], tell: Progress) -> Iterator[T]:
    for done, item in enumerate(items):
        if done % AT_ONCE == 0:
            tell(done / len(items))
        yield item


def _with_removed(connection: Connection, found: Sequence[Foreseen], tell: Progress) -> Iterator[Foreseen]:
    """The same with the removed rows on which something hangs then, and did not before."""
    asked = dict.fromkeys(_hung_then(connection, found, tell))
    for one in found:
        where = (one.table, one.row)
        yield replace(one, parted=one.parted | {""}) if where in asked else one
        asked.pop(where, None)
    for table, row in asked:
        said = as_it_was(history(connection, table, row))
        yield Foreseen(table, row, None, None, frozenset({""}), called=said)


def _hung_then(connection: Connection, found: Sequence[Foreseen], tell: Progress) -> Iterator[Row]:
    """Rows that are removed then, with something that hangs on them then."""
    then = {(row.table, row.row): row for row in found}
    before = left_hanging(connection)
    for row in _telling(found, tell):
        for end in ends_of(row.table, row.after or {}):
            if end not in before and _is_removed_then(connection, then.get(end), end):
                yield end
        where = (row.table, row.row)
        if row.after is None and row.before is not None and not row.erased and where not in before:
            on_it = hanging_on(connection, *where)
            if any(_hangs_then(then.get(link), where) for link in on_it):
                yield where


def _is_removed_then(connection: Connection, found: Foreseen | None, end: Row) -> bool:
    if found is None:
        return is_removed(connection, *end)
    return found.after is None and not found.erased and not is_erased(connection, *end)


def _hangs_then(link: Foreseen | None, end: Row) -> bool:
    return link is None or end in ends_of(link.table, link.after or {})


def _erased(connection: Connection, where: Row) -> Foreseen:
    heads, said = heads_and_said(connection, *where)
    return Foreseen(*where, added_up(where[0], heads, said), None, erased=True)


def _row(connection: Connection, where: Row, changes: Iterable[Incoming], gone: Erased) -> Foreseen:
    table, row = where
    here, said = heads_and_said(connection, table, row)
    stored = [
        (c, log.read_bases(b)) for c, b in connection.execute(_CHANGES, {"tbl": table, "row": row}).all()
    ]
    coming = [(change.id, change.header.bases_by_field()) for change in changes]
    then = [(name, c) for name, ids in sorted(heads_of([*stored, *coming]).items()) for c in sorted(ids)]
    all_said = {**said, **_said(changes, gone)}
    before, after = added_up(table, here, said), added_up(table, then, all_said)
    parted = _several(then, all_said) - _several(here, said)
    parted |= _left(table, after, then, all_said) - _left(table, before, here, said)
    return Foreseen(table, row, before, after, parted)


def _said(changes: Iterable[Incoming], gone: Erased) -> dict[str, Mapping[str, Value]]:
    kept = ((change.id, change.header, kept_of(change, gone)) for change in changes)
    return {
        id: log.unseal(payload.body, header.schema_version, header.tbl)
        for id, header, payload in kept
        if header.op == log.WRITE and payload is not None
    }


def _left(table: str, after: Values | None, heads: Iterable[tuple[str, str]], said: Said) -> frozenset[str]:
    """The fields that would be left of a row which one removed while another wrote into them."""
    if after is None or after.get(MARKS.get(table, ""), "said"):
        return frozenset()
    heads = tuple(heads)
    living = {name for name, change in heads if change in said}
    gone = {name for name, change in heads if change not in said}
    return frozenset(living if gone and not living & gone else ())


def _several(heads: Iterable[tuple[str, str]], said: Said) -> frozenset[str]:
    """The fields of which several heads say different things; a removal says something else than a value."""
    values: dict[str, set[str]] = {}
    for name, change in heads:
        one = log.canonical(said[change].get(name)) if change in said else ""
        values.setdefault(name, set()).add(one)
    return frozenset(name for name, several in values.items() if len(several) > 1)
