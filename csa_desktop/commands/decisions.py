"""Deciding a judgement: from, to, why and by whom, carried into the notebook in one command."""

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from csa_desktop import clock
from csa_desktop.commands.judgements import judging
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.decisions import as_it_stands, steps_of
from csa_desktop.domain.framework import Judgement, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import OVERALL, Statement, new_id
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NO_REASON = "Say why: a decision is kept with its reason, whether the grade changes or stands."
NO_GRADE = "Choose the grade that was decided; where it stands as proposed, choose that grade again."
NOBODY = "Say who decided."
DONE_SINCE = "Something else was done since. Decide it again, as it was: both decisions are kept then."
NO_SUCH_DAY = "Write the day of the decision as 20 July 2005. It is not kept yet."


class Decided(TypedDict):
    """What is decided of a judgement, as `decide` says."""

    judgement: str
    stage: str
    to_grade: str
    why: str
    by: str
    about: NotRequired[str]
    when: NotRequired[str]
    status: NotRequired[str | None]
    seen: NotRequired[Seen]


def decide(store: Store, assessment: str, pack: Pack, **decided: Unpack[Decided]) -> Recorded:
    """Record a decision and, where it changes the grade (or `status`), carry it into the notebook.

    It is carried to where the judgement stands: the last step in which it has a grade, else the last step in
    which it is made. `by` is a member's id or whoever decided, in words; `when` an ISO day or time, now where
    empty; `about` the representation or source. The recorded row is the decision. Raises UserError without a
    reason, a name, or a grade of the scale.
    """
    edits = deciding(store, assessment, pack, **decided)
    label = "Decide a judgement" if len(edits) > 1 else "Let a judgement stand"
    return store.record(label, edits, assessment=assessment)


def deciding(store: Store, assessment: str, pack: Pack, **decided: Unpack[Decided]) -> list[Edit]:
    """The edits of `decide`, the decision's own first: for commands that record more with it."""
    judgement, grade, why, by = decided["judgement"], decided["to_grade"], decided["why"], decided["by"]
    trail, asked = store.trail(assessment), pack.judgement(judgement)
    _check(pack, asked, grade, why, by)
    before = as_it_stands(trail, pack, judgement)
    said: dict[str, Value] = {
        "judgement": judgement,
        "stage": decided["stage"],
        "scale": asked.scale,
        "was": before.grade if before else "",
        "grade": grade,
        "reason": keepable(why.strip()),
        "by": keepable(by.strip()),
        "at": _moment(decided.get("when", "")),
        "about": decided.get("about", ""),
    }
    carried = _carried(store, trail, pack, before, said, decided.get("status"), decided.get("seen"))
    return [Edit("decision", new_id(), said), *carried]


def take_back(store: Store, assessment: str, command: str) -> Recorded:
    """Undo a decision by its command's id; UserError where more was done in its assessment since."""
    last = store.undoable_in(assessment)
    if last is None or last.command != command:
        raise UserError(DONE_SINCE)
    return store.undo(assessment)


def _check(pack: Pack, judgement: Judgement, grade: str, why: str, by: str) -> None:
    scale = pack.scale(judgement.scale)
    if not grade:
        raise UserError(NO_GRADE)
    if scale.grade(grade) is None:
        raise UserError(f"“{grade}” is not a grade of the scale “{scale.title}”. Choose one that is.")
    if not why.strip():
        raise UserError(NO_REASON)
    if not by.strip():
        raise UserError(NOBODY)


def _moment(when: str) -> str:
    try:
        return datetime.fromisoformat(when).isoformat() if len(when) > 10 else _day(when)
    except ValueError:
        raise UserError(NO_SUCH_DAY) from None


def _day(when: str) -> str:
    return datetime.fromisoformat(when).date().isoformat() if when else clock.now().isoformat()


def _carried(
    store: Store,
    trail: Trail,
    pack: Pack,
    before: Statement | None,
    said: dict[str, Value],
    status: str | None,
    seen: Seen,
) -> list[Edit]:
    """The edit of the notebook; none where both grade and status stay."""
    grade, judgement = str(said["grade"]), str(said["judgement"])
    regraded = before is None or before.grade != grade
    moved = status is not None and (before is None or before.status != status)
    if not (regraded or moved):
        return []
    edit = judging(
        store,
        trail,
        pack,
        step=before.step if before else steps_of(pack, judgement)[-1].id,
        subject=OVERALL,
        judgement=judgement,
        grade=grade if regraded else None,
        status=status if moved else None,
        reason=str(said["reason"]),
        seen=seen,
    )
    return [edit]
