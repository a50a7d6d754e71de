"""Who has written in an assessment, from the headers of the log: also where nothing of it stands any more."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

_AUTHORS = text(
    "SELECT author, device, count(*), min(wall), max(wall) FROM change"
    " WHERE assessment = :assessment AND tbl NOT IN :without GROUP BY author, device ORDER BY author, device"
).bindparams(bindparam("without", expanding=True))


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who wrote on one laptop: how many changes, and when, as that laptop's clock told."""

    person: str
    device: str
    changes: int
    first: str
    last: str


def authors(connection: Connection, assessment: str, *, without: Collection[str] = ()) -> tuple[Author, ...]:
    """Everyone who wrote in an assessment, leaving out what was written in the tables `without`."""
    asked = {"assessment": assessment, "without": [*without]}
    return tuple(Author(*row) for row in connection.execute(_AUTHORS, asked))
