"""The blocks of an example document as reportlab sets them: headings, paragraphs, boxes and tables."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer
from reportlab.platypus import Paragraph as Set
from reportlab.platypus import Table as Grid

from csa_desktop.reports.example_documents.reading import About, Block, Box, Bullet, Heading, Paragraph, Table

SIDE = 25 * mm
WIDTH = A4[0] - 2 * SIDE
FACES = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}
"""Regular, bold and italic: the faces that every reader of PDF has."""
_FEW_ROWS = 10
_ROOM = 60 * mm
"""A longer table begins on a page that has this much left."""
_PADDING = 14
"""Points in a cell beside its words."""


class Story:
    """Blocks as reportlab sets them, in the document's own face and colour."""

    def __init__(self, about: About) -> None:
        self._accent: Color = HexColor(about.accent)
        regular, bold, _ = FACES[about.face]
        size = 12.5 if about.face == "serif" else 11.5
        plain = {"fontName": regular, "fontSize": size, "bulletFontName": regular, "bulletFontSize": size}
        whole = {"allowWidows": 0, "allowOrphans": 0}
        self._body = ParagraphStyle("body", leading=size * 1.45, spaceAfter=9, **plain, **whole)
        self._numbered = ParagraphStyle("numbered", self._body, leftIndent=12 * mm, bulletIndent=0)
        self._bullet = ParagraphStyle(
            "bullet", self._body, leftIndent=11 * mm, bulletIndent=5 * mm, spaceAfter=4
        )
        self._cell = ParagraphStyle("cell", self._body, fontSize=9.5, leading=12.5, spaceAfter=0)
        self._figure = ParagraphStyle("figure", self._cell, alignment=2)
        self._head = ParagraphStyle("head", self._cell, fontName=bold, textColor=white)
        self._head_of_figures = ParagraphStyle("head of figures", self._head, alignment=2)
        self._caption = ParagraphStyle(
            "caption", self._cell, fontName=bold, fontSize=10, spaceBefore=6, spaceAfter=5
        )
        big = {"textColor": self._accent, "fontName": bold, "keepWithNext": 1}
        self._headings = {
            1: ParagraphStyle(
                "one", self._body, fontSize=16, leading=20, spaceBefore=15, spaceAfter=7, **big
            ),
            2: ParagraphStyle("two", self._body, fontSize=12, leading=15, spaceBefore=8, spaceAfter=4, **big),
        }

    def flowables(self, blocks: Sequence[Block]) -> list[Flowable]:
        """What goes on the pages, in order; a heading stays with the table that follows it."""
        story: list[Flowable] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            under = [story.pop()] if isinstance(before, Heading) and isinstance(block, Table) else []
            story += self._set(block, under)
        return story

    def _set(self, block: Block, under: list[Flowable]) -> list[Flowable]:
        match block:
            case Heading(level, text):
                return [Set(escape(text), self._headings[level])]
            case Paragraph(text, ""):
                return [Set(escape(text), self._body)]
            case Paragraph(text, number):
                return [Set(escape(text), self._numbered, bulletText=number)]
            case Bullet(text):
                return [Set(escape(text), self._bullet, bulletText="\u2022")]
            case Box(text):
                return [self._box(text), Spacer(0, 8)]
            case Table(caption, rows):
                return self._table(caption, rows, under)

    def _box(self, text: str) -> Flowable:
        style = [
            ("LINEBEFORE", (0, 0), (0, -1), 3, self._accent),
            ("BACKGROUND", (0, 0), (-1, -1), HexColor("#f3f2ef")),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
        return Grid([[Set(escape(text), self._body)]], colWidths=[WIDTH], style=style)

    def _table(
        self, caption: str, rows: tuple[tuple[str, ...], ...], under: list[Flowable]
    ) -> list[Flowable]:
        figures = [_is_figures(column) for column in zip(*rows[1:], strict=True)]
        head = [
            Set(escape(cell), self._head_of_figures if figure else self._head)
            for cell, figure in zip(rows[0], figures, strict=True)
        ]
        body = [
            [
                Set(escape(cell), self._figure if f else self._cell)
                for cell, f in zip(row, figures, strict=True)
            ]
            for row in rows[1:]
        ]
        grid = Grid(
            [head, *body], colWidths=self._widths(rows, figures), repeatRows=1, style=self._lines(len(rows))
        )
        parts = [*under, *([Set(escape(caption), self._caption)] if caption else [])]
        whole = (
            [KeepTogether([*parts, grid])] if len(rows) <= _FEW_ROWS else [CondPageBreak(_ROOM), *parts, grid]
        )
        return [*whole, Spacer(0, 10)]

    def _widths(self, rows: Sequence[Sequence[str]], figures: Sequence[bool]) -> list[float]:
        """As much as the longest word of a column needs; the rest by how much there is to read."""
        columns = [[row[at] for row in rows] for at in range(len(figures))]
        needs = [max(map(self._longest_word, column)) + _PADDING for column in columns]
        reading = [
            1.0 if f else max(len(c) ** 0.75 for c in column)
            for column, f in zip(columns, figures, strict=True)
        ]
        left = (WIDTH - sum(needs)) / sum(reading)
        return [need + left * much for need, much in zip(needs, reading, strict=True)]

    def _longest_word(self, cell: str) -> float:
        words = cell.split() or [""]
        return max(float(stringWidth(w, self._head.fontName, self._head.fontSize)) for w in words)

    def _lines(self, rows: int) -> list[tuple[Any, ...]]:
        shaded = [("BACKGROUND", (0, r), (-1, r), HexColor("#f6f5f2")) for r in range(2, rows, 2)]
        return [
            ("BACKGROUND", (0, 0), (-1, 0), self._accent),
            *shaded,
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#c9c5bd")),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]


def _is_figures(column: Sequence[str]) -> bool:
    return all(cell == "-" or cell.replace(",", "").replace(".", "").isdigit() for cell in column)
