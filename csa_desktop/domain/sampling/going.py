"""A draw as it goes: each child in turn is taken, unless that would cost a place or leave a gap."""

from collections.abc import Iterable

from csa_desktop.domain.sampling.cover import Option, Search, best_options
from csa_desktop.domain.sampling.places import Slack


class Going:
    """What is still free, still wanted, and a plan that shows it can all be had."""

    def __init__(self, search: Search, slack: Slack, wanted: int, kinds: Iterable[Option]) -> None:
        self._search = search
        self._slack = slack
        self._useful = best_options(kinds, wanted)
        self._wanted = wanted
        self._plan = search.most(wanted, slack, self._useful)
        self._need = _covered(self._plan, wanted)
        self._closed: set[Option] = set()

    def takes(self, kind: Option) -> bool:
        """True where a child of this kind is taken; one left out once is left out ever after."""
        if kind in self._closed:
            return False
        if not self._search.places.fits(self._slack, kind[0]) or not self._goes_on_with(kind):
            self._closed.add(kind)
            return False
        return True

    def _goes_on_with(self, kind: Option) -> bool:
        after, wanted = self._search.places.take(self._slack, kind[0]), self._wanted & ~kind[1]
        need = self._need - (self._wanted & kind[1]).bit_count()
        plan = self._plan_that_stays(after, wanted, need)
        if plan is None:
            plan = self._search.plan(wanted, need, after, self._useful)
        if plan is None:
            return False
        self._slack, self._wanted, self._need, self._plan = after, wanted, need, plan
        if kind[1]:
            self._useful = best_options(self._useful, wanted)
        return True

    def _plan_that_stays(self, slack: Slack, wanted: int, need: int) -> tuple[Option, ...] | None:
        """What the plan so far still has to do, where that is enough: mostly nothing need be searched."""
        plan = tuple(option for option in self._plan if option[1] & wanted)
        for stages, _ in plan:
            if not self._search.places.fits(slack, stages):
                return None
            slack = self._search.places.take(slack, stages)
        return plan if _covered(plan, wanted) >= need else None


def _covered(plan: Iterable[Option], wanted: int) -> int:
    covered = 0
    for _, covers in plan:
        covered |= covers & wanted
    return covered.bit_count()
