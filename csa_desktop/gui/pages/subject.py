"""One area of the notebook: its findings, its summary, its sources and its history."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Prompt, Step
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.step_names import numbered, step_name, step_tab
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.analysis import FindingsBlock, GapsBlock, ListBlock, PromptsBlock
from csa_desktop.gui.pages.notebook.area_history import HistoryBlock
from csa_desktop.gui.pages.notebook.area_sources import SourcesBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.case_findings import CaseFindingsBlock
from csa_desktop.gui.pages.notebook.case_voices import VoicesBlock
from csa_desktop.gui.pages.notebook.flags import FlagsBlock
from csa_desktop.gui.pages.notebook.judgement_block import JudgementBlock
from csa_desktop.gui.pages.notebook.past import of_subject
from csa_desktop.gui.pages.notebook.picking import pick_selected
from csa_desktop.gui.pages.notebook.remarks import CommentBlock, NoneFoundBlock
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.steps import made_in, next_step, steps_of
from csa_desktop.gui.pages.notebook.summary import PointsBlock, carry_up
from csa_desktop.gui.pages.notebook.tab import Make
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.supposing.area_block import AreaHypothesesBlock

SOURCES, HISTORY = "sources", "history"
HINTS = {
    SOURCES: "Select a source to see everything that rests on it. Press it again to open it.",
    HISTORY: "History is never shortened. Press a line to see every version of that statement.",
}
REVIEWS = "Findings from moderation and quality assurance"
REVIEWS_HINT = "What might change the judgements above."
UNGRADED = "This step carries no grades: let the words show where the judgement lies."


class SubjectPage(SheetPage):
    """The tabs are the steps that the pack has for this subject, and what it stands on."""

    def __init__(self, desk: Desk, subject_id: str, *, parent: QWidget | None = None) -> None:
        self.subject = desk.pack.subject(subject_id)
        self.steps = {s.id: s for s in steps_of(desk.pack, subject_id)}
        tabs = [(s.id, step_tab(desk.pack, s)) for s in self.steps.values()]
        tabs += [(SOURCES, "Sources for this area"), (HISTORY, "History")]
        self._judgements: dict[str, list[JudgementBlock]] = {}
        super().__init__(desk, self.subject.title, tabs, parent=parent)
        keys.bind("carry-up", self, lambda: carry_up(self.board))
        keys.bind("ground", self, self._pick)

    def _pick(self) -> None:
        board, judgements = self.board, self._judgements.get(self.tabs.current(), ())
        if board.trail:
            pick_selected(self.desk, board.trail, board.selection, judgements, self.window())

    def say_hint(self, tab: str) -> str:
        """What the step is for."""
        step = self.steps.get(tab)
        if step is None:
            return HINTS[tab]
        if not numbered(self.desk.pack):
            of_cases = self.subject.hint if v.FINDING in step.holds else ""
            return " ".join(filter(None, (next(iter(step.note), ""), of_cases))).strip()
        return " ".join(
            (f"{step.title.rstrip('.')}.", UNGRADED if not step.graded else self.subject.hint)
        ).strip()

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is not sound in this step of this subject."""
        step = self.steps.get(tab)
        if step is None:
            return "", ()
        following = next_step(self.desk.pack, step)
        name = step_name(self.desk.pack, following.id) if following else "this step"
        sentence = "{} to do before " + name + " is sound" if numbered(self.desk.pack) else "{} to do here"
        return sentence, tuple(t for t in all_todos if (t.step, t.subject) == (tab, self.subject.id))

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The parts of a step as the pack states what it holds."""
        if tab == SOURCES:
            return [partial(SourcesBlock, board, self.subject)]
        if tab == HISTORY:
            return [partial(HistoryBlock, board, of_subject, self.subject.id)]
        step = self.steps[tab]
        return [*self._prompts(step, board), *self._analysis(step, board), *self._summary(step, board)]

    def _prompts(self, step: Step, board: Board) -> list[Make]:
        pack, subject = self.desk.pack, self.subject
        if v.FINDING in step.holds and pack.questions:
            title = f"{len(pack.questions)} questions to ask"
            return [partial(PromptsBlock, board, title, pack.questions)]
        if v.POINT in step.holds and subject.mentions:
            mentions = [Prompt(m, f"• {m}", subject.source) for m in subject.mentions]
            return [partial(PromptsBlock, board, "What must be spoken of here", mentions)]
        return []

    def _analysis(self, step: Step, board: Board) -> list[Make]:
        found: list[Make] = []
        if v.EVALUATION in step.holds:
            found.append(partial(VoicesBlock, board, self.subject))
            found.append(partial(CaseFindingsBlock, board, step, self.subject))
        elif v.FINDING in step.holds:
            found.append(partial(FindingsBlock, board, step, self.subject))
            if self.subject.kind != "theme":
                found.append(partial(NoneFoundBlock, board, step, self.subject))
        if v.GAP in step.holds:
            here = self._section(v.GAP, step, "a new gap")
            add = "Add a gap or inconsistency here …"
            found.append(partial(GapsBlock, board, here, "Gaps and inconsistencies", add))
        if v.HYPOTHESIS in step.holds:
            here = self._section(v.HYPOTHESIS, step, "a new hypothesis")
            found.append(partial(AreaHypothesesBlock, board, here))
        if v.COMMENT in step.holds and step.comment_on:
            found.append(partial(CommentBlock, board, step, self.subject))
        return found

    def _summary(self, step: Step, board: Board) -> list[Make]:
        found: list[Make] = []
        if v.POINT in step.holds:
            found.append(partial(PointsBlock, board, step, self.subject))
        self._judgements[step.id] = []
        found += [partial(self._judgement, board, step, j) for j in made_in(self.desk.pack, step)]
        if v.FLAG in step.holds:
            found.append(partial(FlagsBlock, board, step, self.subject))
        if v.REVIEW in step.holds:
            here = self._section(v.REVIEW, step, "a new finding from moderation")
            found.append(partial(ListBlock, board, here, REVIEWS, "Add one here …", REVIEWS_HINT))
        return found

    def _judgement(self, board: Board, step: Step, judgement: Judgement) -> JudgementBlock:
        made = JudgementBlock(board, step, self.subject.id, judgement, judgement.title, lambda: self._todos)
        self._judgements[step.id].append(made)
        return made

    def _section(self, kind: str, step: Step, what: str) -> Section:
        return Section(kind, step.id, self.subject.id, title=f"{self.subject.title}, {what}")
