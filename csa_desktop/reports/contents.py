"""A list of contents: the parts of a print with the pages on which they begin, known when all is laid out."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import SCALE
from csa_desktop.reports.lines import Span, lines, written
from csa_desktop.reports.pages import Bookmark
from csa_desktop.reports.prose import Prose, Style
from csa_desktop.reports.words import Words

ENTRY = Style(size=10.5, leading=15, above=5)
_ROOM = 40
"""Points kept at the right for the number of a page."""


class Contents:
    """Rows for the bookmarks that stand in some sheets; `finish` writes the pages' numbers into them."""

    def __init__(self, words: Words, sheets: Sequence[Block]) -> None:
        self._words = words
        self._marks = [mark for sheet in sheets for mark in _marks(sheet)]

    def rows(self) -> list[Block]:
        """One row for each."""
        return [_Entry(self._words, mark, f"contents-{at}") for at, mark in enumerate(self._marks)]

    def finish(self, canvas: Canvas) -> None:
        """Write the numbers, once all pages are there."""
        for at, mark in enumerate(self._marks):
            (line,) = lines([Span(str(mark.page))], self._words, float("inf"))
            wide = line.width * ENTRY.size / SCALE
            canvas.beginForm(f"contents-{at}", 0, -ENTRY.leading, _ROOM, ENTRY.leading)
            canvas._code.extend(written(line, _ROOM - wide, 0, ENTRY.size, self._words))
            canvas.endForm()


class _Entry(Flowable):  # type: ignore[misc]
    """The title of a part, with room for the number of its page."""

    def __init__(self, words: Words, mark: Bookmark, form: str) -> None:
        super().__init__()
        self._title, self._form = Prose(mark.title, ENTRY, words), form
        self.above = ENTRY.above

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its title."""
        self.width, self.height = width, self._title.wrap(width - _ROOM - 8, height)[1]
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list[Any]:
        """It stays whole."""
        return []

    def draw(self) -> None:
        """The title, and the place of the number."""
        self._title.drawOn(self.canv, 0, 0)
        self.canv.saveState()
        self.canv.translate(
            self.width - _ROOM, self.height - ENTRY.leading + (ENTRY.leading - ENTRY.size) / 1.4
        )
        self.canv.doForm(self._form)
        self.canv.restoreState()


def _marks(block: Block) -> Iterator[Bookmark]:
    """The bookmarks in the heads of a sheet."""
    if isinstance(block, Bookmark):
        yield block
    elif isinstance(block, Stack):
        for inner in (*([block.head] if block.head else []), *block.blocks[:1]):
            yield from _marks(inner)
