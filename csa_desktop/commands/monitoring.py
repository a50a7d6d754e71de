"""Following up an earlier inspection of the same store: progress on its areas, which stay as they are."""

from collections.abc import Sequence

from csa_desktop.commands import assessments
from csa_desktop.commands.statements import Seen, new_statement, support
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NOT_OF_THIS_KIND = "“{short}” follows up no other inspection. Choose a framework that does."
NOT_TO_BE_FOLLOWED = (
    "That inspection cannot be followed up here. Choose one of the same authority from the list."
)


def can_be_followed(store: Store, pack: Pack, authority: str) -> tuple[Assessment, ...]:
    """The inspections of an authority in this store that a framework follows up, the newest first."""
    wanted = " ".join(authority.split()).casefold()
    found = (
        a
        for a in store.assessments()
        if a.pack in pack.monitors and " ".join(a.authority.split()).casefold() == wanted
    )
    return tuple(sorted(found, key=lambda a: (-a.year, a.title, a.id)))


def begin(store: Store, pack: Pack, *, earlier: str, year: int, role: str = "") -> Recorded:
    """Begin an inspection that follows up another of this store, which from then on stays as it is.

    Raises UserError where the framework follows up none, or not that one.
    """
    followed = next((a for a in store.assessments() if a.id == earlier), None)
    if followed is None or earlier not in {a.id for a in can_be_followed(store, pack, followed.authority)}:
        raise UserError(NOT_TO_BE_FOLLOWED if pack.monitors else NOT_OF_THIS_KIND.format(short=pack.short))
    return assessments.open_assessment(
        store, pack, authority=followed.authority, year=year, role=role, earlier=earlier
    )


def choose_earlier(store: Store, assessment: str, pack: Pack, earlier: str) -> Recorded:
    """Say which inspection this one follows up; another only as long as nothing is said of progress."""
    trail = store.trail(assessment)
    if earlier not in {a.id for a in can_be_followed(store, pack, trail.assessment.authority)} - {assessment}:
        raise UserError(NOT_TO_BE_FOLLOWED)
    if trail.assessment.earlier not in ("", earlier) and trail.statements(kind=v.PROGRESS):
        raise UserError(
            "Something is said of progress on the areas of the inspection that was chosen before. "
            "Remove that first; it can be brought back."
        )
    edit = Edit("assessment", assessment, {"earlier": earlier})
    return store.record("Choose the inspection that is followed up", [edit], assessment=assessment)


def progress_id(assessment: str, area: str) -> str:
    """The id of what is said of progress on one area, the same on every laptop."""
    return v.derived_id(assessment, v.PROGRESS, area)


def say_progress(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    area: str,
    evaluation: str | None = None,
    text: str | None = None,
    seen: Seen = None,
) -> Recorded:
    """Say how far an area of the earlier inspection has come: only what is given changes (004:378)."""
    trail, row = store.trail(assessment), progress_id(assessment, area)
    if evaluation and evaluation not in {e.id for e in pack.evaluations}:
        raise UserError("Choose how much progress there is from the framework's list.")
    given = {"evaluation": evaluation, "text": None if text is None else keepable(text.strip())}
    said: dict[str, Value] = {name: value for name, value in given.items() if value is not None}
    known = trail.statement(row)
    edit = Edit("statement", row, said, seen) if known else _first(store, trail, pack, area, said)
    return store.record("Say how far an area has come", [edit], assessment=assessment)


def rest_on(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    area: str,
    on: Sequence[str] = (),
    off: Sequence[str] = (),
) -> Recorded:
    """Choose what is said of progress on an area stands on; that may come before any word."""
    trail, row = store.trail(assessment), progress_id(assessment, area)
    if row in {below.id for lower in on for below in (*trail.all_below(lower),)} | set(on):
        raise UserError("These two would stand on each other. Choose evidence that does not rest on this.")
    begun = [] if trail.statement(row) else [_first(store, trail, pack, area, {})]
    links = [support(trail, row, lower) for lower in on]
    cut = [Edit("support", v.derived_id(assessment, "support", row, lower), delete=True) for lower in off]
    return store.record("Choose the evidence", [*begun, *links, *cut], assessment=assessment)


def _first(store: Store, trail: Trail, pack: Pack, area: str, said: dict[str, Value]) -> Edit:
    _demand_area(store, trail, area)
    step, subject = where(pack)
    begun = new_statement(
        store,
        trail,
        kind=v.PROGRESS,
        text="-",
        step=step,
        subject=subject,
        about={"key_judgement": area},
        row=progress_id(trail.assessment.id, area),
    )
    # What nobody has said yet stays unwritten, so that a colleague who says it contradicts nobody.
    values = {name: value for name, value in begun.values.items() if name != "text"}
    return Edit(begun.table, begun.row, {**values, **said})


def where(pack: Pack) -> tuple[str, str]:
    """(step, subject) under which progress is kept. Raises UserError where the framework has none."""
    step = next((s for s in pack.steps if v.PROGRESS in s.holds), None)
    if step is None:
        raise UserError(NOT_OF_THIS_KIND.format(short=pack.short))
    return step.id, next((s.id for s in pack.subjects if s.kind == v.OVERALL), v.OVERALL)


def _demand_area(store: Store, trail: Trail, area: str) -> None:
    earlier = trail.assessment.earlier
    found = store.trail(earlier).statement(area) if earlier else None
    if found is None or found.kind != v.AREA:
        raise UserError("That is no area of the inspection that is followed up. Choose one from the list.")
