"""Everything that an archive holds, file by file, in the order in which it is written."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.exchange.archive import dictionary, history, readme, tables, trail_lines
from csa_desktop.exchange.archive.bag import Bag
from csa_desktop.store.weighing import Incoming

SUFFIXES = {"pdf": ".pdf", "word": ".docx", "excel": ".xlsx", "csv": ".csv", "text": ".txt"}
NO_SUFFIX = ".bin"
_IMAGES = {
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
}
PEOPLE, DOCUMENTS, NOT_THERE = "people.csv", "documents.csv", "not-there.csv"


@dataclass(frozen=True, slots=True)
class Content:
    """What goes in; `document` gives the bytes of one by its hash, None where it is not in this store."""

    pack: Pack
    pack_folder: Path
    trail: Trail
    changes: Sequence[Incoming]
    papers: Mapping[str, tuple[str, bytes]]
    """Path below `papers/` -> (what it is, the bytes)."""
    document: Callable[[str], bytes | None]
    lacking: Sequence[str]
    """What is not sound or not complete, as sentences."""
    made: str
    by: str


def stream(content: Content, root: str, about: Mapping[str, str]) -> Iterator[bytes]:
    """The bag of an archive as the bytes of one zip file, piece by piece as it is made."""
    sink = _Sink()
    bag = Bag(cast(IO[bytes], sink), root)
    for _ in _put(bag, content):
        yield from sink.taken()
    bag.close(about)
    yield from sink.taken()


class _Sink(io.RawIOBase):
    """A file that one cannot go back in; what was written is taken out of it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is only written."""
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Keep some bytes until they are taken."""
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> Iterator[bytes]:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        yield from pieces


def _put(bag: Bag, content: Content) -> Iterator[None]:
    """Write all of it into a bag, and give way after each part."""
    files: dict[str, str] = {}
    for sha256, path in _documents(bag, content):
        files[sha256] = path
        yield
    for path, (_, data) in content.papers.items():
        bag.add(f"papers/{path}", data, packed=True)
        yield
    counts = _tables(bag, content, files)
    yield
    _history(bag, content)
    yield
    for file in sorted(content.pack_folder.rglob("*.toml")):
        bag.add(f"framework/{file.relative_to(content.pack_folder).as_posix()}", file.read_bytes())
    papers = {path: name for path, (name, _) in content.papers.items()}
    bag.add("README.txt", readme.text(content.trail, content.pack, counts, papers, content.lacking).encode())


def _documents(bag: Bag, content: Content) -> Iterator[tuple[str, str]]:
    """(hash, path) of every version of every document that is here."""
    wanted = history.documents(content.changes)
    media = {s.sha256: s.media for s in content.trail.rows.sources}
    for number, sha256 in enumerate(wanted, start=1):
        data = content.document(sha256)
        if data is not None:
            path = f"documents/D{number:04}{_suffix(media.get(sha256, ''), data)}"
            bag.add(path, data, packed=True)
            yield sha256, path


def _suffix(media: str, data: bytes) -> str:
    image = next((suffix for first, suffix in _IMAGES.items() if data.startswith(first)), NO_SUFFIX)
    return SUFFIXES.get(media, image)


def _tables(bag: Bag, content: Content, files: Mapping[str, str]) -> dict[str, int]:
    trail, found = content.trail, tables.tables(content.trail.rows)
    for name, rows in found.items():
        bag.add(f"tables/{name}.csv", tables.table_csv(name, rows))
        bag.add(f"tables/{name}.json", tables.as_json(rows))
    bag.add("tables/csv-metadata.json", tables.as_json(dictionary.metadata()))
    bag.add("tables/DICTIONARY.txt", dictionary.in_words().encode())
    people = sorted(names(trail, content.changes).items())
    bag.add(f"tables/{PEOPLE}", tables.as_csv(("person", "name"), people))
    documents = [(sha, path, *_titles(trail, sha)) for sha, path in files.items()]
    heads = ("sha256", "file", "sources", "title", "file name as it came")
    bag.add(f"tables/{DOCUMENTS}", tables.as_csv(heads, documents))
    gone = ("table", "row", "column", "names a row that was removed")
    bag.add(f"tables/{NOT_THERE}", tables.as_csv(gone, tables.broken_links(found)))
    lines = trail_lines.lines(trail, content.pack, files)
    bag.add("trail.csv", tables.as_csv(trail_lines.HEADS, lines))
    return {name: len(rows) for name, rows in found.items()}


def _titles(trail: Trail, sha256: str) -> tuple[str, str, str]:
    """The ids, titles and file names of the sources whose document this is now."""
    found = [s for s in trail.sources() if s.sha256 == sha256]
    parts = ([s.id for s in found], [s.title for s in found], [s.file_name for s in found])
    ids, titles, named = (" | ".join(filter(None, some)) for some in parts)
    return ids, titles or "An earlier version of a document", named


def names(trail: Trail, changes: Sequence[Incoming]) -> dict[str, str]:
    """The name of everybody who is a member or wrote something, by person; of an unknown one their number."""
    laptops = {d.person: d.name for d in trail.rows.devices}
    people = {m.person: m.name for m in trail.rows.members if m.person}
    people |= {m.id: m.name for m in trail.rows.members}
    for person in {change.header.author for change in changes}:
        people.setdefault(person, laptops.get(person, person))
    return people


def _history(bag: Bag, content: Content) -> None:
    lines = history.lines(content.changes, names(content.trail, content.changes))
    bag.add("history/history.csv", tables.as_csv(history.HEADS, lines))
    bag.add("history/changes.jsonl", history.whole(content.changes))
