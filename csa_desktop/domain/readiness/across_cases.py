"""Checks of what the cases say together: every stage seen, every theme spoken to, no point against all."""

from collections.abc import Iterable, Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.cases import SAMPLED, Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness.sheet import Sheet, Todo, excerpt
from csa_desktop.domain.themes import Theme, theme
from csa_desktop.domain.trail import Trail

SAMPLE = "sample"
"""The subject of what is to be done about the sample itself."""
NAMED = 6
"""So many cases are named; the others are counted."""


def stages(trail: Trail, pack: Pack) -> Iterator[Todo]:
    """Cases are followed at all key stages of the journey (004:182)."""
    sampled = trail.cases(SAMPLED)
    if not sampled:
        return
    reached = {case.stage for case in sampled}
    for journey in pack.journeys:
        for stage in journey.stages:
            if stage.id not in reached:
                title = stage.short or stage.title
                yield Todo("", SAMPLE, f"No case of the sample is at the stage “{title}”")


def spoken(sheet: Sheet) -> Iterator[Todo]:
    """Some case speaks to the theme, and each case is evaluated at the stage it had reached."""
    if not sheet.asks_for(v.EVALUATION):
        return
    here = theme(sheet.trail, sheet.pack, sheet.subject)
    if not here.speaking:
        yield sheet.must("No case speaks to this theme yet")
        return
    waiting = [case for case in sheet.trail.cases(SAMPLED) if not _evaluated(here, case)]
    if waiting:
        has = "has" if len(waiting) == 1 else "have"
        yield sheet.must(f"{_named(waiting)} {has} no evaluation of this theme at the stage reached")


def _evaluated(here: Theme, case: Case) -> bool:
    cells = (cell for cell in here.cells if cell.stage == case.stage)
    return any(case in cases for cell in cells for _, cases in cell.shown)


def _named(cases: Iterable[Case]) -> str:
    codes = [case.code for case in cases]
    more = len(codes) - NAMED
    if more > 1:
        return f"{', '.join(codes[:NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(codes[:-1]), codes[-1])))


def opposed(sheet: Sheet) -> Iterator[Todo]:
    """No point says what every case that speaks to the theme contradicts, and a division is spoken of."""
    points = [point for point in sheet.of(v.POINT) if point.sign]
    if not points or sheet.subject not in {s.id for s in sheet.pack.themes()}:
        return
    here = theme(sheet.trail, sheet.pack, sheet.subject)
    against = {v.STRENGTH: here.badly, v.IMPROVEMENT: here.well}
    for point in points:
        if here.speaking and len(against[point.sign]) == len(here.speaking):
            yield sheet.must(f"All cases that speak to this theme say the opposite: {excerpt(point)}", point)
    if here.is_contradicted and len({point.sign for point in points}) == 1:
        yield sheet.look("Some cases contradict the others, and the points speak of one side only", points[0])
