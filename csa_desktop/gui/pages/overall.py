"""The steps of which there is one for the assessment: the overall summary, and the agreed judgements."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Step
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.step_names import step_name, step_tab
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook import areas
from csa_desktop.gui.pages.notebook.analysis import ListBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.judgement_block import JudgementBlock
from csa_desktop.gui.pages.notebook.limits import LimitBlock
from csa_desktop.gui.pages.notebook.picking import pick_selected
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.steps import made_in, next_step, overall_id, overall_steps
from csa_desktop.gui.pages.notebook.tab import Make
from csa_desktop.gui.pages.page import Desk

AREAS_ONLY = "Each area stands on points, findings or evaluations, and leads back to the cases."


class OverallPage(SheetPage):
    """A tab for each such step of the pack; each judgement under its main issues."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        self.steps = {s.id: s for s in overall_steps(desk.pack)}
        self.subject = overall_id(desk.pack)
        self._judgements: dict[str, list[JudgementBlock]] = {}
        title = next((s.title for s in desk.pack.stages if s.page == "overall"), "Overall")
        super().__init__(
            desk, title, [(s.id, step_tab(desk.pack, s)) for s in self.steps.values()], parent=parent
        )
        keys.bind("ground", self, self._pick)

    def _pick(self) -> None:
        board, judgements = self.board, self._judgements.get(self.tabs.current(), ())
        if board.trail:
            pick_selected(self.desk, board.trail, board.selection, judgements, self.window())

    def say_hint(self, tab: str) -> str:
        """What the step is for."""
        step = self.steps.get(tab)
        if step and set(step.holds) == {v.AREA}:
            return AREAS_ONLY
        return next(iter(step.note), "") if step else ""

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is not sound in this step."""
        following = next_step(self.desk.pack, self.steps[tab])
        end = f"{step_name(self.desk.pack, following.id)} is sound" if following else "this is sound"
        return "{} to do before " + end, tuple(t for t in all_todos if t.step == tab)

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The judgements of the step, each after its main issues, then what it may limit; then the areas."""
        step = self.steps[tab]
        self._judgements[tab] = []
        makes: list[Make] = []
        for judgement in made_in(self.desk.pack, step):
            if v.ISSUE in step.holds:
                title = f"{judgement.title}, a new main issue"
                here = Section(v.ISSUE, tab, self.subject, judgement=judgement.id, title=title)
                heading = f"{judgement.title}: main issues"
                makes.append(partial(ListBlock, board, here, heading, "Add a main issue here …"))
            makes.append(partial(self._judgement, board, step, judgement))
            limits = (limit for limit in self.desk.pack.limits if limit.judgement == judgement.id)
            makes += [partial(LimitBlock, board, step, self.subject, limit) for limit in limits]
        return [*makes, *areas.makes(board, step, self.subject)]

    def _judgement(self, board: Board, step: Step, judgement: Judgement) -> JudgementBlock:
        made = JudgementBlock(board, step, self.subject, judgement, judgement.title, lambda: self._todos)
        self._judgements[step.id].append(made)
        return made
