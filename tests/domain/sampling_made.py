"""Invented children, and what a draw of them should be, found by trying everything."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import strategies as st

from csa_desktop.domain.sampling import Child, Wish, characteristics

STAGES = ("early", "referral", "plan")
GROUPS = ("abuse", "disability", "fostered", "drugs")


def children(least: int = 0, most: int = 9) -> st.SearchStrategy[list[Child]]:
    """Lists of children, each with some of the stages and groups."""
    one = st.tuples(st.sets(st.sampled_from(STAGES)), st.frozensets(st.sampled_from(GROUPS)))
    listed = st.lists(one, min_size=least, max_size=most)
    return listed.map(lambda made: [child(at, stages, groups) for at, (stages, groups) in enumerate(made)])


def child(at: int, stages: object, groups: frozenset[str]) -> Child:
    """The child with this number."""
    return Child(f"child {at}", tuple(s for s in STAGES if s in stages), groups)  # type: ignore[operator]


def wishes() -> st.SearchStrategy[Wish]:
    """Wishes of up to three cases a stage."""
    numbers = st.tuples(*(st.integers(0, 3) for _ in STAGES))
    return st.builds(
        lambda seed, many, reserves, cover: Wish(
            seed, tuple(zip(STAGES, many, strict=True)), reserves, cover=tuple(sorted(cover))
        ),
        st.text(max_size=4),
        numbers,
        st.integers(0, 2),
        st.sets(st.sampled_from(GROUPS)),
    )


def seatings(some: Sequence[Child], places: dict[str, int]) -> set[tuple[int, ...]]:
    """Every way in which all of some children can sit at once: how many at each stage."""
    found = {tuple(0 for _ in places)}
    stages = list(places)
    for one in some:
        found = {
            (*loads[:at], loads[at] + 1, *loads[at + 1 :])
            for loads in found
            for at, stage in enumerate(stages)
            if stage in one.stages and loads[at] < places[stage]
        }
    return found


def best_of_all(everyone: Sequence[Child], wish: Wish) -> tuple[int, int, list[frozenset[str]]]:
    """The most places that can be filled, the most that can then be covered, and every set that does both."""
    places = dict(wish.places)
    for size in range(min(len(everyone), sum(places.values())), -1, -1):
        ways = {some: seatings(some, places) for some in combinations(everyone, size)}
        loads = {way for found in ways.values() for way in found}
        if not loads:
            continue
        even = max(loads, key=lambda way: (sorted(way_of(way, places)), way))
        covering = {some: covered(some, wish) for some, found in ways.items() if even in found}
        most = max(covering.values())
        best = [frozenset(c.key for c in some) for some, count in covering.items() if count == most]
        return size, most, best
    return 0, 0, [frozenset()]


def way_of(loads: tuple[int, ...], places: dict[str, int]) -> list[int]:
    """The loads of the stages that have places."""
    return [load for load, number in zip(loads, places.values(), strict=True) if number]


def covered(some: Sequence[Child], wish: Wish) -> int:
    """How many of the wished some children cover together."""
    return len(set(wish.cover) & {mark for one in some for mark in characteristics(one)})
