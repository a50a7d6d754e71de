"""A notebook of a hundred pages and a letter of six, against the same texts set by reportlab's own means."""

import io
import random
import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table

from csa_desktop.commands.laying_out import lay_out_letter
from csa_desktop.domain import letter_text as letters
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.paths import resources_folder
from csa_desktop.reports.blocks import SHADE, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.letters.as_pdf import letter_block
from csa_desktop.reports.letters.letter_files import print_letter_text, sides
from csa_desktop.reports.letters.to_council import letter_parts
from csa_desktop.reports.notebook import print_notebook
from csa_desktop.reports.notebook.items import Items
from csa_desktop.reports.notebook.notebook import _Notebook
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.pages import BOTTOM, SIDE, TOP, WIDTH
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Prose
from csa_desktop.reports.table import Row as Framed
from csa_desktop.reports.words import Words
from tests.bench.figures import Row, of_medians, paired, seconds
from tests.bench.made import sentence

FINDINGS = 300
"""So many make a hundred pages."""
PAPER = Paper(
    "OFFICIAL-SENSITIVE", "Measured Council", "Annual performance assessment 2005", "1 May", "A. M."
)
MARKUP = {Weight.REGULAR: "{}", Weight.BOLD: "<b>{}</b>", Weight.ITALIC: "<i>{}</i>"}
Text = tuple[str, Any]
"""("p", (markup, style)) for a paragraph, ("row", cells) for a framed row, ("end", None) after a sheet."""


def measure(*, small: bool = False) -> list[Row]:
    """Both sides make the PDF's bytes; ours from the trail, theirs from a list of strings."""
    pack = installed_packs()["apa-2005"]
    trail = made_trail(pack, 20 if small else FINDINGS)
    texts = list(said(pack, trail))
    register_fonts()
    pages = [pages_of(print_notebook(pack, trail, PAPER)), pages_of(plain(texts))]
    pairs = paired(
        lambda _: seconds(partial(print_notebook, pack, trail, PAPER)),
        lambda _: seconds(partial(plain, texts)),
        1 if small else 8,
    )
    note = f"{pages[0]} pages and {pages[1]} pages, {len(trail.rows.statements)} statements"
    row = of_medians("print a notebook / plain reportlab", pairs, 1.5, note=note)
    return [row, *letter_rows(pack, small=small)]


def letter_rows(pack: Pack, *, small: bool) -> list[Row]:
    """The letter to a council; ours is also read back, as it is before it leaves."""
    head = Letterhead(("Ofsted", "CSCI"), authority=PAPER.authority)
    text = example_letter(pack)
    texts = list(_texts(letter_block(list(letter_parts(text, head, pack)), Words())))
    pages = [pages_of(lay_out_letter(text, head, pack)), pages_of(plain(texts))]
    note = f"{pages[0]} pages and {pages[1]} pages"
    turns = 1 if small else 12
    bare = partial(seconds, partial(plain, texts))
    printed = paired(lambda _: seconds(partial(print_letter_text, text, head, pack)), lambda _: bare(), turns)
    checked = paired(lambda _: seconds(partial(lay_out_letter, text, head, pack)), lambda _: bare(), turns)
    measured = paired(lambda _: seconds(partial(sides, text, pack, head)), lambda _: bare(), turns)
    return [
        of_medians("print the letter / plain reportlab", printed, 1.5, note=note),
        of_medians("print the letter and read it back / plain reportlab", checked, 3, note=note),
        of_medians("measure the letter's sides / plain reportlab", measured, 1, note=note),
    ]


def example_letter(pack: Pack) -> letters.LetterText:
    """The draft of the worked example, which is the handbook's exemplar (003:580-701)."""
    kept = tomllib.loads((resources_folder() / "example" / "letter.toml").read_text("utf-8"))["sentence"]
    titles = {subject.id: subject.title for subject in pack.subjects}
    sections = []
    for part in (part for part in pack.letter("apa-letter").sections if part.form != "final"):
        here = [said for said in kept if said["section"] == part.id]
        made = [_paragraph(list(some), titles) for _, some in groupby(here, key=_of_one_paragraph)]
        sections.append(letters.Section(part.id, part.heading, tuple(made)))
    return letters.LetterText("apa-letter", PAPER.authority, 2005, "draft", PAPER.marking, tuple(sections))


def _of_one_paragraph(said: dict[str, Any]) -> tuple[str, str]:
    return said["place"], said["source"] if said["place"] == letters.PARAGRAPH else said["key"]


def _paragraph(some: list[dict[str, Any]], titles: dict[str, str]) -> letters.Paragraph:
    first = some[0]
    sentences = tuple(letters.Sentence(said["key"], said["text"]) for said in some)
    return letters.Paragraph(
        first["key"], first["place"], sentences, title=titles.get(first.get("subject", ""), "")
    )


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


# The notebook


def made_trail(pack: Pack, findings: int) -> Trail:
    """A notebook with so many cited findings, and points, gaps and judgements that stand on them."""
    chance = random.Random(5)
    about = v.Assessment("a", pack.id, 1, PAPER.authority, PAPER.title, 2005, PAPER.marking)
    sources = tuple(source(number) for number in range(12))
    steps = {step.id: step for step in pack.steps}
    subjects = steps["1"].subjects
    found = [statement(chance, v.FINDING, "1", subjects[n % len(subjects)], n, pack) for n in range(findings)]
    points = [statement(chance, v.POINT, "2", f.subject, n, pack) for n, f in enumerate(found[::4])]
    gaps = [statement(chance, v.GAP, "1", f.subject, n, pack) for n, f in enumerate(found[::20])]
    cited = tuple(citation(chance, f, sources) for f in found for _ in range(chance.randint(0, 2)))
    supports = tuple(
        v.Support(f"{p.id}-{f.id}", "a", p.id, f.id, v.SUPPORTS, f.version)
        for p, start in zip(points, range(0, findings, 4), strict=True)
        for f in found[start : start + 4]
    )
    rows = v.Rows(
        about, 1, sources=sources, statements=(*found, *points, *gaps), citations=cited, supports=supports
    )
    return Trail(rows)


