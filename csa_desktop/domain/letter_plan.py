"""A first letter out of the notebook: which sentences, where, and on what each stands (003:462).

The key points are carried across as they are, to be redrafted; the pack's own wording is put in its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import LetterSection, Pack
from csa_desktop.domain.letter_text import AREA, IMPROVEMENT, PARAGRAPH, STRENGTH, filled, rated
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.sentences import ended, sentences
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Planned:
    """One sentence to be written; `paragraph` tells the paragraphs of a section apart."""

    section: str
    place: str
    paragraph: str
    text: str
    on: tuple[str, ...] = ()
    subject: str = ""
    key_judgement: str = ""
    made_from: str = field(default=FIXED)
    """What it was made of: a statement's id with its place, or the pack's wording."""


def planned(trail: Trail, pack: Pack, letter_id: str) -> tuple[Planned, ...]:
    """What the letter can say by now and does not say yet: nothing that it says is planned again."""
    found = (one for part in pack.letter(letter_id).sections for one in _of(trail, pack, part))
    return tuple(one for one in found if not _is_said(trail, one))


def _is_said(trail: Trail, one: Planned) -> bool:
    there = trail.statements(kind=v.SENTENCE, section=one.section)
    if not one.on:
        return any(s.state == one.place for s in there)
    lower = set(one.on)
    return any(s.state == one.place and lower & {b.id for b in trail.below(s.id)} for s in there)


def _of(trail: Trail, pack: Pack, part: LetterSection) -> Iterator[Planned]:
    for place in part.lists:
        yield from _listed(trail, pack, part, place)
    if part.judgements:
        yield from _judged(trail, pack, part)
    elif part.fixed:
        yield from _fixed(trail, part, FIXED)
    elif part.subject and not part.lists:
        for point in _points(trail, (part.subject,)):
            group = IMPROVEMENT if point.sign == v.IMPROVEMENT else STRENGTH
            for text in sentences(ended(point.text)):
                yield Planned(
                    part.id, PARAGRAPH, group, text, (point.id,), part.subject, made_from=f"{point.id}/{text}"
                )


def _fixed(trail: Trail, part: LetterSection, paragraph: str) -> Iterator[Planned]:
    for number, text in enumerate(sentences(filled(part.fixed, trail))):
        yield Planned(
            part.id, PARAGRAPH, paragraph, text, subject=part.subject, made_from=f"{FIXED}/{number}"
        )


def _listed(trail: Trail, pack: Pack, part: LetterSection, place: str) -> Iterator[Planned]:
    subjects = tuple(s.id for s in pack.subjects if s.kind != v.OVERALL)
    if place == AREA:
        for said in _for_review(trail, subjects):
            yield _point(part, place, said)
        return
    outcomes = {s.id for s in pack.subjects if s.kind == "outcome"}
    for said in _points(trail, subjects):
        if said.sign == place and said.subject in outcomes:
            yield _point(part, place, said)


def _point(part: LetterSection, place: str, said: Statement) -> Planned:
    text = " ".join(sentences(said.text))
    return Planned(
        part.id, place, said.id, text, (said.id,), said.subject, said.key_judgement, f"{said.id}/{place}"
    )


def _for_review(trail: Trail, subjects: Iterable[str]) -> Iterator[Statement]:
    """What is marked for the joint area review: of a chain of statements the highest speaks for all."""
    marked = [s for s in trail.statements(jar=True) if s.kind != v.SENTENCE and s.text.strip()]
    ids = {s.id for s in marked}
    for subject in subjects:
        for said in (s for s in marked if s.subject == subject):
            if not ids & {upper.id for upper in trail.all_above(said.id)}:
                yield said


def _points(trail: Trail, subjects: Iterable[str]) -> Iterator[Statement]:
    for subject in subjects:
        yield from (s for s in trail.statements(kind=v.POINT, subject=subject) if s.text.strip())


def _judged(trail: Trail, pack: Pack, part: LetterSection) -> Iterator[Planned]:
    """The agreed judgements in words, without grades; the pack's opening leads that on all services."""
    made = sorted(rated(trail, pack), key=lambda each: -len(each[0].services))
    opening = filled(part.fixed, trail)
    for asked, judged in made:
        said = judged.text.strip() or f"The judgement on {within(asked.title)} is to be put into words."
        words = _words(pack, judged)
        if opening and words and len(asked.services) > 1:
            said, opening = f"{opening} {words}.", ""
        for number, text in enumerate(sentences(said)):
            yield Planned(
                part.id, PARAGRAPH, FIXED, text, (judged.id,), part.subject, made_from=f"{judged.id}/{number}"
            )


def _words(pack: Pack, judged: Statement) -> str:
    """The plain words that say a grade as a draft must (003:101)."""
    grade = pack.scale(judged.scale).grade(judged.grade) if judged.grade else None
    return grade.words[0] if grade and grade.words else ""
