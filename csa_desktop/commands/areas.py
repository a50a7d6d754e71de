"""Areas for development and priority action, and what is said where a limiting judgement applies."""

from csa_desktop.commands import answers, statements
from csa_desktop.commands.statements import Seen
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind, Pack
from csa_desktop.domain.readiness import AREA_ANSWERS, LIMIT_ANSWERS, PART
from csa_desktop.errors import UserError
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store


def add(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    kind: str,
    text: str,
    on: tuple[str, ...] = (),
    row: str = "",
) -> Recorded:
    """Write an area of one of the pack's kinds, standing on points, findings or evaluations."""
    _kind(pack, kind)
    about = {"state": kind}
    step, subject = where(pack)
    return statements.add(
        store, assessment, kind=v.AREA, text=text, step=step, subject=subject, about=about, on=on, row=row
    )


def where(pack: Pack) -> tuple[str, str]:
    """(step, subject) under which areas are written. Raises UserError where the framework has none."""
    step = next((s for s in pack.steps if v.AREA in s.holds), None)
    if step is None:
        raise UserError(f"“{pack.short}” has no areas for development.")
    return step.id, next((s.id for s in pack.subjects if s.kind == v.OVERALL), v.OVERALL)


def change_kind(
    store: Store, assessment: str, pack: Pack, area: str, kind: str, *, seen: Seen = None
) -> Recorded:
    """Make an area one of another kind; what was said of a definition stays in the history."""
    _kind(pack, kind)
    return statements.classify(store, assessment, area, {"state": kind}, seen=seen)


def say_part(
    store: Store, assessment: str, pack: Pack, area: str, part: str, *, seen: Seen = None
) -> Recorded:
    """Say which part of the definition of its kind applies to an area; empty takes it back."""
    here = store.trail(assessment).statement(area)
    if here is None:
        raise UserError("That area is no longer there. Nothing was kept.")
    if part and part not in {p.id for p in _kind(pack, here.state).parts}:
        raise UserError("That is no part of the definition. Choose one from the list.")
    return answers.answer(store, assessment, AREA_ANSWERS, PART, part, about=area, seen=seen)


def look_again(
    store: Store, assessment: str, pack: Pack, limit: str, judgement: str, text: str, *, seen: Seen = None
) -> Recorded:
    """Say what follows for a judgement that a limiting judgement touches. No grade is ever set by it."""
    touched = next((known.touches for known in pack.limits if known.id == limit), ())
    if judgement not in touched:
        raise UserError("The framework does not say that this judgement is limited by that one.")
    return answers.answer(store, assessment, LIMIT_ANSWERS, judgement, text, about=limit, seen=seen)


def _kind(pack: Pack, kind: str) -> AreaKind:
    found = next((known for known in pack.areas if known.id == kind), None)
    if found is None:
        raise UserError("Choose which kind of area it is, as the framework lists them.")
    return found
