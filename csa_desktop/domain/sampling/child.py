"""A child of the authority's lists as sampling sees it: a key and what a sample is drawn by; never a name."""

from dataclasses import dataclass

CURRENT = "current"
CLOSED = "closed"

AGE_BANDS = (("age:0-4", 0, 4), ("age:5-9", 5, 9), ("age:10-15", 10, 15), ("age:16-", 16, 200))
"""The bands in which ages are looked at, both ends counted in."""

STATE_MARKS = ("state:current", "state:closed-proceeded", "state:closed-not-proceeded")
"""Files current, and closed ones that proceeded and that did not (002:110-116)."""


@dataclass(frozen=True, slots=True)
class Child:
    """One child: `key` says nothing of who it is and stays the same when a list is brought in again."""

    key: str
    stages: tuple[str, ...]
    """The stages of the journey it has reached, as the pack's ids."""
    groups: frozenset[str] = frozenset()
    age: int | None = None
    gender: str = ""
    ethnicity: str = ""
    state: str = CURRENT
    proceeded: str = ""
    """"yes", "no", or "" where the lists do not say."""
    closed_on: str = ""
    """An ISO date; empty where it is current or the lists do not say."""


def characteristics(child: Child) -> frozenset[str]:
    """Everything a sample may be asked to cover that this child would cover, as ids."""
    found = set(child.groups)
    found.update(band_of(child.age), state_of(child.state, child.proceeded))
    if child.gender:
        found.add(f"gender:{child.gender}")
    if child.ethnicity:
        found.add(f"ethnicity:{child.ethnicity}")
    return frozenset(found)


def band_of(age: int | None) -> tuple[str, ...]:
    """The age band as a tuple of one; nothing where the age is not known."""
    return tuple(band for band, low, high in AGE_BANDS if age is not None and low <= age <= high)


def state_of(state: str, proceeded: str) -> tuple[str, ...]:
    """The kind of file as a tuple of one; nothing where it is not known whether a closed one proceeded."""
    if state == CURRENT:
        return ("state:current",)
    return {"yes": ("state:closed-proceeded",), "no": ("state:closed-not-proceeded",)}.get(proceeded, ())
