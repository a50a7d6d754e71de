"""Judgements: from indicative to final, agreed by both inspectors. Nothing here computes a grade."""

from collections.abc import Mapping, Sequence

from csa_desktop import clock
from csa_desktop.commands.statements import Seen, new_statement, support
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.settled import change_needs_reason
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

SAY_WHY = "This judgement is {status}. Say why it changes: from, to, why and by whom are kept."


def judgement_id(assessment: str, step: str, subject: str, judgement: str) -> str:
    """The id of the one judgement of this kind, the same on every laptop."""
    return v.derived_id(assessment, v.JUDGEMENT, step, subject, judgement)


def judge(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    step: str,
    subject: str,
    judgement: str,
    grade: str | None = None,
    text: str | None = None,
    status: str | None = None,
    reason: str = "",
    seen: Seen = None,
) -> Recorded:
    """Write or change a judgement: only what is given changes.

    Raises UserError where the step has no grades, the grade is not on the scale, or a settled grade
    is to change without a reason.
    """
    trail = store.trail(assessment)
    edit = judging(
        store,
        trail,
        pack,
        step=step,
        subject=subject,
        judgement=judgement,
        grade=grade,
        text=text,
        status=status,
        reason=reason,
        seen=seen,
    )
    said = _said(pack, step, judgement, grade=grade, text=text, status=status)
    return store.record(_label(trail.statement(edit.row), said), [edit], assessment=assessment)


def judging(
    store: Store,
    trail: Trail,
    pack: Pack,
    *,
    step: str,
    subject: str,
    judgement: str,
    grade: str | None = None,
    text: str | None = None,
    status: str | None = None,
    reason: str = "",
    seen: Seen = None,
) -> Edit:
    """The edit that writes or changes a judgement, checked as `judge` says; others put it with theirs."""
    row = judgement_id(trail.assessment.id, step, subject, judgement)
    before = trail.statement(row)
    said = _said(pack, step, judgement, grade=grade, text=text, status=status)
    if before and not reason.strip() and change_needs_reason(trail, pack, before, grade=grade, status=status):
        raise UserError(SAY_WHY.format(status=before.status))
    if reason.strip():
        said["reason"] = keepable(reason.strip())
    if before is None:
        return _first(store, trail, pack, (step, subject, judgement), row, said)
    return Edit("statement", row, said, seen)


def _label(before: Statement | None, said: Mapping[str, Value]) -> str:
    """What undo and history call it."""
    about = set(said) - {"scale", "reason"}
    if about == {"grade"}:
        if not said["grade"]:
            return "Take a grade back"
        return "Change a grade" if before and before.grade else "Choose a grade"
    return {
        frozenset({"text"}): "Word a judgement",
        frozenset({"status"}): "Choose a judgement's status",
    }.get(frozenset(about), "Write a judgement")


def _said(
    pack: Pack, step: str, judgement: str, *, grade: str | None, text: str | None, status: str | None
) -> dict[str, Value]:
    said: dict[str, Value] = {}
    if grade is not None:
        _check_grade(pack, step, judgement, grade)
        said |= {"scale": pack.judgement(judgement).scale if grade else "", "grade": grade}
    if text is not None:
        said["text"] = keepable(text.strip())
    if status is not None:
        _check_status(pack, step, status)
        said["status"] = status
    return said


def _check_grade(pack: Pack, step: str, judgement: str, grade: str) -> None:
    if not pack.step(step).graded:
        raise UserError("This step carries no grades: let the words show where the judgement lies.")
    scale = pack.scale(pack.judgement(judgement).scale)
    if grade and scale.grade(grade) is None:
        raise UserError(f"“{grade}” is not a grade of the scale “{scale.title}”. Choose one that is.")


def _check_status(pack: Pack, step: str, status: str) -> None:
    if status not in pack.step(step).statuses:
        raise UserError("A judgement of this step cannot have that status. Choose one from the list.")


def _first(
    store: Store, trail: Trail, pack: Pack, where: tuple[str, str, str], row: str, said: dict[str, Value]
) -> Edit:
    step, subject, judgement = where
    title = pack.judgement(judgement).title
    begun = new_statement(
        store,
        trail,
        kind=v.JUDGEMENT,
        text=title,
        step=step,
        subject=subject,
        about={"judgement": judgement},
        row=row,
    )
    # What nobody has said yet stays unwritten, so that a colleague who says it contradicts nobody.
    values = {name: value for name, value in begun.values.items() if name != "text"}
    status: dict[str, Value] = {"status": next(iter(pack.step(step).statuses), "")}
    return Edit("statement", row, {**values, **status, **said})


def rest_on(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    step: str,
    subject: str,
    judgement: str,
    on: Sequence[str] = (),
    off: Sequence[str] = (),
) -> Recorded:
    """Choose what a judgement stands on; the choice may come before any word or grade (003:298)."""
    trail = store.trail(assessment)
    row = judgement_id(assessment, step, subject, judgement)
    below = {s.id for lower in on for s in trail.all_below(lower)}
    if row in {*on, *below}:
        raise UserError("These two would stand on each other. Choose evidence that does not rest on this.")
    begun = [] if trail.statement(row) else [_first(store, trail, pack, (step, subject, judgement), row, {})]
    links = [support(trail, row, lower) for lower in on]
    rows = (v.derived_id(assessment, "support", row, lower) for lower in off)
    cut = [Edit("support", link, delete=True) for link in rows]
    return store.record("Choose the key trail", [*begun, *links, *cut], assessment=assessment)


def agree(store: Store, assessment: str, statement: str, member: str) -> Recorded:
    """A member agrees a judgement as it reads now; when it changes, the agreement no longer counts."""
    trail = store.trail(assessment)
    judged = trail.statement(statement)
    if judged is None or not (judged.grade or judged.text):
        raise UserError("There is nothing to agree yet: choose a grade first.")
    row = v.derived_id(assessment, "agreement", statement, member)
    said: dict[str, Value] = {
        "statement": statement,
        "member": member,
        "version": judged.version,
        "at": clock.now().isoformat(),
    }
    return store.record("Agree a judgement", [Edit("agreement", row, said)], assessment=assessment)


def withdraw(store: Store, assessment: str, statement: str, member: str) -> Recorded:
    """Take an agreement back; that it was given stays in the history."""
    row = v.derived_id(assessment, "agreement", statement, member)
    edit = Edit("agreement", row, delete=True)
    return store.record("Withdraw an agreement", [edit], assessment=assessment)
