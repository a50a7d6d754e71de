"""Scores in a draft letter, which may carry none: judgements stand there in words (003:101).

A figure counts as a score where it is stated as a grade, and a word where it stands as a grade's label;
"outcomes are good" in running prose is a judgement in words, and "Key Stage 3" no score at all.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText, Paragraph, Section
from csa_desktop.domain.score_rules import rules
from csa_desktop.domain.score_shapes import Rule
from csa_desktop.domain.score_words import Terms, terms

NOT_IN_WORDS = "The draft does not yet say its provisional judgements in words."
_LINE = re.compile(r"[^\r\n\v\f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A score: where in the text it stands, its words as they stand there, and what makes it one."""

    start: int
    end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A score in a letter: its section, its paragraph, and its sentence where it is in one."""

    found: Found
    section: str
    heading: str
    paragraph: str = ""
    sentence: str = ""


def find_scores(text: str, pack: Pack) -> tuple[Found, ...]:
    """Every statement of a score in a text, in reading order; a line is read by itself."""
    return _found(text, terms(pack))


@lru_cache(maxsize=4096)
def _found(text: str, known: Terms) -> tuple[Found, ...]:
    """After each edit of a letter only the sentences that changed are read again."""
    lines = ((line.group(), line.start()) for line in _LINE.finditer(text))
    found = (one for line, start in lines for one in _in_line(line, start, rules(known)))
    return tuple(_apart(sorted(found, key=lambda one: (one.start, -one.end))))


def find_scores_in(text: LetterText, pack: Pack) -> tuple[FoundIn, ...]:
    """Every score in a letter: in headings, sentences, points of lists, and from one sentence to the next."""
    return tuple(one for section in text.sections for one in _in_section(section, pack))


def lacks_judgement_words(text: LetterText, pack: Pack) -> str:
    """Says that a draft gives no judgement in words where it must (003:101); empty where it does."""
    asked = {part.id for part in pack.letter(text.letter).sections if part.judgements}
    said = " ".join(p.text for s in text.sections if s.id in asked for p in s.paragraphs).casefold()
    if not asked or any(re.search(rf"\b{re.escape(words.casefold())}\b", said) for words in _words(pack)):
        return ""
    return NOT_IN_WORDS


def _words(pack: Pack) -> Iterator[str]:
    for scale in pack.scales:
        for grade in scale.grades:
            yield from grade.words
    yield from pack.judgement_words


def _in_section(section: Section, pack: Pack) -> Iterator[FoundIn]:
    yield from (FoundIn(one, section.id, section.heading) for one in find_scores(section.heading, pack))
    for paragraph in section.paragraphs:
        yield from _in_paragraph(section, paragraph, pack)


def _in_paragraph(section: Section, paragraph: Paragraph, pack: Pack) -> Iterator[FoundIn]:
    within = False
    for sentence in paragraph.sentences:
        for one in find_scores(sentence.text, pack):
            within = True
            yield FoundIn(one, section.id, section.heading, paragraph.id, sentence.id)
    others = (paragraph.title, paragraph.topic, "" if within else paragraph.text)
    for one in (one for text in others if text for one in find_scores(text, pack)):
        yield FoundIn(one, section.id, section.heading, paragraph.id)


def _in_line(line: str, start: int, known: tuple[Rule, ...]) -> Iterator[Found]:
    plain, places = _plain(line)
    for rule in known:
        for match in rule.pattern.finditer(plain):
            if match.end() > match.start() and not _is_other(rule, plain, match):
                first, last = places[match.start()], places[match.end() - 1] + 1
                yield Found(start + first, start + last, line[first:last].strip(), rule.why)


def _is_other(rule: Rule, plain: str, match: re.Match[str]) -> bool:
    """True where what stands before or after shows that something else is meant, such as "Key Stage 3"."""
    if rule.not_after and rule.not_after.search(plain[: match.start()]):
        return True
    return bool(rule.not_before and rule.not_before.match(plain, match.end()))


def _plain(line: str) -> tuple[str, list[int]]:
    """The line with its letters and digits in their plain shapes, and where each of them stood."""
    shown: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line):
        if unicodedata.category(character) == "Cf":
            continue
        for plain in unicodedata.normalize("NFKC", character):
            shown.append("'" if plain == "’" else plain)
            places.append(place)
    return "".join(shown), places


def _apart(found: list[Found]) -> Iterator[Found]:
    """Of those that overlap the first and longest."""
    end = -1
    for one in found:
        if one.start >= end:
            end = one.end
            yield one
