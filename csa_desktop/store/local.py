"""What is in no log: drafts of typing and this laptop's own settings."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from csa_desktop import clock
from csa_desktop.domain.values import new_id

ASIDE = "aside"
"""The first word of the place of a draft that was there before another, whose typist had not seen it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Typing that is not yet a change; `place` names the field of the form it belongs to."""

    place: str
    assessment: str
    title: str
    """What a person calls the place: "Staying safe, a new finding"."""
    text: str
    seen: str
    """The place in the log it was typed on; of a statement that is not there yet, what was chosen for it."""
    at: str = ""


def gives_way(before: str, now: str, seen: str | None) -> bool:
    """Whether one who typed `now`, and saw `seen` (None: all there is), may write over a draft."""
    return seen is None or before == seen or now.startswith(before)


def put_aside(draft: Draft) -> Draft:
    """The same words at a place of their own, where nothing is written over them."""
    return replace(draft, place=f"{ASIDE}:{new_id()}/{draft.place}")


def keep_draft(connection: Connection, draft: Draft, *, seen: str | None = None) -> None:
    """Keep typing; a draft that was there and is not what its typist saw is put aside, not lost."""
    before = _draft_at(connection, draft.place)
    if before and not gives_way(before.text, draft.text, seen):
        _write_draft(connection, put_aside(before))
    _write_draft(connection, draft)


def _draft_at(connection: Connection, place: str) -> Draft | None:
    found = connection.execute(
        text("SELECT place, assessment, title, text, seen, at FROM draft WHERE place = :place"),
        {"place": place},
    ).first()
    return Draft(*found) if found else None


def _write_draft(connection: Connection, draft: Draft) -> None:
    connection.execute(
        text(
            "INSERT INTO draft (place, assessment, title, text, seen, at)"
            " VALUES (:place, :assessment, :title, :text, :seen, :at) ON CONFLICT(place)"
            " DO UPDATE SET title = :title, text = :text, seen = :seen, at = :at"
        ),
        {
            "place": draft.place,
            "assessment": draft.assessment,
            "title": draft.title,
            "text": draft.text,
            "seen": draft.seen,
            "at": draft.at or clock.now().isoformat(),
        },
    )


def drop_draft(connection: Connection, place: str, *, seen: str, kept: str = "") -> None:
    """The draft has become a change, `kept`, or a person who saw it lets go of it; any other stays."""
    connection.execute(
        text(
            "DELETE FROM draft WHERE (place = :place OR (place LIKE :aside AND substr(place, -:n) = :end))"
            " AND (text = :seen OR substr(:kept, 1, length(text)) = text)"
        ),
        {
            "place": place,
            "aside": f"{ASIDE}:%",
            "end": f"/{place}",
            "n": len(place) + 1,
            "seen": seen,
            "kept": kept,
        },
    )


def drafts(connection: Connection, assessment: str = "") -> tuple[Draft, ...]:
    """All drafts, the newest first."""
    rows = connection.execute(
        text(
            "SELECT place, assessment, title, text, seen, at FROM draft"
            " WHERE :a = '' OR assessment = :a ORDER BY at DESC, pk DESC"
        ),
        {"a": assessment},
    )
    return tuple(Draft(*row) for row in rows)


def get_setting(connection: Connection, name: str) -> str:
    """A setting of this laptop; empty where it has not been set."""
    found = connection.execute(text("SELECT value FROM setting WHERE name = :name"), {"name": name}).scalar()
    return str(found) if found is not None else ""


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Set a setting of this laptop."""
    connection.execute(
        text(
            "INSERT INTO setting (name, value) VALUES (:name, :value)"
            " ON CONFLICT(name) DO UPDATE SET value = :value"
        ),
        {"name": name, "value": value},
    )
