"""An example document as a PDF that looks like a paper of 2005: a title block, numbered pages, tables."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from csa_desktop.reports.example_documents.pdf_story import FACES, SIDE, WIDTH, Story
from csa_desktop.reports.example_documents.reading import About, Block

TOP, BOTTOM = 27 * mm, 25 * mm
FIRST_TOP = 66 * mm
SMALL_PRINT = "Sharpston is invented, and so is this document."
_GREY = HexColor("#555555")


def pdf(about: About, blocks: Sequence[Block]) -> bytes:
    """The document's pages, each with its number and how many there are."""
    made = io.BytesIO()
    template = BaseDocTemplate(
        made, pagesize=A4, title=about.title, author=about.publisher, subject=about.strap, invariant=1
    )
    first = Frame(SIDE, BOTTOM, WIDTH, A4[1] - FIRST_TOP - BOTTOM, 0, 0, 0, 0)
    later = Frame(SIDE, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    template.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=partial(_title_block, about), autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=partial(_running_head, about)),
        ]
    )
    template.build(Story(about).flowables(blocks), canvasmaker=_numbered(about))
    return made.getvalue()


def _numbered(about: About) -> Callable[..., Canvas]:
    """A canvas that draws the foot of each page once it knows how many there are."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._kept:
                self.__dict__.update(page)
                _foot(self, about, len(self._kept))
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, about: About, total: int) -> None:
    regular, _, italic = FACES[about.face]
    canvas.setStrokeColor(HexColor(about.accent))
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, 18 * mm, A4[0] - SIDE, 18 * mm)
    canvas.setFillColor(_GREY)
    canvas.setFont(italic, 8)
    canvas.drawString(SIDE, 13.5 * mm, SMALL_PRINT)
    canvas.setFont(regular, 9)
    canvas.drawRightString(A4[0] - SIDE, 13.5 * mm, f"Page {canvas.getPageNumber()} of {total}")


def _title_block(about: About, canvas: Canvas, _document: object) -> None:
    regular, bold, _ = FACES[about.face]
    accent = HexColor(about.accent)
    canvas.setFillColor(accent)
    canvas.rect(0, A4[1] - 20 * mm, A4[0], 20 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(bold, 13)
    canvas.drawString(SIDE, A4[1] - 13 * mm, about.publisher)
    canvas.setFillColor(_GREY)
    canvas.setFont(regular, 10)
    canvas.drawString(SIDE, A4[1] - 31 * mm, about.strap)
    canvas.setFillColor(accent)
    canvas.setFont(bold, 21)
    canvas.drawString(SIDE, A4[1] - 43 * mm, about.heading)
    canvas.setFillColor(_GREY)
    canvas.setFont(regular, 12)
    canvas.drawString(SIDE, A4[1] - 51 * mm, about.about)


def _running_head(about: About, canvas: Canvas, _document: object) -> None:
    regular = FACES[about.face][0]
    canvas.setFillColor(_GREY)
    canvas.setFont(regular, 9)
    canvas.drawString(SIDE, A4[1] - 16 * mm, about.heading)
    canvas.drawRightString(A4[0] - SIDE, A4[1] - 16 * mm, about.publisher)
    canvas.setStrokeColor(HexColor(about.accent))
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, A4[1] - 18.5 * mm, A4[0] - SIDE, A4[1] - 18.5 * mm)
