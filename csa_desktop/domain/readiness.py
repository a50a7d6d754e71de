"""What is not yet sound in a notebook, as sentences in the inspector's words. Nothing here blocks anyone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Pack, Step, Subject
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

MUST, LOOK = "must", "look"
OPEN_GAP = ("", "open", "asked")
OPEN_HYPOTHESIS = ("", "open")
AGREEING_ROLES = ("hmi", "brm")
NONE_FOUND, FLAG, CHALLENGE = "none-found", "flag", "challenge"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that is not yet sound; `statement` is empty where it is about a whole subject."""

    step: str
    subject: str
    what: str
    statement: str = ""
    severity: str = MUST


def readiness(trail: Trail, pack: Pack) -> tuple[Todo, ...]:
    """Everything that is not yet sound, step by step in the pack's order."""
    return tuple(todo for step in pack.steps for todo in _of_step(trail, pack, step))


def _of_step(trail: Trail, pack: Pack, step: Step) -> Iterator[Todo]:
    for subject in (pack.subject(s) for s in step.subjects):
        if any(s.step == step.id for s in trail.rows.statements) or subject.kind != v.OVERALL:
            yield from _of_subject(trail, pack, step, subject)
    if not step.subjects:
        overall = next((s for s in pack.subjects if s.kind == v.OVERALL), None)
        if overall:
            yield from _of_overall(trail, pack, step, overall)
    yield from _changed(trail, step)


def _of_subject(trail: Trail, pack: Pack, step: Step, subject: Subject) -> Iterator[Todo]:
    if step.id == pack.steps[0].id:
        yield from _findings(trail, pack, step, subject)
        yield from _gaps(trail, step, subject)
    else:
        yield from _points(trail, step, subject)
        yield from _judgements(trail, pack, step, subject)
        yield from _flags(trail, pack, step, subject)


def _findings(trail: Trail, pack: Pack, step: Step, subject: Subject) -> Iterator[Todo]:
    findings = trail.statements(kind=v.FINDING, step=step.id, subject=subject.id)
    if not findings:
        yield Todo(step.id, subject.id, "No finding is written yet")
    for finding in findings:
        yield from _finding(trail, pack, finding)
    if not trail.statements(kind=v.COMMENT, step=step.id, subject=subject.id):
        yield Todo(step.id, subject.id, "A comment on social care responsibilities is not yet written")
    yield from _coverage(trail, pack, step, subject, findings)


def _finding(trail: Trail, pack: Pack, finding: Statement) -> Iterator[Todo]:
    def todo(what: str, severity: str = MUST) -> Todo:
        return Todo(finding.step, finding.subject, what, finding.id, severity)

    citations = trail.citations(finding.id)
    if not citations:
        yield todo(f"A finding without a source: “{short(finding.text)}”")
    for source in {c.source for c in citations}:
        cited = trail.source(source)
        if cited and cited.admissible == "no":
            yield todo(f"A finding rests on “{cited.title}”, which is not admissible")
        elif cited and not cited.admissible:
            yield todo(f"Nobody has decided whether “{cited.title}” is admissible, and a finding rests on it")
    if not shows_judgement(finding.text, pack):
        yield todo(f"The words do not yet show where the judgement lies: “{short(finding.text)}”", LOOK)


def shows_judgement(text: str, pack: Pack) -> bool:
    """True where some word says where the judgement lies (003:353); True for a pack that lists none."""
    words = set(re.findall(r"[\w-]+", text.casefold()))
    return not pack.judgement_words or any(w.casefold() in words for w in pack.judgement_words)


def _coverage(
    trail: Trail, pack: Pack, step: Step, subject: Subject, findings: tuple[Statement, ...]
) -> Iterator[Todo]:
    for group in pack.groups:
        if findings and not any(group.id in f.groups for f in findings):
            yield Todo(step.id, subject.id, f"Nothing is said on {group.title}")
    for sign, words in ((v.STRENGTH, "strength"), (v.IMPROVEMENT, "area for improvement")):
        if not any(f.sign == sign for f in findings) and not trail.answer(NONE_FOUND, subject.id, sign):
            yield Todo(step.id, subject.id, f"No {words} is written, and “none found” is not recorded")


def _gaps(trail: Trail, step: Step, subject: Subject) -> Iterator[Todo]:
    for gap in trail.statements(kind=v.GAP, step=step.id, subject=subject.id):
        if gap.state in OPEN_GAP and not gap.owner:
            yield Todo(step.id, subject.id, f"A gap without an owner: “{short(gap.text)}”", gap.id)
        elif gap.state in OPEN_GAP:
            yield Todo(step.id, subject.id, f"A gap is still open: “{short(gap.text)}”", gap.id, LOOK)
    for hypothesis in trail.statements(kind=v.HYPOTHESIS, step=step.id, subject=subject.id):
        if hypothesis.state in OPEN_HYPOTHESIS:
            what = f"A hypothesis is neither confirmed nor dropped: “{short(hypothesis.text)}”"
            yield Todo(step.id, subject.id, what, hypothesis.id, LOOK)


