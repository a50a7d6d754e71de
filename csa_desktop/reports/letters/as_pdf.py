"""A letter on paper: running text that flows from page to page under its headings."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import Form
from csa_desktop.reports import blocks
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.parts import Part, parts
from csa_desktop.reports.lines import QUIET, Span
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Prose, Style
from csa_desktop.reports.words import Words

STYLES = {
    p.OVER: Style(size=11, leading=15, colour=QUIET),
    p.TITLE: Style(size=17, leading=23, weight=Weight.BOLD, above=3),
    p.HEADING: Style(size=13, leading=18, weight=Weight.BOLD, above=16),
    p.LABEL: Style(size=11, leading=16, weight=Weight.BOLD, above=10),
    p.LINE: Style(size=11, leading=16, above=5),
    p.TEXT: Style(size=11, leading=16, above=7),
    p.BULLET: Style(size=11, leading=16, above=5, indent=14),
    p.FOOTER: Style(size=9, leading=12.5, colour=QUIET, above=18),
}
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
        return print_sheets([_sheet(list(made), words)], words, paper, title=title, progress=progress)


def _sheet(made: list[Part], words: Words) -> Block:
    """Headings stay with what follows them, labels too."""
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
    if kind == p.HEADING:
        made = [_under(label, rest, words, p.LABEL) for label, rest in _grouped(inside, p.LABEL)]
    else:
        made = [_block(part, words) for part in inside]
    if head is None:
        return Stack(made)
    return Stack(made, head=_block(head, words), above=STYLES[kind].above)


def _block(part: Part, words: Words) -> Block:
    if part.kind == p.ROOM:
        return blocks.Room(part.lines, pitch=_PITCH)
    style = STYLES[part.kind]
    if part.kind == p.LINE and part.label:
        spans = [Span(f"{part.label} ", Weight.BOLD, style.colour), Span(part.text)]
        return Prose(spans, style, words)
    return Prose(part.text, style, words, label="•" if part.kind == p.BULLET else "")
