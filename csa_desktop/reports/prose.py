"""Text as a block on the page: it breaks into lines, splits between pages, and loses nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from csa_desktop.reports.fonts import SCALE, Weight
from csa_desktop.reports.lines import INK, QUIET, Line, Span, lines, written
from csa_desktop.reports.text import printable
from csa_desktop.reports.words import Words

EPSILON = 0.01
"""Points; less than this is rounding."""
MIDDLE = 0.35
"""How far above the baseline the middle of a line of text lies, in type sizes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a block of text is set, in points."""

    size: float = 10
    leading: float = 14
    weight: Weight = Weight.REGULAR
    colour: str = INK
    above: float = 4
    """Room over the block, except at the top of what it stands in."""
    indent: float = 0


BODY = Style()
SMALL = Style(size=8.5, leading=11.5, colour=QUIET, above=2)


class Prose(Flowable):  # type: ignore[misc]
    """Any text, cut into lines of the width that it is given.

    `label` is set beside the first line, in the room that the style's indent leaves.
    """

    def __init__(self, text: str | Sequence[Span], style: Style, words: Words, *, label: str = "") -> None:
        super().__init__()
        self.style, self.words, self.label = style, words, label
        self._paragraphs = _paragraphs(text, style)
        self._lines: list[Line] = []
        self._width = -1.0

    @property
    def above(self) -> float:
        """Room wanted over the block."""
        return self.style.above

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break into lines; the width and the height that this takes."""
        if width != self._width:
            self._width = width
            room = (width - self.style.indent) * SCALE / self.style.size
            self._lines = [
                line for paragraph in self._paragraphs for line in lines(paragraph, self.words, room)
            ]
        return width, len(self._lines) * self.style.leading

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two blocks, the first no higher than `height`; none where that would leave a line by itself."""
        self.wrap(width, height)
        fitting = int((height + EPSILON) / self.style.leading)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - 2)
        if fitting < 2:
            return []
        return [self._part(self._lines[:fitting], self.label), self._part(self._lines[fitting:], "")]

    def _part(self, kept: list[Line], label: str) -> "Prose":
        part = Prose("", self.style, self.words, label=label)
        part._lines, part._width = kept, self._width
        return part

    def draw(self) -> None:
        """Write the lines from the top down."""
        style = self.style
        y = len(self._lines) * style.leading - style.leading / 2 - style.size * MIDDLE
        if self.label:
            self.canv._code.extend(self._label(y))
        for line in self._lines:
            x = style.indent
            if line.from_right:
                x = self._width - line.width * style.size / SCALE
            self.canv._code.extend(written(line, x, y, style.size, self.words))
            y -= style.leading

    def _label(self, y: float) -> Iterable[str]:
        (line,) = lines([Span(self.label, Weight.BOLD, self.style.colour)], self.words, float("inf"))
        return written(line, 0, y, self.style.size, self.words)


def _paragraphs(text: str | Sequence[Span], style: Style) -> list[list[Span]]:
    """Spans in printed form, cut at line ends; several empty lines count for one."""
    found: list[list[Span]] = [[]]
    for span in [Span(text, style.weight, style.colour)] if isinstance(text, str) else text:
        first, *following = printable(span.text).split("\n")
        found[-1].append(replace(span, text=first))
        found += [[replace(span, text=line)] for line in following]
    kept: list[list[Span]] = []
    for paragraph in found:
        if _says(paragraph) or (kept and _says(kept[-1])):
            kept.append(paragraph)
    return kept if kept and _says(kept[-1]) else kept[:-1]


def _says(paragraph: list[Span]) -> bool:
    return any(not span.text.isspace() and span.text for span in paragraph)
