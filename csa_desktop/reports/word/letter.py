"""A letter as a Word file, for whoever will answer it there."""

from collections.abc import Iterable, Mapping
from typing import Any

from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import Form
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.parts import Part, parts
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.word import document as word

STYLES = {
    p.OVER: "Subtitle",
    p.TITLE: "Title",
    p.SUBJECT: "Title",
    p.HEADING: "Heading 1",
    p.LABEL: "Heading 2",
    p.TEXT: "Normal",
    p.BULLET: "List Bullet",
    p.FOOTER: "Normal",
    p.ADDRESS: word.CLOSE_LINE,
    p.TOPIC: word.TOPIC,
    p.CELL: word.TOPIC,
    p.CELL_HEAD: word.CELL_HEAD,
}


def write_letter(form: Form, paper: Paper, answers: Mapping[str, Value] | None = None) -> bytes:
    """The Word file of a letter: with empty lines to write on where `answers` is None."""
    return write_parts(parts(form, answers), paper, form.title)


def write_parts(made: Iterable[Part], paper: Paper, title: str) -> bytes:
    """The Word file of running text that is made of such parts."""
    document = word.begin(paper, title)
    for part in made:
        _add(document, part)
    return word.written(document)


def _add(document: Any, part: Part) -> None:
    if part.kind == p.ROOM:
        for _ in range(part.lines):
            document.add_paragraph("")
    elif part.kind == p.GAP:
        for _ in range(part.lines):
            document.add_paragraph("", style=word.CLOSE_LINE)
    elif part.kind == p.TABLE:
        _table(document, part)
    elif part.kind == p.TOGETHER:
        _together(document, part.rows[0][0])
    elif part.kind == p.LINE:
        _line(document, part)
    else:
        _text(document, part)


def _text(document: Any, part: Part) -> None:
    first, *others = word.lines_of(part.text) or [""]
    document.add_paragraph(first, style=STYLES[part.kind])
    for line in others:  # a bullet goes on without another dot
        document.add_paragraph(line, style="List Continue" if part.kind == p.BULLET else STYLES[part.kind])


def _line(document: Any, part: Part) -> None:
    first, *others = word.lines_of(part.text) or [""]
    paragraph = document.add_paragraph()
    if part.label:
        paragraph.add_run(f"{' '.join(word.lines_of(part.label))} ").bold = True
    paragraph.add_run(first)
    for line in others:
        document.add_paragraph(line)


def _table(document: Any, part: Part) -> None:
    """Real rows and cells; the heads are there again on each page, and no row is divided."""
    table = word.add_table(document, len(part.rows), len(part.rows[0]))
    for row, cells in zip(table.rows, part.rows, strict=True):
        for cell, inside in zip(row.cells, cells, strict=True):
            empty = cell.paragraphs[0]
            for each in inside:
                _add(cell, each)
            if inside:
                empty._p.getparent().remove(empty._p)


def _together(document: Any, inside: tuple[Part, ...]) -> None:
    """Paragraphs of which each but the last stays on the page of the next."""
    before = len(document.paragraphs)
    for part in inside:
        _add(document, part)
    for paragraph in document.paragraphs[before:-1]:
        paragraph.paragraph_format.keep_with_next = True
