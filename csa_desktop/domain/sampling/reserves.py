"""The reserves of a sample, in the order in which they step in."""

from csa_desktop.domain import cases as c
from csa_desktop.domain.cases import Case
from csa_desktop.domain.trail import Trail


def reserves_of(trail: Trail, stage: str) -> tuple[Case, ...]:
    """The reserves of a stage: those of the earliest draw first, each draw's in the order drawn."""
    drawn = {draw.id: (draw.at, draw.id) for draw in trail.rows.draws}
    found = (case for case in trail.cases(c.RESERVE) if case.stage == stage)
    return tuple(sorted(found, key=lambda case: (drawn.get(case.draw, ("", "")), case.place, case.code)))
