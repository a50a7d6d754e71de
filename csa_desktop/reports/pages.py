"""Sheets to a PDF: A4 pages with marking, running head, date and "Page 3 of 12"."""

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate
from reportlab.platypus.flowables import Flowable

from csa_desktop.reports.blocks import RULE, Block
from csa_desktop.reports.fonts import SCALE, Weight
from csa_desktop.reports.lines import QUIET, Line, Span, lines, written
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable
from csa_desktop.reports.words import Words

rl_config.useA85 = 0  # the bytes of a page as they are: writing them as text takes a third of the time

Progress = Callable[[int, int], None]
"""Told how many sheets are laid out, of how many."""
AtEnd = Callable[[Canvas], None]
SIDE = 20 * mm
TOP = 28 * mm
BOTTOM = 24 * mm
WIDTH = A4[0] - 2 * SIDE
_SIZE = 8.5
_TOTAL = "total"
_TOTAL_ROOM = 12
"""Points kept for the number of pages, which is known when the last page is laid out."""
_HEAD_MOST = 400
"""Characters; more never fits into two lines."""


def print_sheets(
    sheets: Sequence[Block],
    words: Words,
    paper: Paper,
    *,
    title: str,
    progress: Progress | None = None,
    at_end: AtEnd | None = None,
) -> bytes:
    """The PDF of some sheets, each from a new page; the same sheets make the same bytes.

    `title` goes into the file's metadata, which is read without opening it: no names, nothing typed.
    `at_end` draws what is known only when all pages are, such as the numbers in a list of contents.
    """
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        title=title,
        author="",
        subject="",
        creator="csa-desktop",
        lang="en-GB",
        displayDocTitle=True,
    )
    frame = Frame(SIDE, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    edges = Edges(words, paper)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=edges.draw))
    story: list[Any] = []
    for number, sheet in enumerate(sheets, 1):
        story += [sheet, _Reached(number, len(sheets), progress), PageBreak()]
    with without_collecting():
        canvas = partial(PaperCanvas, words=words, edges=edges, at_end=at_end)
        document.build(story[:-1], canvasmaker=canvas)
    return out.getvalue()


