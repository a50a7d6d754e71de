"""The record of one case: who, the journey, what it shows at each stage, and what that stands on."""

from collections.abc import Iterator, Mapping

from csa_desktop.domain import ethnicities
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import Cell, cell, one_of_case
from csa_desktop.domain.case_journey import Timeline, timeline_of
from csa_desktop.domain.cases import CLOSED, PICKED, REPLACED, RESERVE, Case, aged
from csa_desktop.domain.filling import Value
from csa_desktop.domain.framework import Form, JourneyStage, Pack, Subject
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.case_record.drawing import HIGHEST, TOO_MUCH, Drawing
from csa_desktop.reports.forms import FormSheet
from csa_desktop.reports.notebook.items import Items
from csa_desktop.reports.notebook.said import Said, title
from csa_desktop.reports.onsite.tables import REMARK, SECTION, Tables, bold, printed
from csa_desktop.reports.pages import WIDTH, Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.timeline_layout import said_silence, said_when
from csa_desktop.reports.timeline_words import event_words, notes, stage_words
from csa_desktop.reports.words import Words

NOT_WRITTEN = "Not yet written."
NOT_ANSWERED = "Not yet answered."
NOTHING = "No event is entered yet."
GOOD = "★ Good practice"
_STATES = {RESERVE: "a reserve", REPLACED: "replaced"}
_ANSWERS = {"yes": "Yes", "no": "No", "unclear": "Unclear"}


