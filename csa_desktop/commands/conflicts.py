"""Fields in which two people wrote different things: both are kept until a person chooses words."""

from collections.abc import Sequence
from dataclasses import dataclass

from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

LABEL = "Choose between two versions"
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand in a field, and who wrote it."""

    change: str
    value: Value | None
    """None where that person removed the row."""
    author: str
    device: str
    at: str
    """That laptop's clock; it decides nothing."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that says several things; `base` is what it said before they parted, None where nothing."""

    table: str
    row: str
    field: str
    base: Value | None
    mine: Side | None
    """What this laptop's person wrote; None where the sides are of others."""
    theirs: tuple[Side, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """All of them, one's own first."""
        return (*((self.mine,) if self.mine else ()), *self.theirs)


def open_conflicts(store: Store, assessment: str) -> tuple[Conflict, ...]:
    """Every field of the assessment that waits for a person, by table, row and field."""
    trail = store.trail(assessment)
    return tuple(_conflict(store, *where) for where in sorted(_of(trail)))


def _of(trail: Trail) -> set[tuple[str, str, str]]:
    rows = trail.rows
    tables = {
        "assessment": [rows.assessment],
        "member": rows.members,
        "source": rows.sources,
        "statement": rows.statements,
        "citation": rows.citations,
        "support": rows.supports,
        "answer": rows.answers,
        "case": rows.cases,
        "event": rows.events,
        "risk": rows.risks,
        "appointment": rows.appointments,
        "device": rows.devices,
    }
    here = {(table, row.id) for table, found in tables.items() for row in found}  # type: ignore[attr-defined]
    return {where for where in rows.conflicts if where[:2] in here}


def _conflict(store: Store, table: str, row: str, field: str) -> Conflict:
    versions = [v for v in store.history(table, row) if v.field == field]
    sides = [_side(v) for v in versions if v.current]
    own = [side for side in sides if side.device == store.device]
    mine = own[-1] if own else None
    theirs = tuple(side for side in sides if side is not mine)
    return Conflict(table, row, field, _base(versions), mine, theirs)


def _side(version: Version) -> Side:
    return Side(version.change, version.value, version.author, version.device, version.at)


def _base(versions: Sequence[Version]) -> Value | None:
    """What stood there last before the values parted: the newest version that is current no more."""
    earlier = [version.value for version in versions if not version.current and version.value is not None]
    return earlier[-1] if earlier else None


def choose(store: Store, assessment: str, conflict: Conflict, value: Value) -> Recorded:
    """Settle a field with one of its values or a joined text; citations of both sides stay.

    It names only the values that were shown: what came in meanwhile stays open. Raises UserError where
    nothing is open any more.
    """
    shown = tuple(side.change for side in conflict.sides)
    if (conflict.table, conflict.row, conflict.field) not in store.trail(assessment).rows.conflicts:
        raise UserError("This was settled meanwhile. Look at what it says now.")
    edit = Edit(conflict.table, conflict.row, {conflict.field: value}, {conflict.field: shown})
    return store.record(LABEL, [edit], assessment=assessment)


def choose_removal(store: Store, assessment: str, conflict: Conflict) -> Recorded:
    """Settle a row that one removed and another changed by removing it; undo brings it back."""
    if not any(side.value is None for side in conflict.sides):
        raise UserError("Nobody removed this. Choose one of the values.")
    return store.record(LABEL, [Edit(conflict.table, conflict.row, delete=True)], assessment=assessment)
