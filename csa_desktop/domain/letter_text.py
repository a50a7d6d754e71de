"""A letter as it reads: its sections, paragraphs and sentences, drawn from the trail.

A sentence of a letter is a statement of kind SENTENCE: `section` and `paragraph` say where it stands, `state`
says as what (one of `PLACES`), `subject` and `key_judgement` under which headings a point of a list stands.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.framework import Judgement, LetterSection, Pack, Subject
from csa_desktop.domain.readiness import NONE_FOUND
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

PARAGRAPH, STRENGTH, IMPROVEMENT, AREA = "paragraph", "strength", "improvement", "area"
RATING = "rating"
"""A line of the final letter that gives a judgement's grade; its sentence is the judgement itself."""
PLACES = (PARAGRAPH, STRENGTH, IMPROVEMENT, AREA)
LISTED = (STRENGTH, IMPROVEMENT, AREA)
"""The places where each sentence is a point of a list."""
BESIDE = (STRENGTH, IMPROVEMENT)
"""The lists that stand side by side: a column may be empty because none was found."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its id is the statement's."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that are read on; a point of a list is a paragraph of its own."""

    id: str
    place: str
    sentences: tuple[Sentence, ...]
    subject: str = ""
    """The id of the subject under which a point of a list stands."""
    title: str = ""
    """That subject as it is printed."""
    topic: str = ""
    """The key judgement under which an area for the joint area review stands, in its words."""

    @property
    def text(self) -> str:
        """As it is read."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A section under its heading; empty where nothing is written."""

    id: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    none_found: tuple[tuple[str, str], ...] | None = None
    """The list and the outcome's title where it was looked for and none was found.

    None where the section has no such lists, and in an edition of before it was kept.
    """

    def of(self, place: str) -> tuple[Paragraph, ...]:
        """Its paragraphs, or its points of one list."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.place == place)


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter in one of its two forms; the marking of a final letter, which is published, is empty."""

    letter: str
    authority: str
    year: int
    form: str
    marking: str
    sections: tuple[Section, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """All of them in reading order."""
        return tuple(s for section in self.sections for p in section.paragraphs for s in p.sentences)


def letter_text(trail: Trail, pack: Pack, letter_id: str, form: str = DRAFT) -> LetterText:
    """The letter as it reads now; KeyError where the pack has no such letter."""
    about = trail.assessment
    parts = (part for part in pack.letter(letter_id).sections if part.form in ("", form))
    return LetterText(
        letter=letter_id,
        authority=about.authority,
        year=about.year,
        form=form,
        marking="" if form == FINAL else about.marking,
        sections=tuple(_section(trail, pack, part) for part in parts),
    )


def paragraphs_of(trail: Trail, section: str) -> tuple[tuple[Statement, ...], ...]:
    """The sentences of a section by paragraph, in reading order."""
    found: dict[str, list[Statement]] = {}
    for sentence in trail.statements(kind=v.SENTENCE, section=section):
        found.setdefault(sentence.paragraph or sentence.id, []).append(sentence)
    return tuple(tuple(some) for some in found.values())


def paragraph_of(trail: Trail, section: str, paragraph: str) -> tuple[Statement, ...]:
    """The sentences of one paragraph in reading order; none where it is gone."""
    found = trail.statements(kind=v.SENTENCE, section=section)
    return tuple(s for s in found if paragraph == (s.paragraph or s.id))


def filled(words: str, trail: Trail) -> str:
    """Fixed wording with the names of this authority in place of {braces}; the others stay as they are."""
    about = trail.assessment
    return words.replace("{authority}", about.authority).replace("{year}", str(about.year))


def rated(trail: Trail, pack: Pack) -> tuple[tuple[Judgement, Statement], ...]:
    """The judgements of the last step that has grades, those that are made, in the pack's order."""
    step = next((s.id for s in reversed(pack.steps) if s.graded), "")
    made = {s.judgement: s for s in trail.statements(kind=v.JUDGEMENT, step=step)}
    return tuple((asked, made[asked.id]) for asked in pack.judgements if asked.id in made)


def to_json(text: LetterText) -> str:
    """The letter as an edition keeps it."""
    return json.dumps(asdict(text), ensure_ascii=False)


def from_json(kept: str) -> LetterText:
    """The letter that an edition kept."""
    said = json.loads(kept)
    return LetterText(**{**said, "sections": tuple(_read_section(part) for part in said["sections"])})


def _read_section(said: Mapping[str, Any]) -> Section:
    none = said.get("none_found")
    return Section(
        said["id"],
        said["heading"],
        tuple(_read_paragraph(part) for part in said["paragraphs"]),
        None if none is None else tuple((str(place), str(title)) for place, title in none),
    )


def _read_paragraph(said: Mapping[str, Any]) -> Paragraph:
    return Paragraph(**{**said, "sentences": tuple(Sentence(**part) for part in said["sentences"])})


def _section(trail: Trail, pack: Pack, part: LetterSection) -> Section:
    written = tuple(_paragraph(pack, some) for some in paragraphs_of(trail, part.id))
    ratings = tuple(_rating(pack, *one) for one in rated(trail, pack)) if part.ratings else ()
    none = _none_found(trail, pack, part, written)
    return Section(part.id, filled(part.heading, trail), (*written, *ratings), none)


def _none_found(
    trail: Trail, pack: Pack, part: LetterSection, written: Sequence[Paragraph]
) -> tuple[tuple[str, str], ...] | None:
    """Where a list has no point for an outcome because the notebook says that none was found."""
    places = [place for place in part.lists if place in BESIDE]
    there = {(point.place, point.subject) for point in written}
    found = (
        (place, subject.title)
        for subject in outcomes(pack)
        for place in places
        if (place, subject.id) not in there and trail.answer(NONE_FOUND, subject.id, place) == "yes"
    )
    return tuple(found) if places else None


def outcomes(pack: Pack) -> tuple[Subject, ...]:
    """The subjects under which strengths and areas for improvement are summarised (003:642)."""
    return tuple(subject for subject in pack.subjects if subject.kind == "outcome")


def _paragraph(pack: Pack, some: Sequence[Statement]) -> Paragraph:
    first = some[0]
    return Paragraph(
        id=first.paragraph or first.id,
        place=first.state or PARAGRAPH,
        sentences=tuple(Sentence(s.id, s.text) for s in some),
        subject=first.subject,
        title=next((s.title for s in pack.subjects if s.id == first.subject), ""),
        topic=next((k.text for k in pack.key_judgements if k.id == first.key_judgement), ""),
    )


def _rating(pack: Pack, asked: Judgement, made: Statement) -> Paragraph:
    grade = pack.scale(made.scale).grade(made.grade) if made.grade else None
    said = f"{grade.code}: {grade.label}" if grade else "not graded"
    return Paragraph(made.id, RATING, (Sentence(made.id, said),), title=asked.title)
