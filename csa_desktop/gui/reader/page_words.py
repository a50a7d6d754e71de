"""The words of one page: which is where, which follows which, and what a stretch of them says."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from csa_desktop.gui.reader.places import Box, PlacedWord


class PageWords:
    """Words in reading order, as the document gives them. Indexes count words from 0."""

    def __init__(self, words: Sequence[PlacedWord], text: str = "") -> None:
        self.words = tuple(words)
        self._text = text
        self._starts = [word.start for word in self.words]
        self._lines = tuple(_lines(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def under(self, x: float, y: float) -> int | None:
        """The word whose box holds the point, or None."""
        for index, word in enumerate(self.words):
            if word.left <= x <= word.right and word.top <= y <= word.bottom:
                return index
        return None

    def nearest(self, x: float, y: float) -> int | None:
        """The word nearest to a point, lines counting before columns; None on a page without words."""
        if not self.words:
            return None
        return min(range(len(self.words)), key=lambda i: _distance(self.words[i], x, y))

    def at(self, start: int) -> int | None:
        """The word that holds the character, or the next one; None past the end."""
        index = bisect_left(self._starts, start)
        if index > 0 and self.words[index - 1].end > start:
            return index - 1
        return index if index < len(self.words) else None

    def within(self, start: int, end: int) -> range:
        """The words that share characters with `start` to `end`."""
        first = self.at(start)
        if first is None:
            return range(0)
        return range(first, bisect_left(self._starts, max(end, start + 1)))

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """One box for each line of the words from `start` to `end`."""
        within = self.within(start, end)
        for first, last in self._lines:
            here = self.words[max(first, within.start) : min(last, within.stop)]
            if here:
                yield Box(
                    min(w.left for w in here),
                    min(w.top for w in here),
                    max(w.right for w in here),
                    max(w.bottom for w in here),
                )

    def said(self, first: int, last: int) -> str:
        """What stands from word `first` to word `last`, both included."""
        if self._text:
            return self._text[self.words[first].start : self.words[last].end]
        return " ".join(word.text for word in self.words[first : last + 1])

    def step_line(self, index: int, lines: int) -> int | None:
        """The word above (-1) or below (1); None past the first and last line."""
        here = next(n for n, (first, last) in enumerate(self._lines) if first <= index < last)
        there = here + lines
        if not 0 <= there < len(self._lines):
            return None
        word = self.words[index]
        middle = (word.left + word.right) / 2
        first, last = self._lines[there]
        return min(range(first, last), key=lambda i: _gap(self.words[i].left, self.words[i].right, middle))

    def line_ends(self, index: int) -> tuple[int, int]:
        """The first and the last word of a word's line."""
        first, last = next(line for line in self._lines if line[0] <= index < line[1])
        return first, last - 1


def _lines(words: Sequence[PlacedWord]) -> Iterator[tuple[int, int]]:
    """Words that stand beside each other, going right: (first, one past the last)."""
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or not _same_line(words[index - 1], words[index]):
            yield first, index
            first = index


def _same_line(one: PlacedWord, other: PlacedWord) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.bottom - one.top, other.bottom - other.top)
    return shared > least / 2 and other.left >= one.left


def _gap(low: float, high: float, at: float) -> float:
    return max(low - at, 0.0, at - high)


def _distance(word: PlacedWord, x: float, y: float) -> float:
    return _gap(word.top, word.bottom, y) * 4 + _gap(word.left, word.right, x)
