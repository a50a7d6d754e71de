"""Many rows at once into one table, by few statements.

Each statement is a point to which the search index can be taken back, and for that it writes what it has
gathered: a row to a statement makes it write as many times as there are rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import Connection

Thing = TypeVar("Thing")

MOST_VALUES = 30_000
"""In one statement; SQLite takes some more."""


def insert(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows, each a value for every column, in order."""
    named = ", ".join(f'"{column}"' for column in columns)
    one = f"({', '.join('?' * len(columns))})"
    for some in in_batches(rows, MOST_VALUES // len(columns)):
        values = ", ".join([one] * len(some))
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({named}) VALUES {values}', tuple(chain.from_iterable(some))
        )


def in_batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """So many things at once, in order."""
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
