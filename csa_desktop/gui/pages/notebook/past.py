"""What was done under one subject, the newest first, with what is no longer there."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain.values import Statement
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done: who, when, and to which statement."""

    label: str
    act: str
    author: str
    at: str
    row: str
    text: str
    """The words that were written then; else what the statement says now, or said last."""
    there: bool


def of_subject(store: Store, assessment: str, subject: str) -> tuple[Told, ...]:
    """Everything done to the statements of a subject, also to those that were removed since."""
    trail = store.trail(assessment)
    removed: dict[str, tuple[str, str]] = {}
    return tuple(
        Told(d.label, d.act, d.author, d.at, d.row, d.wrote or text, there)
        for d in store.doings(assessment)
        if d.row
        for found, text, there in (_last(store, trail.statement(d.row), d.row, removed),)
        if found == subject
    )


def _last(
    store: Store, statement: Statement | None, row: str, removed: dict[str, tuple[str, str]]
) -> tuple[str, str, bool]:
    if statement:
        return statement.subject, statement.text, True
    if row not in removed:
        removed[row] = _said_last(store.history("statement", row))
    return (*removed[row], False)


def _said_last(versions: tuple[Version, ...]) -> tuple[str, str]:
    said = {v.field: str(v.value) for v in versions if v.value is not None}
    return said.get("subject", ""), said.get("text", "")


def by_day(told: tuple[Told, ...]) -> Iterator[tuple[str, list[Told]]]:
    """The same, day by day."""
    days: dict[str, list[Told]] = {}
    for one in told:
        days.setdefault(one.at[:10], []).append(one)
    yield from days.items()
