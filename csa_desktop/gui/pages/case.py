"""One case: its journey drawn and its grid, all evidence, each agency, what is printed, its history."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Journey
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.area_history import HistoryBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.tab import Block, Make
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.tracking.case_words import in_a_line
from csa_desktop.gui.pages.tracking.cell_side import EVIDENCE, CellSide
from csa_desktop.gui.pages.tracking.evidence_block import EvidenceBlock
from csa_desktop.gui.pages.tracking.grid_block import GridBlock
from csa_desktop.gui.pages.tracking.journey_block import JourneyBlock, TimescalesBlock
from csa_desktop.gui.pages.tracking.paper_block import PaperBlock
from csa_desktop.gui.pages.tracking.past import of_case
from csa_desktop.gui.pages.tracking.said_once import AgenciesBlock, EarlierBlock, TrackingBlock, WishesBlock
from csa_desktop.gui.places import Place

JOURNEY, AGENCIES, PAPER, HISTORY = "journey", "agencies", "paper", "history"
GONE = "This case is no longer there. What was done about it is in the history of the assessment."
_TITLES = {
    JOURNEY: "Journey",
    EVIDENCE: "Evidence",
    AGENCIES: "Agencies",
    PAPER: "Records to print",
    HISTORY: "History",
}
_TAB_OF = {v.AGENCY: AGENCIES, v.FINDING: EVIDENCE}
"""The tab on which a statement of a case stands, where it is not the first."""


class CasePage(SheetPage):
    """Beside the journey stands the selected cell; beside the evidence, the trail of a finding."""

    def __init__(self, desk: Desk, case: str, *, parent: QWidget | None = None) -> None:
        self.case = case
        self._cell: CellSide | None = None
        self.grid: GridBlock | None = None
        self.journey_block: JourneyBlock | None = None
        self._earlier: EarlierBlock | None = None
        super().__init__(desk, "Case", list(_TITLES.items()), parent=parent)
        keys.bind("earlier", self, self._go_to_earlier)

    @property
    def side(self) -> QWidget | None:
        """The selected cell, beside the journey; on the other tabs, the trail stands there."""
        return self._cell.area if self._cell and self.tabs.current() == JOURNEY else None

    def show_trail(self, trail: Trail) -> None:
        """Show the case as it is now."""
        here = trail.case(self.case)
        self.title.set_words(f"Case {here.code}" if here else "Case")
        found = len(trail.statements(kind=v.FINDING, case=self.case))
        titles = _TITLES | {EVIDENCE: f"Evidence {found}" if found else "Evidence"}
        self.tabs.show_tabs(list(titles.items()))
        super().show_trail(trail)

    def say_hint(self, tab: str) -> str:
        """Who the child is, as a code says it, and who tracks the case."""
        here = self._trail.case(self.case) if self._trail else None
        return in_a_line(self._trail, self.desk.pack, here) if self._trail and here else GONE

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """Nothing must be done in a case before others can be read; a risk stands in the navigation."""
        return "", ()

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The parts of a tab; of a case that is gone, its history."""
        board.case = self.case
        journey = self._journey()
        if tab == HISTORY or journey is None:
            return [partial(HistoryBlock, board, partial(of_case, self.desk.pack), self.case)]
        if tab == EVIDENCE:
            return [partial(EvidenceBlock, board, journey, self.case)]
        if tab == AGENCIES:
            return [partial(AgenciesBlock, board, self.case)]
        if tab == PAPER:
            return [partial(PaperBlock, board, self.case)]
        return [
            partial(self._make_journey, board, journey),
            partial(self._make_grid, board, journey),
            partial(self._make_cell, board, journey),
            partial(TimescalesBlock, board, journey, self.case),
            partial(self._make_earlier, board, journey),
            partial(WishesBlock, board, self.case),
            partial(TrackingBlock, board, self.case),
        ]

    def _journey(self) -> Journey | None:
        here = self._trail.case(self.case) if self._trail else None
        journeys = self.desk.pack.journeys
        return next((j for j in journeys if here and j.id == here.journey), None)

    def _make_journey(self, board: Board, journey: Journey) -> Block:
        self.journey_block = JourneyBlock(board, journey, self.case)
        return self.journey_block

    def _make_grid(self, board: Board, journey: Journey) -> Block:
        self.grid = grid = GridBlock(board, journey, self.case)
        grid.picked.connect(self._arrange)
        return grid

    def _make_cell(self, board: Board, journey: Journey) -> Block:
        if self.grid is None:
            raise RuntimeError("the grid is made before what stands beside it")
        self._cell = cell = CellSide(board, self.grid, self.case)
        self.grid.entered.connect(cell.go)
        self.selected.emit(board.selection)  # the window looks again at what stands beside the page
        return cell

    def _make_earlier(self, board: Board, journey: Journey) -> Block:
        self._earlier = EarlierBlock(board, journey, self.case)
        return self._earlier

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget, on the page or beside it."""
        area = self._cell.area if self._cell and self._cell.area.isAncestorOf(widget) else self.area
        area.reveal(widget)

    def go_to(self, place: Place) -> None:
        """Show its tab and what one came for: a finding, a cell, an agency."""
        statement = self._trail.statement(place.statement) if self._trail else None
        tab = place.tab or (_TAB_OF.get(statement.kind, JOURNEY) if statement else "")
        if not tab and place.statement:
            tab = JOURNEY
        super().go_to(Place(place.page, place.about, tab=tab, statement=place.statement))
        if self._trail and self.tabs.current() == JOURNEY and place.statement:
            self._go_to_cell(place.statement)

    def _go_to_cell(self, row: str) -> None:
        while not self.tab.is_whole:
            self._arrange()
        key = self.grid.cell_of(self.desk.assessment, row) if self.grid else None
        if self.grid and key:
            self.grid.go_to(key, focus=True)

    def _go_to_earlier(self) -> None:
        if self.tabs.current() == JOURNEY and self._earlier:
            self._earlier.go()
            self.reveal(self._earlier.answer)