def _points(trail: Trail, step: Step, subject: Subject) -> Iterator[Todo]:
    points = trail.statements(kind=v.POINT, step=step.id, subject=subject.id)
    if not points:
        yield Todo(step.id, subject.id, "No summary point is written yet")
    for point in points:
        if not trail.below(point.id):
            yield Todo(step.id, subject.id, f"A point stands on no finding: “{short(point.text)}”", point.id)


def _judgements(trail: Trail, pack: Pack, step: Step, subject: Subject) -> Iterator[Todo]:
    for judgement in _made_in(pack, step):
        made = _judged(trail, step, subject, judgement)
        title = judgement.title
        if made is None or not (made.text or made.grade):
            statement = made.id if made else ""
            yield Todo(step.id, subject.id, f"No {step_word(step)}judgement yet: {title}", statement)
        elif not trail.below(made.id):
            yield Todo(step.id, subject.id, f"A judgement stands on nothing: {title}", made.id)


def step_word(step: Step) -> str:
    """The status in which judgements of a step begin, such as "indicative "."""
    return f"{step.statuses[0]} " if step.statuses else ""


def _made_in(pack: Pack, step: Step) -> tuple[Judgement, ...]:
    return tuple(j for j in pack.judgements if step.id in j.steps)


def _judged(trail: Trail, step: Step, subject: Subject, judgement: Judgement) -> Statement | None:
    found = trail.statements(kind=v.JUDGEMENT, step=step.id, subject=subject.id, judgement=judgement.id)
    return found[0] if found else None


def _flags(trail: Trail, pack: Pack, step: Step, subject: Subject) -> Iterator[Todo]:
    for flag in trail.statements(kind=v.FLAG, step=step.id, subject=subject.id):
        if not flag.reason:
            yield Todo(
                step.id, subject.id, f"A flagged key area without a reason: “{short(flag.text)}”", flag.id
            )
        for judgement in to_look_at(flag, pack):
            if not trail.answer(FLAG, flag.id, judgement.id):
                what = f"{judgement.title} is to be looked at again because of “{short(flag.text)}”"
                yield Todo(step.id, subject.id, what, flag.id)


def to_look_at(flag: Statement, pack: Pack) -> tuple[Judgement, ...]:
    """The judgements that an unsatisfactory key area concerns: its service and the overall one (003:261)."""
    return tuple(
        j for j in pack.judgements if (flag.service in j.services if flag.service else bool(j.services))
    )


def _of_overall(trail: Trail, pack: Pack, step: Step, overall: Subject) -> Iterator[Todo]:
    last = step.id == pack.steps[-1].id
    for judgement in _made_in(pack, step):
        made = _judged(trail, step, overall, judgement)
        yield from (
            _last(trail, step, judgement, made) if last else _summed(trail, pack, step, judgement, made)
        )


def _summed(
    trail: Trail, pack: Pack, step: Step, judgement: Judgement, made: Statement | None
) -> Iterator[Todo]:
    issues = trail.statements(kind=v.ISSUE, step=step.id, judgement=judgement.id)
    if not issues:
        yield Todo(step.id, v.OVERALL, f"No main issue is written yet: {judgement.title}")
    if made is None or not made.grade:
        yield Todo(step.id, v.OVERALL, f"No indicative grade yet: {judgement.title}", made.id if made else "")
        return
    if not trail.below(made.id):
        yield Todo(step.id, v.OVERALL, f"The key trail is missing: {judgement.title}", made.id)
    for challenge in judgement.challenges:
        asked = challenge.grade == made.grade and challenge.prompt.answered
        if asked and not trail.answer(CHALLENGE, made.id, challenge.prompt.id):
            yield Todo(
                step.id, v.OVERALL, f"A challenge question is not answered: {judgement.title}", made.id
            )


def _last(trail: Trail, step: Step, judgement: Judgement, made: Statement | None) -> Iterator[Todo]:
    if made is None or not made.grade:
        yield Todo(step.id, v.OVERALL, f"Not agreed yet: {judgement.title}", made.id if made else "")
        return
    if not trail.below(made.id):
        yield Todo(step.id, v.OVERALL, f"The agreed judgement stands on nothing: {judgement.title}", made.id)
    agreed = {m.role for m in trail.agreed_by(made.id)}
    for role in AGREEING_ROLES:
        if role not in agreed:
            yield Todo(step.id, v.OVERALL, f"Not agreed by the {role.upper()}: {judgement.title}", made.id)
    if step.statuses and made.status != step.statuses[-1]:
        what = f"{judgement.title} is {made.status or 'without a status'}, not yet {step.statuses[-1]}"
        yield Todo(step.id, v.OVERALL, what, made.id, LOOK)


def _changed(trail: Trail, step: Step) -> Iterator[Todo]:
    torn = {row for table, row, _ in trail.rows.conflicts if table == "statement"}
    for statement in trail.statements(step=step.id):
        said = f"“{short(statement.text)}”"
        if statement.id in torn:
            yield Todo(step.id, statement.subject, f"Two people wrote this: {said}", statement.id)
        if trail.is_stale(statement.id):
            what = f"What this stands on has changed: {said}"
            yield Todo(step.id, statement.subject, what, statement.id)


def short(text: str, length: int = 70) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
