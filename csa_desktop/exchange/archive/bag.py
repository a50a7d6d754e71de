"""A BagIt bag (RFC 8493) in one zip file: written in one pass, and read back against its manifests."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import IO

from csa_desktop.errors import UserError

VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
INFO = "bag-info.txt"
_PIECE = 1 << 20
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The zip's own times say nothing: when it was made stands in `bag-info.txt`."""
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*(?<![ .])")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
NOT_WHOLE = (
    "The archive was written, but what was read back is not what was written, so the disk may be failing. "
    "Nothing is left of it. Write it to another disk."
)

Progress = Callable[[float], None]


class Bag:
    """Takes files one after the other; `close` adds the manifests. `root` is the folder inside the zip."""

    def __init__(self, out: IO[bytes], root: str) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._root = _checked(root)
        self._payload: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        self._folded: set[str] = set()
        self._bytes = 0

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of every file of the payload so far, by its path from `data/` on."""
        return self._payload

    def add(self, path: str, data: bytes | Iterable[bytes], *, packed: bool = False) -> None:
        """Put a file below `data/`; ValueError for a path that is unsafe somewhere, or there already.

        What is `packed` already, such as a PDF, is taken as it is: packing it again takes long for nothing.
        """
        named = "/".join(["data", *map(_checked, path.split("/"))])
        if named.casefold() in self._folded:
            raise ValueError(f"{path} is in the bag already")
        self._folded.add(named.casefold())
        self._payload[named], size = self._write(named, data, packed=packed)
        self._bytes += size

    def close(self, about: Mapping[str, str]) -> None:
        """Write what the bag says of itself, and its manifests."""
        info = {**about, "Payload-Oxum": f"{self._bytes}.{len(self._payload)}"}
        self._tag("bagit.txt", VERSION)
        self._tag(INFO, "".join(f"{key}: {' '.join(value.split())}\n" for key, value in info.items()))
        self._tag(MANIFEST, _lines(self._payload))
        self._write(TAG_MANIFEST, _lines(self._tags).encode())
        self._zip.close()

    def _tag(self, name: str, text: str) -> None:
        self._tags[name], _ = self._write(name, text.encode())

    def _write(self, path: str, data: bytes | Iterable[bytes], *, packed: bool = False) -> tuple[str, int]:
        """(SHA-256, size) of what was written."""
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(f"{self._root}/{path}", _MOMENT)
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._zip.open(entry, "w", force_zip64=True) as file:
            for piece in _pieces(data):
                digest.update(piece)
                file.write(piece)
                size += len(piece)
        return digest.hexdigest(), size


def check(file: IO[bytes], progress: Progress | None = None) -> int:
    """Read a bag back: how many files it has, each as its manifest says, none missing and none too many.

    UserError where anything differs.
    """
    try:
        with zipfile.ZipFile(file) as opened:
            return _check(opened, progress)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError) as error:
        raise UserError(NOT_WHOLE) from error


def _check(opened: zipfile.ZipFile, progress: Progress | None) -> int:
    names = opened.namelist()
    root = names[0].partition("/")[0]
    said = {**_read(opened, root, MANIFEST), **_read(opened, root, TAG_MANIFEST)}
    there = {name.removeprefix(f"{root}/") for name in names} - {TAG_MANIFEST}
    if there != set(said):
        raise UserError(NOT_WHOLE)
    for number, (path, digest) in enumerate(said.items(), start=1):
        with opened.open(f"{root}/{path}") as found:
            if _digest(found) != digest:
                raise UserError(NOT_WHOLE)
        if progress:
            progress(number / len(said))
    return len(said)


def _read(opened: zipfile.ZipFile, root: str, name: str) -> dict[str, str]:
    lines = io.StringIO(opened.read(f"{root}/{name}").decode()).read().splitlines()
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(data: bytes | Iterable[bytes]) -> Iterable[bytes]:
    if not isinstance(data, bytes):
        return data
    return (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))


def _lines(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def _checked(name: str) -> str:
    if not _SAFE.fullmatch(name) or _DEVICES.fullmatch(name) or len(name) > 100:
        raise ValueError(f"{name!r} is no name that every system can keep")
    return name
