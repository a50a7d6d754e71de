"""The rows of a list as children: what the sample takes from them, and what tells them apart."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from csa_desktop.importing.child_lists.body import Row
from csa_desktop.importing.child_lists.facts import ages_of, statuses_of, tell_odd_dates
from csa_desktop.importing.child_lists.kinds import ListKind
from csa_desktop.importing.child_lists.sheets import Value
from csa_desktop.importing.child_lists.taken import (
    Taken,
    flags_of,
    names_of,
    out_of_area_of,
    proceeded_of,
)


@dataclass(frozen=True, slots=True)
class Met:
    """What tells whether two rows mean the same child; it does not leave the work process."""

    row: int
    identifier: str
    born: date | None
    name: str
    gender: str
    ethnicity: str


def children_of(
    kind: ListKind, read: Taken, body: list[Row], *, today: date, authority: str
) -> list[tuple[Any, ...]]:
    """For each row the values of a ChildRow, in the order of its fields."""
    _tell_missing_identifiers(read)
    tell_odd_dates(read, today)
    identifiers = read.text("identifier")
    columns = (
        read.rows,
        identifiers,
        ["" if said else _instead(kind, row) for said, (_, row) in zip(identifiers, body, strict=True)],
        names_of(read),
        ages_of(read, today),
        read.text("gender"),
        read.text("ethnicity"),
        flags_of(read, "disabled"),
        flags_of(read, "unaccompanied"),
        flags_of(read, "privately-fostered"),
        flags_of(read, "domestic-abuse"),
        flags_of(read, "drug-misuse"),
        flags_of(read, "adult-mental-health"),
        out_of_area_of(read, authority),
        _texts(read.day("started")),
        _texts(read.day("ended")),
        statuses_of(read, ends=kind.ends, today=today),
        proceeded_of(read),
    )
    return list(zip(*columns, strict=True))


def met_of(read: Taken) -> list[Met]:
    """For each row what it says of who the child is."""
    who = (
        read.text("identifier"),
        read.day("born"),
        names_of(read),
        read.text("gender"),
        read.text("ethnicity"),
    )
    return [Met(*values) for values in zip(read.rows, *who, strict=True)]


def _tell_missing_identifiers(read: Taken) -> None:
    if "identifier" not in read.texts:
        read.notes.add("no identifier column")
        return
    missing = [row for row, said in zip(read.rows, read.texts["identifier"], strict=True) if not said]
    read.note("identifier missing", missing, "identifier")


def _instead(kind: ListKind, row: list[Value]) -> str:
    """All that the row says: the same row brought in again is the same child."""
    return "\x1f".join((kind.id, *("" if value is None else str(value) for value in row)))


def _texts(days: list[date | None]) -> list[str]:
    return [day.isoformat() if day else "" for day in days]
