"""What the matrix shows: the pack's groups, the kinds of file, gender, age and ethnicity."""

from collections.abc import Iterable, Mapping

from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import coverage
from csa_desktop.domain.sampling.child import AGE_BANDS, STATE_MARKS
from csa_desktop.domain.sampling.kept import read_eligible
from csa_desktop.domain.sampling.titles import marks_of_case, title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.sampling.matrix import Block

Counts = Mapping[tuple[str, str], int]


def eligible_of(trail: Trail, there: Counts) -> Counts:
    """How many children are in the lists, as this laptop has them; else as the draws recorded it."""
    if there:
        return there
    found: dict[tuple[str, str], int] = {}
    for draw in trail.rows.draws:
        for cell, count in read_eligible(draw.eligible).items():
            found[cell] = max(count, found.get(cell, 0))
    return found


def blocks_of(trail: Trail, pack: Pack, eligible: Counts) -> list[Block]:
    """The blocks of the matrix, each row with its cells; characteristics nobody has are left out."""
    cases = [(case.stage, marks_of_case(case)) for case in trail.cases(SAMPLED)]
    known = {mark for _, mark in eligible} | {mark for _, marks in cases for mark in marks}
    shown = {
        "": ("",),
        "Groups": tuple(group.id for group in pack.groups),
        "Files": STATE_MARKS,
        "Gender": sorted(mark for mark in known if mark.startswith("gender:")),
        "Age": tuple(band for band, _, _ in AGE_BANDS),
        "Ethnicity": sorted(mark for mark in known if mark.startswith("ethnicity:")),
    }
    stages = [stage.id for stage in pack.journey_stages()]
    return [
        Block(
            heading, tuple(zip(_titles(pack, marks), coverage(cases, eligible, stages, marks), strict=True))
        )
        for heading, marks in shown.items()
        if marks
    ]


def _titles(pack: Pack, marks: Iterable[str]) -> list[str]:
    return [_capital(title_of(pack, mark)) if mark else "All" for mark in marks]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
