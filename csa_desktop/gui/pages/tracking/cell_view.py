"""What one cell of a case's grid says, as values: sign, words, and what a person hears."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import Cell
from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Pack

GOOD = "★ good practice"
AGAIN = "look again"
SIGNS = {v.STRENGTH: "+ ", v.IMPROVEMENT: "– ", "mixed": "± ", "": ""}
GROUNDS = {v.STRENGTH: "good_wash", v.IMPROVEMENT: "weak_wash", "mixed": "caution_wash", "": "side"}
"""The wash of a cell by the sign of its evaluation."""


@dataclass(frozen=True, slots=True)
class CellView:
    """All that a cell shows."""

    lines: tuple[str, ...] = ()
    ground: str = ""
    """A colour of the palette; empty for a cell in which nothing is evaluated."""
    spoken: str = "nothing yet"


def cell_view(pack: Pack, cell: Cell) -> CellView:
    """A cell as it is now: "+ sound · 3" is an evaluation and its three findings."""
    title, sign = _evaluation(pack, cell.evaluation)
    counted = several(cell.findings, "finding") if cell.findings else ""
    first = (
        f"{SIGNS[sign]}{title}" + (f" ·\u00a0{cell.findings}" if cell.findings else "") if title else counted
    )
    more = (GOOD if cell.good else "", AGAIN if cell.stale else "", *_versions(pack, cell))
    lines = tuple(filter(None, (first, *more)))
    told = (title, counted, "good practice" if cell.good else "", *more[1:], cell.text)
    ground = "ours" if cell.good else GROUNDS[sign] if title else ""
    return CellView(lines, ground, ", ".join(filter(None, told)) or "nothing yet")


def _versions(pack: Pack, cell: Cell) -> Iterator[str]:
    """How many versions there are of a cell, and what another one says that it shows."""
    if not cell.torn:
        return
    yield f"{max(len(conflict.sides) for conflict in cell.torn)} versions"
    for side in (side for c in cell.torn if c.field == "evaluation" for side in c.sides):
        if side.value is None:
            yield "or removed"
        elif side.value != cell.evaluation:
            yield f"or {_evaluation(pack, str(side.value))[0] or 'nothing'}"


def _evaluation(pack: Pack, evaluation: str) -> tuple[str, str]:
    """The words and the sign of an evaluation; one that the pack no longer has is shown all the same."""
    found = next((one for one in pack.evaluations if one.id == evaluation), None)
    if found is None:
        return evaluation, ""
    return found.title[:1].lower() + found.title[1:], found.sign