def statement(
    chance: random.Random, kind: str, step: str, subject: str, number: int, pack: Pack
) -> v.Statement:
    """One statement of a few lines."""
    under = [k.id for k in pack.key_judgements_of(subject)]
    return v.Statement(
        id=f"{kind}-{number}",
        assessment="a",
        kind=kind,
        step=step,
        subject=subject,
        key_judgement=chance.choice(under) if under and kind == v.FINDING else "",
        text=sentence(chance, chance.randint(30, 60)),
        sign=chance.choice((v.STRENGTH, v.IMPROVEMENT, v.NEITHER)),
        position=f"{number:06}",
        author="a-m",
        written="2005-06-16T09:42:00+00:00",
    )


def source(number: int) -> v.Source:
    """A received document."""
    title = f"Briefing {number}"
    return v.Source(
        f"s{number}",
        "a",
        "",
        title,
        "received",
        "yes",
        "",
        "2005-05-01",
        "",
        f"{number:064}",
        "pdf",
        1,
        90,
        "",
    )


def citation(chance: random.Random, finding: v.Statement, sources: tuple[v.Source, ...]) -> v.Citation:
    """Some words quoted from a page."""
    where = chance.choice(sources)
    name = f"c{chance.random()}"
    quote = sentence(chance, chance.randint(6, 25))
    return v.Citation(name, "a", finding.id, where.id, chance.randint(1, 90), 0, 9, quote, where.sha256)


# The same in plain reportlab


def said(pack: Pack, trail: Trail) -> Iterator[Text]:
    """Every text of our print in its order, with its style, as strings."""
    words = Words()
    for sheet in _Notebook(Items(Said(pack, trail), words), None).sheets():
        yield from _texts(sheet)
        yield "end", None


def _texts(block: Any) -> Iterator[Text]:
    if isinstance(block, Prose):
        yield from (("p", (markup, _style(block))) for markup in _markup(block))
    elif isinstance(block, Stack):
        for inner in block._all():
            yield from _texts(inner)
    elif isinstance(block, Framed):
        yield "row", [(cell.share, cell.shaded, list(_texts(cell.block))) for cell in block.cells]


def _markup(block: Prose) -> Iterator[str]:
    for place, paragraph in enumerate(block._paragraphs):
        text = "".join(MARKUP[span.weight].format(escape(span.text)) for span in paragraph)
        label = f"<bullet>{escape(block.label)}</bullet>" if block.label and not place else ""
        yield f"{label}{text}"


def _style(block: Prose) -> tuple[float, float, float, float]:
    return block.style.size, block.style.leading, block.style.above, block.style.indent


def register_fonts() -> None:
    """The same font files under reportlab's own reader."""
    folder = resources_folder() / "fonts" / "paper"
    for weight in Weight:
        pdfmetrics.registerFont(TTFont(weight.name, str(folder / weight.value)))
    names = {"normal": "REGULAR", "bold": "BOLD", "italic": "ITALIC", "boldItalic": "BOLD"}
    pdfmetrics.registerFontFamily("REGULAR", **names)


def plain(texts: list[Text]) -> bytes:
    """A PDF of the texts, built from the strings each time."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    frame = Frame(SIDE, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_edges))
    document.build([_flowable(kind, content) for kind, content in texts])
    return out.getvalue()


def _flowable(kind: str, content: Any) -> Flowable:
    if kind == "p":
        markup, (size, leading, above, indent) = content
        style = ParagraphStyle(
            "s", fontName="REGULAR", fontSize=size, leading=leading, spaceBefore=above, leftIndent=indent
        )
        return Paragraph(markup, style)
    if kind == "row":
        table = Table(
            [[[_flowable(*one) for one in inner] for _, _, inner in content]],
            colWidths=[share * WIDTH for share, _, _ in content],
        )
        shade = [
            ("BACKGROUND", (n, 0), (n, 0), Color(*SHADE)) for n, (_, dark, _) in enumerate(content) if dark
        ]
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.6, Color(0.3, 0.33, 0.37)), *shade])
        return table
    return PageBreak()


def _edges(canvas: Canvas, _document: BaseDocTemplate) -> None:
    canvas.setFont("REGULAR", 8.5)
    top = A4[1]
    for y in (top - 12 * mm, 8.5 * mm):
        canvas.drawCentredString(A4[0] / 2, y, PAPER.marking)
    canvas.drawString(SIDE, top - 21.5 * mm, PAPER.authority)
    canvas.drawRightString(SIDE + WIDTH, top - 21.5 * mm, PAPER.title)
    canvas.drawString(SIDE, 15.5 * mm, f"Printed on {PAPER.printed} by {PAPER.by}")
    canvas.drawRightString(SIDE + WIDTH, 15.5 * mm, f"Page {canvas.getPageNumber()}")
    for y in (top - 24.5 * mm, 20 * mm):
        canvas.line(SIDE, y, SIDE + WIDTH, y)
