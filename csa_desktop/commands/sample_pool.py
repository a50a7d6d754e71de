"""The children of the authority's lists as they may be drawn, with the case that a child already is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Child, Wish, eligible_counts
from csa_desktop.domain.sampling.pooling import Joining
from csa_desktop.domain.sampling.telling import Tell, Telling, silent
from csa_desktop.domain.trail import Trail
from csa_desktop.importing.child_lists.cells import Cells, identifiers
from csa_desktop.importing.child_lists.problems import Notes
from csa_desktop.store import pool
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Pool:
    """Every child of the lists on this laptop."""

    children: tuple[Child, ...]
    taken: Mapping[str, str]
    """The case of each child that is in the sample, or was; by the child's key."""
    lists: tuple[str, ...]
    """The hashes of the files that the lists came in."""

    @property
    def free(self) -> tuple[Child, ...]:
        """The children that are not in the sample."""
        return tuple(child for child in self.children if child.key not in self.taken)


def read_pool(store: Store, assessment: str, pack: Pack, *, tell: Tell = silent) -> Pool:
    """The pool as it is now. It is on this laptop only: empty on another one. `tell` may raise, to end it."""
    trail, told = store.trail(assessment), Telling(tell)
    with store.reading() as connection:
        count = pool.count(connection, assessment)
        entries = list(told.over(pool.entries(connection, assessment), count, 0.0, 0.7))
        links = pool.links(connection, assessment)
    joining = Joining(pack)
    children = (
        joining.child(key, {entry.kind: entry.facts for entry in said})
        for key, said in groupby(told.over(entries, count, 0.7, 1.0), key=lambda entry: entry.mark)
    )
    taken = {key: case for key, case in links.items() if trail.case(case)}  # a draw may have been undone
    return Pool(tuple(children), taken, _hashes(trail, {entry.listing for entry in entries}))


def _hashes(trail: Trail, listings: Iterable[str]) -> tuple[str, ...]:
    wanted = set(listings)
    return tuple(sorted({found.sha256 for found in trail.rows.listings if found.id in wanted}))


def key_of(store: Store, assessment: str, identifier: str) -> str:
    """The key of the child with this identifier, as the authority writes it; nothing of it is kept."""
    plain = identifiers(Cells([identifier], [1], Notes(), "", ""))[0]
    found: list[str] = []
    store.keep_local(lambda door: found.append(pool.mark(pool.secret(door), assessment, plain)))
    return found[0]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The pool in numbers."""

    children: int
    free: int
    """Those that are not in the sample."""
    eligible: Mapping[tuple[str, str], int]
    """How many of all children a wish allows, per stage (with "") and characteristic."""
    drawable: Mapping[tuple[str, str], int]
    """The same of those that are not in the sample."""


def numbers(store: Store, assessment: str, pack: Pack, wish: Wish) -> Numbers:
    """The pool in numbers, with the states and months of a wish; of its stages those with places count."""
    there = read_pool(store, assessment, pack)
    taken = [child for child in there.children if child.key in there.taken]
    eligible, gone = eligible_counts(there.children, wish), eligible_counts(taken, wish)
    drawable = {cell: count - gone.get(cell, 0) for cell, count in eligible.items()}
    return Numbers(len(there.children), len(there.children) - len(taken), eligible, drawable)
