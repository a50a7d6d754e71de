"""The whole notebook, or some of its steps, as one print."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.step_names import step_line
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer, Source, Statement
from csa_desktop.reports.blocks import Block
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import Span
from csa_desktop.reports.notebook import ends
from csa_desktop.reports.notebook.blank import blank
from csa_desktop.reports.notebook.items import Items
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.notebook.sheets import HEADINGS, OF_A_CASE, Sheet
from csa_desktop.reports.notebook.sources import sources
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

CONTRADICTIONS = "Contradictions"
MEETING = (v.QUESTION, v.RECOMMENDATION)
BY_ITSELF = {v.SENTENCE: "The letter", v.AGENDA: "The agenda of the meeting"}


def print_notebook(
    pack: Pack,
    trail: Trail,
    paper: Paper,
    steps: Collection[str] | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of the notebook's steps, all of them where `steps` is None.

    A notebook in which nothing is written comes as sheets to fill in by hand. Where some steps are left
    out, the statements that the printed ones stand on follow the sheets.
    """
    words = Words()
    title = f"{ends.NAME}, {pack.short}"
    with without_collecting():
        sheets = list(notebook_sheets(Items(Said(pack, trail), words), steps))
        return print_sheets(sheets, words, paper, title=title, progress=progress)


def notebook_sheets(items: Items, steps: Collection[str] | None) -> Iterator[Block]:
    """The sheets of the notebook's steps, for a print in which other sheets stand before them."""
    return _Notebook(items, steps).sheets()


