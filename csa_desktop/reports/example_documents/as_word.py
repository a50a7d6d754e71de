"""An example document as a Word file, with real headings, tables and page numbers."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from csa_desktop.reports.example_documents.as_pdf import SMALL_PRINT
from csa_desktop.reports.example_documents.reading import About, Block, Box, Bullet, Heading, Paragraph, Table
from csa_desktop.reports.example_documents.same_bytes import same_bytes

_FONT = "Arial"


def word(about: About, blocks: Sequence[Block]) -> bytes:
    """The document as Word opens it; its pages are Word's to make."""
    document = docx.Document()
    _styles(document, about)
    _properties(document, about)
    _foot(document)
    document.add_paragraph(about.publisher, style="Subtitle")
    document.add_paragraph(about.heading, style="Title")
    document.add_paragraph(about.strap, style="Subtitle")
    for block in blocks:
        _add(document, block, about)
    return same_bytes(document.save)


def _styles(document: Any, about: About) -> None:
    accent = RGBColor.from_string(about.accent.lstrip("#").upper())
    sizes = {
        "Normal": 11,
        "Title": 24,
        "Subtitle": 11,
        "Heading 1": 16,
        "Heading 2": 13,
        "List Bullet": 11,
        "Caption": 10,
    }
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        _every_script(style)
        if name not in ("Normal", "List Bullet"):
            style.font.color.rgb = accent
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles["Subtitle"].font.italic = False


def _every_script(style: Any) -> None:
    """The template's headings name the theme's fonts, which go before a font that is named outright."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)


def _properties(document: Any, about: About) -> None:
    said = document.core_properties
    said.title, said.author, said.subject, said.comments = (
        about.title,
        about.publisher,
        about.strap,
        SMALL_PRINT,
    )


def _foot(document: Any) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(f"{SMALL_PRINT}   Page ").font.size = Pt(8)
    number = foot.add_run()
    number.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        number._r.append(_field(kind, text))


def _field(kind: str, text: str) -> Any:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = text
    return element


def _add(document: Any, block: Block, about: About) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Paragraph(text, number):
            document.add_paragraph(f"{number} {text}".strip())
        case Bullet(text):
            document.add_paragraph(text, style="List Bullet")
        case Box(text):
            document.add_paragraph().add_run(text).italic = True
        case Table(caption, rows):
            _table(document, caption, rows, about.accent.lstrip("#"))


def _table(document: Any, caption: str, rows: tuple[tuple[str, ...], ...], accent: str) -> None:
    if caption:
        document.add_paragraph(caption, style="Caption").paragraph_format.keep_with_next = True
    grid = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for cell, text in zip(grid.rows[at].cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(9), at == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if at == 0:
                _shade(cell, accent)
                run.font.color.rgb = RGBColor(255, 255, 255)
    _repeat_head(grid)
    document.add_paragraph()


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat_head(grid: Any) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(head)
