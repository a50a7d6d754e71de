"""Words that differ from the letter without being marked as a change: they would be lost most easily."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.domain import returned as r
from csa_desktop.domain.returned import Line
from csa_desktop.importing.letters.placing import ALIKE, Gap, Stands, alike, gaps, sentences

_MOST_PAIRED = 60
"""Sentences of one gap that are compared with each other; more were written anew."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A difference, where it stands, and the lines that it is about."""

    kind: str
    start: int
    end: int
    lines: tuple[Line, ...]
    text: str = ""


def unmarked(lines: Sequence[Line], found: Sequence[Stands], text: str) -> Iterator[Unmarked]:
    """Sentences that read otherwise, that are not there, and that are there besides."""
    for gap in gaps(lines, found, text):
        yield from _in_gap(gap, text)


def _in_gap(gap: Gap, text: str) -> Iterator[Unmarked]:
    theirs = sentences(text, gap.start, gap.end)
    missing = [line for line in gap.lines if line.id]
    if len(theirs) <= _MOST_PAIRED and len(missing) <= _MOST_PAIRED:
        for line in tuple(missing):
            near = max(theirs, key=lambda place: alike(line.text, text[slice(*place)]), default=None)
            if near and alike(line.text, text[slice(*near)]) >= ALIKE:
                theirs.remove(near)
                missing.remove(line)
                yield Unmarked(r.UNMARKED, *near, (line,), _one_line(text[slice(*near)]))
    if missing:
        yield Unmarked(r.LACKING, gap.start, gap.start, tuple(missing))
    around = (gap.before,) if gap.before else gap.lines[:1]
    for start, end in _by_paragraph(theirs, text):
        yield Unmarked(r.ADDED, start, end, around, _one_line(text[start:end]))


def _by_paragraph(places: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Sentences that follow each other in one paragraph, together."""
    begun: tuple[int, int] | None = None
    for start, end in places:
        if begun and not text[begun[1] : start].strip(" \t") and "\n" not in text[begun[1] : start]:
            begun = begun[0], end
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def _one_line(text: str) -> str:
    return " ".join(text.split())
