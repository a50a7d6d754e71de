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
    where = (edit.table, edit.row, "")
    asked = gone and edit.table in HOLDS and where in parted.conflicts(connection, assessment)
    named = edit.seen if isinstance(edit.seen, Mapping) else {}
    torn = [name for name in bases if name not in named and (asked or len(heads.get(name, ())) > 1)]
    removals = {c for name in torn for c in heads.get(name, ()) if _is_removal(connection, c)}
    beside = [name for name in torn if asked or set(heads[name]) - removals]
    return {**bases, **{name: _less(bases[name], removals) for name in beside}}


def _less(changes: tuple[str, ...], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(change for change in changes if change not in left_out)


def _is_removal(connection: Connection, change: str) -> bool:
    return connection.execute(_OP, {"id": change}).scalar() == log.DELETE
