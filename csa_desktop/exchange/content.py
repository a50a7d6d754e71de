"""The inside of a bundle: a manifest and the changes as lines of JSON, then the documents' bytes.

No path and no file name is in it. It is read strictly: sizes are stated first, and anything else is refused.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from csa_desktop.store.log import Header, Payload
from csa_desktop.store.weighing import Incoming, NotTakenError

FORMAT = 1
LONGEST_LINE = 32 << 20
MOST_CHANGES = 2_000_000
MOST_DOCUMENTS = 10_000
LARGEST_DOCUMENT = 2 << 30

Pages = tuple[tuple[int, str, str], ...]
"""(number, label, text) of every page of a document."""

DAMAGED = (
    "This bundle is not written as a bundle is. Nothing was changed. Ask your colleague to share it again."
)
NEWER = (
    "This bundle was written by a newer version of the program. Nothing was changed, and the file is kept. "
    "Install that version, or a later one, and bring it in again."
)


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


@dataclass
class Read:
    """A bundle as far as it is read; the documents' bytes come when they are asked for."""

    manifest: Manifest
    changes: list[Incoming]
    _rest: "_Pieces" = field(repr=False)

    def documents(self) -> Iterator[tuple[Document, bytes, Pages]]:
        """Each document with its bytes and the text of its pages, in the manifest's order."""
        for document in self.manifest.documents:
            pages = _pages(self._rest.line())
            yield document, self._rest.exactly(document.size), pages
        self._rest.demand_end()


def write(
    manifest: Manifest, changes: Iterable[Incoming], documents: Iterable[tuple[Pages, Iterable[bytes]]]
) -> Iterator[bytes]:
    """The content of a bundle, piece by piece."""
    yield _line(asdict(manifest))
    for change in changes:
        yield _line({"id": change.id, "header": _header(change.header), "payload": _payload(change.payload)})
    for pages, data in documents:
        yield _line(pages)
        yield from data


def read(pieces: Iterator[bytes]) -> Read:
    """The manifest and the changes of a bundle; NotTakenError where it is not written as one."""
    rest = _Pieces(pieces)
    manifest = _manifest(_json(rest.line()))
    return Read(manifest, [_change(_json(rest.line())) for _ in range(manifest.changes)], rest)


def _line(said: object) -> bytes:
    return (
        json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
    )


def _header(header: Header) -> list[object]:
    return [getattr(header, name) for name in Header.__slots__]


def _payload(payload: Payload | None) -> list[str] | None:
    return None if payload is None else [base64.b64encode(payload.salt).decode(), payload.body]


class _Pieces:
    """Bytes that arrive in pieces, read line by line and by number."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, bytearray()
        self._searched = 0

    def _more(self) -> bool:
        piece = next(self._pieces, None)
        if piece:
            self._rest += piece
        return piece is not None

    def line(self) -> bytes:
        """The next line without its end."""
        while (end := self._rest.find(b"\n", self._searched)) < 0:
            self._searched = len(self._rest)
            if self._searched > LONGEST_LINE or not self._more():
                raise NotTakenError(DAMAGED)
        self._searched = 0
        found = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return found

    def exactly(self, size: int) -> bytes:
        """The next `size` bytes."""
        while len(self._rest) < size:
            if not self._more():
                raise NotTakenError(DAMAGED)
        found = bytes(self._rest[:size])
        del self._rest[:size]
        return found

    def demand_end(self) -> None:
        """That nothing follows."""
        while not self._rest and self._more():
            pass
        if self._rest:
            raise NotTakenError(DAMAGED)


def _json(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotTakenError(DAMAGED) from error


def _refuse(_: str) -> None:
    raise ValueError


def _demand(true: bool) -> None:
    if not true:
        raise NotTakenError(DAMAGED)


def _manifest(said: Any) -> Manifest:
    _demand(isinstance(said, dict) and type(said.get("format")) is int)
    if said["format"] > FORMAT:
        raise NotTakenError(NEWER)
    _demand(set(said) == {f.name for f in fields(Manifest)})
    texts = ("bundle", "assessment", "authority", "title", "marking", "sender", "made")
    _demand(all(isinstance(said[name], str) for name in texts))
    counts = ("year", "changes", "statements", "cases")
    _demand(all(type(said[name]) is int and said[name] >= 0 for name in counts))
    _demand(said["changes"] <= MOST_CHANGES and _is_list(said["recipients"], str))
    return Manifest(
        **{name: said[name] for name in (*texts, *counts)},
        recipients=tuple(said["recipients"]),
        tips=_tips(said["tips"]),
        attestations=tuple(map(_attested, _list(said["attestations"]))),
        documents=_documents(_list(said["documents"])),
    )


def _list(said: Any) -> list[Any]:
    _demand(isinstance(said, list))
    return list(said)


def _is_list(said: Any, kind: type) -> bool:
    return isinstance(said, list) and all(type(part) is kind for part in said)


def _tips(said: Any) -> dict[str, tuple[tuple[int, str], ...]]:
    _demand(isinstance(said, dict))
    return {device: tuple(map(_tip, _list(ends))) for device, ends in said.items()}


def _tip(said: Any) -> tuple[int, str]:
    _demand(isinstance(said, list) and [type(part) for part in said] == [int, str])
    return said[0], said[1]


def _attested(said: Any) -> Attested:
    _demand(isinstance(said, dict) and set(said) == {f.name for f in fields(Attested)})
    _demand(type(said["number"]) is int)
    _demand(all(isinstance(said[name], str) for name in ("device", "change", "signature")))
    return Attested(**said)


def _documents(said: list[Any]) -> tuple[Document, ...]:
    _demand(len(said) <= MOST_DOCUMENTS)
    found = tuple(map(_document, said))
    _demand(len({document.sha256 for document in found}) == len(found))
    return found


def _document(said: Any) -> Document:
    _demand(isinstance(said, dict) and set(said) == {"sha256", "size"})
    _demand(isinstance(said["sha256"], str) and type(said["size"]) is int)
    _demand(0 <= said["size"] <= LARGEST_DOCUMENT)
    return Document(**said)


_HEADER_KINDS = [int if name in ("number", "lamport", "schema_version") else str for name in Header.__slots__]


def _change(said: Any) -> Incoming:
    _demand(isinstance(said, dict) and set(said) == {"id", "header", "payload"})
    _demand(isinstance(said["id"], str) and isinstance(said["header"], list))
    _demand([type(part) for part in said["header"]] == _HEADER_KINDS)
    header = Header(**dict(zip(Header.__slots__, said["header"], strict=True)))
    _demand(_is_bases(_json(header.bases.encode())))
    return Incoming(said["id"], header, _read_payload(said["payload"]))


def _is_bases(said: Any) -> bool:
    return isinstance(said, dict) and all(_is_list(ids, str) for ids in said.values())


def _read_payload(said: Any) -> Payload | None:
    if said is None:
        return None
    _demand(_is_list(said, str) and len(said) == 2)
    try:
        salt = base64.b64decode(said[0], validate=True)
    except ValueError as error:
        raise NotTakenError(DAMAGED) from error
    _demand(isinstance(_json(said[1].encode("utf-8", "surrogatepass")), dict))
    return Payload(salt, said[1])


def _pages(line: bytes) -> Pages:
    said = _list(_json(line))
    for page in said:
        _demand(isinstance(page, list) and [type(part) for part in page] == [int, str, str])
    return tuple((number, label, words) for number, label, words in said)
