"""The data of the first day: indicators beside their neighbours and England, and what they suggest."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.domain import answers_to_prompts as asked
from csa_desktop.domain import values as v
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.documents.source_row import dropped_files
from csa_desktop.gui.pages.indicators.bringing_block import BringingBlock
from csa_desktop.gui.pages.indicators.side import IndicatorSide
from csa_desktop.gui.pages.indicators.supposed import SupposedBlock
from csa_desktop.gui.pages.indicators.table_block import TableBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.tab import Block, Make
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.supposing.answers_block import AnswersBlock
from csa_desktop.gui.places import Place

INDICATORS, DATASET = "indicators", "dataset"
HINT = (
    "Each of the pair takes the data of either education or social care. Distances and trends are read off "
    "the dataset; what they mean is yours to say."
)
DATASET_HINT = (
    "Choose or drop a dataset, as an Excel workbook or as CSV. You see what was understood before anything "
    "is brought in. What is not given stays not given: no code such as “..” is read as nought."
)
_TITLES = {INDICATORS: "Indicators", DATASET: "Bring in a dataset"}


class DataPage(SheetPage):
    """Beside the table stands the selected indicator; beside a hypothesis, its trail."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        self.table: TableBlock | None = None
        self.bringing: BringingBlock | None = None
        self._side: IndicatorSide | None = None
        super().__init__(desk, "Data", list(_TITLES.items()), parent=parent)
        self.setAcceptDrops(True)

    @property
    def side(self) -> QWidget | None:
        """The selected indicator with the day's prompts; the trail where a statement is selected."""
        on_table = self.tabs.current() == INDICATORS and not self.board.selection
        return self._side.area if self._side and on_table else None

    def show_trail(self, trail: Trail) -> None:
        """Show the data as they are now; where there are none, the way to bring them in."""
        if self._trail is None and not trail.rows.indicators:
            self.tabs.go_to(DATASET)
        super().show_trail(trail)

    def say_hint(self, tab: str) -> str:
        """What the tab is for."""
        return HINT if tab == INDICATORS else DATASET_HINT

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is to be done is said in the notebook."""
        return "", ()

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The parts of a tab, from the top."""
        if tab == DATASET:
            return [partial(self._make_bringing, board)]
        return [
            partial(self._make_table, board),
            partial(self._make_side, board),
            partial(SupposedBlock, board, v.HYPOTHESIS, lambda: self.table),
            partial(SupposedBlock, board, v.GAP, lambda: self.table),
            *(
                partial(AnswersBlock, board, group, with_data=True)
                for group in asked.groups(self.desk.pack, "data")
            ),
        ]

    def _make_bringing(self, board: Board) -> Block:
        self.bringing = BringingBlock(board)
        self.bringing.brought.connect(self._brought)
        return self.bringing

    def _make_table(self, board: Board) -> Block:
        self.table = table = TableBlock(board, self.area)
        table.filtered.connect(self._arrange)
        return table

    def _make_side(self, board: Board) -> Block:
        if self.table is None:
            raise RuntimeError("the table is made before what stands beside it")
        self._side = IndicatorSide(board, self.table)
        self.selected.emit(board.selection)  # the window looks again at what stands beside the page
        return self._side

    def _brought(self) -> None:
        self.tabs.go_to(INDICATORS)
        self._arrange()
        self.selected.emit("")

    def go_to(self, place: Place) -> None:
        """Show the tab, and the indicator or the statement that one came for."""
        super().go_to(place)
        if self.table and place.citation:
            self.table.table.go(place.citation)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped: the first, where there are several."""
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.open(files[0])

    def open(self, path: str) -> None:
        """Read a file, and show what was understood of it."""
        self.tabs.go_to(DATASET)
        self._arrange()
        if self.bringing:
            self.bringing.open(path)
