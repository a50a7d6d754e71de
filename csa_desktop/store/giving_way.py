"""Long work on a store that gives way while a person acts: both share one interpreter.

Who begins the work says whether somebody acts. The work says often that it can rest, also from within a
long query.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic, sleep

import sqlcipher3.dbapi2 as sqlite

SLICE = 0.01
"""Seconds of work after which it rests, where it is to."""
RATIO = 4
"""It rests this many times as long as it worked."""
LONGEST = 0.1
"""Seconds: the longest rest."""
STEPS = 20_000
"""Of SQLite's machine, between two looks from within a query."""


class _Way:
    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted, self._since = is_wanted, monotonic()

    def rest(self) -> None:
        worked = monotonic() - self._since
        if worked < SLICE:
            return
        if self._is_wanted():
            sleep(min(RATIO * worked, LONGEST))
        self._since = monotonic()


_way: ContextVar[_Way | None] = ContextVar("giving way", default=None)


@contextmanager
def giving_way(is_wanted: Callable[[], bool]) -> Iterator[None]:
    """What this thread does within it rests wherever `is_wanted` says that somebody acts."""
    token = _way.set(_Way(is_wanted))
    try:
        yield
    finally:
        _way.reset(token)


def rest() -> None:
    """Rest now, where the work is to give way."""
    if way := _way.get():
        way.rest()


def rest_within(connection: sqlite.Connection) -> None:
    """Rest also within the queries of a connection, which must be this work's own."""
    if way := _way.get():
        connection.set_progress_handler(way.rest, STEPS)
