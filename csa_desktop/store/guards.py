"""Guards in the database itself: no write outside the two doors, whoever asks.

Triggers call the connection's own SQL function `door()`, so another program, or our own code on a
connection without an open door, cannot write. An authorizer covers what triggers cannot: the search
index (virtual tables take none) and the triggers themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from csa_desktop.store.tables import DERIVED, LOCAL, LOG, SHARED

SEARCH = "entry_fts"
TOKENIZE = "unicode61 remove_diacritics 2"
SEARCH_TABLE = (
    f"CREATE VIRTUAL TABLE {SEARCH} USING fts5("
    f"text, content='entry', content_rowid='pk', prefix='2 3', tokenize='{TOKENIZE}')"
)
"""Without FTS5's secure-delete: it leaves words that went in the index where one fills a page of it."""
SEARCH_TRIGGERS = ("entry_added", "entry_removed", "entry_changed")


class Door(IntEnum):
    """How far the door of a connection stands open."""

    SHUT = 0
    LOCAL = 1
    RECORD = 2
    ERASE = 3
    BUILD = 4


class DoorState:
    """The state that a connection's `door()` answers with."""

    def __init__(self) -> None:
        self.state = Door.SHUT

    @contextmanager
    def open(self, door: Door) -> Iterator[None]:
        """Open the door this far for the length of a block, and shut it whatever happens."""
        before, self.state = self.state, door
        try:
            yield
        finally:
            self.state = before


def _guard(table: str, verb: str, allowed: str, words: str) -> tuple[str, str]:
    name = f"guard_{table}_{verb.lower()}"
    body = (
        f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" WHEN NOT ({allowed}) '
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )
    return name, body


def _search_triggers() -> dict[str, str]:
    add = f"INSERT INTO {SEARCH}(rowid, text) VALUES (new.pk, new.text)"
    drop = f"INSERT INTO {SEARCH}({SEARCH}, rowid, text) VALUES ('delete', old.pk, old.text)"
    return {
        "entry_added": f"CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN {add}; END",
        "entry_removed": f"CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN {drop}; END",
        "entry_changed": (
            f"CREATE TRIGGER entry_changed AFTER UPDATE OF text ON entry BEGIN {drop}; {add}; END"
        ),
    }


def wanted_triggers() -> dict[str, str]:
    """Name and text of every trigger that a sound store has."""
    guards: list[tuple[str, str]] = []
    rules = [(t, "door() >= 2") for t in SHARED]
    rules += [(t.name, "door() >= 2" if t.name == "head" else "door() >= 1") for t in DERIVED]
    rules += [(t.name, "door() >= 1") for t in LOCAL]
    for table, allowed in rules:
        guards += [
            _guard(table, verb, allowed, "outside the door") for verb in ("INSERT", "UPDATE", "DELETE")
        ]
    for log in LOG:
        guards.append(_guard(log.name, "INSERT", "door() >= 2", "outside the door"))
        guards.append(_guard(log.name, "UPDATE", "0", "the log is never changed"))
    guards.append(_guard("change", "DELETE", "0", "the log is never shortened"))
    guards.append(_guard("payload", "DELETE", "door() = 3", "a payload is only erased"))
    return dict(guards) | _search_triggers()


def install(connection: sqlite.Connection) -> None:
    """Create every guard anew; needs `Door.BUILD`."""
    for name, text in wanted_triggers().items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(text)


def drop_search(connection: sqlite.Connection) -> None:
    """Take the search index away, and what keeps it up; needs `Door.BUILD`."""
    for name in SEARCH_TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    connection.execute(f"DROP TABLE IF EXISTS {SEARCH}")


def install_search(connection: sqlite.Connection) -> None:
    """Make the search index from the entries; needs `Door.BUILD`, and `install` after it."""
    connection.execute(SEARCH_TABLE)
    connection.execute(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('rebuild')")


def missing(connection: sqlite.Connection) -> list[str]:
    """Names of the guards that are missing, changed, or not ours."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    present, wanted = dict(rows), wanted_triggers()
    return sorted(name for name in present | wanted if present.get(name) != wanted.get(name))


_BUILDING = {
    sqlite.SQLITE_DROP_TRIGGER,
    sqlite.SQLITE_DROP_TABLE,
    sqlite.SQLITE_DROP_VTABLE,
    sqlite.SQLITE_DROP_INDEX,
    sqlite.SQLITE_ALTER_TABLE,
    sqlite.SQLITE_CREATE_TRIGGER,
}
_WRITING = {sqlite.SQLITE_INSERT, sqlite.SQLITE_UPDATE, sqlite.SQLITE_DELETE}


def authorizer(door: DoorState) -> Any:
    """What a connection may prepare while its door stands as it does."""

    def allow(
        action: int, first: str | None, _second: str | None, _db: str | None, trigger: str | None
    ) -> int:
        if action in _BUILDING and door.state is not Door.BUILD:
            return int(sqlite.SQLITE_DENY)
        if action in _WRITING and first == SEARCH:
            ours = trigger in SEARCH_TRIGGERS or door.state in (Door.BUILD, Door.ERASE)
            return int(sqlite.SQLITE_OK if ours else sqlite.SQLITE_DENY)
        return int(sqlite.SQLITE_OK)

    return allow