@dataclass(frozen=True, slots=True)
class _Notebook:
    items: Items
    wanted: Collection[str] | None

    @property
    def said(self) -> Said:
        return self.items.said

    def _steps(self) -> list[Step]:
        return [step for step in self.said.pack.steps if self.wanted is None or step.id in self.wanted]

    def sheets(self) -> Iterator[Block]:
        steps = self._steps()
        sheets = list(self._of_steps(steps))
        yield ends.front(self.items, steps)
        if not self.said.trail.rows.statements:
            yield from map(blank, sheets)
            return
        yield from (sheet.block() for sheet in sheets)
        yield from self._after(steps, [s for sheet in sheets for s in sheet.statements])

    def _of_steps(self, steps: Iterable[Step]) -> Iterator[Sheet]:
        begun: set[str] = set()
        for step in steps:
            asked = step.subjects or (v.OVERALL,)
            others = (subject for at, subject in self.said.placed if at == step.id and subject not in asked)
            for subject in (*asked, *others):
                here = self.said.placed.get((step.id, subject), [])
                yield Sheet(self.items, step, subject, here, first=subject not in begun)
                begun.add(subject)

    def _after(self, steps: list[Step], printed: list[Statement]) -> Iterator[Block]:
        complete = len(steps) == len(self.said.pack.steps)
        more = self._unplaced() if complete else self._below(printed)
        once = [s for s in more if complete and s.kind in OF_A_CASE]
        if once:
            yield ends.page(self.items, "Said once of each case", self._once(once))
            more = [s for s in more if s not in once]
        if more:
            title = "Not yet placed" if complete else "What these sheets stand on"
            yield ends.page(self.items, title, ends.by_subject(self.items, more))
        answered = self._answers() if complete else {}
        if answered:
            found_under = [self.items.section(asked, self._items(some)) for asked, some in answered.items()]
            yield ends.page(self.items, "Answers to questions of the analysis", found_under)
            more = [*more, *(s for some in answered.values() for s in some)]
        meeting = self._of_kinds(MEETING) if complete else []
        if meeting:
            yield ends.page(self.items, "The meeting", [self.items.item(said) for said in meeting])
        printed = [*printed, *once, *more, *meeting]
        if found := ends.contradictions(self.items, printed):
            yield ends.page(self.items, CONTRADICTIONS, found)
        yield ends.page(self.items, "Sources", self._sources(printed, complete=complete))
        rest = [] if found else [self.items.section(CONTRADICTIONS, [self.items.prose("None is recorded.")])]
        yield ends.page(self.items, "What else is kept", [*rest, *self._rest(steps, complete=complete)])

    def _unplaced(self) -> list[Statement]:
        """Notes, and whatever else has its place in no step of the framework."""
        steps = {step.id for step in self.said.pack.steps}
        other = (*MEETING, *BY_ITSELF)
        answers = {s.id for some in self._answers().values() for s in some}
        unplaced = (
            s
            for s in self.said.trail.rows.statements
            if s.step not in steps and s.kind not in other and s.id not in answers
        )
        return sorted(unplaced, key=self.said.numbers.place)

    def _once(self, some: Sequence[Statement]) -> list[Block]:
        found = {kind: [s for s in some if s.kind == kind] for kind in OF_A_CASE}
        return [self.items.section(HEADINGS[kind], self._items(of)) for kind, of in found.items() if of]

    def _answers(self) -> dict[str, list[Statement]]:
        """What answers a question of the framework and stands in no step, under the question."""
        steps = {step.id for step in self.said.pack.steps}
        prompts = [
            p for stage in self.said.pack.stages for g in stage.prompts for p in g.prompts if p.answered
        ]
        found = {
            p.text: [s for s in self.said.trail.statements(prompt=p.id) if s.step not in steps]
            for p in prompts
        }
        return {asked: some for asked, some in found.items() if some}

    def _items(self, some: Iterable[Statement]) -> list[Block]:
        return [self.items.item(statement) for statement in some]

    def _of_kinds(self, kinds: Collection[str]) -> list[Statement]:
        found = (s for s in self.said.trail.rows.statements if s.kind in kinds)
        return sorted(found, key=lambda s: (s.section, s.position, s.written, s.id))

    def _below(self, printed: list[Statement]) -> list[Statement]:
        """What the printed statements stand on or are contradicted by, and is not printed itself."""
        trail, shown = self.said.trail, {s.id for s in printed}
        found: dict[str, Statement] = {}
        for statement in printed:
            for below in (*trail.all_below(statement.id), *trail.below(statement.id, v.CONTRADICTS)):
                if below.id not in shown:
                    found[below.id] = below
        return sorted(found.values(), key=self.said.numbers.place)

    def _sources(self, printed: list[Statement], *, complete: bool) -> list[Block]:
        wanted: Iterable[Source] = self.said.trail.sources()
        if not complete:
            cited = {c.source for s in printed for c in self.said.trail.citations(s.id)}
            wanted = (source for source in wanted if source.id in cited)
        blocks = list(sources(self.items, wanted, printed))
        return blocks or [self.items.prose("No source is listed yet.")]

    def _rest(self, steps: list[Step], *, complete: bool) -> Iterator[Block]:
        rows = self.said.trail.rows
        if rows.decisions and any(step.graded for step in steps):
            yield self.items.section("Decisions on the judgements", ends.decided(self.items))
        if complete:
            answers = [self._answer(answer) for answer in rows.answers if self._is_at_large(answer)]
            if answers:
                yield self.items.section("Other answers", answers)
            if rows.exports:
                yield self.items.section("What left the program", ends.exports(self.items, rows.exports))
        yield self.items.section(
            "What is not in this print", ends.left_out(self.items, self._left_out(steps))
        )

    def _is_at_large(self, answer: Answer) -> bool:
        """True for an answer that no sheet and no form prints."""
        subjects = {subject.id for subject in self.said.pack.subjects}
        known = answer.about in subjects or self.said.trail.statement(answer.about)
        return not known and not self.said.is_of_form(answer)

    def _answer(self, answer: Answer) -> Block:
        asked, text = self.said.asked(answer)
        return self.items.prose([Span(f"{asked} ", Weight.BOLD), Span(text)])

    def _left_out(self, steps: list[Step]) -> Iterator[str]:
        for step in self.said.pack.steps:
            if step not in steps:
                yield f"{step_line(self.said.pack, step)}."
        if len(steps) < len(self.said.pack.steps):
            yield "Notes that have no place yet, sources that nothing here quotes, and what left the program."
        for kind, what in BY_ITSELF.items():
            if any(s.kind == kind for s in self.said.trail.rows.statements):
                yield f"{what}, which is printed by itself."
        for form in self.said.pack.forms:
            if any(answer.form == form.id and answer.value for answer in self.said.trail.rows.answers):
                yield f"What is written on the form “{form.title}”, which is printed by itself."
