"""The inside of a bundle: a manifest and the changes as lines of JSON, then the documents' pages and bytes.

No path and no file name is in it. `unpacking` reads it.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from operator import attrgetter

from csa_desktop.store.log import Header, Payload
from csa_desktop.store.weighing import Incoming

FORMAT = 1
AT_ONCE = 64
LONGEST_TITLE = 2000
"""Characters that a manifest shows of anything."""

Pages = tuple[tuple[int, str, str], ...]
"""(number, label, text) of every page of a document."""


@dataclass(frozen=True, slots=True)
class Attested:
    """A device's signature over a place in its chain."""

    device: str
    number: int
    change: str
    signature: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that travels: its hash and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    bundle: str
    assessment: str
    authority: str
    title: str
    year: int
    marking: str
    sender: str
    recipients: tuple[str, ...]
    made: str
    """The sender's clock; it is shown and decides nothing."""
    tips: Mapping[str, tuple[tuple[int, str], ...]]
    """How far every chain goes at the sender's."""
    attestations: tuple[Attested, ...]
    changes: int
    documents: tuple[Document, ...] = ()
    statements: int = 0
    cases: int = 0
    format: int = FORMAT


def write(
    manifest: Manifest, changes: Iterable[Incoming], documents: Iterable[tuple[Pages, Iterable[bytes]]]
) -> Iterator[bytes]:
    """The content of a bundle, piece by piece."""
    yield _line(asdict(manifest))
    left = iter(changes)
    while some := list(islice(left, AT_ONCE)):
        yield b"".join(
            _line({"id": c.id, "header": _header(c.header), "payload": _payload(c.payload)}) for c in some
        )
    for pages, data in documents:
        yield _line(len(pages))
        yield from map(_line, pages)
        yield from data


def _line(said: object) -> bytes:
    return _written(said).encode("utf-8", "surrogatepass") + b"\n"


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_header = attrgetter(*Header.__slots__)


def _payload(payload: Payload | None) -> list[str] | None:
    return None if payload is None else [base64.b64encode(payload.salt).decode(), payload.body]