def print_record(
    pack: Pack,
    trail: Trail,
    form: Form,
    case: str,
    paper: Paper,
    answers: Mapping[str, Value] | None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of all that is known of a case, and of its form; where the case is gone, the form alone."""
    words = Words()
    there = trail.case(case)
    sheets = [_Record(pack, trail, there, words).block(form)] if there else []
    sheets.append(FormSheet(form, answers, words).block())
    return printed(words, sheets, paper, title=form.title, progress=progress)


class _Record:
    def __init__(self, pack: Pack, trail: Trail, case: Case, words: Words) -> None:
        self.pack, self.trail, self.case = pack, trail, case
        self.tables, self.items = Tables(words), Items(Said(pack, trail), words)
        self.journey = next((j for j in pack.journeys if j.id == case.journey), pack.journeys[0])

    def block(self, form: Form) -> Block:
        """The sheet of the case."""
        blocks = [*self._who(), *self._travelled(), *self._grid(), *self._shown(), *self._once()]
        return self.tables.sheet(f"{self.case.code}: the child's journey", blocks, under=form.title)

    def _who(self) -> Iterator[Block]:
        case = self.case
        child = ", ".join(filter(None, (case.gender, aged(case.age), ethnicities.said(case.ethnicity))))
        state = ", closed" if case.state == CLOSED else ""
        groups = "; ".join(title(self.pack.groups, group) for group in case.groups)
        came = "Picked by hand" if case.origin == PICKED else "Drawn"
        place = ", ".join(filter(None, (came, _STATES.get(case.sample, ""))))
        said = (
            ("Child: ", child),
            ("Stage reached: ", f"{self._stage(case.stage)}{state}"),
            ("Groups: ", groups),
            ("In the sample: ", f"{place}: {case.reason}" if case.reason.strip() else place),
            ("Tracked by: ", self.trail.name_of(case.tracker) or "nobody yet"),
        )
        yield from (self.tables.prose(bold(name, text)) for name, text in said if text)

    def _stage(self, stage: str) -> str:
        found = (s for s in self.pack.journey_stages() if s.id == stage)
        return next((s.title for s in found), stage)

    # The journey

    def _travelled(self) -> Iterator[Block]:
        timeline = timeline_of(self.trail, self.journey, self.case.id)
        drawing = Drawing(self.journey, timeline, self.tables.words)
        fits = drawing.wrap(WIDTH, HIGHEST)[1] <= HIGHEST
        shown: list[Block] = [drawing if fits else self.tables.prose(TOO_MUCH)] if timeline.events else []
        said = list(self._events(timeline))
        listed = [self.tables.prose(text) for text in said or [NOTHING]]
        yield Stack([*shown, *listed], head=self.tables.prose("The journey", SECTION), above=12)

    def _events(self, timeline: Timeline) -> Iterator[str]:
        """The same as the drawing, in words: also for whoever cannot see it."""
        for placed in timeline.events:
            source = self.trail.source(placed.event.source)
            agency = title(self.pack.services, placed.event.agency)
            words = event_words(self.journey, timeline, placed)
            yield " · ".join(filter(None, (words, agency, f"from: {source.title}" if source else "")))
        for event in timeline.undated:
            yield " · ".join(filter(None, (event.happened, event.title, self._stage(event.stage))))
        for silence in timeline.silences:
            ends = (said_when(one.event.happened) for one in (silence.after, silence.before))
            between = " and ".join(ends)
            yield f"{said_silence(silence).capitalize()}, between {between}"
        if timeline.stages:
            yield "; ".join(stage_words(self.journey, span) for span in timeline.stages)
        yield from notes(timeline)

    # The grid

    def _grid(self) -> Iterator[Block]:
        themes = self.pack.themes()
        if not themes:
            return
        stages = self.journey.stages
        titles, names = [theme.title for theme in themes], [stage.short or stage.title for stage in stages]
        cells = [[self._cell(stage, theme) for theme in themes] for stage in stages]
        if len(themes) > len(stages):  # the fewer of them stand side by side, so that words fit
            titles, names, cells = names, titles, [list(column) for column in zip(*cells, strict=True)]
        heads, shares = ("", *titles), (0.19, *[0.81 / len(titles)] * len(titles))
        rows = [(name, *row) for name, row in zip(names, cells, strict=True)]
        yield self.tables.table(heads, shares, rows, title="What it shows at each stage")
        if any(evaluation.hint for evaluation in self.pack.evaluations):
            said = "; ".join(f"{e.title}: {e.hint}" for e in self.pack.evaluations if e.hint)
            yield self.tables.prose(said, REMARK)

    def _there(self, stage: JourneyStage, theme: Subject) -> Cell:
        return cell(self.trail, self.case.id, stage.id, theme.id)

    def _cell(self, stage: JourneyStage, theme: Subject) -> str:
        there = self._there(stage, theme)
        titles = {evaluation.id: evaluation.title for evaluation in self.pack.evaluations}
        findings = f"{there.findings} finding{'' if there.findings == 1 else 's'}" if there.findings else ""
        said = (titles.get(there.evaluation, there.evaluation), GOOD if there.good else "", findings)
        return "\n".join(filter(None, said))

    def _shown(self) -> Iterator[Block]:
        """Every cell of which something is said, with its findings and what they cite."""
        placed: set[str] = set()
        for stage in self.journey.stages:
            for theme in self.pack.themes():
                found = self._of(stage.id, theme.id)
                placed |= {s.id for s in found}
                if found:
                    heading = f"{stage.short or stage.title}: {theme.title}"
                    yield self.items.section(heading, [self.items.item(s) for s in found])
        once = (v.AGENCY, v.WISHES, v.EARLIER)
        rest = [
            s for s in self.trail.statements(case=self.case.id) if s.id not in placed and s.kind not in once
        ]
        if rest:
            yield self.items.section("Also written about this case", [self.items.item(s) for s in rest])

    def _of(self, stage: str, theme: str) -> list[Statement]:
        found = self.trail.statements(case=self.case.id, stage=stage, subject=theme)
        return sorted(filter(self._says, found), key=lambda s: s.kind != v.EVALUATION)

    def _says(self, statement: Statement) -> bool:
        """False for an evaluation of which the grid says all."""
        rests = self.trail.below(statement.id) or self.trail.citations(statement.id)
        return bool(statement.text.strip() or rests)

    # What there is once

    def _once(self) -> Iterator[Block]:
        if self.journey.earlier:
            yield self._section(self.journey.earlier, [self.tables.prose(self._earlier())])
        agencies = [self._agency(service.id, service.title) for service in self.pack.services]
        if agencies:
            yield self._section("What each agency contributed", agencies)
        wishes = self._one(v.WISHES)
        said = wishes.text if wishes and wishes.text.strip() else NOT_WRITTEN
        yield self._section("The child's own wishes and feelings", [self.tables.prose(said)])

    def _earlier(self) -> str:
        answer = self._one(v.EARLIER)
        if answer is None:
            return NOT_ANSWERED
        said = filter(None, (_ANSWERS.get(answer.evaluation, answer.evaluation), answer.text))
        return ". ".join(said) or NOT_ANSWERED

    def _agency(self, service: str, named: str) -> Block:
        said = self._one(v.AGENCY, service)
        text = said.text if said and said.text.strip() else NOT_WRITTEN
        return self.tables.prose(bold(f"{named}: ", text))

    def _one(self, kind: str, agency: str = "") -> Statement | None:
        return self.trail.statement(one_of_case(self.trail.assessment.id, kind, self.case.id, agency))

    def _section(self, heading: str, blocks: list[Block]) -> Block:
        return self.items.section(heading, blocks)
