"""One statement of the notebook in print: its number, what it is, its words, and what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csa_desktop.domain import values as v
from csa_desktop.domain.values import Statement
from csa_desktop.reports.blocks import CONTINUED, Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import QUIET, Span
from csa_desktop.reports.notebook.said import NO_SIGN, SIGNS, Said
from csa_desktop.reports.prose import Prose, Style
from csa_desktop.reports.words import Words

HANG = 58
"""Points left of a statement, for its number."""
TITLE = Style(size=17, leading=22, weight=Weight.BOLD, above=3)
OVER = Style(size=10, leading=14, colour=QUIET)
AGAIN = Style(size=11, leading=15, weight=Weight.BOLD)
SECTION = Style(size=12, leading=16, weight=Weight.BOLD, above=14)
GROUP = Style(size=10, leading=14, weight=Weight.BOLD, above=9)
PLAIN = Style(above=3)
REMARK = Style(above=7)
QUIETLY = Style(size=9, leading=12.5, colour=QUIET, above=3)
_TAGS = Style(size=9, leading=13, indent=HANG, above=0)
_WORDS = Style(indent=HANG, above=0)
_REST = Style(size=9, leading=12.5, indent=HANG, above=1.5)
WHOLE = 200
"""Points; a statement no higher than this is not divided between pages."""
_BETWEEN = "  ·  "


@dataclass(frozen=True, slots=True)
class Items:
    """Makes the blocks of statements."""

    said: Said
    words: Words

    def prose(self, text: str | Sequence[Span], style: Style = PLAIN, *, label: str = "") -> Prose:
        """Some text."""
        return Prose(text, style, self.words, label=label)

    def section(self, heading: str, blocks: Sequence[Block], style: Style = SECTION) -> Block:
        """Blocks under a heading that stays with them, and is there again where they go on."""
        again = self.prose(heading + CONTINUED, style)
        return Stack(blocks, head=self.prose(heading, style), again=again, above=style.above)

    def item(self, statement: Statement, *, under_judgement: bool = False) -> Block:
        """A statement with all that is kept about it, save what the heading over it says already."""
        said = [(spans, _TAGS) for spans in self._head(statement, under_judgement=under_judgement)]
        if statement.text.strip():
            said.append(([Span(statement.text)], _WORDS))
        said += [(spans, _REST) for spans in self._below(statement)]
        number = self.said.numbers.of(statement)
        labels = [number, *([""] * len(said))]
        blocks = [self.prose(spans, style, label=labels[place]) for place, (spans, style) in enumerate(said)]
        again = self.prose([Span(CONTINUED.strip(), Weight.ITALIC, QUIET)], _TAGS, label=number)
        return Stack(blocks, again=again, above=8, whole=WHOLE)

    def brief(self, statement: Statement) -> Block:
        """A statement's number, its words and the numbers that it stands on: a step of a trail."""
        spans = [Span(statement.text), Span(f" {self.said.stands_on(statement)}", Weight.REGULAR, QUIET)]
        return self.prose(spans, _REST, label=self.said.numbers.of(statement))

    def _head(self, statement: Statement, *, under_judgement: bool) -> Iterator[list[Span]]:
        """What a statement is, over its words."""
        tags = self.said.tags(replace(statement, judgement="") if under_judgement else statement)
        first, *others = [*filter(None, self._what(statement)), *tags] or [""]
        if first:
            following = "".join(_BETWEEN + tag for tag in others)
            yield [Span(first, Weight.BOLD), Span(following, Weight.REGULAR, QUIET)]
        if statement.grade:
            grade, descriptor = self.said.grade(statement)
            yield [Span(grade, Weight.BOLD)]
            yield from [[Span(descriptor, Weight.ITALIC, QUIET)]] if descriptor else ()

    def _what(self, statement: Statement) -> Iterator[str]:
        said = self.said
        if statement.kind == v.FINDING:
            yield SIGNS.get(statement.sign, statement.sign or NO_SIGN)
        else:
            yield SIGNS.get(statement.sign, statement.sign)
        if statement.kind == v.JUDGEMENT:
            yield said.judgement(statement.judgement) or "Judgement"
        yield said.status(statement.status)
        yield said.state(statement)
        if statement.owner or statement.kind == v.GAP:
            yield f"Owner: {said.person(statement.owner) or 'nobody yet'}"

    def _below(self, statement: Statement) -> Iterator[list[Span]]:
        """What stands under a statement's words."""
        citations = self.said.trail.citations(statement.id)
        for citation in citations:
            place, quoted = self.said.citation(citation)
            yield [Span(f"{place} "), Span(quoted, Weight.ITALIC)]
        if statement.kind == v.FINDING and not citations:
            yield [Span("No source is cited.", Weight.BOLD)]
        if statement.response.strip():
            yield [Span("Response: ", Weight.BOLD), Span(statement.response)]
        if statement.reason.strip():
            yield [Span("Reason: ", Weight.BOLD), Span(statement.reason)]
        if stands := self.said.stands_on(statement):
            yield [Span(stands)]
        yield from ([Span(line, Weight.BOLD)] for line in self.said.against(statement))
        if statement.kind == v.JUDGEMENT:
            yield [Span(self.said.standing(statement))]
            yield from ([Span(line)] for line in self.said.agreements(statement))
        for asked, answered in self.said.answered(statement.id):
            yield [Span(f"{asked} ", Weight.BOLD), Span(answered)]
        for why in self.said.look_again(statement):
            yield [Span("Look again: ", Weight.BOLD), Span(why)]
        if when := self.said.when(statement):
            yield [Span(when, Weight.REGULAR, QUIET)]
