"""What a draw could not give, as values, and as the sentences that state it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from csa_desktop.domain.counts import several


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something wished that could not be had, or not all of it."""

    kind: str
    """"places" or "reserves" of a stage, a characteristic to "cover", or files "undated"."""
    about: str
    """The stage or characteristic; empty for "undated"."""
    wanted: int
    found: int
    eligible: int
    """How many children could have been drawn for it; for "undated", how many could not be."""


def in_words(shortfalls: Iterable[Shortfall], title_of: Callable[[str], str]) -> tuple[str, ...]:
    """A sentence for each shortfall; `title_of` gives a stage's or characteristic's title for its id."""
    return tuple(_SENTENCES[s.kind](s, title_of(s.about)) for s in shortfalls)


def _places(s: Shortfall, title: str) -> str:
    if s.eligible == s.found:
        there = f"the lists have {_children(s.eligible)}" if s.eligible else "the lists have no child"
        return f"{title}: {s.found} of {s.wanted} drawn; {there} that could be drawn for it."
    others = f"{_children(s.eligible)} could be drawn for it, but the other stages need some of them too"
    return f"{title}: {s.found} of {s.wanted} drawn; {others}."


def _reserves(s: Shortfall, title: str) -> str:
    return f"{title}: {s.found} of {s.wanted} reserves; no other child in the lists could be drawn for it."


def _cover(s: Shortfall, title: str) -> str:
    if not s.eligible:
        return f"{title}: not covered; no child that could be drawn is known to be in this group."
    there = f"{_children(s.eligible)} in this group could be drawn"
    return f"{title}: not covered; {there}, but the places wished do not suffice for all groups."


def _undated(s: Shortfall, _title: str) -> str:
    return f"{_children(s.eligible)} left out: closed, but the lists do not say when."


def _children(count: int) -> str:
    return several(count, "child", "children")


_SENTENCES = {"places": _places, "reserves": _reserves, "cover": _cover, "undated": _undated}
