"""Outcomes, services and directions as a file writes them, as the ids that the program knows them by."""

from dataclasses import dataclass

from csa_desktop.domain.framework import Pack
from csa_desktop.importing.child_lists.headers import ALIKE, alike
from csa_desktop.importing.datasets.words import bare, known

_LEAST_CONTAINED = 8

Named = tuple[str, str]
"""(id, title)"""


@dataclass(frozen=True, slots=True)
class Framework:
    """What of a framework a dataset may name, as values that cross to the work process."""

    outcomes: tuple[Named, ...] = ()
    services: tuple[Named, ...] = ()
    authority: str = ""
    """The council whose dataset it is."""


def framework_of(pack: Pack, authority: str) -> Framework:
    """What a dataset of an authority may name."""
    outcomes = tuple((s.id, s.title) for s in pack.subjects if s.kind in ("outcome", "management"))
    return Framework(outcomes, tuple((s.id, s.title) for s in pack.services), authority)


def outcome_of(text: str, framework: Framework) -> tuple[str, bool]:
    """The outcome that a text names, and whether that is sure; empty where it names none."""
    words = bare(text)
    for outcome, title in framework.outcomes:
        if words in (bare(title), bare(outcome)):
            return outcome, True
    near = [(alike(words, bare(title)), outcome) for outcome, title in framework.outcomes]
    inside = [o for o, title in framework.outcomes if words and _holds(words, bare(title))]
    if near and max(near)[0] >= ALIKE:
        return max(near)[1], False
    return (inside[0], False) if len(inside) == 1 else ("", False)


def service_of(text: str, framework: Framework) -> str:
    """The service that a text names; empty where it names none of the framework's."""
    words, ids = bare(text), [service for service, _ in framework.services]
    named = {bare(title): service for service, title in framework.services}
    found = named.get(words) or known().services.get(words, "")
    return found if found in ids else ""


def direction_of(text: str) -> str:
    """Which way is better; empty where the text does not say."""
    sign = text.strip()
    return {"+": "higher", "-": "lower", "↑": "higher", "↓": "lower", "0": "neither"}.get(
        sign, known().directions.get(bare(text), "")
    )


def _holds(words: str, title: str) -> bool:
    longer, shorter = (words, title) if len(words) > len(title) else (title, words)
    return len(shorter) >= _LEAST_CONTAINED and f" {shorter} " in f" {longer} "
