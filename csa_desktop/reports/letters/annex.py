"""The annex to a letter: for every sentence the evidence that it stands on, down to document and page."""

from collections.abc import Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_checks import is_formula
from csa_desktop.domain.letter_text import PARAGRAPH, LetterText, Paragraph, Section, Sentence
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import QUIET, Span
from csa_desktop.reports.notebook.items import OVER, TITLE, Items
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Style
from csa_desktop.reports.words import Words

NAME = "Annex: what each sentence of the letter stands on"
NOTHING = "Stands on nothing in the notebook."
FORMULA = "The framework's own wording, which needs no evidence."
CHANGED = "What this stands on has changed since it was looked at."
ABOVE, HERE = "as above, under {}", "as above"
LEGEND = (
    "Each sentence of the letter is followed by what it stands on, and by what that stands on in turn, down "
    "to the page. The numbers are those of the printed evidence notebook."
)
_NUMBER = 34
_STEP = 16
_SENTENCE = Style(size=10.5, leading=15, above=12, indent=_NUMBER, weight=Weight.BOLD)
_WHOLE = 90


def print_annex(
    text: LetterText, pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the annex; nothing that was typed is in its metadata."""
    words = Words()
    with without_collecting():
        made = _Annex(Items(Said(pack, trail), words), text).sheet()
        return print_sheets([made], words, paper, title=NAME, progress=progress)


class _Annex:
    def __init__(self, items: Items, text: LetterText) -> None:
        self.items, self.text = items, text
        self.trail = items.said.trail
        self._told: dict[str, str] = {}
        """Where a statement with all below it was printed already: it is not printed twice."""

    def sheet(self) -> Block:
        """All sections in the order of the letter."""
        prose = self.items.prose
        top = [prose(self.text.authority, OVER), prose(NAME, TITLE), prose(LEGEND)]
        number = 0
        made: list[Block] = []
        for section in self.text.sections:
            blocks: list[Block] = []
            for paragraph in section.paragraphs:
                for sentence in paragraph.sentences:
                    number += 1
                    blocks.append(self._sentence(str(number), paragraph, sentence))
            if blocks:
                made.append(self._section(section, blocks))
        return Stack([*top, *made])

    def _section(self, section: Section, blocks: list[Block]) -> Block:
        return self.items.section(section.heading, blocks) if section.heading else Stack(blocks)

    def _sentence(self, number: str, paragraph: Paragraph, sentence: Sentence) -> Block:
        lead = f"{paragraph.title}: " if paragraph.title and paragraph.place != PARAGRAPH else ""
        head = self.items.prose(f"{lead}{sentence.text}", _SENTENCE, label=number)
        below = list(self._below(sentence.id, number, 0, set())) or [self._quiet(self._nothing(sentence), 0)]
        if self.trail.is_stale(sentence.id):
            below.append(self._quiet(CHANGED, 0))
        return Stack(below, head=head, above=_SENTENCE.above, whole=_WHOLE)

    def _nothing(self, sentence: Sentence) -> str:
        kept = self.trail.statement(sentence.id)
        return FORMULA if kept and is_formula(self.trail, self.items.said.pack, kept) else NOTHING

    def _below(self, statement: str, number: str, depth: int, path: set[str]) -> Iterator[Block]:
        for cited in self.trail.citations(statement):
            place, quote = self.items.said.citation(cited)
            spans = [Span(f"{place} ", Weight.BOLD, QUIET), Span(" ".join(quote.split()), Weight.ITALIC)]
            yield self.items.prose(spans, _at(depth))
        for relation in (v.SUPPORTS, v.CONTRADICTS):
            for lower in self.trail.below(statement, relation):
                if lower.id not in path:  # a ring of support is walked once
                    yield from self._statement(lower, relation, number, depth, path | {lower.id})

    def _statement(
        self, lower: Statement, relation: str, number: str, depth: int, path: set[str]
    ) -> Iterator[Block]:
        said = self.items.said
        numbered = said.numbers.of(lower)
        against = "Against it: " if relation == v.CONTRADICTS else ""
        told = self._told.get(lower.id)
        rest = f" ({HERE if told == number else ABOVE.format(told)})" if told else ""
        spans = [
            Span(f"{against}{numbered}  ", Weight.BOLD),
            Span(self._words(lower)),
            Span(rest, colour=QUIET),
        ]
        yield self.items.prose(spans, _at(depth))
        if told is None:
            self._told[lower.id] = number
            yield from self._below(lower.id, number, depth + 1, path)

    def _words(self, lower: Statement) -> str:
        """A judgement by what is judged and its grade, anything else by its words."""
        if lower.kind != v.JUDGEMENT:
            return lower.text
        grade = self.items.said.grade(lower)[0] if lower.grade else ""
        judged = self.items.said.judgement(lower.judgement)
        return ". ".join(filter(None, (", ".join(filter(None, (judged, grade))), lower.text)))

    def _quiet(self, text: str, depth: int) -> Block:
        return self.items.prose([Span(text, Weight.ITALIC, QUIET)], _at(depth))


def _at(depth: int) -> Style:
    return Style(size=9.5, leading=13, above=3, indent=_NUMBER + _STEP * min(depth, 6))
