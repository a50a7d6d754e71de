"""Documents inside the store: bytes by hash in pieces, and their pages in the search index."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, text

PIECE = 1024 * 1024


def pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """A document cut into numbered pieces of a mebibyte."""
    for number, start in enumerate(range(0, len(data), PIECE)):
        yield number, data[start : start + PIECE]


def is_whole(connection: Connection, sha256: str) -> bool:
    """True where every piece of the document is in the store."""
    return bool(
        connection.execute(text("SELECT whole FROM blob WHERE sha256 = :sha"), {"sha": sha256}).scalar()
    )


def begin(connection: Connection, sha256: str, size: int) -> None:
    """Make room for a document, dropping what an earlier, unfinished try left."""
    _drop(connection, sha256)
    connection.execute(
        text("INSERT INTO blob (sha256, size, whole) VALUES (:sha, :size, 0)"), {"sha": sha256, "size": size}
    )


def put_piece(connection: Connection, sha256: str, number: int, data: bytes) -> None:
    """Keep one piece."""
    connection.execute(
        text("INSERT INTO piece (sha256, number, data) VALUES (:sha, :number, :data)"),
        {"sha": sha256, "number": number, "data": data},
    )


def put_pages(connection: Connection, sha256: str, pages: Sequence[tuple[int, str, str]]) -> None:
    """Index some of a document's pages: (number, label, text)."""
    connection.execute(
        text(
            "INSERT INTO entry (tbl, row, page, label, assessment, text)"
            " VALUES ('page', :sha, :page, :label, '', :words)"
        ),
        [{"sha": sha256, "page": n, "label": label, "words": words} for n, label, words in pages],
    )


def finish(connection: Connection, sha256: str) -> None:
    """Call a document whole: every piece is there and was checked."""
    connection.execute(text("UPDATE blob SET whole = 1 WHERE sha256 = :sha"), {"sha": sha256})


def used(connection: Connection) -> frozenset[str]:
    """The hashes of the documents that sources have."""
    return frozenset(connection.exec_driver_sql("SELECT sha256 FROM source WHERE sha256 <> ''").scalars())


def finish_used(connection: Connection, those: Iterable[str]) -> None:
    """Call those documents whole that a source has; the others go again."""
    has = used(connection)
    for sha256 in those:
        if sha256 in has:
            finish(connection, sha256)
    drop_unfinished(connection, those)


def digest(connection: Connection, sha256: str) -> str:
    """The hash of the pieces that are kept under `sha256`."""
    found = hashlib.sha256()
    for piece in read_pieces(connection, sha256):
        found.update(piece)
    return found.hexdigest()


def read_pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The document's pieces in order."""
    rows = connection.execute(
        text("SELECT data FROM piece WHERE sha256 = :sha ORDER BY number"),
        {"sha": sha256},
        execution_options={"stream_results": True},
    )
    for (data,) in rows:
        yield bytes(data)


def read(connection: Connection, sha256: str) -> bytes | None:
    """The document's bytes, or None where they are not in the store."""
    return b"".join(read_pieces(connection, sha256)) if is_whole(connection, sha256) else None


def page_texts(connection: Connection, sha256: str) -> tuple[tuple[int, str, str], ...]:
    """(number, label, text) of every page, as offsets of citations count it."""
    rows = connection.execute(
        text("SELECT page, label, text FROM entry WHERE tbl = 'page' AND row = :sha ORDER BY page"),
        {"sha": sha256},
    )
    return tuple((n, label, words) for n, label, words in rows)


def drop_unfinished(connection: Connection, those: Iterable[str] | None = None) -> None:
    """Drop what is left of documents whose keeping was cut short; nobody was told they were kept.

    Of `those` alone where they are named, else of all.
    """
    unfinished = connection.exec_driver_sql("SELECT sha256 FROM blob WHERE NOT whole").scalars().all()
    for sha256 in unfinished if those is None else {*those} & {*unfinished}:
        _drop(connection, sha256)


def _drop(connection: Connection, sha256: str) -> None:
    where = {"sha": sha256}
    for table in ("piece", "blob"):
        connection.execute(text(f"DELETE FROM {table} WHERE sha256 = :sha"), where)
    connection.execute(text("DELETE FROM entry WHERE tbl = 'page' AND row = :sha"), where)
