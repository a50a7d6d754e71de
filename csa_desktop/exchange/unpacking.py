"""Reads the inside of a bundle, strictly: sizes come first, and nothing is taken that we would not write.

Nothing that it gives can be too deep, too long or too great for what comes after it.
"""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from csa_desktop.exchange.content import FORMAT, LONGEST_TITLE, Attested, Document, Manifest, Pages
from csa_desktop.store.log import GREATEST, SCHEMA_VERSION, Header, Payload
from csa_desktop.store.weighing import Incoming, NotTakenError

LONGEST_LINE = 32 << 20
LARGEST_LOG = 512 << 20
"""Bytes that all changes together may have."""
MOST_CHANGES = 500_000
MOST_SIGNATURES = 10_000
MOST_DOCUMENTS = 10_000
LARGEST_DOCUMENT = 512 << 20
MOST_PAGES = 1_000_000
LONGEST_NAME = 200
LONGEST_SALT = 64

DAMAGED = (
    "This bundle is not written as a bundle is. Nothing was changed. Ask your colleague to share it again."
)
NEWER = (
    "This bundle was written by a newer version of the program. Nothing was changed, and the file is kept. "
    "Install that version, or a later one, and bring it in again."
)


@dataclass
class Read:
    """A bundle as far as it is read; the documents' bytes come when they are asked for."""

    manifest: Manifest
    changes: list[Incoming]
    _rest: "_Pieces" = field(repr=False)

    def documents(self) -> Iterator[tuple[Document, bytes, Pages]]:
        """Each document with its bytes and the text of its pages, in the manifest's order."""
        return _documents(self._rest, self.manifest)


def documents(pieces: Iterator[bytes], manifest: Manifest) -> Iterator[tuple[Document, bytes, Pages]]:
    """The documents of a bundle that was read before, without its changes."""
    rest = _Pieces(pieces)
    for _ in range(1 + manifest.changes):
        rest.line()
    return _documents(rest, manifest)


def _documents(rest: "_Pieces", manifest: Manifest) -> Iterator[tuple[Document, bytes, Pages]]:
    for document in manifest.documents:
        pages = _pages(rest)
        yield document, rest.exactly(document.size), pages
    rest.demand_end()


def read(pieces: Iterator[bytes]) -> Read:
    """The manifest and the changes of a bundle; NotTakenError where it is not written as one."""
    rest = _Pieces(pieces)
    manifest = _manifest(_json(rest.line()))
    rest.most = LARGEST_LOG
    sound: set[str] = set()
    changes = [_change(_json(rest.line()), sound) for _ in range(manifest.changes)]
    return Read(manifest, changes, rest)


