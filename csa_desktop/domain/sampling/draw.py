"""The draw: the first sample in the seed's order among all that fulfil the wish as far as can be.

What comes first is that places at stages are filled, as many as the lists allow; then that as much as
possible of what is to be covered is covered by at least one case; then chance alone. So each eligible child
can be drawn, unless drawing it would cost a place or leave something uncovered.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from csa_desktop.domain.sampling.child import Child, characteristics
from csa_desktop.domain.sampling.cover import Search, exclusive_blocks
from csa_desktop.domain.sampling.going import Going
from csa_desktop.domain.sampling.places import fair_loads, make_places, seat
from csa_desktop.domain.sampling.shortfalls import Shortfall
from csa_desktop.domain.sampling.telling import Tell, Telling, silent
from csa_desktop.domain.sampling.wish import Wish, earliest_closing, is_eligible, lacks_closing_date


@dataclass(frozen=True, slots=True)
class Placed:
    """A child drawn for a stage; `order` counts from 1 within that stage."""

    key: str
    stage: str
    order: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn; `shortfalls` says all that was wished and could not be had."""

    chosen: tuple[Placed, ...]
    reserves: tuple[Placed, ...]
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class _Lot:
    """A child as the draw sees it: its stages and what it covers, as bits."""

    key: str
    stages: int
    covers: int


def draw(children: Iterable[Child], wish: Wish, taken: Collection[str] = (), *, tell: Tell = silent) -> Drawn:
    """Chosen and reserve children for a wish; `taken` are keys that are in the sample already.

    The same for the same seed and children in any order. Keys must differ: ValueError where two are the same.
    """
    everyone, told = tuple(children), Telling(tell)
    lots = _lots(told, everyone, wish, frozenset(taken))
    chosen = _choose(told, lots, [n for _, n in wish.places], (1 << len(wish.cover)) - 1)
    keys = {lot.key for lot in chosen.lots}
    others = [lot for lot in lots if lot.key not in keys]
    ready = _choose(told, others, [wish.reserves if n else 0 for _, n in wish.places], 0)
    shortfalls = _shortfalls(everyone, wish, lots, chosen, ready)
    tell(1.0)
    return Drawn(_seated(chosen, wish), _seated(ready, wish), shortfalls)


def eligible_counts(children: Iterable[Child], wish: Wish) -> dict[tuple[str, str], int]:
    """How many eligible children there are at each stage (with "") and of each characteristic there."""
    earliest, counts = earliest_closing(wish), Counter[tuple[str, str]]()
    for child in children:
        if is_eligible(child, wish, earliest):
            marks = ("", *characteristics(child))
            counts.update((s, mark) for s, n in wish.places if n and s in child.stages for mark in marks)
    return dict(counts)


def _lots(told: Telling, children: Sequence[Child], wish: Wish, taken: frozenset[str]) -> list[_Lot]:
    """The eligible children in the seed's order, in which neither rows nor codes have a part."""
    if len({child.key for child in children}) < len(children):
        raise ValueError("two children with the same key")
    stage_bits = {s: 1 << at for at, (s, n) in enumerate(wish.places) if n}
    cover_bits = {mark: 1 << at for at, mark in enumerate(wish.cover)}
    earliest, seed = earliest_closing(wish), wish.seed.encode("utf-8", "surrogatepass")
    found = [
        (
            _number(seed, c.key),
            _Lot(c.key, _bits(c.stages, stage_bits), _bits(characteristics(c), cover_bits)),
        )
        for c in told.over(children, len(children), 0.0, 0.5)
        if c.key not in taken and is_eligible(c, wish, earliest)
    ]
    return [lot for _, lot in sorted(found, key=lambda pair: (pair[0], pair[1].key))]


def _number(seed: bytes, key: str) -> bytes:
    return hmac.digest(seed, key.encode("utf-8", "surrogatepass"), hashlib.sha256)


def _bits(marks: Iterable[str], bits: Mapping[str, int]) -> int:
    found = 0
    for mark in marks:
        found |= bits.get(mark, 0)
    return found


@dataclass(frozen=True, slots=True)
class _Choice:
    lots: tuple[_Lot, ...]
    loads: tuple[int, ...]
    """How many of the lots sit at each stage."""


def _choose(told: Telling, lots: Sequence[_Lot], places: Sequence[int], wanted: int) -> _Choice:
    """The first lots in turn that can be kept without losing a place, or anything that can be covered."""
    counts = Counter(lot.stages for lot in lots)
    loads = fair_loads(places, counts)
    if not any(loads):
        return _Choice((), tuple(loads))
    room = make_places(loads, tuple(counts))
    kinds = {(lot.stages, lot.covers) for lot in lots}
    search = Search(room, exclusive_blocks(kinds), asked=told.step)
    going = Going(search, room.at_first, wanted, kinds)
    each = told.over(lots, len(lots), told.share, (told.share + 1) / 2)
    return _Choice(tuple(lot for lot in each if going.takes((lot.stages, lot.covers))), tuple(loads))


def _seated(choice: _Choice, wish: Wish) -> tuple[Placed, ...]:
    """Each lot at one of its stages, by stage and then in the seed's order."""
    seats = seat([lot.stages for lot in choice.lots], choice.loads)
    by_stage: dict[int, list[str]] = {at: [] for at in sorted(set(seats))}
    for lot, at in zip(choice.lots, seats, strict=True):
        by_stage[at].append(lot.key)
    return tuple(
        Placed(key, wish.places[at][0], order)
        for at, keys in by_stage.items()
        for order, key in enumerate(keys, start=1)
    )


def _shortfalls(
    everyone: Sequence[Child], wish: Wish, lots: Sequence[_Lot], chosen: _Choice, ready: _Choice
) -> tuple[Shortfall, ...]:
    """What could not be had, in the order in which it matters."""
    found: list[Shortfall] = []
    for at, (stage, wanted) in enumerate(wish.places):
        eligible = sum(lot.stages >> at & 1 for lot in lots)
        if chosen.loads[at] < wanted:
            found.append(Shortfall("places", stage, wanted, chosen.loads[at], eligible))
        elif wanted and ready.loads[at] < wish.reserves:
            found.append(Shortfall("reserves", stage, wish.reserves, ready.loads[at], eligible))
    for at, mark in enumerate(wish.cover):
        if not any(lot.covers >> at & 1 for lot in chosen.lots):
            found.append(Shortfall("cover", mark, 1, 0, sum(lot.covers >> at & 1 for lot in lots)))
    undated = sum(lacks_closing_date(child, wish, earliest_closing(wish)) for child in everyone)
    return (*found, *((Shortfall("undated", "", 0, 0, undated),) if undated else ()))
