"""What a letter to a council says: letterhead, text, summary as a table, signatures (003:580-701)."""

from collections.abc import Iterator
from itertools import groupby

from csa_desktop.domain.cycle import DRAFT
from csa_desktop.domain.framework import LetterSection, Pack
from csa_desktop.domain.letter_text import (
    AREA,
    IMPROVEMENT,
    PARAGRAPH,
    RATING,
    STRENGTH,
    LetterText,
    Paragraph,
    Section,
    outcomes,
)
from csa_desktop.domain.letterhead import CLOSE, Letterhead, Signature
from csa_desktop.reports.dates import moment
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.parts import NONE_FOUND, NOT_WRITTEN, Part
from csa_desktop.reports.paper import Paper

DRAFT_NOTICE = "DRAFT – for comment on factual accuracy"
HEADS = {STRENGTH: "Strengths", IMPROVEMENT: "Areas for improvement"}
RATING_HEADS = ("Judgement", "Rating")
NAME, ADDRESS, DATE, REFERENCE = "[Name and title]", "[Address]", "[Date]", "[Reference]"
GREETING, SIGNED = "Dear .....,", "[Name]"
_SIGNING_ROOM = 2


def title_of(text: LetterText, pack: Pack) -> str:
    """What the file is called inside: read without opening it."""
    return f"{pack.letter(text.letter).title}, {pack.short}"


def paper_of(text: LetterText) -> Paper:
    """The edges of its pages: a draft says on each that it is one, a final letter carries no marking."""
    notice = DRAFT_NOTICE if text.form == DRAFT else ""
    return Paper(marking=text.marking, authority=text.authority, title=notice)


def letter_parts(text: LetterText, head: Letterhead, pack: Pack) -> Iterator[Part]:
    """The letter from its top; a section without a word says that it is not yet written."""
    yield from _letterhead(head)
    asked = {part.id: part for part in pack.letter(text.letter).sections}
    for number, section in enumerate(text.sections):
        yield from _section(section, asked.get(section.id), pack, first=not number)
    yield from _close(head)


def _letterhead(head: Letterhead) -> Iterator[Part]:
    if head.organisations:
        yield Part(p.LABEL, " · ".join(head.organisations))
    named = ", ".join(filter(None, (head.name, head.function))) or NAME
    yield Part(p.GAP, lines=1)
    for line in (named, head.authority, *(head.address.split("\n") if head.address else (ADDRESS,))):
        if line.strip():
            yield Part(p.ADDRESS, line)
    yield Part(p.GAP, lines=1)
    yield Part(p.LINE, moment(head.dated) if head.dated else DATE, label="Date:")
    yield Part(p.LINE, head.reference or REFERENCE, label="Reference:")
    yield Part(p.LINE, head.greeting or GREETING)


def _section(section: Section, asked: LetterSection | None, pack: Pack, *, first: bool) -> Iterator[Part]:
    if section.heading:
        yield Part(p.SUBJECT if first else p.HEADING, section.heading)
    if not (section.paragraphs or section.none_found):
        yield Part(p.TEXT, NOT_WRITTEN)
        return
    yield from (Part(p.TEXT, each.text) for each in section.of(PARAGRAPH))
    listed = asked.lists if asked else ()
    if {STRENGTH, IMPROVEMENT} & {*listed, *(each.place for each in section.paragraphs)}:
        yield _summary(section, [subject.title for subject in outcomes(pack)])
    yield from _areas(section.of(AREA))
    if ratings := section.of(RATING):
        yield _ratings(ratings)


def _summary(section: Section, outcomes: list[str]) -> Part:
    """Strengths and areas for improvement side by side, a row for each outcome (003:642-654).

    An edition that does not say where none was found has rows for what it has, and cells that are empty.
    """
    heads = tuple((Part(p.CELL_HEAD, head),) for head in HEADS.values())
    there = [each.title for place in HEADS for each in section.of(place)]
    titles = list(dict.fromkeys([*there, *(outcomes if section.none_found is not None else ())]))
    order = {title: at for at, title in enumerate(_in_order(section, titles))}
    rows = tuple(
        tuple(_points(title, section, place) for place in HEADS)
        for title in sorted(titles, key=order.__getitem__)
    )
    return Part(p.TABLE, rows=(heads, *rows))


def _in_order(section: Section, titles: list[str]) -> list[str]:
    """The outcomes in the order in which the fuller column has them, then those of the other."""
    fuller = max(HEADS, key=lambda place: len({each.title for each in section.of(place)}))
    return list(dict.fromkeys([*(each.title for each in section.of(fuller)), *titles]))


def _points(title: str, section: Section, place: str) -> tuple[Part, ...]:
    """An outcome with its points; where there is none, whether none was found or none is written yet."""
    heading = (Part(p.CELL, f"{title}:"),) if title else ()
    points = tuple(Part(p.BULLET, each.text) for each in section.of(place) if each.title == title)
    if points or section.none_found is None or not title:
        return (*heading, *points)
    return (*heading, Part(p.ADDRESS, NONE_FOUND if (place, title) in section.none_found else NOT_WRITTEN))


def _areas(areas: tuple[Paragraph, ...]) -> Iterator[Part]:
    for title, some in groupby(areas, key=lambda each: each.title):
        if title:
            yield Part(p.LABEL, title)
        for topic, points in groupby(some, key=lambda each: each.topic):
            if topic:
                yield Part(p.TOPIC, f"{topic[:1].upper()}{topic[1:].rstrip('.;')}:")
            yield from (Part(p.BULLET, each.text) for each in points)


def _ratings(ratings: tuple[Paragraph, ...]) -> Part:
    heads = tuple((Part(p.CELL_HEAD, head),) for head in RATING_HEADS)
    rows = tuple(((Part(p.ADDRESS, each.title),), (Part(p.ADDRESS, each.text),)) for each in ratings)
    return Part(p.TABLE, rows=(heads, *rows))


def _close(head: Letterhead) -> Iterator[Part]:
    """The greeting with the signatures, never divided between pages."""
    signed = head.signatures or (Signature("", "", ""),)
    lines = [line for each in signed for line in _signature(each)]
    yield Part(p.TOGETHER, rows=(((Part(p.LINE, CLOSE), *lines),),))


def _signature(signed: Signature) -> Iterator[Part]:
    yield Part(p.GAP, lines=_SIGNING_ROOM)
    said = (signed.name or SIGNED, signed.role, signed.organisation)
    yield from (Part(p.ADDRESS, line) for line in said if line)
