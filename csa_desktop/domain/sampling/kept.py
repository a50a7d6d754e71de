"""A wish and what could have been drawn, as the text in which a draw keeps them."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from csa_desktop.domain.sampling.wish import Wish

Eligible = Mapping[tuple[str, str], int]
"""How many children per stage and characteristic; the characteristic is empty for all of the stage."""


def wish_text(wish: Wish) -> str:
    """A wish as JSON."""
    return json.dumps({**asdict(wish), "states": sorted(wish.states)}, ensure_ascii=False)


def read_wish(text: str) -> Wish:
    """A wish from `wish_text`, without what a later version may have put beside it."""
    said = json.loads(text)
    return Wish(
        seed=said["seed"],
        places=tuple((stage, number) for stage, number in said["places"]),
        reserves=said["reserves"],
        states=frozenset(said["states"]),
        closed_months=said["closed_months"],
        on=said["on"],
        cover=tuple(said["cover"]),
    )


def eligible_text(eligible: Eligible) -> str:
    """Counts as JSON: for each stage, how many of each characteristic."""
    nested: dict[str, dict[str, int]] = {}
    for (stage, mark), count in sorted(eligible.items()):
        nested.setdefault(stage, {})[mark] = count
    return json.dumps(nested, ensure_ascii=False)


def read_eligible(text: str) -> dict[tuple[str, str], int]:
    """Counts from `eligible_text`; none where the text is empty."""
    nested = json.loads(text or "{}")
    return {(stage, mark): count for stage, counts in nested.items() for mark, count in counts.items()}
