"""What a statement may be made to stand on, nearest first: the same subject, then the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.statement_words import evaluation_words
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.row_view import shown_sign, titled
from csa_desktop.gui.pages.wheres import where_of
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.sign import GAP

GROUND = {
    v.POINT: (v.FINDING, v.EVALUATION, v.GAP, v.HYPOTHESIS, v.COMMENT),
    v.AREA: (v.POINT, v.FINDING, v.EVALUATION),
    v.JUDGEMENT: (v.POINT, v.JUDGEMENT, v.ISSUE, v.REVIEW, v.FLAG),
    v.ISSUE: (v.POINT, v.JUDGEMENT, v.FLAG),
    v.FLAG: (v.POINT, v.FINDING, v.GAP),
    v.PROGRESS: (v.POINT, v.FINDING, v.EVALUATION),
    v.SENTENCE: (
        *(v.POINT, v.JUDGEMENT, v.ISSUE, v.FINDING, v.GAP, v.COMMENT),
        *(v.FLAG, v.REVIEW, v.EVALUATION, v.AREA, v.QUESTION, v.RECOMMENDATION),
    ),
}
"""The kinds that each kind usually stands on; any other kind may stand on anything."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be picked, as a list shows it."""

    id: str
    text: str
    sign: str
    where: str


def candidates(trail: Trail, pack: Pack, statement: Statement) -> tuple[Candidate, ...]:
    """What `statement` may stand on, without a circle. It need not be in the trail yet."""
    kinds = GROUND.get(statement.kind, v.STATEMENT_KINDS)
    above = {s.id for s in trail.all_above(statement.id)} | {statement.id}
    steps = [s.id for s in pack.steps]
    found = (
        s
        for s in trail.statements()
        if s.kind in kinds and s.id not in above and says_something(s) and _is_lower(s, statement, steps)
    )
    return _listed(trail, pack, statement, found)


def others(trail: Trail, pack: Pack, statement: Statement) -> tuple[Candidate, ...]:
    """Whatever may contradict a statement."""
    return _listed(
        trail, pack, statement, (s for s in trail.statements() if s.id != statement.id and says_something(s))
    )


def says_something(statement: Statement) -> bool:
    """Whether there is anything in it that could carry another."""
    return bool(statement.text or statement.grade or statement.evaluation)


def _is_lower(lower: Statement, statement: Statement, steps: list[str]) -> bool:
    """A judgement stands on judgements of earlier steps only."""
    if lower.kind != v.JUDGEMENT or lower.step not in steps or statement.step not in steps:
        return True
    return steps.index(lower.step) < steps.index(statement.step)


def _listed(
    trail: Trail, pack: Pack, statement: Statement, found: Iterable[Statement]
) -> tuple[Candidate, ...]:
    near = sorted(found, key=lambda s: _distance(s, statement))
    return tuple(candidate(pack, s, trail) for s in near)


def _distance(lower: Statement, statement: Statement) -> tuple[bool, bool]:
    other_judgement = bool(statement.judgement) and lower.judgement not in ("", statement.judgement)
    return lower.subject != statement.subject, other_judgement


def candidate(pack: Pack, statement: Statement, trail: Trail) -> Candidate:
    """A statement as a list shows it; what comes from a case says which one, by its code."""
    sign = GAP if statement.kind == v.GAP else shown_sign(pack, statement)
    return Candidate(statement.id, words_of(pack, statement), sign, where_of(statement, pack, trail))


def words_of(pack: Pack, statement: Statement) -> str:
    """What a statement says: a judgement with its name and grade, an evaluation with what it shows."""
    if statement.kind == v.JUDGEMENT:
        return judgement_words(pack, statement)
    if statement.evaluation:
        return evaluation_words(pack, statement)
    return statement.text


def judgement_words(pack: Pack, statement: Statement) -> str:
    """Such as "Social care: 2 · indicative. Its words"."""
    title = next((j.title for j in pack.judgements if j.id == statement.judgement), "Judgement")
    status = titled(pack.statuses, statement.status).casefold()
    said = " · ".join(filter(None, (statement.grade, status)))
    head = f"{title}: {said}" if said else title
    return heard(head, statement.text)
