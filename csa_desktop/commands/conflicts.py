"""Fields in which two people wrote different things: both are kept until a person chooses words."""

from collections.abc import Iterable, Sequence

from csa_desktop.commands.judgements import SAY_WHY
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.conflicts import (
    Conflict,
    Side,
    Value,
    frozen,
    goes_along,
)
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.removals import said_before_removal
from csa_desktop.domain.settled import is_settled
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store import log, removals
from csa_desktop.store.log import Edit, Recorded
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

LABEL = "Choose between two versions"
KEEP_LABEL = "Keep what one removed and another changed"
REMOVE_LABEL = "Remove what another changed"
SETTLED = "This was settled meanwhile. Look at what it says now."
DRAFT = "conflict"
"""The first word of the place of a draft in which two versions are written together; then the kind of row."""
JUDGED = ("grade", "status")
"""Fields of a judgement that do not change without a reason once it is settled."""

__all__ = ["Conflict", "Side", "choose", "choose_removal", "keep", "needs_reason", "open_conflicts"]


def open_conflicts(store: Store, assessment: str) -> tuple[Conflict, ...]:
    """Every field of the assessment that waits for a person, by table, row and field."""
    return store.trail(assessment).rows.parted


def open_at(store: Store, assessment: str, where: tuple[str, str, str]) -> Conflict | None:
    """The conflict of one field; None where it is settled."""
    found = open_conflicts(store, assessment)
    return next((c for c in found if (c.table, c.row, c.field) == where and not c.is_removal), None)


def as_kept(conflict: Conflict, text: str) -> Value:
    """A joined text as the field keeps it: a list has a line for each of its points."""
    if any(isinstance(side.value, tuple) for side in conflict.living):
        return tuple(line for line in text.split("\n") if line.strip())
    return text.strip()


def needs_reason(trail: Trail, pack: Pack, conflict: Conflict) -> bool:
    """True for the grade or status of a judgement that is settled (003:101, 192, 485)."""
    made = trail.statement(conflict.row) if conflict.table == "statement" else None
    judged = made is not None and made.kind == v.JUDGEMENT and conflict.field in JUDGED
    return judged and made is not None and is_settled(trail, pack, made)


def choose(
    store: Store,
    assessment: str,
    conflict: Conflict,
    value: Value | list[str],
    *,
    pack: Pack | None = None,
    reason: str = "",
) -> Recorded:
    """Settle a field with one of its values or a joined text; citations of both sides stay.

    It names only the values that were shown: what came in meanwhile stays open. Raises UserError where
    nothing is open any more, for empty words, and for a settled judgement without a reason; a judgement's
    grade or status needs the `pack`.
    """
    trail = store.trail(assessment)
    _demand_open(trail, conflict)
    _demand_words(conflict, value)
    kept = _kept(value)
    said: dict[str, log.Value] = {conflict.field: kept}
    said |= _along(store, trail, conflict, value)
    if conflict.table == "statement" and conflict.field in JUDGED:
        said |= _reason(trail, pack, conflict, reason)
    edit = Edit(conflict.table, conflict.row, said, {conflict.field: conflict.heads})
    return store.record(LABEL, [edit], assessment=assessment)


def _demand_open(trail: Trail, conflict: Conflict) -> None:
    if (conflict.table, conflict.row, conflict.field) not in trail.rows.conflicts:
        raise UserError(SETTLED)


def _demand_words(conflict: Conflict, value: Value | list[str]) -> None:
    words = (conflict.table, conflict.field) == ("statement", "text")
    if words and not str(value).strip() and any(str(side.value).strip() for side in conflict.living):
        raise UserError("A statement needs words. To take it away, remove it; it can be brought back.")


def _kept(value: Value | list[str]) -> log.Value:
    if isinstance(value, str):
        return keepable(value)
    return [keepable(part) for part in value] if isinstance(value, tuple | list) else value


def _listed(value: Value) -> log.Value:
    return list(value) if isinstance(value, tuple) else value


def _reason(trail: Trail, pack: Pack | None, conflict: Conflict, reason: str) -> dict[str, log.Value]:
    if pack is None:
        raise ValueError("a grade or status is chosen with its framework")
    if not needs_reason(trail, pack, conflict):
        return {}
    if not reason.strip():
        made = trail.statement(conflict.row)
        raise UserError(SAY_WHY.format(status=made.status if made else ""))
    return {"reason": keepable(reason.strip())}


def _along(store: Store, trail: Trail, conflict: Conflict, value: Value | list[str]) -> dict[str, log.Value]:
    """What goes along with the choice: the scale with its grade, who wrote an answer with the answer."""
    author = next((s.author for s in conflict.living if s.value == frozen(value)), "")
    said: dict[str, log.Value] = {}
    versions = store.history(conflict.table, conflict.row)
    for field, heads in _heads(versions).items():
        torn = len({log.canonical(head.value) for head in heads}) > 1
        if torn and field != conflict.field and goes_along(conflict.table, field, conflict.field):
            chosen = next((head for head in heads if author and head.author == author), heads[0])
            if chosen.value is not None:
                said[field] = chosen.value
    if conflict.table == "answer" and not author:
        said["author"] = store.author
    return said


def _heads(versions: Iterable[Version]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for version in versions:
        if version.current:
            found.setdefault(version.field, []).append(version)
    return found


# Removed by one, changed by another


def choose_removal(store: Store, assessment: str, conflict: Conflict, *, seen: int | None = None) -> Recorded:
    """Remove a row that one removed and another changed, or added to, with all that hangs on it.

    `seen` is the place in the log that was looked at: what came in after that stays, and is asked about.
    Undo brings both sides back.
    """
    _demand_removed(conflict)
    _demand_open(store.trail(assessment), conflict)
    rows = ((conflict.table, conflict.row), *((link.table, link.row) for link in conflict.added))
    edits = [Edit(*row, delete=True, seen=seen) for row in rows]
    return store.record(REMOVE_LABEL, edits, assessment=assessment)


def keep(store: Store, assessment: str, conflict: Conflict) -> Recorded:
    """Settle a row that one removed and another changed, or added to, by keeping it with all that hung on it.

    Where several people changed a field, their values stay side by side to be chosen between.
    """
    _demand_removed(conflict)
    _demand_open(store.trail(assessment), conflict)
    with store.reading() as connection:
        here, added = (conflict.table, conflict.row), [(link.table, link.row) for link in conflict.added]
        back = removals.went_with(connection, here, added)
    edits = [_whole(row, versions) for row, versions in back.items()]
    return store.record(KEEP_LABEL, edits, assessment=assessment)


def _demand_removed(conflict: Conflict) -> None:
    if not conflict.is_removal:
        raise UserError("Nobody removed this. Choose one of the values.")


def _whole(row: tuple[str, str], versions: Sequence[Version]) -> Edit:
    """The edit that brings back what a removal took, and keeps what was changed meanwhile."""
    last = said_before_removal(versions)
    values: dict[str, log.Value] = {}
    seen: dict[str, tuple[str, ...]] = {}
    for field, heads in _heads(versions).items():
        removed = [head.change for head in heads if head.value is None]
        living = [head for head in heads if head.value is not None]
        if removed and living and living[0].value is not None:
            values[field], seen[field] = living[0].value, (*removed, living[0].change)
        elif removed and field in last:
            values[field], seen[field] = _listed(last[field]), tuple(removed)
    return Edit(*row, values, seen)
