"""What is written where somebody removed the row, and nobody has decided: it stands beside the removal."""

from collections.abc import Callable, Container, Mapping

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import HOLDS
from csa_desktop.store import log
from csa_desktop.store.log import Edit

_OP = text("SELECT op FROM change WHERE id = :id")


def beside_removals(
    connection: Connection,
    edit: Edit,
    heads: Mapping[str, tuple[str, ...]],
    bases: Mapping[str, tuple[str, ...]],
    *,
    gone: bool,
    waiting: Callable[[], Container[tuple[str, str]]],
) -> dict[str, tuple[str, ...]]:
    """What is written on a removed row that waits for a person stands beside the removal: it decides nothing.

    Only whoever names a removal takes its place. `waiting` tells the (table, row) that wait.
    """
    named = edit.seen if isinstance(edit.seen, Mapping) else {}
    free = [name for name in bases if name not in named]
    removals = {c for name in free for c in heads.get(name, ()) if _is_removal(connection, c)}
    asked = [name for name in free if set(heads.get(name, ())) - removals]
    if removals and _waits(edit, waiting, gone=gone):
        asked = free
    return {**bases, **{name: _less(bases[name], removals) for name in asked}}


def _waits(edit: Edit, waiting: Callable[[], Container[tuple[str, str]]], *, gone: bool) -> bool:
    """Whether a person is still to decide if the row stays."""
    return not (gone and edit.table not in HOLDS) and (edit.table, edit.row) in waiting()


def _less(changes: tuple[str, ...], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(change for change in changes if change not in left_out)


def _is_removal(connection: Connection, change: str) -> bool:
    return connection.execute(_OP, {"id": change}).scalar() == log.DELETE
