"""What the letter's page shows, as values: sections with what they must contain, paragraphs, sentences."""

from dataclasses import dataclass

from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import values as v
from csa_desktop.domain.conflicts import Conflict
from csa_desktop.domain.framework import LetterSection, Pack
from csa_desktop.domain.letter_checks import Must, is_bare, musts, named
from csa_desktop.domain.letter_text import LISTED, Paragraph, Section, letter_text
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.gui.pages.parted.beside import by_row


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """One sentence, and what is to be said of it."""

    id: str
    text: str
    bare: bool = False
    """It stands on nothing, and should."""
    changed: tuple[str, ...] = ()
    """What it stands on that reads otherwise now."""
    torn: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """One paragraph or point; `supports` are the statements on which its sentences directly stand."""

    spot: Spot
    sentences: tuple[SentenceShown, ...]
    supports: int = 0
    is_formula: bool = False
    """All of it is the pack's own wording, which needs no ground."""

    @property
    def text(self) -> str:
        """As it is read."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """One section under its heading."""

    id: str
    heading: str
    name: str
    """What a sentence calls it."""
    length: str
    musts: tuple[Must, ...]
    lists: tuple[str, ...]
    paragraphs: tuple[ParagraphShown, ...]
    ratings: tuple[tuple[str, str], ...] = ()
    """(judgement, rating) of the final letter."""
    subject: str = ""


@once_per_trail
def letter_shown(trail: Trail, pack: Pack, letter_id: str, form: str) -> tuple[SectionShown, ...]:
    """The letter as the page shows it."""
    letter = pack.letter(letter_id)
    parts = {part.id: part for part in letter.sections}
    return tuple(
        SectionShown(
            id=section.id,
            heading=section.heading,
            name=named(trail, parts[section.id]),
            length=parts[section.id].length,
            musts=musts(trail, pack, letter, parts[section.id]),
            lists=parts[section.id].lists,
            paragraphs=_paragraphs(trail, pack, parts[section.id], section),
            ratings=tuple((p.title, p.text) for p in section.of("rating")),
            subject=parts[section.id].subject,
        )
        for section in letter_text(trail, pack, letter_id, form).sections
    )


def _paragraphs(
    trail: Trail, pack: Pack, part: LetterSection, section: Section
) -> tuple[ParagraphShown, ...]:
    return tuple(_paragraph(trail, pack, part, one) for one in section.paragraphs if one.place != "rating")


def _paragraph(trail: Trail, pack: Pack, part: LetterSection, one: Paragraph) -> ParagraphShown:
    first = trail.statement(one.sentences[0].id)
    topic = first.key_judgement if first else ""
    below = {lower.id for s in one.sentences for lower in trail.below(s.id)}
    cited = {c.id for s in one.sentences for c in trail.citations(s.id)}
    shown = tuple(_sentence(trail, pack, s.id, s.text) for s in one.sentences)
    return ParagraphShown(
        spot=Spot(part.id, one.id, one.place, one.subject or part.subject, topic),
        sentences=shown,
        supports=len(below) + len(cited),
        is_formula=not below and not cited and not any(s.bare for s in shown),
    )


def _sentence(trail: Trail, pack: Pack, row: str, text: str) -> SentenceShown:
    here = trail.statement(row)
    if here is None:
        return SentenceShown(row, text)
    changed = tuple(link.on for link in trail.stale_supports(row))
    changed += tuple(c.source for c in trail.stale_citations(row))
    torn = tuple(c for c in by_row(trail).get(row, ()) if c.table == "statement")
    return SentenceShown(row, text, is_bare(trail, pack, here), changed, torn)


def is_list(place: str) -> bool:
    """Whether a place holds points of a list."""
    return place in LISTED


def under(section: SectionShown, place: str, subject: str = "") -> tuple[ParagraphShown, ...]:
    """A section's paragraphs of a place; of a list, those under one subject."""
    return tuple(p for p in section.paragraphs if p.spot.place == place and subject in ("", p.spot.subject))


def kind_of(trail: Trail, on: str) -> str:
    """What it was that changed: "finding", "point", "judgement", "document"."""
    lower = trail.statement(on)
    if lower is None:
        return "document"
    return {v.POINT: "point", v.FINDING: "finding", v.JUDGEMENT: "judgement"}.get(lower.kind, lower.kind)
