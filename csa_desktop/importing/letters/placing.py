"""Where the sentences of a letter stand in a text that was made from it: found by their words alone."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from csa_desktop.domain.returned import Line

ALIKE = 0.5
"""Sentences that share this much of their words, in order, are one sentence that was changed."""
_MOST_COMPARED = 400
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"'”’)\]]*(?=\s|$)|(?=\n)|$)", re.M)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stands:
    """A line of the letter and its place in the text."""

    line: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines of the letter that were not found, and the text between those that were found around them."""

    lines: tuple[Line, ...]
    start: int
    end: int
    before: Line | None
    """The line after which it stands."""


def words_of(text: str) -> list[Word]:
    """The words of a text without its punctuation and capitals, which programs change."""
    return [Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


def locate(lines: Sequence[Line], text: str) -> list[Stands]:
    """Each line where it stands with all its words in a row, in the letter's order as far as it can be."""
    words = words_of(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word.text].append(at)
    found, after = [], 0
    for line in lines:
        wanted = [word.text for word in words_of(line.text)]
        first = _place(wanted, words, places, after)
        if first is not None:
            after = first + len(wanted)
            found.append(Stands(line, words[first].start, words[after - 1].end))
    return found


def _place(
    wanted: Sequence[str], words: Sequence[Word], places: dict[str, list[int]], after: int
) -> int | None:
    if not wanted or any(word not in places for word in wanted):
        return None
    rarest = min(range(len(wanted)), key=lambda n: len(places[wanted[n]]))
    starts = [at - rarest for at in places[wanted[rarest]]]
    first = bisect_left(starts, after)
    for at in (*starts[first:], *starts[:first]):
        here = words[max(at, 0) : at + len(wanted)]
        if (
            at >= 0
            and len(here) == len(wanted)
            and all(w.text == v for w, v in zip(here, wanted, strict=True))
        ):
            return at
    return None


def gaps(lines: Sequence[Line], found: Sequence[Stands], text: str) -> Iterator[Gap]:
    """What lies between lines that were found one after the other, where anything does."""
    stands = {id(one.line): one for one in found}
    waiting: list[Line] = []
    end, before = 0, None
    for line in lines:
        one = stands.get(id(line))
        if one is None:
            waiting.append(line)
        elif one.start >= end:
            if waiting or words_of(text[end : one.start]):
                yield Gap(tuple(waiting), end, one.start, before)
            waiting, end, before = [], one.end, line
    if waiting or words_of(text[end:]):
        yield Gap(tuple(waiting), end, len(text), before)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a piece of text that hold a word, as places in the whole."""
    found = ((start + m.start(), start + m.end()) for m in _SENTENCE.finditer(text[start:end]))
    return [(a, b) for a, b in found if _WORD.search(text[a:b])]


def alike(one: str, other: str) -> float:
    """How much of their words two sentences share, from 0 to 1."""
    first, second = ([word.text for word in words_of(text)][:_MOST_COMPARED] for text in (one, other))
    compared = SequenceMatcher(None, first, second, autojunk=False)
    return 0.0 if compared.quick_ratio() < ALIKE else compared.ratio()
