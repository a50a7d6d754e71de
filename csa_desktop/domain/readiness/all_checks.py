"""Every check over every sheet of the notebook, in the pack's order, and what is in conflict."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.readiness import across_cases, areas, findings, judging, summary
from csa_desktop.domain.readiness.sheet import Sheet, Todo
from csa_desktop.domain.risks import open_risks
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import OVERALL, Statement

CHECKS: tuple[Callable[[Sheet], Iterator[Todo]], ...] = (
    across_cases.spoken,
    findings.findings,
    findings.signs,
    findings.comments,
    findings.groups,
    findings.gaps,
    findings.hypotheses,
    findings.words,
    summary.points,
    across_cases.opposed,
    summary.issues,
    summary.flags,
    judging.judgements,
    areas.limits,
    areas.areas,
    areas.progress,
    judging.stale,
)

RISK = "risk"
"""Step and subject of what is still to be done about a risk to a child; its statement is the risk."""

_Placed = dict[tuple[str, str], dict[str, list[Statement]]]


@once_per_trail
def readiness(trail: Trail, pack: Pack) -> tuple[Todo, ...]:
    """What is not yet sound, step by step, within a step by subject; what is in conflict comes first.

    A trail never changes, so the answer is kept: whoever reads a trail works this out with it, and the
    pages that ask have it at once.
    """
    todos = [todo for sheet in _sheets(trail, pack) for check in CHECKS for todo in check(sheet)]
    across = (*areas.monitored(trail, pack), *across_cases.stages(trail, pack))
    return (*_risks(trail), *_conflicts(trail, pack), *across, *todos)


def _sheets(trail: Trail, pack: Pack) -> Iterator[Sheet]:
    placed = _placed(trail)
    for step in pack.steps:
        asked = step.subjects or (OVERALL,)
        others = [subject for at, subject in placed if at == step.id and subject not in asked]
        for subject in (*asked, *others):
            yield _sheet(trail, pack, step, subject, placed, expected=subject in asked)


def _sheet(trail: Trail, pack: Pack, step: Step, subject: str, placed: _Placed, *, expected: bool) -> Sheet:
    here = placed.get((step.id, subject), {})
    return Sheet(trail, pack, step, subject, {kind: tuple(said) for kind, said in here.items()}, expected)


def _placed(trail: Trail) -> _Placed:
    placed: _Placed = defaultdict(lambda: defaultdict(list))
    for statement in sorted(trail.rows.statements, key=lambda s: (s.position, s.written, s.id)):
        placed[(statement.step, statement.subject)][statement.kind].append(statement)
    return placed


def _risks(trail: Trail) -> Iterator[Todo]:
    """No risk to a child is left untold or unconfirmed (002:119); nothing comes before it."""
    for risk in open_risks(trail):
        what = "is not confirmed in writing" if risk.told_at else "has not been told to a senior manager"
        yield Todo(RISK, RISK, f"The risk to {risk.child} {what}", risk.id)


def _conflicts(trail: Trail, pack: Pack) -> Iterator[Todo]:
    named = dict.fromkeys((table, row) for table, row, _ in sorted(trail.rows.conflicts))
    for table, row in named:
        statement = trail.statement(_statement_of(trail, table, row))
        added_to = (table, row, "") in trail.rows.conflicts
        if statement:
            here = judging.named(pack, statement)
            what = f"{_ADDED_TO if added_to else _TWO_THINGS}: {here}"
            yield Todo(statement.step, statement.subject, what, statement.id, torn=row)
        elif added_to:
            yield Todo(
                "", "", f"One removed {_ROWS.get(table, 'something')}, and another added to it", torn=row
            )
        else:
            what = f"Two different things were written in {_THINGS.get(table, 'one place')}"
            yield Todo("", "", what, torn=row)


_TWO_THINGS = "Two different things were written here; choose between them"
_ADDED_TO = "One removed this and another added to it; decide whether it stays"
_ROWS = {"source": "a document", "event": "an event of a case", "case": "a case", "risk": "a risk"}
_THINGS = {
    "source": "the description of a document",
    "answer": "an answer",
    "risk": "what is said of a risk to a child",
    "member": "the list of members",
    "assessment": "the assessment's own particulars",
}


def _statement_of(trail: Trail, table: str, row: str) -> str:
    rows = trail.rows
    ends = {
        "statement": (row,),
        "citation": tuple(c.statement for c in rows.citations if c.id == row),
        "support": tuple(s.statement for s in rows.supports if s.id == row),
        "agreement": tuple(a.statement for a in rows.agreements if a.id == row),
        "answer": tuple(a.about for a in rows.answers if a.id == row),
    }
    return next(iter(ends.get(table, ())), "")
