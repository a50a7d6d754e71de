"""What a removal took along, so that a removed row can be kept with all that hung on it."""

from collections.abc import Container, Iterable, Sequence

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import ENDS, ends_of
from csa_desktop.domain.removals import as_it_was
from csa_desktop.store.hanging import Row
from csa_desktop.store.reading import Version, history
from csa_desktop.store.scope import is_there

_REMOVED_WITH = text(
    "SELECT tbl, row FROM change WHERE op = 'delete'"
    " AND command = (SELECT command FROM change WHERE id = :change)"
)


def went_with(connection: Connection, here: Row, added: Iterable[Row]) -> dict[Row, Sequence[Version]]:
    """Every version of a removed row, and of what hung on it and has its other end still, however far up.

    That is what was removed with it, and of what was `added` since all that somebody took away.
    """
    back: dict[Row, Sequence[Version]] = {here: history(connection, *here)}
    with_it = {
        (table, row)
        for change in _removals(back[here])
        for table, row in connection.execute(_REMOVED_WITH, {"change": change})
    }
    waiting = {row: history(connection, *row) for row in sorted((with_it | set(added)) - {here})}
    while more := {r: vs for r, vs in waiting.items() if r not in back and _hung_on(connection, back, r, vs)}:
        back |= more
    return back


def _removals(versions: Sequence[Version]) -> set[str]:
    """The changes by which a row is removed now, and those that had removed it before them."""
    gone = {v.change for v in versions if v.value is None and not v.erased}
    found: set[str] = set()
    edge = [v.change for v in versions if v.current and v.change in gone]
    while edge:
        change = edge.pop()
        if change not in found:
            found.add(change)
            edge += [base for v in versions if v.change == change for base in v.bases if base in gone]
    return found


def _hung_on(connection: Connection, back: Container[Row], link: Row, versions: Sequence[Version]) -> bool:
    """Whether a row hangs on one that comes back, and on none that stays away."""
    table, said = link[0], as_it_was(versions)
    ends = [(str(said.get(field) or ""), tables) for field, tables in ENDS.get(table, ())]
    there = (
        any((other, row) in back or is_there(connection, other, row) for other in tables)
        for row, tables in ends
        if row
    )
    return any(end in back for end in ends_of(table, said)) and all(there)
