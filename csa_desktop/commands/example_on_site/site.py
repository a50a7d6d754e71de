"""What is known while an inspection of the example is built: the keys of its files, and their rows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from csa_desktop.commands.example_clock import at
from csa_desktop.domain.framework import Pack
from csa_desktop.store.store import Store

Said = Mapping[str, Any]
"""A table of one of the example's files."""


@dataclass
class Site:
    """One inspection while it is built."""

    store: Store
    pack: Pack
    assessment: str
    people: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    """The id of each case by its code."""
    rows: dict[str, str] = field(default_factory=dict)
    """The id of each record, event, finding and point by its key; those of a case begin with its code."""
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each record says, by its id and field."""
    pages: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """(number, text) of the pages of each document, by its id."""

    def row(self, key: str, case: str = "") -> str:
        """The row of a key, as a case's file names its own or as all name those of all."""
        return self.rows[f"{case}/{key}"] if f"{case}/{key}" in self.rows else self.rows[key]

    def keep(self, key: str, row: str, case: str = "") -> None:
        """Remember the row of a key of a case's file, or of none; ValueError where it is used twice."""
        name = f"{case}/{key}" if case else key
        if name in self.rows:
            raise ValueError(f"the key {name} is used twice")
        self.rows[name] = row

    @contextmanager
    def writing(self, member: str, moment: str) -> Iterator[None]:
        """Let this member write, at this time, as on a laptop that a team shares."""
        self.store.author = self.people[member]
        with at(moment):
            yield


def lines(text: str) -> str:
    """A text of a file as it is kept: broken only where a paragraph ends."""
    parts = (" ".join(part.split()) for part in text.strip().split("\n\n"))
    return "\n\n".join(parts)


def value(said: Any) -> str | tuple[str, ...]:
    """An answer of a file: a text, or a list of texts."""
    return tuple(said) if isinstance(said, list) else lines(said)
