"""The parts of Word and Excel files: a zip of XML, opened so that it can neither swell nor reach out."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from csa_desktop.errors import UserError

MOST_PARTS = 20_000
MOST_UNPACKED = 1 << 30
MOST_OF_A_PART = 128 << 20
SUSPECT_FROM = 64 << 20
SUSPECT_RATIO = 200
T = TypeVar("T")


class Package:
    """An opened file of this kind."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = archive.namelist()

    def has(self, *beginnings: str) -> bool:
        """True where some part's name begins with one of these."""
        return any(name.startswith(beginnings) for name in self.names)

    def xml(self, name: str) -> Element:
        """A part as a tree; UserError where it is damaged or does what no such file may do."""
        return _parsed(of_damaged(lambda: self._read(name)))

    def related(self, name: str = "") -> dict[str, list[str]]:
        """The parts that a part (or the file itself) refers to, by the last word of their type."""
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, list[str]] = {}
        for relation in self.xml(relations) if relations in self.names else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
                if target in self.names:
                    found.setdefault(posixpath.basename(relation.get("Type", "")), []).append(target)
        return found

    def contains(self, beginning: str, wanted: Callable[[bytes], bool]) -> bool:
        """True where `wanted` says so of some stretch of a part whose name begins so."""
        return any(
            wanted(stretch)
            for name in self.names
            if name.startswith(beginning)
            for stretch in self._stretches(name)
        )

    def _read(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > MOST_OF_A_PART:
            raise UserError(
                "This document is too long to be read at once. Nothing was added. Save parts of it as "
                "documents of their own and add those."
            )
        return self._archive.read(name)

    def _stretches(self, name: str) -> Iterator[bytes]:
        with of_damaged(lambda: self._archive.open(name)) as part:
            before = b""
            while stretch := of_damaged(lambda: part.read(1 << 20)):
                yield before + stretch
                before = stretch[-64:]


@contextmanager
def open_package(data: bytes) -> Iterator[Package]:
    """The file's parts; UserError where it is damaged, or unpacks to an absurd size."""
    with of_damaged(lambda: zipfile.ZipFile(io.BytesIO(data))) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
        swells = unpacked > SUSPECT_FROM and unpacked > SUSPECT_RATIO * len(data)
        if swells or unpacked > MOST_UNPACKED or len(archive.namelist()) > MOST_PARTS:
            raise UserError(
                f"This file would unpack to {unpacked / (1 << 20):,.0f} MB, which no such document needs, so "
                "it was not opened. Nothing was added. Ask where it came from; save it as a PDF and add that."
            )
        yield Package(archive)


def of_damaged(call: Callable[[], T]) -> T:
    """What a library makes of outside bytes; whatever it raises, the file is damaged."""
    try:
        return call()
    except (UserError, MemoryError):
        raise
    except Exception:
        raise damaged() from None


def damaged() -> UserError:
    """The sentence for a file whose parts do not fit together."""
    return UserError(
        "This file is damaged and cannot be read. Nothing was added. Get it again from where it came; if it "
        "opens in its own program, save it anew there and add that."
    )


def _parsed(data: bytes) -> Element:
    try:
        tree: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UserError(
            "This file holds declarations that no Word or Excel file may hold, so it was not opened. Nothing "
            "was added. Ask where it came from; save it as a PDF and add that."
        ) from None
    except (ParseError, ValueError, LookupError):
        raise damaged() from None
    return tree
