"""All hypotheses by outcome with what became of each, and the questions of the first three days."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import answers_to_prompts as asked
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.picking import pick_ground
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.tab import Make
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.supposing.answers_block import AnswersBlock
from csa_desktop.gui.pages.supposing.hypotheses_block import HypothesesBlock
from csa_desktop.gui.places import Place

SUPPOSED, QUESTIONS = "hypotheses", "questions"
PAGES = ("data", "notebook")
"""The pages of the stages whose questions are answered here: day 1, then days 2 and 3."""
HINTS = {
    SUPPOSED: "Open until the briefings and the self-assessment confirm, refine or drop them. "
    "Changing the state asks what changed it.",
    QUESTIONS: "The handbook's questions. Answers are statements: they cite pages, and others stand on them.",
}


class HypothesesPage(SheetPage):
    """Two tabs; beside both stands the trail of what is selected."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        title = next((s.title for s in desk.pack.stages if s.page == "hypotheses"), "Hypotheses")
        self._groups = asked.groups(desk.pack, *PAGES)
        tabs = [(SUPPOSED, "Hypotheses"), (QUESTIONS, "Questions to answer")]
        super().__init__(desk, title, tabs if self._groups else tabs[:1], parent=parent)
        keys.bind("ground", self, self._pick)

    def say_hint(self, tab: str) -> str:
        """What the tab is for."""
        return HINTS[tab]

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is to be done is said in the notebook."""
        return "", ()

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The hypotheses, or a block for each group of questions."""
        if tab == QUESTIONS:
            return [partial(AnswersBlock, board, group) for group in self._groups]
        return [partial(HypothesesBlock, board)]

    def show_trail(self, trail: Trail) -> None:
        """Show all as it is now, with the number of answered questions on the tab."""
        prompts = asked.asked(self._groups)
        if prompts:
            done = f"Questions to answer · {asked.answered(trail, prompts)} of {len(prompts)}"
            self.tabs.show_tabs([(SUPPOSED, "Hypotheses"), (QUESTIONS, done)])
        super().show_trail(trail)

    def go_to(self, place: Place) -> None:
        """Show the tab and the statement that one came for; a hypothesis stands on the first."""
        tab = place.tab if place.tab in (SUPPOSED, QUESTIONS) else SUPPOSED if place.statement else ""
        super().go_to(
            Place(place.page, place.about, tab=tab or self.tabs.current(), statement=place.statement)
        )

    def _pick(self) -> None:
        if self.board.trail:
            pick_ground(self.desk, self.board.trail, self.board.selection, self.window())
