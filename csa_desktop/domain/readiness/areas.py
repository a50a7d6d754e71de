"""Checks of areas for development and priority action, of limiting judgements and of progress on areas."""

from collections.abc import Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind, Limit, Pack
from csa_desktop.domain.readiness.sheet import Sheet, Todo, excerpt, within
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

AREA_ANSWERS, PART = "area", "part"
"""Which part of its definition applies to an area: the answer to (this form, about the area, this field)."""
LIMIT_ANSWERS = "limit"
"""What is said of a judgement looked at again: the answer to (this form, about the limit, the judgement)."""


def areas(sheet: Sheet) -> Iterator[Todo]:
    """Each area stands on something, and says which part of its definition applies where there is one."""
    kinds = {kind.id: kind for kind in sheet.pack.areas}
    for area in sheet.of(v.AREA):
        kind = kinds.get(area.state)
        if kind is None:
            yield sheet.must(f"It is not said which kind of area this is: {excerpt(area)}", area)
            continue
        called = _called(kind)
        if not sheet.trail.below(area.id):
            yield sheet.must(f"{called} stands on nothing yet: {excerpt(area)}", area)
        if kind.parts and not part_of(sheet.trail, area):
            yield sheet.must(
                f"{called} does not say which part of the definition applies: {excerpt(area)}", area
            )


def _called(kind: AreaKind) -> str:
    title = within(kind.title)
    return f"An {title}" if title[:1] in "aeiou" else f"A {title}"


def part_of(trail: Trail, area: Statement) -> str:
    """The id of the part of the definition that applies to an area; empty where it is not said."""
    return str(trail.answer(AREA_ANSWERS, area.id, PART)).strip()


def limits(sheet: Sheet) -> Iterator[Todo]:
    """Where a limiting judgement applies, each judgement that it touches was looked at again."""
    for limit in sheet.pack.limits:
        made = next((s for s in sheet.of(v.JUDGEMENT) if applies(limit, s)), None)
        for touched in limit.touches if made else ():
            if not str(sheet.trail.answer(LIMIT_ANSWERS, limit.id, touched)).strip():
                on, of = (within(sheet.pack.judgement(j).title) for j in (touched, limit.judgement))
                what = f"The judgement on {on} was not looked at again, although that on {of} may limit it"
                yield sheet.must(what, made)


def applies(limit: Limit, judgement: Statement) -> bool:
    """True where a judgement has a grade by which it may limit others. It never sets one."""
    return judgement.judgement == limit.judgement and judgement.grade in limit.grades


def progress(sheet: Sheet) -> Iterator[Todo]:
    """What is said of progress says how much, in words, and stands on something."""
    for said in sheet.of(v.PROGRESS):
        for what in _of_progress(sheet, said):
            yield Todo(sheet.step.id, v.PROGRESS, what, said.id)


def _of_progress(sheet: Sheet, said: Statement) -> Iterator[str]:
    words = said.text.strip()
    if not words:
        yield "Progress on an area is not put in words"
    if not said.evaluation:
        yield (
            f"It is not said how much progress there is: {excerpt(said)}"
            if words
            else ("It is not said how much progress there is on an area")
        )
    if not sheet.trail.below(said.id) and not sheet.trail.citations(said.id):
        yield (
            f"What is said of progress stands on nothing yet: {excerpt(said)}"
            if words
            else ("Progress on an area stands on nothing yet")
        )


def monitored(trail: Trail, pack: Pack) -> Iterator[Todo]:
    """A monitoring visit follows up an earlier inspection."""
    if pack.monitors and not trail.assessment.earlier:
        yield Todo("", v.PROGRESS, "The earlier inspection that this one follows up is not chosen")