class _Pieces:
    """Bytes that arrive in pieces, read line by line and by number."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, bytearray()
        self._searched = 0
        self.most = LONGEST_LINE
        """How many bytes of lines may still come."""

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
        self.most -= len(found)
        if self.most < 0:
            raise NotTakenError(DAMAGED)
        return found

    def exactly(self, size: int) -> bytes:
        """The next `size` bytes."""
        while len(self._rest) < size:
            if not self._more():
                raise NotTakenError(DAMAGED)
        with memoryview(self._rest) as rest:
            found = bytes(rest[:size])
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
        said = line.decode("utf-8")
    except ValueError as error:
        raise NotTakenError(DAMAGED) from error
    return _read(said)


def _read(said: str) -> Any:
    """What a JSON text says."""
    try:
        found, end = _decode(said)
        if end != len(said):
            raise ValueError
        if "\\ud" in said or "\\uD" in said:
            _encode(found).encode("utf-8")  # half of a pair is no text, and no file or hash can hold it
    except (ValueError, RecursionError) as error:
        raise NotTakenError(DAMAGED) from error
    return found


def _refuse(_: str) -> None:
    raise ValueError


_encode = json.JSONEncoder(ensure_ascii=False).encode
_decode = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse).raw_decode


def _demand(true: bool) -> None:
    if not true:
        raise NotTakenError(DAMAGED)


def _manifest(said: Any) -> Manifest:
    _demand(isinstance(said, dict) and type(said.get("format")) is int)
    if said["format"] > FORMAT:
        raise NotTakenError(NEWER)
    _demand(set(said) == {f.name for f in fields(Manifest)} and said["format"] == FORMAT)
    names, titles = ("bundle", "assessment", "sender"), ("authority", "title", "marking", "made")
    _demand(all(_is_name(said[name]) and said[name] for name in names))
    _demand(all(isinstance(said[name], str) and len(said[name]) <= LONGEST_TITLE for name in titles))
    counts = ("year", "changes", "statements", "cases")
    _demand(all(_is_count(said[name]) for name in counts) and said["changes"] <= MOST_CHANGES)
    _demand(_is_list(said["recipients"], str) and all(map(_is_name, said["recipients"])))
    return Manifest(
        **{name: said[name] for name in (*names, *titles, *counts)},
        recipients=tuple(said["recipients"]),
        tips=_tips(said["tips"]),
        attestations=tuple(map(_attested, _list(said["attestations"], MOST_SIGNATURES))),
        documents=_travelling(_list(said["documents"], MOST_DOCUMENTS)),
    )


def _is_name(said: object) -> bool:
    """True for what could be the id of something."""
    return isinstance(said, str) and len(said) <= LONGEST_NAME and said.isprintable()


def _is_count(said: object) -> bool:
    return type(said) is int and 0 <= said <= GREATEST


def _list(said: Any, most: int = MOST_CHANGES) -> list[Any]:
    _demand(isinstance(said, list) and len(said) <= most)
    return list(said)


def _is_list(said: Any, kind: type) -> bool:
    return isinstance(said, list) and all(type(part) is kind for part in said)


def _tips(said: Any) -> dict[str, tuple[tuple[int, str], ...]]:
    _demand(isinstance(said, dict) and all(map(_is_name, said)))
    return {device: tuple(map(_tip, _list(ends))) for device, ends in said.items()}


def _tip(said: Any) -> tuple[int, str]:
    _demand(isinstance(said, list) and len(said) == 2 and _is_count(said[0]) and _is_name(said[1]))
    return said[0], said[1]


def _attested(said: Any) -> Attested:
    _demand(isinstance(said, dict) and set(said) == {f.name for f in fields(Attested)})
    _demand(_is_count(said["number"]))
    _demand(all(_is_name(said[name]) for name in ("device", "change", "signature")))
    return Attested(**said)


def _travelling(said: list[Any]) -> tuple[Document, ...]:
    found = tuple(map(_document, said))
    _demand(len({document.sha256 for document in found}) == len(found))
    return found


def _document(said: Any) -> Document:
    _demand(isinstance(said, dict) and set(said) == {"sha256", "size"})
    _demand(isinstance(said["sha256"], str) and _SHA256.fullmatch(said["sha256"]) is not None)
    _demand(_is_count(said["size"]) and said["size"] <= LARGEST_DOCUMENT)
    return Document(**said)


_SHA256 = re.compile("[0-9a-f]{64}")
_NUMBERS = ("number", "lamport", "schema_version")
_TEXTS = ("label", "bases")
_header_names = attrgetter(*(name for name in Header.__slots__ if name not in (*_NUMBERS, *_TEXTS)))
_HEADER_KINDS = [int if name in _NUMBERS else str for name in Header.__slots__]


def _change(said: Any, sound: set[str]) -> Incoming:
    """A change; `sound` are bases that were looked at, since many changes say the same."""
    _demand(isinstance(said, dict) and said.keys() == {"id", "header", "payload"})
    _demand(isinstance(said["id"], str) and isinstance(said["header"], list))
    _demand(list(map(type, said["header"])) == _HEADER_KINDS)
    header = Header(*said["header"])
    _demand(max(map(len, names := _header_names(header))) <= LONGEST_NAME and "".join(names).isprintable())
    _demand(len(header.label) <= LONGEST_TITLE and _is_count(header.number) and _is_count(header.lamport))
    if header.schema_version > SCHEMA_VERSION:
        raise NotTakenError(NEWER)
    if header.bases not in sound:
        _demand(_is_bases(_read(header.bases)))
        sound.add(header.bases)
    return Incoming(said["id"], header, _read_payload(said["payload"]))


def _is_bases(said: Any) -> bool:
    return isinstance(said, dict) and all(
        isinstance(ids, list) and all(map(_is_name, ids)) for ids in said.values()
    )


def _read_payload(said: Any) -> Payload | None:
    if said is None:
        return None
    _demand(
        isinstance(said, list) and list(map(type, said)) == [str, str] and len(said[0]) <= 2 * LONGEST_SALT
    )
    try:
        salt = base64.b64decode(said[0], validate=True)
    except ValueError as error:
        raise NotTakenError(DAMAGED) from error
    values = _read(said[1])
    _demand(isinstance(values, dict))
    _demand({*map(type, values.values())} <= _PLAIN or all(map(_is_value, values.values())))
    return Payload(salt, said[1])


_PLAIN = {str, bool}


def _is_value(said: Any) -> bool:
    """True for what a field can hold: nothing lies deeper, so that it can be read again anywhere."""
    return type(said) in (str, bool) or (type(said) is int and abs(said) <= GREATEST) or _is_list(said, str)


def _pages(rest: _Pieces) -> Pages:
    rest.most = LARGEST_LOG
    count = _json(rest.line())
    _demand(_is_count(count) and count <= MOST_PAGES)
    return tuple(_page(_json(rest.line()), number) for number in range(1, count + 1))


def _page(said: Any, number: int) -> tuple[int, str, str]:
    _demand(isinstance(said, list) and list(map(type, said)) == [int, str, str] and said[0] == number)
    return said[0], said[1], said[2]
