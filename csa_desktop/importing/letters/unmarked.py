"""Words that differ from the letter without being marked as a change: they would be lost most easily."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from csa_desktop.domain import returned as r
from csa_desktop.domain.returned import Line
from csa_desktop.importing.letters.placing import ALIKE, Gap, Stands, alike, gaps, sentences

_MOST_PAIRS = 40_000
"""With more to compare the text was written anew, and is listed as such."""


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
    there = {id(one.line) for one in found}
    missing = [line for line in lines if line.id and id(line) not in there]
    around = list(gaps(found, text))
    theirs = [place for gap in around for place in sentences(text, gap.start, gap.end)]
    pairs = dict(_pairs(missing, theirs, text))
    for line in missing:
        if near := pairs.get(id(line)):
            yield Unmarked(r.UNMARKED, *near, (line,), _one_line(text[slice(*near)]))
    yield from _lacking(lines, found, {id(line) for line in missing} - set(pairs))
    for gap in around:
        yield from _added(gap, text, set(pairs.values()))


def _pairs(
    missing: Sequence[Line], theirs: Sequence[tuple[int, int]], text: str
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each sentence that is missing with the one that it became; the likest first."""
    if len(missing) * len(theirs) > _MOST_PAIRS:
        return
    shares = [
        (share, at, place)
        for at, line in enumerate(missing)
        for place in theirs
        if (share := alike(line.text, text[slice(*place)])) >= ALIKE
    ]
    lines, places = set(range(len(missing))), set(theirs)
    for _, at, place in sorted(shares, key=lambda pair: (-pair[0], pair[1:])):
        if at in lines and place in places:
            lines.remove(at)
            places.remove(place)
            yield id(missing[at]), place


def _lacking(lines: Sequence[Line], found: Sequence[Stands], gone: set[int]) -> Iterator[Unmarked]:
    """Sentences that are nowhere in the text; those that followed each other are told together."""
    ends = {id(one.line): one.end for one in found}
    end = 0
    for is_gone, some in groupby(lines, key=lambda line: id(line) in gone):
        run = tuple(some)
        if is_gone:
            yield Unmarked(r.LACKING, end, end, run)
        else:
            end = max((ends[id(line)] for line in run if id(line) in ends), default=end)


def _added(gap: Gap, text: str, paired: set[tuple[int, int]]) -> Iterator[Unmarked]:
    theirs = [place for place in sentences(text, gap.start, gap.end) if place not in paired]
    around = (gap.before,) if gap.before else ()
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
