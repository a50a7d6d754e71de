"""A letter on paper: running text that flows from page to page under its headings."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import Form
from csa_desktop.reports import blocks
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.parts import Part, parts
from csa_desktop.reports.lines import QUIET, Span
from csa_desktop.reports.pages import BOTTOM, TOP, WIDTH, Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import EPSILON, Prose, Style
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

STYLES = {
    p.OVER: Style(size=11, leading=15, colour=QUIET),
    p.TITLE: Style(size=17, leading=23, weight=Weight.BOLD, above=3),
    p.SUBJECT: Style(size=14, leading=19, weight=Weight.BOLD, above=16),
    p.HEADING: Style(size=13, leading=18, weight=Weight.BOLD, above=16),
    p.LABEL: Style(size=11, leading=16, weight=Weight.BOLD, above=10),
    p.LINE: Style(size=10.5, leading=15, above=5),
    p.TEXT: Style(size=10.5, leading=15, above=7),
    p.BULLET: Style(size=10.5, leading=15, above=4, indent=14),
    p.ADDRESS: Style(size=10.5, leading=15, above=0),
    p.CELL: Style(size=10.5, leading=15, weight=Weight.ITALIC, above=0),
    p.CELL_HEAD: Style(size=10.5, leading=15, weight=Weight.BOLD, above=0),
    p.TOPIC: Style(size=10.5, leading=15, weight=Weight.ITALIC, above=7),
    p.FOOTER: Style(size=9, leading=12.5, colour=QUIET, above=18),
}
_BELOW = {p.HEADING: p.LABEL, p.LABEL: p.TOPIC}
"""What stands under a heading with lines of its own below it."""
_WHOLE = 400
"""Points that parts may take that are to stay together."""
_LINE = 16
_PITCH = 25
"""Points between lines to write on by hand."""


def print_letter(
    form: Form, paper: Paper, answers: Mapping[str, Value] | None = None, *, progress: Progress | None = None
) -> bytes:
    """The PDF of a letter: with room to write where `answers` is None, else with every answer in full."""
    return print_parts(parts(form, answers), paper, form.title, progress=progress)


def print_parts(made: Iterable[Part], paper: Paper, title: str, *, progress: Progress | None = None) -> bytes:
    """The PDF of running text that is made of such parts; `title` is read without opening it."""
    words = Words()
    with without_collecting():
        return print_sheets([letter_block(list(made), words)], words, paper, title=title, progress=progress)


def sides_of(made: Iterable[Part]) -> float:
    """How many A4 sides such parts take as they are printed, the last one in part."""
    height, sides = float(A4[1] - TOP - BOTTOM), 0
    with without_collecting():
        left: Any = letter_block(list(made), Words())
        while (used := left.wrap(WIDTH, height)[1]) > height + EPSILON:
            _, left = left.split(WIDTH, height)
            sides += 1
    return sides + float(used) / height


def letter_block(made: list[Part], words: Words) -> Block:
    """The text as one block, also for other prints; headings, labels and topics stay with what follows."""
    return Stack([_under(head, inside, words, p.HEADING) for head, inside in _grouped(made, p.HEADING)])


def _grouped(made: Iterable[Part], kind: str) -> list[tuple[Part | None, list[Part]]]:
    """Parts in groups that each begin with one of a kind; the first may begin with none."""
    numbered, number = [], 0
    for part in made:
        number += part.kind == kind
        numbered.append((number, part))
    groups = ([part for _, part in group] for _, group in groupby(numbered, key=lambda pair: pair[0]))
    return [(g[0], g[1:]) if g[0].kind == kind else (None, g) for g in groups]


def _under(head: Part | None, inside: list[Part], words: Words, kind: str) -> Block:
    if below := _BELOW.get(kind):
        made = [_under(label, rest, words, below) for label, rest in _grouped(inside, below)]
    else:
        made = [_block(part, words) for part in inside]
    if head is None:
        return Stack(made)
    return Stack(made, head=_block(head, words), above=STYLES[kind].above)


def _block(part: Part, words: Words) -> Block:
    if part.kind == p.ROOM:
        return blocks.Room(part.lines, pitch=_PITCH)
    if part.kind == p.GAP:
        return Gap(part.lines * _LINE)
    if part.kind == p.TABLE:
        return _table(part, words)
    if part.kind == p.TOGETHER:
        return Stack([_block(one, words) for one in part.rows[0][0]], above=14, whole=_WHOLE)
    style = STYLES[part.kind]
    if part.kind == p.LINE and part.label:
        spans = [Span(f"{part.label} ", Weight.BOLD, style.colour), Span(part.text)]
        return Prose(spans, style, words)
    return Prose(part.text, style, words, label="•" if part.kind == p.BULLET else "")


def _table(part: Part, words: Words) -> Block:
    """Cells of one width; the heads are there again where a row goes on over the page."""
    heads, *others = part.rows
    rows: list[Block] = [Stack([Row(_cells(cells, words))], whole=_WHOLE) for cells in others]
    head = Row(_cells(heads, words, shaded=True))
    return Stack(rows, head=head, again=Row(_cells(heads, words, shaded=True)), above=9)


def _cells(cells: tuple[tuple[Part, ...], ...], words: Words, *, shaded: bool = False) -> list[Cell]:
    share = 1 / len(cells)
    return [Cell(share, Stack([_block(part, words) for part in cell]), shaded=shaded) for cell in cells]


class Gap(Flowable):  # type: ignore[misc]
    """Room that stays empty."""

    above = 0

    def __init__(self, height: float) -> None:
        super().__init__()
        self._height = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Its size in this width."""
        return width, self._height

    def draw(self) -> None:
        """Nothing."""
