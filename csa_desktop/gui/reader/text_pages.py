"""The pages of a text one below the other: from characters of a page to places in Qt's document and back."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from csa_desktop.gui.text_units import clean, from_units, to_units, units

_SAME_LENGTH = {ord("\u2029"): "\n", ord("\ufdd0"): "\ufffd", ord("\ufdd1"): "\ufffd"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of Qt's document: a heading between pages, or a page's text."""

    text: str
    heading: bool


class TextPages:
    """Pages of text, each under its heading where there are several. Pages count from 1."""

    def __init__(self, texts: Sequence[str] = (), titles: Sequence[str] = ()) -> None:
        self.texts = tuple(texts)
        self.pieces: list[Piece] = []
        self._starts: list[int] = []
        self._tops: list[int] = []
        at = 0
        for number, text in enumerate(self.texts, 1):
            shown = _shown(text)
            if len(self.texts) > 1:
                title = (
                    titles[number - 1] if number <= len(titles) and titles[number - 1] else f"Page {number}"
                )
                gap = "\n\n" if number > 1 else ""
                self._tops.append(at + len(gap))
                at += self._put(f"{gap}{clean(title)}\n", heading=True)
            else:
                self._tops.append(at)
            self._starts.append(at)
            at += self._put(shown, heading=False)

    def __len__(self) -> int:
        return len(self.texts)

    def _put(self, text: str, *, heading: bool) -> int:
        self.pieces.append(Piece(text, heading))
        return units(text)

    def widest_cells(self, rows: int = 3000) -> tuple[str, ...]:
        """The longest cell of each column but the last, in the first rows: columns are parted by tabs."""
        widest: list[str] = []
        lines = (line for text in self.texts for line in text.split("\n"))
        for line in islice(lines, rows):
            for column, cell in enumerate(line.split("\t")[:-1]):
                if column == len(widest):
                    widest.append("")
                if len(cell) > len(widest[column]):
                    widest[column] = cell
        return tuple(widest)

    def place(self, page: int, at: int) -> int:
        """The place of a page's character in Qt's document."""
        return self._starts[page - 1] + to_units(self.texts[page - 1], at)

    def top(self, page: int) -> int:
        """The place of a page's heading."""
        return self._tops[page - 1]

    def page_at(self, place: int) -> int:
        """The page of a place in Qt's document; 0 without pages."""
        return max(1, bisect_right(self._tops, place)) if self.texts else 0

    def character(self, page: int, place: int) -> int:
        """The page's character at a place of Qt's document, held within the page."""
        return from_units(self.texts[page - 1], max(0, place - self._starts[page - 1]))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved out to the ends of their words, and in over spaces."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _shown(text: str) -> str:
    """The text as Qt can hold it without changing its length."""
    same = clean(text).replace("\r\n", " \n").replace("\r", "\n")
    return same.translate(_SAME_LENGTH)
