"""The longest gap of the event loop while a person types, adds, goes about, searches, scrolls and reads."""

from tests.bench import opened
from tests.bench.figures import Figure, Row

AIM = 50.0
TOLD = 5
Gap = tuple[float, float, str, str]
"""Seconds, of these on the processor, what the person did, where in the code."""


def measure(*, small: bool = False) -> list[Row]:
    """The longest gap, and where the longest ones were."""
    return [told_of("longest gap of the event loop", opened.run("gaps", small=small)["gaps"])]


def told_of(what: str, gaps: list[Gap]) -> Figure:
    """A figure of the longest of these gaps, and what was done in it."""
    found = gaps or [(0.0, 0.0, "", "none over 20 ms")]
    longest, busy, doing, _ = found[0]
    told = "\n  ".join(
        f"{gap * 1000:.0f} ms ({used * 1000:.0f} on the processor), {what}: {where}"
        for gap, used, what, where in found[:TOLD]
    )
    ours = f"{longest * 1000:.0f} ms ({busy * 1000:.0f} on the processor)"
    note = f"the longest while {doing}; the longest {min(TOLD, len(found))}:\n  {told}"
    return Figure(what, ours, "", longest * 1000, AIM, "ms", note=note)
