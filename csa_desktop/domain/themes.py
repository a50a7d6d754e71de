"""What all cases say of a theme, stage by stage. Cases are named and counted, never scored (003:298)."""

from collections.abc import Iterable
from dataclasses import dataclass

from csa_desktop.domain.cases import SAMPLED, Case, by_code
from csa_desktop.domain.framework import Evaluation, Pack
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import EVALUATION, FINDING, IMPROVEMENT, STRENGTH, Statement

MIXED, SILENT = "mixed", "silent"
"""A case that shows both, and one that was looked at and shows nothing; the others are a finding's signs."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the cases show of one theme at one stage."""

    theme: str
    stage: str
    shown: tuple[tuple[Evaluation, tuple[Case, ...]], ...]
    """Each evaluation of the pack that some case has, in the pack's order, with these cases."""
    good: tuple[Case, ...]
    """Cases with good practice, which is highlighted (004:200)."""
    only_findings: tuple[Case, ...]
    """Cases with a finding and no evaluation yet."""

    @property
    def is_empty(self) -> bool:
        """True where no case says anything here."""
        return not (self.shown or self.good or self.only_findings)


@dataclass(frozen=True, slots=True)
class Theme:
    """What all cases say of one theme."""

    id: str
    cells: tuple[Cell, ...]
    """One per stage of the journeys, in the pack's order."""
    well: tuple[Case, ...]
    """Cases that show only strengths."""
    badly: tuple[Case, ...]
    """Cases that show only what needs to improve."""
    both: tuple[Case, ...]
    """Cases that show both, are mixed, or say neither."""
    silent: tuple[Case, ...]
    """Cases of the sample that show nothing of it, or in which it was looked for and not seen."""
    good: tuple[Statement, ...]
    """Good practice, in the order it is kept in."""
    groups: tuple[tuple[str, tuple[Case, ...]], ...]
    """Every group of the pack, with those of its cases that say something."""

    @property
    def speaking(self) -> tuple[Case, ...]:
        """The cases that say something of the theme, by code."""
        return _by_code((*self.well, *self.badly, *self.both))

    @property
    def is_contradicted(self) -> bool:
        """True where some cases say the opposite of others."""
        return bool(self.well and self.badly)

    def cell(self, stage: str) -> Cell:
        """The cell of one stage; KeyError where the pack has no such stage."""
        found = next((cell for cell in self.cells if cell.stage == stage), None)
        if found is None:
            raise KeyError(stage)
        return found


@once_per_trail
def themes(trail: Trail, pack: Pack) -> tuple[Theme, ...]:
    """Every theme of the pack, in its order."""
    return tuple(_theme(trail, pack, subject.id) for subject in pack.themes())


def theme(trail: Trail, pack: Pack, theme_id: str) -> Theme:
    """What all cases say of one theme; KeyError where the pack has none of this id."""
    found = next((t for t in themes(trail, pack) if t.id == theme_id), None)
    if found is None:
        raise KeyError(theme_id)
    return found


def said_of(trail: Trail, theme_id: str) -> tuple[Statement, ...]:
    """The findings and evaluations of cases on a theme, by the code of the case."""
    kinds = (
        *trail.statements(kind=EVALUATION, subject=theme_id),
        *trail.statements(kind=FINDING, subject=theme_id),
    )
    told = [(case.code, s) for s in kinds if (case := trail.case(s.case))]
    return tuple(s for _, s in sorted(told, key=lambda pair: pair[0]))


def sign_of(pack: Pack, statement: Statement) -> str:
    """A strength, an area for improvement, mixed or silent; empty where a statement says neither."""
    if statement.kind != EVALUATION:
        return statement.sign
    if not statement.evaluation:
        return STRENGTH if statement.good else SILENT
    found = next((e for e in pack.evaluations if e.id == statement.evaluation), None)
    if found is None:
        return ""
    return found.sign or SILENT


def _theme(trail: Trail, pack: Pack, theme_id: str) -> Theme:
    said = said_of(trail, theme_id)
    signs = _signs(trail, pack, said)
    by = {sign: _by_code(c for c, s in signs if s == sign) for sign in (STRENGTH, IMPROVEMENT, MIXED)}
    speaking = {case.id for some in by.values() for case in some}
    return Theme(
        id=theme_id,
        cells=tuple(_cell(trail, pack, theme_id, stage.id, said) for stage in pack.journey_stages()),
        well=by[STRENGTH],
        badly=by[IMPROVEMENT],
        both=by[MIXED],
        silent=tuple(c for c in trail.cases(SAMPLED) if c.id not in speaking),
        good=tuple(s for s in said if s.good),
        groups=tuple((g.id, _of_group(trail, g.id, said, speaking)) for g in pack.groups),
    )


def _signs(trail: Trail, pack: Pack, said: Iterable[Statement]) -> list[tuple[Case, str]]:
    """What each case says of the theme as a whole: one sign, or mixed where it says both."""
    of_case: dict[str, set[str]] = {}
    for statement in said:
        if (sign := sign_of(pack, statement)) != SILENT:
            of_case.setdefault(statement.case, set()).add(sign)
    return [(case, _joined(signs)) for key, signs in of_case.items() if (case := trail.case(key))]


def _joined(signs: set[str]) -> str:
    said = signs - {""}
    if said == {STRENGTH}:
        return STRENGTH
    return IMPROVEMENT if said == {IMPROVEMENT} else MIXED


def _cell(trail: Trail, pack: Pack, theme_id: str, stage: str, said: Iterable[Statement]) -> Cell:
    here = [s for s in said if s.stage == stage]
    evaluated = [s for s in here if s.kind == EVALUATION and s.evaluation]
    shown = (
        (one, _cases(trail, (s for s in evaluated if s.evaluation == one.id))) for one in pack.evaluations
    )
    known = {s.case for s in evaluated}
    findings = (s for s in here if s.kind == FINDING and s.case not in known)
    return Cell(
        theme_id,
        stage,
        tuple((one, cases) for one, cases in shown if cases),
        good=_cases(trail, (s for s in here if s.good)),
        only_findings=_cases(trail, findings),
    )


def _of_group(trail: Trail, group: str, said: Iterable[Statement], speaking: set[str]) -> tuple[Case, ...]:
    named = {s.case for s in said if group in s.groups}
    cases = (case for case in trail.cases() if case.id in speaking)
    return tuple(case for case in cases if group in case.groups or case.id in named)


def _cases(trail: Trail, statements: Iterable[Statement]) -> tuple[Case, ...]:
    return _by_code(case for s in statements if (case := trail.case(s.case)))


def _by_code(cases: Iterable[Case]) -> tuple[Case, ...]:
    return tuple(sorted({case.id: case for case in cases}.values(), key=by_code))
