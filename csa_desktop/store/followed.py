"""Refuses, in the writing transaction itself, what would change an inspection that another one follows up."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from csa_desktop.domain import monitored
from csa_desktop.errors import UserError
from csa_desktop.store import whole
from csa_desktop.store.log import Edit

_FOLLOWED = text("SELECT 1 FROM assessment WHERE earlier = :id AND id <> :id LIMIT 1")


def refuse_change(connection: Connection, assessment: str, edits: Sequence[Edit]) -> None:
    """Raise UserError where an edit of a followed inspection touches its judgements or their ground.

    Whatever way an edit comes, a command, undo or redo, it comes through here.
    """
    if connection.execute(_FOLLOWED, {"id": assessment}).first() is None:
        return
    trail = whole.trail(connection, assessment)
    if trail and any(monitored.stays(trail, e.table, e.row, e.values, delete=e.delete) for e in edits):
        raise UserError(monitored.why(trail))
