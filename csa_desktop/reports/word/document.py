"""A Word file that says nothing of who made it: A4, our fonts, marking and page numbers on each page."""

from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from csa_desktop.reports.example_documents.same_bytes import same_bytes
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable

FONT = "Arial"
INK = RGBColor(0x12, 0x1A, 0x24)
QUIET = RGBColor(0x54, 0x5E, 0x6B)
_SIZES = {"Normal": 11, "Title": 17, "Subtitle": 11, "Heading 1": 13, "Heading 2": 11, "List Bullet": 11}
_HEADER, _FOOTER = "Header", "Footer"
CLOSE_LINE, TOPIC, CELL_HEAD = "Close Line", "Topic", "Cell Head"
"""Lines without room between them, as in an address; the line over points of a list; the head of a column."""


def begin(paper: Paper, title: str) -> Any:
    """An empty document; `title` is read without opening it: no names, nothing typed."""
    document = docx.Document()
    _styles(document)
    _page(document)
    _properties(document, title)
    _edges(document.sections[0], paper)
    return document


def add(document: Any, text: str, style: str) -> None:
    """A paragraph for each line of a text, in the same printed form as on paper."""
    for line in lines_of(text):
        document.add_paragraph(line, style=style)


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something, as they are printed."""
    return [line for line in printable(text).split("\n") if line.strip()]


def add_table(document: Any, rows: int, columns: int) -> Any:
    """A framed table as wide as the page; its first row is repeated where it goes on over the page."""
    table = document.add_table(rows, columns, style="Table Grid")
    table.autofit = False
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def written(document: Any) -> bytes:
    """The file; the same document makes the same bytes, so no time of day is in it."""
    return same_bytes(document.save)


def _styles(document: Any) -> None:
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        style.font.italic = False
        style.font.bold = name in ("Title", "Heading 1", "Heading 2")
        _only_this_font(style)
    _spaced(document, "Normal", before=0, after=7)
    _spaced(document, "Title", before=2, after=10)
    _spaced(document, "Heading 1", before=14, after=4)
    _spaced(document, "Heading 2", before=8, after=3)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    document.styles["Subtitle"].font.color.rgb = QUIET
    _plain_rule(document.styles["Title"])
    for name in (CLOSE_LINE, TOPIC, CELL_HEAD):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        made.font.italic, made.font.bold = name == TOPIC, name == CELL_HEAD
    _spaced(document, CLOSE_LINE, before=0, after=0)
    _spaced(document, TOPIC, before=6, after=3)
    _spaced(document, CELL_HEAD, before=4, after=4)
    document.styles[TOPIC].paragraph_format.keep_with_next = True
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def _only_this_font(style: Any) -> None:
    """The template's headings name the theme's fonts, which go before a font that is named outright."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)


def _plain_rule(style: Any) -> None:
    """The template draws a coloured line under its titles."""
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _spaced(document: Any, name: str, *, before: float, after: float) -> None:
    shape = document.styles[name].paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(28), Mm(24)
    section.header_distance = section.footer_distance = Mm(10)


def _properties(document: Any, title: str) -> None:
    """The template names its own author and says that it was made by a library: neither is told."""
    said = document.core_properties
    said.title, said.language = printable(title), "en-GB"
    for name in ("author", "last_modified_by", "comments", "subject", "keywords", "category", "identifier"):
        setattr(said, name, "")
    for name in ("content_status", "version"):
        setattr(said, name, "")


def _edges(section: Any, paper: Paper) -> None:
    about = " · ".join(filter(None, (paper.authority, paper.title)))
    head, foot = section.header, section.footer
    _edge(head.paragraphs[0], paper.marking, bold=True)
    _edge(head.add_paragraph(style=_HEADER), about)
    _number(foot.paragraphs[0])
    _edge(foot.add_paragraph(style=_FOOTER), paper.marking, bold=True)


def _edge(paragraph: Any, text: str, *, bold: bool = False) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, " ".join(printable(text).split()), bold=bold)


def _run(paragraph: Any, text: str, *, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.bold = Pt(8.5), FONT, bold
    run.font.color.rgb = INK if bold else QUIET
    return run


def _number(paragraph: Any) -> None:
    """Which page of how many; Word counts them."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        _run(paragraph, text)
        for kind, inside in (("begin", ""), ("", field), ("separate", ""), ("shown", "1"), ("end", "")):
            run = _run(paragraph, inside if kind == "shown" else "")
            if kind != "shown":
                run._r.append(_mark(kind, inside))


def _mark(kind: str, text: str) -> Any:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = text
    return element
