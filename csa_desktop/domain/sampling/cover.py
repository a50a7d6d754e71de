"""How much of what is wished a few more children can cover: an exact search over kinds of children.

Children that reached the same stages and have the same characteristics are one option. There are few options,
however many children there are, and one option is never needed twice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from csa_desktop.domain.sampling.places import Places, Slack

Option = tuple[int, int]
"""The stages that children reached, and what they cover, both as bits."""


def best_options(options: Iterable[Option], wanted: int) -> list[Option]:
    """The options that cover something wanted, without those that another one does at least as well as."""
    useful = {(stages, covers & wanted) for stages, covers in options if covers & wanted}
    kept: list[Option] = []
    having: dict[int, int] = defaultdict(int)  # for each thing, the kept options that have it, as bits
    for option in sorted(useful, key=lambda o: (-o[1].bit_count(), -o[0].bit_count(), o)):
        things = [*(-bit for bit in _bits(option[0])), *_bits(option[1])]
        if not reduce(and_, (having[thing] for thing in things)):
            for thing in things:
                having[thing] |= 1 << len(kept)
            kept.append(option)
    return kept


def exclusive_blocks(options: Iterable[Option]) -> tuple[int, ...]:
    """Sets of two or more things of which no option covers more than one, such as bands of age."""
    seen = {covers for _, covers in options}
    union = _union((0, covers) for covers in seen)
    together = {bit: _union((0, c) for c in seen if c & bit) for bit in _bits(union)}
    blocks: list[int] = []
    for bit in together:
        at = next((i for i, block in enumerate(blocks) if not together[bit] & block), None)
        if at is None:
            blocks.append(bit)
        else:
            blocks[at] |= bit
    return tuple(block for block in blocks if block.bit_count() > 1)


def _go_on() -> None:
    """Nobody wants it to end."""


@dataclass(slots=True)
class Search:
    """Finds children to cover so much of what is wanted; remembers what it has found to be impossible."""

    places: Places
    blocks: tuple[int, ...] = ()
    """`exclusive_blocks` of all options."""
    impossible: set[tuple[int, int, Slack]] = field(default_factory=set)
    asked: Callable[[], None] = _go_on
    """Called at each step of the search, which may take long: it may raise an error to end it."""

    def most(self, wanted: int, slack: Slack, options: Sequence[Option]) -> tuple[Option, ...]:
        """Options to take so that as many of the wanted are covered as can be."""
        need = self._at_most(best_options(options, wanted), slack[-1])
        while (plan := self.plan(wanted, need, slack, options)) is None:
            need -= 1
        return plan

    def plan(
        self, wanted: int, need: int, slack: Slack, options: Sequence[Option]
    ) -> tuple[Option, ...] | None:
        """Options to take so that `need` of the wanted are covered; None where nothing does that.

        `options` may only shrink from one call to the next: what was impossible stays so.
        """
        self.asked()
        if need <= 0:
            return ()
        if (wanted, need, slack) in self.impossible:
            return None
        free = {stages for stages in self.places.inside if self.places.fits(slack, stages)}
        useful = [(s, covers & wanted) for s, covers in options if s in free and covers & wanted]
        found = None
        if self._at_most(useful, slack[-1]) >= need:  # told quickly, before they are compared
            useful = best_options(useful, wanted)
            if self._at_most(useful, slack[-1]) >= need:
                found = self._branch(wanted, need, slack, useful)
        if found is None:
            self.impossible.add((wanted, need, slack))
        return found

    def _branch(
        self, wanted: int, need: int, slack: Slack, useful: Sequence[Option]
    ) -> tuple[Option, ...] | None:
        """One of the options of a list has to be taken: where none can, the plan is impossible.

        Either one that covers the rarest thing wanted, unless that is given up; or, as not all can cover
        less than the average, one that covers at least so much.
        """
        rarest, spare = _rarest(useful), _union(useful).bit_count() - need
        rare = [o for o in useful if o[1] & rarest]
        large = [o for o in useful if o[1].bit_count() * slack[-1] >= need]
        by_rarest = not spare or len(rare) < len(large)
        for option in rare if by_rarest else large:
            left = self.places.take(slack, option[0])
            rest = self.plan(wanted & ~option[1], need - option[1].bit_count(), left, useful)
            if rest is not None:
                return (option, *rest)
        return self.plan(wanted & ~rarest, need, slack, useful) if by_rarest and spare else None

    def _at_most(self, useful: Sequence[Option], places: int) -> int:
        """How many things could be covered at best, were there nothing that the options have in common."""
        union, blocked = _union(useful), sum(self.blocks)
        in_blocks = sum(min(places, (block & union).bit_count()) for block in self.blocks)
        outside = sorted(((covers & ~blocked).bit_count() for _, covers in useful), reverse=True)
        return in_blocks + min((union & ~blocked).bit_count(), sum(outside[:places]))


def _union(options: Iterable[Option]) -> int:
    bits = 0
    for _, covers in options:
        bits |= covers
    return bits


def _bits(union: int) -> list[int]:
    return [1 << at for at in range(union.bit_length()) if union >> at & 1]


def _rarest(useful: Sequence[Option]) -> int:
    """The bit of what is wanted that the fewest options cover."""
    return min(_bits(_union(useful)), key=lambda bit: (sum(1 for _, covers in useful if covers & bit), bit))
