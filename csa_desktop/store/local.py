"""What is in no log: drafts of typing and this laptop's own settings."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from csa_desktop import clock


@dataclass(frozen=True, slots=True)
class Draft:
    """Typing that is not yet a change; `place` names the field of the form it belongs to."""

    place: str
    assessment: str
    title: str
    """What a person calls the place: "Staying safe, a new finding"."""
    text: str
    seen: str
    at: str = ""


def keep_draft(connection: Connection, draft: Draft) -> None:
    """Keep typing, in place of the draft that was there."""
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
            "at": clock.now().isoformat(),
        },
    )


def drop_draft(connection: Connection, place: str) -> None:
    """The draft has become a change, or was discarded by a person."""
    connection.execute(text("DELETE FROM draft WHERE place = :place"), {"place": place})


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
