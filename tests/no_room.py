"""A store without room: SQLite itself refuses to write, as on a full disk, until there is room again."""

from contextlib import closing

from csa_desktop.errors import UserError
from csa_desktop.store.store import Store

LONG = "Referrals are answered within a day, and nobody waits for a decision. " * 300
"""Longer than any page of a store: no half-empty page has room for it."""
MOST = 1 << 30


def _limit(store: Store, pages: int) -> int:
    with closing(store._writing_engine.raw_connection()) as connection:
        return connection.cursor().execute(f"PRAGMA max_page_count = {pages:d}").fetchone()[0]


def fill(store: Store) -> None:
    """From now on nothing that is as long as LONG can be written."""
    for chunk in (LONG * 4, LONG, LONG[:4_500]):
        _fill_with(store, chunk)


def _fill_with(store: Store, chunk: str) -> None:
    _limit(store, 1)  # SQLite makes that as many as there are
    for number in range(1_000):
        try:
            store.put_setting(f"ballast-{len(chunk)}-{number}", chunk)
        except UserError:
            return
    raise AssertionError("the store was never full")


def make_room(store: Store, pages: int = MOST) -> None:
    """There is room again, for so many pages more."""
    _limit(store, min(MOST, _limit(store, 1) + pages))
