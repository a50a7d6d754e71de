"""Places at stages: whether a set of children can be seated, each at a stage that it reached.

The sets of children that can be seated at once are the independent sets of a transversal matroid: each of
them can be grown to a sample that fills every place. Whether one can be seated is Hall's condition: for each
set of stages, no more children that reached nothing outside it than it has places. Sets of stages are bits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Slack = tuple[int, ...]
"""For each set of stages that matters, how many more children may sit within it."""


def fair_loads(places: Sequence[int], counts: Mapping[int, int]) -> list[int]:
    """How many of each stage's places can be filled at once; `counts`: children for each set of stages.

    Where there are too few, no stage is left emptier than it need be for another's sake.
    """
    reached = _reached(len(places), counts)
    loads, growing = [0] * len(places), [i for i, n in enumerate(places) if n > 0]
    while growing:
        stage = min(growing, key=lambda i: (loads[i], i))
        loads[stage] += 1
        if not _can_fill(loads, reached):
            loads[stage] -= 1
            growing.remove(stage)
        elif loads[stage] == places[stage]:
            growing.remove(stage)
    return loads


def _reached(stages: int, counts: Mapping[int, int]) -> list[int]:
    """For each set of stages, how many children reached at least one of it."""
    within = [counts.get(bits, 0) for bits in range(1 << stages)]
    for stage in range(stages):
        for bits in range(1 << stages):
            if bits >> stage & 1:
                within[bits] += within[bits ^ 1 << stage]
    return [within[-1] - within[~bits] for bits in range(1 << stages)]


def _can_fill(loads: Sequence[int], reached: Sequence[int]) -> bool:
    """Hall's condition from the side of the places."""
    wanted = [0]
    for load in loads:
        wanted += [sum_ + load for sum_ in wanted]
    return all(sum_ <= there for sum_, there in zip(wanted, reached, strict=True))


@dataclass(frozen=True, slots=True)
class Places:
    """The sets of stages in which children may run out of places, and which of them a child counts in."""

    unions: tuple[int, ...]
    """From the smallest to the one of all stages."""
    inside: Mapping[int, tuple[int, ...]]
    """For each set of stages that children reached: where in `unions` the sets are that contain it."""
    at_first: Slack

    def fits(self, slack: Slack, stages: int) -> bool:
        """True where one more child that reached these stages can be seated."""
        return all(slack[at] > 0 for at in self.inside[stages])

    def take(self, slack: Slack, stages: int) -> Slack:
        """What is left once a child that fits has been seated."""
        left = list(slack)
        for at in self.inside[stages]:
            left[at] -= 1
        return tuple(left)


def make_places(loads: Sequence[int], stage_sets: Sequence[int]) -> Places:
    """The places (`loads`: how many at each stage) for children that reached these sets of stages."""
    unions = {0}
    for stages in set(stage_sets):
        unions |= {stages | other for other in unions}
    kept = tuple(sorted(unions - {0}, key=lambda union: (union.bit_count(), union)))
    inside = {s: tuple(at for at, union in enumerate(kept) if s & ~union == 0) for s in set(stage_sets)}
    sizes = (sum(n for stage, n in enumerate(loads) if union >> stage & 1) for union in kept)
    return Places(kept, inside, tuple(sizes))


def seat(children: Sequence[int], loads: Sequence[int]) -> list[int]:
    """A stage for each child in turn: the furthest it reached that still leaves all others a place.

    A child is given as the stages it reached; the children must be such as can all be seated.
    """
    places = make_places(loads, children)
    left, slack, seats = list(loads), list(places.at_first), list[int]()
    for child in children:
        slack = _moved(slack, places.inside[child], -1)
    for child in children:
        slack = _moved(slack, places.inside[child], 1)
        for stage in reversed(range(len(left))):
            after = _moved(slack, [at for at, u in enumerate(places.unions) if u >> stage & 1], -1)
            if child >> stage & 1 and left[stage] and min(after) >= 0:
                break
        left[stage] -= 1
        slack = after
        seats.append(stage)
    return seats


def _moved(slack: Sequence[int], at: Sequence[int], by: int) -> list[int]:
    moved = list(slack)
    for index in at:
        moved[index] += by
    return moved
