"""Checks of the judgements: made, graded, standing on something, challenged, agreed (003:326, 354-356)."""

from collections.abc import Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Pack, Prompt
from csa_desktop.domain.readiness.sheet import Sheet, Todo, excerpt, within
from csa_desktop.domain.values import Statement

CHALLENGE = "challenge"


def judgements(sheet: Sheet) -> Iterator[Todo]:
    """Each judgement of the step is made, stands on something and is challenged."""
    for judgement in sheet.pack.judgements:
        if sheet.step.id not in judgement.steps:
            continue
        made = [s for s in sheet.of(v.JUDGEMENT) if s.judgement == judgement.id]
        if sheet.expected and not any(s.grade or s.text.strip() for s in made):
            yield sheet.must(f"{_called(sheet, judgement)} is not yet made", next(iter(made), None))
            continue
        for statement in made:
            yield from _made(sheet, judgement, statement)


def _called(sheet: Sheet, judgement: Judgement) -> str:
    first = next(iter(sheet.step.statuses), "")
    status = sheet.status_title(first)
    return " ".join(filter(None, ("The", status, "judgement on", within(judgement.title))))


def _made(sheet: Sheet, judgement: Judgement, statement: Statement) -> Iterator[Todo]:
    on = within(judgement.title)
    if sheet.step.grade_needed and not statement.grade:
        yield sheet.must(f"The grade for {on} is not yet chosen", statement)
    if not sheet.trail.below(statement.id):
        if v.ISSUE in sheet.step.holds:
            yield sheet.must(f"The key trail of evidence for the judgement on {on} is not shown", statement)
        else:
            yield sheet.must(f"The judgement on {on} stands on nothing yet", statement)
    for prompt in _unanswered(sheet, judgement, statement):
        yield sheet.must(
            f"A challenge to the grade for {on} is not answered: {excerpt(prompt.text)}", statement
        )
    yield from _settled(sheet, on, statement)


def _unanswered(sheet: Sheet, judgement: Judgement, statement: Statement) -> Iterator[Prompt]:
    same = sheet.trail.statements(kind=v.JUDGEMENT, subject=statement.subject, judgement=judgement.id)
    for challenge in judgement.challenges:
        prompt = challenge.prompt
        if challenge.grade == statement.grade and prompt.answered:
            answers = (sheet.trail.answer(CHALLENGE, s.id, prompt.id) for s in same)
            if not any(str(answer).strip() for answer in answers):
                yield prompt


def _settled(sheet: Sheet, on: str, statement: Statement) -> Iterator[Todo]:
    step = sheet.step
    agreed = {member.role for member in sheet.trail.agreed_by(statement.id)}
    missing = [o.title for o in sheet.pack.roles if o.id in step.agreed_by and o.id not in agreed]
    if missing:
        by = " and ".join(f"the {within(title)}" for title in missing)
        yield sheet.must(f"The judgement on {on} is not yet agreed by {by}", statement)
    if step.agreed_by and step.statuses and statement.status != step.statuses[-1]:
        last = sheet.status_title(step.statuses[-1])
        yield sheet.look(f"The judgement on {on} is not yet {last}", statement)


def stale(sheet: Sheet) -> Iterator[Todo]:
    """Whatever changed below a statement since it was read has been looked at."""
    for statement in (s for said in sheet.statements.values() for s in said):
        if sheet.trail.stale_supports(statement.id):
            yield sheet.must(
                f"What this stands on has changed since: {named(sheet.pack, statement)}", statement
            )
        if sheet.trail.stale_citations(statement.id):
            what = "A document quoted here has been replaced since"
            yield sheet.must(f"{what}: {named(sheet.pack, statement)}", statement)


def named(pack: Pack, statement: Statement) -> str:
    """How a sentence speaks of a statement: by its words, or as the judgement that it is."""
    if statement.text.strip():
        return excerpt(statement)
    title = next((j.title for j in pack.judgements if j.id == statement.judgement), "")
    return f"the judgement on {within(title)}" if title else "a statement without words"
