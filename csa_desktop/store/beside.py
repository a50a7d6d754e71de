"""What is written where somebody removed the row, and nobody has decided: it stands beside the removal."""

from collections.abc import Container, Mapping

from sqlalchemy import Connection, text

from csa_desktop.domain.hanging import HOLDS
from csa_desktop.store import log, parted
from csa_desktop.store.log import Edit

_OP = text("SELECT op FROM change WHERE id = :id")


def beside_removals(
    connection: Connection,
    assessment: str,
    edit: Edit,
    heads: Mapping[str, tuple[str, ...]],
    bases: Mapping[str, tuple[str, ...]],
    *,
    gone: bool,
) -> dict[str, tuple[str, ...]]:
    """What is written on a removed row that waits for a person stands beside the removal: it decides nothing.

    Only whoever names a removal takes its place.
    """
    named = edit.seen if isinstance(edit.seen, Mapping) else {}
    free = [name for name in bases if name not in named]
    removals = {c for name in free for c in heads.get(name, ()) if _is_removal(connection, c)}
    asked = [name for name in free if set(heads.get(name, ())) - removals]
    if removals and _waits(connection, assessment, edit, gone=gone):
        asked = free
    return {**bases, **{name: _less(bases[name], removals) for name in asked}}


def _waits(connection: Connection, assessment: str, edit: Edit, *, gone: bool) -> bool:
    """Whether a person is still to decide if the row stays."""
    if gone and edit.table not in HOLDS:
        return False
    return (edit.table, edit.row) in parted.removed(connection, assessment)


def _less(changes: tuple[str, ...], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(change for change in changes if change not in left_out)


def _is_removal(connection: Connection, change: str) -> bool:
    return connection.execute(_OP, {"id": change}).scalar() == log.DELETE
