"""The timeline of a case drawn on paper, from the same layout as in the window."""

from typing import Any

from reportlab.platypus.flowables import Flowable

from csa_desktop.domain.case_journey import Timeline
from csa_desktop.domain.framework import Journey
from csa_desktop.reports.blocks import FRAME
from csa_desktop.reports.fonts import SCALE, Weight
from csa_desktop.reports.lines import INK, QUIET, Line, Span, lines, written
from csa_desktop.reports.text import printable
from csa_desktop.reports.timeline_layout import Bar, Laid, Mark, Quiet, lay_out
from csa_desktop.reports.words import Words

SIZE = 8
LINE = 10.5
STEM = 12
BAR = 19
DOT = 2.4
PADDING = 8
HIGHEST = 560
"""Points; a drawing that is higher would not fit on the page. The list below it says the same."""
LATE = "0.62 0.25 0.04"
WASHES = (
    *((0.91, 0.92, 0.9), (0.85, 0.91, 0.96), (0.98, 0.94, 0.82), (0.97, 0.87, 0.82)),
    *((0.92, 0.87, 0.94), (0.86, 0.93, 0.88), (0.96, 0.95, 0.78), (0.93, 0.93, 0.95)),
)
"""The grounds of stages in their order. Each bears its name, so that they need no colour."""
TOO_MUCH = "There is more than a drawing can hold; the list below says all of it."


class Drawing(Flowable):  # type: ignore[misc]
    """Stages as bars, events as dots with labels, silences as lines."""

    above = 8

    def __init__(self, journey: Journey, timeline: Timeline, words: Words) -> None:
        super().__init__()
        self._journey, self._timeline, self._words = journey, timeline, words
        self._laid = Laid()

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Its size in this width."""
        if width != getattr(self, "width", None):
            self._laid = lay_out(self._journey, self._timeline, width, self._measure, padding=PADDING)
        self.width, self.height = width, self._high()
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list[Any]:
        """It is not divided: it goes to the next page."""
        return []

    def _lane(self) -> float:
        return 2 * LINE + 2 * DOT

    def _top(self) -> float:
        """From the top down to the bars."""
        above = self._laid.lanes(above=True)
        return above * self._lane() + (STEM if above else DOT)

    def _bottom(self) -> float:
        """From the top down to the labels below."""
        return self._top() + BAR + STEM

    def _high(self) -> float:
        if not self._laid.marks:
            return 0
        below = self._laid.lanes(above=False) * self._lane()
        return self._bottom() + below + self._laid.rows() * (LINE + DOT) + DOT

    def _line(self, text: str, *, bold: bool = False, colour: str = INK) -> Line:
        span = Span(" ".join(printable(text).split()), Weight.BOLD if bold else Weight.REGULAR, colour)
        return (lines([span], self._words, float("inf")) or [Line((), 0)])[0]

    def _measure(self, text: str) -> float:
        return self._line(text, bold=True).width * SIZE / SCALE

    def _write(self, text: str, x: float, top: float, *, bold: bool = False, colour: str = INK) -> None:
        line = self._line(text, bold=bold, colour=colour)
        self.canv._code.extend(written(line, x, self.height - top - SIZE, SIZE, self._words))

    def draw(self) -> None:
        """Draw the bars, then what happened, then the silences."""
        for bar in self._laid.bars:
            self._bar(bar)
        for quiet in self._laid.quiets:
            self._quiet(quiet)
        for mark in self._laid.marks:
            self._mark(mark)
        for mark in self._laid.marks:
            self._label(mark)

    def _bar(self, bar: Bar) -> None:
        wide = max(2, bar.right - bar.left - 1.5)
        self.canv.setFillColorRGB(*WASHES[bar.stage % len(WASHES)])
        self.canv.setStrokeColorRGB(*FRAME)
        self.canv.setLineWidth(0.4)
        self.canv.rect(bar.left, self.height - self._top() - BAR, wide, BAR, stroke=1, fill=1)
        title = self._fitting(bar.title, wide - 5)
        if title:
            self._write(title, bar.left + 4, self._top() + (BAR - SIZE) / 2 - 1)

    def _fitting(self, title: str, room: float) -> str:
        """A title in a bar; shortened where it is narrow, because the list below says it whole."""
        if self._measure(title) <= room:
            return title
        while title and self._measure(f"{title}…") > room:
            title = title[:-1]
        return f"{title.rstrip()}…" if title else ""

    def _mark(self, mark: Mark) -> None:
        ink, top = LATE if mark.late else INK, self._label_top(mark)
        at = self.height - self._top() - (0 if mark.above else BAR)
        end = self.height - (top + 2 * LINE + DOT if mark.above else top)
        self._stroke(ink)
        self.canv.line(mark.dots[0], at, mark.dots[0], end)
        for left, right in mark.spans:
            self.canv.setLineWidth(1.4)
            self.canv.line(left, at, max(right, left + 1), at)
        self.canv.setLineWidth(0.8)
        for x in mark.dots:
            self._fill("1 1 1" if mark.spans else ink)
            self.canv.circle(x, at, DOT, stroke=1, fill=1)

    def _label_top(self, mark: Mark) -> float:
        if mark.above:
            return self._top() - STEM - (mark.lane + 1) * self._lane()
        return self._bottom() + mark.lane * self._lane()

    def _label(self, mark: Mark) -> None:
        """Its words, on white: no stem of another event runs through them."""
        ink, quiet = (LATE, LATE) if mark.late else (INK, QUIET)
        top, title = self._label_top(mark), self._fitting(mark.title, self.width - mark.left)
        wide = max(map(self._measure, (title, mark.said)))
        self._fill("1 1 1")
        self.canv.rect(mark.left, self.height - top - 2 * LINE, wide, 2 * LINE, stroke=0, fill=1)
        self._write(title, mark.left, top, bold=True, colour=ink)
        self._write(mark.said, mark.left, top + LINE, colour=quiet)

    def _quiet(self, quiet: Quiet) -> None:
        y = self.height - self._top() - BAR - 4
        self._stroke(LATE)
        self.canv.setLineWidth(2)
        self.canv.line(quiet.left, y, max(quiet.left + 2, quiet.right - 2), y)
        top = self._bottom() + self._laid.lanes(above=False) * self._lane() + quiet.row * (LINE + DOT) + DOT
        self._write(quiet.said, quiet.label, top, colour=LATE)

    def _stroke(self, colour: str) -> None:
        self.canv.setStrokeColorRGB(*map(float, colour.split()))
        self.canv.setLineWidth(0.8)

    def _fill(self, colour: str) -> None:
        self.canv.setFillColorRGB(*map(float, colour.split()))
