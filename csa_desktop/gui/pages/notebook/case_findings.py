"""What the cases show of a theme: findings and evaluations, by stage of the journey or by case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Case, aged
from csa_desktop.domain.framework import Option, Step, Subject
from csa_desktop.domain.themes import said_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.analysis import HEADING_GAP
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.words import Words

STAGE, CASE = "stage", "case"
ADD, WITHOUT = "Add a finding here …", "Without a stage"
NO_CASE, NOTHING = "Of no one case", "No case says anything here yet."
HELP = "Enter edits · + − 0 say what it is · Alt ↑ ↓ move · a case's code leads to the case"


@dataclass(frozen=True, slots=True)
class _Group:
    """One stage or one case, with what is said there."""

    key: str
    heading: str
    said: tuple[Statement, ...]


class CaseFindingsBlock(Block):
    """Each group has its evaluations, its findings and a line that adds one."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._step, self._subject = board, step, subject
        self._by = STAGE
        self._choice = Toggles("In order of", (Option(STAGE, "By stage"), Option(CASE, "By case")))
        self._choice.setObjectName("findings-by")
        self._choice.show_value(self._by)
        self._choice.chosen.connect(self._group)
        self._headings: dict[tuple[str, str], Words] = {}
        self._nothing: dict[str, Words] = {}
        self._help = Words(HELP, look="quiet")

    def _group(self, by: object) -> None:
        self._by = str(by) or self._by
        self._choice.show_value(self._by)
        self._board.arranged.emit()

    def show(self, trail: Trail) -> list[Row]:
        """The groups in the order of the journey, or of the codes."""
        rows: list[Row] = [(self._choice, 18)]
        cases = tuple(Option(c.id, c.code) for c in trail.cases())
        for group in self._groups(trail):
            rows.append((self._heading(group), HEADING_GAP))
            rows += self._rows(group, cases)
        return [*rows, (self._help, 8)]

    def _groups(self, trail: Trail) -> Iterator[_Group]:
        said = _all_said(trail, self._step, self._subject)
        if self._by == CASE:
            yield from _by_case(trail, said)
        else:
            yield from self._by_stage(said)

    def _by_stage(self, said: tuple[Statement, ...]) -> Iterator[_Group]:
        stages = self._board.desk.pack.journey_stages()
        for stage in stages:
            yield _Group(stage.id, stage.title, tuple(s for s in said if s.stage == stage.id))
        rest = tuple(s for s in said if s.stage not in {stage.id for stage in stages})
        if rest or not stages:
            yield _Group("", WITHOUT if stages else "Findings", rest)

    def _heading(self, group: _Group) -> Words:
        where = (self._by, group.key)
        if where not in self._headings:
            self._headings[where] = Words(group.heading, look="heading")
        return self._headings[where]

    def _rows(self, group: _Group, cases: tuple[Option, ...]) -> Iterator[Row]:
        board, here = self._board, self._section(v.FINDING, group, cases)
        evaluations = [s for s in group.said if s.kind == v.EVALUATION]
        findings = [s for s in group.said if s.kind == v.FINDING]
        if not group.said:
            yield self._nothing.setdefault(f"{self._by}/{group.key}", Words(NOTHING, look="quiet")), 2
        for widget in (
            *board.rows(self._section(v.EVALUATION, group, cases), evaluations),
            *board.rows(here, findings),
        ):
            yield widget, 0
        yield board.line(here, ADD), 4

    def _section(self, kind: str, group: _Group, cases: tuple[Option, ...]) -> Section:
        return Section(
            kind,
            self._step.id,
            self._subject.id,
            stage=group.key if self._by == STAGE else "",
            case=group.key if self._by == CASE else "",
            title=f"{self._subject.title}, {group.heading}, a new finding",
            cases=cases,
        )


def _all_said(trail: Trail, step: Step, subject: Subject) -> tuple[Statement, ...]:
    """What cases say, then the findings that come from no one case."""
    told = said_of(trail, subject.id)
    rest = trail.statements(kind=v.FINDING, step=step.id, subject=subject.id)
    return (*(s for s in told if _says(s)), *(s for s in rest if not trail.case(s.case)))


def _says(statement: Statement) -> bool:
    return statement.kind == v.FINDING or bool(statement.evaluation or statement.good or statement.text)


def _by_case(trail: Trail, said: Iterable[Statement]) -> Iterator[_Group]:
    groups: dict[str, list[Statement]] = {}
    for statement in said:
        groups.setdefault(statement.case if trail.case(statement.case) else "", []).append(statement)
    for key, some in groups.items():
        case = trail.case(key)
        yield _Group(key, _called(case) if case else NO_CASE, tuple(some))


def _called(case: Case) -> str:
    return " · ".join(filter(None, (case.code, case.gender, aged(case.age))))
