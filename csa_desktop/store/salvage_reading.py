"""Reads what can still be read of a damaged file, row by row, around the pages that fail their proof."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from csa_desktop.errors import UserError
from csa_desktop.store import log, vault
from csa_desktop.store.failures import DamagedError

AT_ONCE = 64
FAILED_AT_MOST = 1000
"""So many rows one after the other that cannot be read are taken for the end of a table."""
_LONGER_AT_MOST = 12

NOTHING_READABLE = (
    "Nothing could be read of this store's log: the pages on which everything hangs are damaged. Restore the "
    "newest sound backup; the damaged file is kept beside it."
)
_HEADER = ("id", *log.Header.__slots__)

Row = tuple[Any, ...]


@dataclass
class Found:
    """What could be read, of a store and of the backups that fill its holes; the first to come stays."""

    changes: dict[str, log.Header] = field(default_factory=dict)
    payloads: dict[str, log.Payload] = field(default_factory=dict)
    """By change; also of changes that could not be read."""
    blobs: dict[str, int] = field(default_factory=dict)
    pieces: dict[tuple[str, int], bytes] = field(default_factory=dict)
    pages: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    drafts: dict[str, Row] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)


class Wreck:
    """A copy of a damaged file, which this may lengthen; it is opened anew after each bad page."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = self._connect_lengthened()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, table: str, key: str, columns: tuple[str, ...]) -> Iterator[Row]:
        """The columns of every row that can be read of a table, in the order of its integer key `key`."""
        order = f'SELECT "{key}", {", ".join(columns)} FROM "{table}" WHERE "{key}"'
        last, failed = 0, 0
        while failed < FAILED_AT_MOST:
            some = self._read(f'{order} > ? ORDER BY "{key}" LIMIT {AT_ONCE}', last)
            if some is None:
                for number in range(last + 1, last + AT_ONCE + 1):
                    one = self._read(f"{order} = ?", number) or []
                    failed = 0 if one else failed + 1
                    yield from (row[1:] for row in one)
                last += AT_ONCE
            elif some:
                yield from (row[1:] for row in some)
                last, failed = some[-1][0], 0
            else:
                return

    def _read(self, order: str, value: int) -> list[Row] | None:
        """The rows of a query; None where it came upon a bad page, whose zeros are no content."""
        try:
            found: list[Row] = self._connection.execute(order, (value,)).fetchall()
            if not vault.is_broken(self._connection):
                return found
        except sqlite.Error:
            found = []
        self._connection.close()
        self._connection = vault.connect(self._path, self._key)
        return None

    def _connect_lengthened(self) -> sqlite.Connection:
        """SQLite opens no file that is shorter than it says, so one that was cut off is made longer."""
        for _ in range(_LONGER_AT_MOST):
            try:
                return vault.connect(self._path, self._key)
            except DamagedError:
                os.truncate(self._path, self._path.stat().st_size * 2 + 4096)
        raise UserError(NOTHING_READABLE)


def read_into(found: Found, wreck: Wreck) -> None:
    """Add all that is proved by its hash, and local rows as they are."""
    for change, *columns in wreck.rows("change", "seq", _HEADER):
        header = log.Header(*columns)
        if log.change_id(header) == change:
            found.changes.setdefault(change, header)
    for change, salt, body in wreck.rows("payload", "pk", ("change", "salt", "body")):
        _add_payload(found, change, log.Payload(bytes(salt), body))
    _read_local(found, wreck)


def _add_payload(found: Found, change: str, payload: log.Payload) -> None:
    header = found.changes.get(change)
    if header is None or header.payload_hash == payload.hash:
        found.payloads.setdefault(change, payload)


def _read_local(found: Found, wreck: Wreck) -> None:
    for sha256, size in wreck.rows("blob", "pk", ("sha256", "size")):
        found.blobs.setdefault(sha256, size)
    for sha256, number, data in wreck.rows("piece", "pk", ("sha256", "number", "data")):
        found.pieces.setdefault((sha256, number), bytes(data))
    entries = wreck.rows("entry", "pk", ("tbl", "row", "page", "label", "text"))
    for table, sha256, page, label, words in entries:
        if table == "page":
            found.pages.setdefault((sha256, page), (label, words))
    for draft in wreck.rows("draft", "pk", ("place", "assessment", "title", "text", "seen", "at")):
        if _is_text(*draft):
            found.drafts.setdefault(draft[0], draft)
    for name, value in wreck.rows("setting", "pk", ("name", "value")):
        if _is_text(name, value):
            found.settings.setdefault(name, value)


def _is_text(*values: object) -> bool:
    """False for a row of another table, to which a page of a backup may have belonged since."""
    return all(isinstance(value, str) for value in values)
