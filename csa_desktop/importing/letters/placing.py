"""Where the sentences of a letter stand in a text that was made from it: found by their words alone."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    """A piece of the text that no line of the letter accounts for, and the line after which it stands."""

    start: int
    end: int
    before: Line | None


def words_of(text: str) -> list[Word]:
    """The words of a text without its punctuation and capitals, which programs change."""
    return [Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


def locate(lines: Sequence[Line], text: str) -> list[Stands]:
    """Each line where it stands with all its words in a row, in the order of the text.

    The longest come first, for a short one may be part of a longer; each word belongs to one line alone.
    """
    words = words_of(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word.text].append(at)
    wanted = [[word.text for word in words_of(line.text)] for line in lines]
    taken, known, found = bytearray(len(words)), _Known(), []
    for number in sorted(range(len(lines)), key=lambda n: -len(wanted[n])):
        first = _place(wanted[number], words, places, taken, known.end_before(number))
        if first is None:
            continue
        last = first + len(wanted[number])
        taken[first:last] = b"\1" * (last - first)
        known.keep(number, last)
        found.append(Stands(lines[number], words[first].start, words[last - 1].end))
    return sorted(found, key=lambda one: one.start)


class _Known:
    """Where lines that are found already end, by their numbers."""

    def __init__(self) -> None:
        self._ends: list[tuple[int, int]] = []

    def keep(self, number: int, end: int) -> None:
        insort(self._ends, (number, end))

    def end_before(self, number: int) -> int:
        """The end of the last line before this one; 0 where none is found yet."""
        at = bisect_left(self._ends, (number, 0))
        return self._ends[at - 1][1] if at else 0


def _place(
    wanted: Sequence[str],
    words: Sequence[Word],
    places: Mapping[str, list[int]],
    taken: bytearray,
    after: int,
) -> int | None:
    if not wanted or any(word not in places for word in wanted):
        return None
    rarest = min(range(len(wanted)), key=lambda n: len(places[wanted[n]]))
    starts = [at - rarest for at in places[wanted[rarest]]]
    first = bisect_left(starts, after)
    for at in (*starts[first:], *starts[:first]):
        here = words[at : at + len(wanted)] if at >= 0 else ()
        if [word.text for word in here] == list(wanted) and not any(taken[at : at + len(wanted)]):
            return at
    return None


def gaps(found: Sequence[Stands], text: str) -> Iterator[Gap]:
    """The pieces of the text with words in them that lie between lines that were found."""
    end, before = 0, None
    for one in found:
        if _WORD.search(text, end, one.start):
            yield Gap(end, one.start, before)
        end, before = one.end, one.line
    if _WORD.search(text, end):
        yield Gap(end, len(text), before)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a piece of text that hold a word, as places in the whole."""
    found = ((start + m.start(), start + m.end()) for m in _SENTENCE.finditer(text[start:end]))
    return [(a, b) for a, b in found if _WORD.search(text, a, b)]


def alike(one: str, other: str) -> float:
    """How much of their words two sentences share, from 0 to 1."""
    first, second = ([word.text for word in words_of(text)][:_MOST_COMPARED] for text in (one, other))
    compared = SequenceMatcher(None, first, second, autojunk=False)
    if min(compared.real_quick_ratio(), compared.quick_ratio()) < ALIKE:
        return 0.0
    return compared.ratio()
