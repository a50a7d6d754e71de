"""Changes: what one person did to one row, as a hash-chained header and an erasable payload."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring as encode
from operator import attrgetter
from types import MappingProxyType

from csa_desktop.store.upcast import upcast

Value = str | int | bool | list[str]

SCHEMA_VERSION = 1
"""Version of the values in payloads; older ones are read through `upcast`."""

WRITE, DELETE, ERASE = OPS = "write", "delete", "erase"
GREATEST = 2**53 - 1
"""No number in a change is greater, on either side of nought: every reader of JSON has it exactly."""
DO, UNDO, REDO, FACT = "do", "undo", "redo", "fact"
"""What a command is to undo and redo; a fact (something was printed) is neither undone nor redone."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a command asks the door to write to one row.

    `seen` is what the person was looking at: a trail's `at`, or for each field the changes whose
    values were on screen, or None for what is there now.
    """

    table: str
    row: str
    values: Mapping[str, Value] = field(default_factory=dict)
    seen: int | Mapping[str, tuple[str, ...]] | None = None
    delete: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """A change without what was typed. Its hash is the change's id."""

    assessment: str
    device: str
    number: int
    prev: str
    lamport: int
    wall: str
    author: str
    command: str
    label: str
    act: str
    undoes: str
    scope_case: str
    tbl: str
    row: str
    op: str
    schema_version: int
    bases: str
    """JSON: for each field, the ids of the changes whose values were looked at."""
    payload_hash: str

    def bases_by_field(self) -> Mapping[str, tuple[str, ...]]:
        """For each field that was written, its bases."""
        return read_bases(self.bases)


@dataclass(frozen=True, slots=True)
class Payload:
    """The values of a change under a salt, so that an erased one cannot be guessed from its hash."""

    salt: bytes
    body: str

    @property
    def hash(self) -> str:
        """What the header names."""
        return hashlib.sha256(self.salt + self.body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a command did: which kinds of thing changed, and where."""

    label: str
    command: str = ""
    at: int = 0
    changes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(table, row) -> the id of the change."""
    left: tuple[str, ...] = ()
    """Sentences on what an undo left alone."""

    @property
    def tables(self) -> frozenset[str]:
        """The kinds of thing that changed."""
        return frozenset(table for table, _ in self.changes)

    @property
    def row(self) -> str:
        """The id of the first row that was written; empty where nothing was."""
        return next((row for _, row in self.changes), "")


def canonical(value: object) -> str:
    """JSON in the one form that is hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


_SORTED = sorted(Header.__slots__)
_said_by = attrgetter(*_SORTED)
_FORM = "{" + ",".join(f'"{name}":%s' for name in _SORTED) + "}"


def change_id(header: Header) -> str:
    """The hash that names a change and certifies all before it in its chain.

    What is hashed is `canonical` of all fields, put together by hand: it is done for every change that comes.
    """
    said = tuple([encode(v) if type(v) is str else int.__repr__(v) for v in _said_by(header)])
    return hashlib.sha256((_FORM % said).encode()).hexdigest()


def seal(values: Mapping[str, Value]) -> Payload:
    """A payload of these values under a fresh salt."""
    return Payload(salt=secrets.token_bytes(16), body=canonical(dict(values)))


def unseal(body: str, schema_version: int, table: str) -> dict[str, Value]:
    """The values of a payload in today's shape."""
    values: dict[str, Value] = json.loads(body)
    return upcast(table, values, schema_version)


@lru_cache(maxsize=4096)
def read_bases(text: str) -> Mapping[str, tuple[str, ...]]:
    """A header's bases: for each field, the changes that were looked at.

    They are asked for several times while a change is taken, and many changes say the same.
    """
    return MappingProxyType({name: tuple(ids) for name, ids in json.loads(text).items()})
