"""Titles of stages and characteristics, and what may be asked to be covered under a pack."""

from csa_desktop.domain import ethnicities
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling.child import AGE_BANDS, STATE_MARKS, Child, characteristics

_STATES = dict(
    zip(STATE_MARKS, ("Current", "Closed, went further", "Closed, did not go further"), strict=True)
)


def title_of(pack: Pack, mark: str) -> str:
    """What a person calls a stage or characteristic; the id's own words where the pack does not know it."""
    if title := _titles(pack).get(mark):
        return title
    if band := next(((low, high) for band, low, high in AGE_BANDS if band == mark), None):
        return f"Aged {band[0]} to {band[1]}" if band[1] < AGE_BANDS[-1][2] else f"Aged {band[0]} and over"
    return _STATES.get(mark, ethnicities.said(mark.partition(":")[2]) or mark)


def _titles(pack: Pack) -> dict[str, str]:
    groups = {group.id: group.title for group in pack.groups}
    return groups | {stage.id: stage.title for stage in pack.journey_stages()}


def coverable(pack: Pack) -> tuple[str, ...]:
    """What a sample covers unless a person wishes otherwise: the pack's groups, and its kinds of file."""
    kinds = STATE_MARKS if pack.sample and pack.sample.proceeded else ()
    return (*(group.id for group in pack.groups), *kinds)


def marks_of_case(case: Case) -> frozenset[str]:
    """What a case of the sample speaks for."""
    age = int(case.age) if case.age.isascii() and case.age.isdigit() else None
    return characteristics(
        Child(
            case.id,
            (case.stage,),
            frozenset(case.groups),
            age,
            case.gender,
            case.ethnicity,
            case.state,
            case.proceeded,
        )
    )
