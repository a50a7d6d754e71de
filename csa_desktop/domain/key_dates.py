"""The days of the individual checklist: agreed with the authority, and every change of one (003:441-442).

An agreed day is the answer to the field of its id in the form "agreed-dates". A change is kept as answers of
the form "date-changes" about an id of its own, so that what was told to whom can be said later.
"""

from dataclasses import dataclass
from datetime import date

from csa_desktop.domain.stated import Stated
from csa_desktop.domain.trail import Trail

AGREED = "agreed-dates"
CHANGES = "date-changes"
LETTER = "letter"
"""The part whose days belong in the writing window (003:440-441)."""
CHANGE_FIELDS = ("what", "was", "day", "why", "told", "told-on", "at")
"""What is kept of a change: which day, from, to, why, who was told and when, when it was recorded."""


@dataclass(frozen=True, slots=True)
class KeyDate(Stated):
    """A day of the checklist; where it names a clock, that clock is due on the day that was agreed."""

    id: str
    title: str
    part: str
    """The part of the checklist in which it stands."""
    source: str
    clock: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DateChange:
    """An agreed day that was changed."""

    id: str
    what: str
    """The key date's id."""
    was: str
    day: str
    why: str = ""
    told: str = ""
    told_on: str = ""
    at: str = ""
    author: str = ""

    @property
    def is_notified(self) -> bool:
        """Whether somebody was told, and when is known."""
        return bool(self.told.strip() and self.told_on.strip())


def understood(kept: object) -> date | None:
    """A day as it is kept; None where none is understood."""
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) and kept else None
    except ValueError:
        return None


def agreed_day(trail: Trail, what: str) -> date | None:
    """The day that was agreed for a key date; None where none was."""
    return understood(trail.answer(AGREED, "", what))


def changes(trail: Trail, what: str = "") -> tuple[DateChange, ...]:
    """Every change of an agreed day, or of one of them, the oldest first."""
    found: dict[str, dict[str, str]] = {}
    for answer in trail.rows.answers:
        if answer.form == CHANGES and isinstance(answer.value, str):
            said = found.setdefault(answer.about, {"author": answer.author})
            said[answer.field] = answer.value
    made = (_change(id, said) for id, said in found.items())
    return tuple(sorted((c for c in made if what in ("", c.what)), key=lambda c: (c.at, c.id)))


def _change(id: str, said: dict[str, str]) -> DateChange:
    what, was, day, why, told, told_on, at = (said.get(name, "") for name in CHANGE_FIELDS)
    return DateChange(id, what, was, day, why, told, told_on, at, said.get("author", ""))
