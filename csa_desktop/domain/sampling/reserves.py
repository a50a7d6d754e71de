"""The reserves of a sample, in the order in which they step in."""

from csa_desktop.domain import cases as c
from csa_desktop.domain.cases import Case, by_code
from csa_desktop.domain.trail import Trail


def reserves_of(trail: Trail, stage: str) -> tuple[Case, ...]:
    """The reserves of a stage: those of earlier draws first, each draw's as drawn. Their codes say so."""
    found = (case for case in trail.cases(c.RESERVE) if case.stage == stage)
    return tuple(sorted(found, key=by_code))
