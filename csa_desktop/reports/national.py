"""The national view on paper: each figure with its bars and its table, base stated, references at the end."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from csa_desktop.domain.national import Bar, Figure, Reference
from csa_desktop.domain.national_words import (
    apart_words,
    bar_title,
    figure_title,
    long_grade,
    reference_lines,
    short_grade,
    whole_words,
)
from csa_desktop.reports.bars import GAPS, SOLID, Piece, pieces, strokes
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import SCALE
from csa_desktop.reports.lines import Span, lines, written
from csa_desktop.reports.onsite.tables import CELL, REMARK, SECTION, Tables, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

NAME = "National view"
NOTHING = "No assessment here is graded yet."
APART = "Without a final grade"
BAR, COUNT = 0.42, 0.07
"""What a bar and each count take of the width."""
_HIGH, _SIZE = 15, 8.5
_WHOLE = 400
"""Points: a figure that is no higher is not divided between two pages."""


class Drawing(Flowable):  # type: ignore[misc]
    """One bar: the pieces by pattern, the count in each that has room."""

    above = 0

    def __init__(self, words: Words, bar: Bar, most: int) -> None:
        super().__init__()
        self._words, self._most = words, most
        self._counts = [(code, len(found)) for code, found in bar.by_grade.items()]

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Its size in this width."""
        self.width, self.height = width, _HIGH
        return width, _HIGH

    def split(self, _width: float, _height: float) -> list[Any]:
        """It is drawn whole."""
        return []

    def draw(self) -> None:
        """Draw the pieces from the best grade on."""
        for piece in pieces(self._counts, most=self._most, width=self.width):
            paint_piece(self.canv, piece, _HIGH)
            self._count(piece)

    def _count(self, piece: Piece) -> None:
        solid = GAPS[piece.pattern] == SOLID
        span = Span(str(piece.count), colour="1 1 1") if solid else Span(str(piece.count))
        (line,) = lines([span], self._words, float("inf"))
        wide = line.width * _SIZE / SCALE
        if wide + 4 > piece.width:
            return
        x = piece.left + (piece.width - wide) / 2
        if not solid:
            self.canv.setFillGray(1)
            self.canv.rect(x - 1.5, 3, wide + 3, _HIGH - 6, stroke=0, fill=1)
        self.canv._code.extend(written(line, x, 4.6, _SIZE, self._words))


class Swatch(Flowable):  # type: ignore[misc]
    """The pattern of a grade in the key."""

    above = 0

    def __init__(self, pattern: int) -> None:
        super().__init__()
        self._pattern = pattern % len(GAPS)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A small box."""
        self.width, self.height = 24, 11
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        paint_piece(self.canv, Piece("", 0, 0, 24, self._pattern), 11)


def paint_piece(canvas: Any, piece: Piece, high: float) -> None:
    """A box with its pattern."""
    canvas.setStrokeGray(0.15)
    canvas.setFillGray(0.2 if GAPS[piece.pattern] == SOLID else 1)
    canvas.setLineWidth(0.5)
    canvas.rect(piece.left, 0, piece.width, high, stroke=0, fill=1)
    for x, y, to_x, to_y in strokes(piece.pattern, piece.width, high):
        canvas.line(piece.left + x, high - y, piece.left + to_x, high - to_y)
    canvas.rect(piece.left, 0, piece.width, high, stroke=1, fill=0)


def print_national(
    figures: Sequence[Figure],
    references: Sequence[Reference],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF: a sheet for each figure, by year and by type, and one for the references."""
    words = Words()
    tables = Tables(words)
    sheets = [tables.sheet(figure_title(f), list(_figure(tables, f))) for f in figures]
    sheets = sheets or [tables.sheet(NAME, [tables.prose(NOTHING)])]
    sheets += [_reference(tables, reference) for reference in references]
    return printed(words, sheets, paper, title=NAME, progress=progress)


def _reference(tables: Tables, said: Reference) -> Block:
    lines_ = [tables.prose(line) for line in reference_lines(said)]
    return tables.sheet(f"For reference: {said.title}", lines_, under=said.note)


def _figure(tables: Tables, figure: Figure) -> Iterator[Block]:
    for pattern, grade in enumerate(figure.scale.grades):
        cells = [Cell(0.08, Swatch(pattern)), Cell(0.92, tables.prose(long_grade(grade), CELL))]
        yield Row(cells)
    yield from _part(tables, figure, figure.by_year, "By year", by_type=False)
    for year, bars in sorted(figure.by_type.items(), reverse=True):
        yield from _part(tables, figure, bars, f"By type of authority, {year}", by_type=True)


def _part(
    tables: Tables, figure: Figure, bars: Sequence[Bar], title: str, *, by_type: bool
) -> Iterator[Block]:
    codes = [grade.code for grade in figure.scale.grades]
    counts = [COUNT] * (len(codes) + 2)
    shares = (1 - BAR - sum(counts), BAR, *counts)
    heads = ("Type" if by_type else "Year", "", *map(short_grade, figure.scale.grades), "Final", "Not final")
    most = max((bar.final for bar in bars), default=0)
    rows = []
    for bar in bars:
        said = [len(bar.by_grade[code]) for code in codes]
        texts = [tables.prose(str(n), CELL) for n in (*said, bar.final, len(bar.not_final))]
        named = tables.prose(bar_title(bar, by_type=by_type), CELL)
        blocks: list[Block] = [named, Drawing(tables.words, bar, most), *texts]
        rows.append(Row([Cell(share, block) for share, block in zip(shares, blocks, strict=True)]))
    yield Stack([tables.rows(heads, shares, rows, title=title)], whole=_WHOLE, above=SECTION.above)
    yield tables.prose(f"{whole_words(bars)}.", REMARK)
    for bar in bars:
        if bar.not_final:
            said_of = bar_title(bar, by_type=by_type)
            yield tables.prose(f"{said_of}, {APART.casefold()}: {apart_words(bar)}.", REMARK)
