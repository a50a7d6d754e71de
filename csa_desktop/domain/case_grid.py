"""The grid of one case: what it shows of each theme at each stage, and what the other cases say there.

An evaluation is no grade and is never counted into one (003:298).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Case
from csa_desktop.domain.conflicts import Conflict, by_row
from csa_desktop.domain.framework import Evaluation, Journey, Pack, Step
from csa_desktop.domain.kept_of_cases import kept_of_cases
from csa_desktop.domain.themes import theme, themes
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Statement
from csa_desktop.domain.working_days import is_working_day

Where = tuple[str, str, str]
"""(case, stage, theme)"""

_ANY_DAY = date(2011, 6, 6)
"""The library of bank holidays is read with the first day that is asked for, which takes a while."""
AGREE, CONTRADICT, BESIDE = "agree", "contradict", ""
_OPPOSITE = {v.STRENGTH: v.IMPROVEMENT, v.IMPROVEMENT: v.STRENGTH}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one case shows of one theme at one stage."""

    evaluation: str = ""
    good: bool = False
    findings: int = 0
    text: str = ""
    """What it shows, in short."""
    stale: bool = False
    """True until somebody has looked again at what changed below it."""
    torn: tuple[Conflict, ...] = ()
    """What two people said of it differently."""

    @property
    def is_filled(self) -> bool:
        """True where somebody has evaluated it, if only by naming good practice."""
        return bool(self.evaluation or self.good)


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Said:
    """The other cases with one evaluation of a theme at a stage, and how it stands to this case's."""

    evaluation: Evaluation
    cases: tuple[Case, ...]
    relation: str
    """Whether they agree, contradict, or neither."""


@dataclass(frozen=True, slots=True)
class Others:
    """What all other cases say of a theme at a stage: counted by the case, never into a score."""

    said: tuple[Said, ...]
    good: tuple[Case, ...]
    """Those with good practice there (004:200)."""
    of: int
    """How many other cases say anything there."""


def evaluation_id(assessment: str, case: str, stage: str, theme_id: str) -> str:
    """The id of the one evaluation of a cell, the same on every laptop."""
    return v.derived_id(assessment, v.EVALUATION, case, stage, theme_id)


def one_of_case(assessment: str, kind: str, case: str, agency: str = "") -> str:
    """The id of what there is once per case (wishes, the earlier response), or once per case and agency."""
    return v.derived_id(assessment, kind, case, *filter(None, (agency,)))


@once_per_trail
def cells(trail: Trail) -> dict[Where, Cell]:
    """Every cell of every case of which anything is said. Read once per trail, whatever opens."""
    found = Counter(_where(s) for s in trail.statements(kind=v.FINDING) if s.case)
    torn = by_row(trail.rows.parted)
    evaluated = {_where(s): s for s in trail.statements(kind=v.EVALUATION)}
    return {where: _cell(trail, evaluated.get(where), found[where], torn) for where in {*found, *evaluated}}


def _where(statement: Statement) -> Where:
    return statement.case, statement.stage, statement.subject


def _cell(
    trail: Trail, said: Statement | None, findings: int, torn: Mapping[str, tuple[Conflict, ...]]
) -> Cell:
    if said is None:
        return Cell(findings=findings)
    stale = bool(said.evaluation or said.good) and trail.is_stale(said.id)
    return Cell(said.evaluation, said.good, findings, said.text, stale, torn.get(said.id, ()))


def work_out(trail: Trail, pack: Pack) -> None:
    """Work out what the pages on cases ask of a trail: whoever reads it does, so that no page waits."""
    if trail.rows.cases:
        filled(trail)
        kept_of_cases(trail)
        themes(trail, pack)
        is_working_day(_ANY_DAY)


def cell(trail: Trail, case: str, stage: str, theme_id: str) -> Cell:
    """One cell; an empty one where nothing is said."""
    return cells(trail).get((case, stage, theme_id), EMPTY)


@once_per_trail
def filled(trail: Trail) -> Counter[str]:
    """How many cells of each case somebody has evaluated."""
    return Counter(case for (case, _, _), one in cells(trail).items() if one.is_filled)


def size(pack: Pack, journey: Journey) -> int:
    """How many cells a case on this journey has."""
    return len(journey.stages) * len(pack.themes())


def holding_step(pack: Pack) -> Step:
    """The first step of the notebook that holds findings; KeyError where the pack has none."""
    found = next((step for step in pack.steps if v.FINDING in step.holds), None)
    if found is None:
        raise KeyError(v.FINDING)
    return found


def others(trail: Trail, pack: Pack, case: str, stage: str, theme_id: str) -> Others:
    """What all other cases say there, those that agree first and those that contradict after them."""
    here = sign_of(pack, cell(trail, case, stage, theme_id).evaluation)
    shown = theme(trail, pack, theme_id).cell(stage)
    said = [
        Said(one, rest, _relation(here, one.sign))
        for one, cases in shown.shown
        if (rest := tuple(c for c in cases if c.id != case))
    ]
    said.sort(key=lambda one: (AGREE, CONTRADICT, BESIDE).index(one.relation))
    good = tuple(c for c in shown.good if c.id != case)
    speaking = {c.id for one in said for c in one.cases} | {c.id for c in good}
    return Others(tuple(said), good, len(speaking))


def sign_of(pack: Pack, evaluation: str) -> str:
    """The sign of an evaluation: "strength", "improvement", "mixed", or "" where nothing was seen."""
    return next((one.sign for one in pack.evaluations if one.id == evaluation), "")


def _relation(here: str, there: str) -> str:
    if here and here == there:
        return AGREE
    return CONTRADICT if here and _OPPOSITE.get(here) == there else BESIDE