@contextmanager
def without_collecting() -> Iterator[None]:
    """While a print is laid out, nothing is searched for unreachable cycles.

    It drops none before its end, and searching everything that it holds took a third of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class PaperCanvas(Canvas):  # type: ignore[misc]
    """A canvas that adds, when all is drawn, the number of pages and the fonts."""

    def __init__(
        self, *args: Any, words: Words, edges: "Edges", at_end: AtEnd | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, pdfVersion=(1, 7), **kwargs)
        self._words, self._edges, self._at_end = words, edges, at_end

    def _make_preamble(self) -> None:
        """What reportlab writes at the head of each page, without the font of its own that it sets there."""
        self._preamble = "1 0 0 1 0 0 cm"

    def save(self) -> None:
        """Complete the document."""
        self._edges.draw_total(self, self.getPageNumber() - 1)
        if self._at_end:
            self._at_end(self)
        self._words.finish(self)
        super().save()


class Edges:
    """What stands above and below the content of every page."""

    def __init__(self, words: Words, paper: Paper) -> None:
        self.words = words
        half = WIDTH / 2 - 4 * mm
        self.marking = self._lines(Span(paper.marking, Weight.BOLD), WIDTH, most=1)
        self.left = self._lines(Span(paper.authority, Weight.REGULAR, QUIET), half)
        self.right = self._lines(Span(paper.title, Weight.REGULAR, QUIET), half)
        self.foot = self._lines(Span(_printed(paper), Weight.REGULAR, QUIET), WIDTH - 35 * mm)

    def _lines(self, span: Span, room: float, *, most: int = 2) -> list[Line]:
        """A text in a line or two; a longer one ends in "…", because what it names is said elsewhere."""
        text = " ".join(printable(span.text).split())
        found = self._fill(span, text, room)
        while len(found) > most:
            text = text[: min(len(text) * 3 // 4, _HEAD_MOST)]
            found = self._fill(span, text + "…", room)
        return found

    def _fill(self, span: Span, text: str, room: float) -> list[Line]:
        return lines([replace(span, text=text)], self.words, room * SCALE / _SIZE) if text else []

    def draw(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Draw them on the page that begins."""
        top = A4[1]
        for y in (top - 12 * mm, 8.5 * mm):
            self._draw(canvas, self.marking, y, at=0.5)
        self._draw(canvas, self.left, top - 21.5 * mm, up=True)
        self._draw(canvas, self.right, top - 21.5 * mm, at=1, up=True)
        self._draw(canvas, self.foot, 15.5 * mm)
        canvas.setStrokeColorRGB(*RULE)
        canvas.setLineWidth(0.5)
        for y in (top - 24.5 * mm, 20 * mm):
            canvas.line(SIDE, y, SIDE + WIDTH, y)
        self._level(canvas, top - 24.5 * mm)
        self._number(canvas, 15.5 * mm)

    def _draw(self, canvas: Canvas, found: list[Line], y: float, *, at: float = 0, up: bool = False) -> None:
        """Some lines, `at` 0 from the left edge, at 1 to the right edge; `up` has the last at `y`."""
        y += (len(found) - 1) * _SIZE * 1.25 if up else 0
        for line in found:
            x = SIDE + at * (WIDTH - line.width * _SIZE / SCALE)
            canvas._code.extend(written(line, x, y, _SIZE, self.words))
            y -= _SIZE * 1.25

    def _level(self, canvas: Canvas, y: float) -> None:
        """Something unseen from edge to edge, without which pdfium may take narrow lines for columns."""
        part = self.words.unseen("x")
        wide = WIDTH * 100 * SCALE / (part.width * _SIZE)
        drawn = f"/{part.fount.name} {_SIZE} Tf {part.code} Tj"
        canvas._code.append(f"BT 3 Tr {wide:.0f} Tz {SIDE:.2f} {y:.2f} Td {drawn} 100 Tz 0 Tr ET")

    def _number(self, canvas: Canvas, y: float) -> None:
        (line,) = self._lines(Span(f"Page {canvas.getPageNumber()} of", Weight.REGULAR, QUIET), WIDTH)
        x = SIDE + WIDTH - _TOTAL_ROOM
        canvas._code.extend(written(line, x - line.width * _SIZE / SCALE, y, _SIZE, self.words))
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm(_TOTAL)
        canvas.restoreState()

    def draw_total(self, canvas: Canvas, pages: int) -> None:
        """Draw the number of pages, once, for all the pages that show it."""
        (line,) = self._lines(Span(str(pages), Weight.REGULAR, QUIET), WIDTH)
        canvas.beginForm(_TOTAL, 0, -_SIZE, 3 * _TOTAL_ROOM, _SIZE)
        canvas._code.extend(written(line, 2.5, 0, _SIZE, self.words))
        canvas.endForm()


class Bookmark(Flowable):  # type: ignore[misc]
    """An entry in the reader's list of contents, at the place where it stands; it takes no room."""

    above = 0

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.page = title, 0

    def draw(self) -> None:
        """Set it, and know from then on which `page` that is."""
        self.page = self.canv.getPageNumber()
        key = f"page-{self.page}"  # a sheet begins a page, so no two have the same
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(printable(self.title), key)


class _Reached(Flowable):  # type: ignore[misc]
    """Stands after a sheet, takes no room, and tells how far the print is."""

    def __init__(self, done: int, total: int, progress: Progress | None) -> None:
        super().__init__()
        self._said, self._progress = (done, total), progress

    def draw(self) -> None:
        """Tell it."""
        if self._progress:
            self._progress(*self._said)


def _printed(paper: Paper) -> str:
    day = f"Printed on {paper.printed}" if paper.printed else ""
    by = f"by {paper.by}" if paper.by else ""
    return f"{day} {by}" if day else by and f"Printed {by}"
