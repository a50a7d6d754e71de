"""Representations as they stand: the panel, what the frozen record held, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from csa_desktop.domain.cycle import FINAL, Decision, Edition, Ground, Panellist, Representation
from csa_desktop.domain.framework import Pack, Panel, Seat
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Statement


@dataclass(frozen=True, slots=True)
class Place:
    """A seat of a panel with who sits there; `open` is how many are still wanted."""

    seat: Seat
    members: tuple[Panellist, ...]

    @property
    def open(self) -> int:
        """How many more members are wanted; below nought where there are too many."""
        if not self.seat.number:
            return 0 if self.members else 1
        return self.seat.number - len(self.members)


def representation(trail: Trail, row: str) -> Representation | None:
    """The representation, or None where it is gone."""
    return next((r for r in trail.rows.representations if r.id == row), None)


def in_order(pack: Pack, trail: Trail) -> tuple[Representation, ...]:
    """All of them as the pack lists their panels."""
    order = {panel.id: at for at, panel in enumerate(pack.panels)}
    return tuple(sorted(trail.rows.representations, key=lambda r: (order.get(r.panel, len(order)), r.id)))


def panel_of(pack: Pack, of: Representation) -> Panel | None:
    """The panel that considers it; None where the pack knows it no longer."""
    return next((panel for panel in pack.panels if panel.id == of.panel), None)


def open_panels(pack: Pack, trail: Trail) -> tuple[Panel, ...]:
    """The panels that a council may still turn to: one representation on each judgement."""
    there = {r.panel for r in trail.rows.representations}
    return tuple(panel for panel in pack.panels if not panel.review and panel.id not in there)


def grounds_of(trail: Trail, of: str) -> tuple[Ground, ...]:
    """The grounds in their order."""
    found = (g for g in trail.rows.grounds if g.representation == of)
    return tuple(sorted(found, key=lambda g: (g.position, g.id)))


def panellists_of(trail: Trail, of: str) -> tuple[Panellist, ...]:
    """The members of its panel by name."""
    found = (p for p in trail.rows.panellists if p.representation == of)
    return tuple(sorted(found, key=lambda p: (p.name.casefold(), p.id)))


def places(trail: Trail, panel: Panel, of: str) -> tuple[Place, ...]:
    """The seats of the panel with who sits on each."""
    members = panellists_of(trail, of)
    return tuple(Place(seat, tuple(m for m in members if m.role == seat.id)) for seat in panel.seats)


def last_edition(trail: Trail, form: str = FINAL) -> Edition | None:
    """The letter as it went out last in this form; None where it has not."""
    went = [e for e in trail.rows.editions if e.form == form and e.at]
    return max(went, key=lambda e: (e.at, e.id), default=None)


def moment_of(as_at: str) -> datetime | None:
    """The moment as at which a record is frozen: of a day its end. None where it is not frozen."""
    try:
        said = datetime.fromisoformat(as_at)
    except ValueError:
        return None
    if len(as_at) <= len("2005-10-31"):
        return datetime.combine(said.date() + timedelta(days=1), time()).astimezone() - timedelta(seconds=1)
    return said.astimezone()


@once_per_trail
def later(trail: Trail, frozen: Trail) -> tuple[Statement, ...]:
    """The statements that the frozen record does not hold, or holds in other words: no part of it."""
    return tuple(s for s in trail.statements() if not _says_the_same(s, frozen.statement(s.id)))


def _says_the_same(now: Statement, then: Statement | None) -> bool:
    return then is not None and (now == then or now.version == then.version)


STATEMENTS = "statements"
KINDS = (STATEMENTS, "sources", "indicators", "citations", "supports", "cases", "events", "answers")
"""The rows of the record that a panel reads, or that something in it stands on."""


@dataclass(frozen=True, slots=True)
class Since:
    """What the frozen record does not hold as it is now, of one of `KINDS`; never empty."""

    kind: str
    new: tuple[Any, ...]
    changed: tuple[Any, ...]
    gone: tuple[Any, ...]

    @property
    def there(self) -> tuple[Any, ...]:
        """What is there to be looked at: the new and the changed."""
        return *self.new, *self.changed


@once_per_trail
def since(trail: Trail, frozen: Trail) -> tuple[Since, ...]:
    """All that came in, changed or went since the record was frozen, by kind (003:505: no new evidence)."""
    return tuple(filter(None, (_since(kind, trail, frozen) for kind in KINDS)))


def _since(kind: str, trail: Trail, frozen: Trail) -> Since | None:
    here: dict[str, Any] = {row.id: row for row in getattr(trail.rows, kind)}
    then: dict[str, Any] = {row.id: row for row in getattr(frozen.rows, kind)}
    now = later(trail, frozen) if kind == STATEMENTS else [r for r in here.values() if r != then.get(r.id)]
    new = tuple(row for row in now if row.id not in then)
    changed = tuple(row for row in now if row.id in then)
    gone = tuple(row for row in then.values() if row.id not in here)
    return Since(kind, new, changed, gone) if new or changed or gone else None


def decision_on(trail: Trail, of: str) -> Decision | None:
    """What the panel decided last; None while it has not."""
    made = [d for d in trail.rows.decisions if d.about == of]
    return max(made, key=lambda d: (d.at, d.id), default=None)


def followed_by(trail: Trail, of: str) -> Representation | None:
    """The review that an amended judgement has opened."""
    return next((r for r in trail.rows.representations if r.follows == of), None)


def lacking(pack: Pack, trail: Trail, of: Representation) -> tuple[str, ...]:
    """What stands in the way of a panel's decision, as sentences that say what to do."""
    panel = panel_of(pack, of)
    if panel is None:
        return ("The framework no longer states this panel.",)
    return (*_of_the_record(trail, panel, of), *_of_the_panel(trail, panel, of))


def _of_the_record(trail: Trail, panel: Panel, of: Representation) -> Iterator[str]:
    if not panel.review and not of.submitted:
        yield "Enter the day on which the representation was submitted."
    if not of.as_at:
        yield "Freeze the record: choose as at which day the panel reads it."
    if not panel.review and not grounds_of(trail, of.id):
        yield "Write down at least one ground."


def _of_the_panel(trail: Trail, panel: Panel, of: Representation) -> Iterator[str]:
    for place in places(trail, panel, of.id):
        if place.open > 0:
            more = "at least one" if not place.seat.number else str(place.open)
            yield f"Name the members of the panel: {more} more of “{place.seat.title}”."
        elif place.open < 0:
            yield f"There are {-place.open} too many of “{place.seat.title}” on the panel."
    for member in panellists_of(trail, of.id):
        if not member.checked:
            yield f"Check whether {member.name} had a part in this assessment."
        elif member.found and not member.cleared.strip():
            yield f"{member.name} seems to have had a part before. Name somebody else, or say why it is none."
