"""The parts of Word and Excel files: a zip of XML, opened so that it can neither swell nor reach out."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element, fromstring, iterparse
from xml.parsers import expat

from csa_desktop.errors import UserError

MOST_PARTS = 20_000
MOST_UNPACKED = 1 << 30
MOST_OF_A_PART = 128 << 20
SUSPECT_FROM = 64 << 20
SUSPECT_RATIO = 200
_BEGINNING = 64 * 1024


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another refers to: under which id, as what, and its name in the file."""

    id: str
    kind: str
    target: str


class Package:
    """An opened file of this kind."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = set(archive.namelist())

    def has(self, *beginnings: str) -> bool:
        """True where some part's name begins with one of these."""
        return any(name.startswith(beginnings) for name in self.names)

    def xml(self, name: str) -> Element:
        """A part as a tree; UserError where it is damaged, too long or declares what no such part may."""
        if self._archive.getinfo(name).file_size > MOST_OF_A_PART:
            raise UserError(
                "This document is too long to be read at once. Nothing was added. Save parts of it as "
                "documents of their own and add those."
            )
        with blaming_the_file():
            data = self._archive.read(name)
            _refuse_tricks(data[:_BEGINNING])
            return fromstring(data)  # noqa: S314 - it declares nothing

    def elements(self, name: str, *kinds: str) -> Iterator[Element]:
        """The elements of these kinds in a part of any length, in turn; each is emptied after its turn."""
        with self._opened(name) as part, blaming_the_file():
            _refuse_tricks(part.read(_BEGINNING))
        endings = tuple(f"}}{kind}" for kind in kinds)
        with self._opened(name) as part, blaming_the_file():
            for _, element in iterparse(part):  # noqa: S314 - it declares nothing
                if element.tag.endswith(endings):
                    yield element
                    element.clear()

    def relations(self, name: str = "") -> list[Relation]:
        """The parts inside the file that a part (or, without a name, the file itself) refers to."""
        folder, file = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        found = []
        for each in self.xml(listing) if listing in self.names else ():
            kind = posixpath.basename(each.get("Type", ""))
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
            if each.get("TargetMode") != "External" and target in self.names:
                found.append(Relation(each.get("Id", ""), kind, target))
        return found

    def related(self, name: str = "") -> dict[str, list[str]]:
        """The names of those parts, by kind: "header", "styles", ..."""
        found: dict[str, list[str]] = {}
        for each in self.relations(name):
            found.setdefault(each.kind, []).append(each.target)
        return found

    def _opened(self, name: str) -> IO[bytes]:
        with blaming_the_file():
            return self._archive.open(name)


@contextmanager
def open_package(data: bytes) -> Iterator[Package]:
    """The file's parts; UserError where it is damaged, or unpacks to an absurd size."""
    with blaming_the_file():
        archive = zipfile.ZipFile(io.BytesIO(data))
    with archive:
        unpacked = sum(part.file_size for part in archive.infolist())
        swells = unpacked > SUSPECT_FROM and unpacked > SUSPECT_RATIO * len(data)
        if swells or unpacked > MOST_UNPACKED or len(archive.namelist()) > MOST_PARTS:
            raise UserError(
                f"This file would unpack to {unpacked / (1 << 20):,.0f} MB, which no such document needs, so "
                "it was not opened. Nothing was added. Ask where it came from; save it as a PDF and add that."
            )
        yield Package(archive)


def kind_of(element: Element) -> str:
    """An element's name without its namespace, of which there are two families."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute's value, whatever its namespace; empty where there is none."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")


@contextmanager
def blaming_the_file() -> Iterator[None]:
    """For what libraries make of outside bytes: whatever they raise, the file is damaged."""
    try:
        yield
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


class _RootReached(Exception):  # noqa: N818 - it is no error
    """Everything that may come before a part's first element has been seen."""


def _refuse_tricks(beginning: bytes) -> None:
    """Refuse a part that declares a document type: such files may not, and every trick of XML needs one.

    What is declared must stand before the first element; so that has to stand in the beginning.
    """

    def declares(*_: object) -> None:
        raise UserError(
            "This file holds declarations that no Word or Excel file may hold, so it was not opened. Nothing "
            "was added. Ask where it came from; save it as a PDF and add that."
        )

    def begins(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = declares, begins
    try:
        parser.Parse(beginning, False)
    except _RootReached:
        return
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged() from None
    raise damaged()
