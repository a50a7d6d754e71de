"""The grid on a case's page, and which of its cells is the selected one."""

from functools import partial

from PySide6.QtCore import Signal

from csa_desktop.commands import cases
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import cell, evaluation_id
from csa_desktop.domain.framework import Journey
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.tracking.cell_view import cell_view
from csa_desktop.gui.pages.tracking.grid_view import Grid, GridArea, Key
from csa_desktop.gui.widgets.words import Words

KEYS = "Arrows go from cell to cell · Enter goes to what was found · {}, * good practice"
_SHOWN = {v.STRENGTH: "+", v.IMPROVEMENT: "−", "mixed": "=", "": "0"}
"""The key that evaluates a cell so, by the sign of the evaluation."""
_BY_KEY = {"+": v.STRENGTH, "-": v.IMPROVEMENT, "−": v.IMPROVEMENT, "–": v.IMPROVEMENT, "=": "mixed", "0": ""}
GOOD_KEY = "*"


class GridBlock(Block):
    """Shows the cells and evaluates the selected one; what is in it is shown beside the page."""

    picked = Signal()
    """Another cell was selected."""
    entered = Signal()
    """A person wants to go to what was found in it."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._board, self._case = board, case
        pack = board.desk.pack
        stages = [(stage.id, stage.short or stage.title) for stage in journey.stages]
        self.grid = Grid(stages, [(theme.id, theme.title) for theme in pack.themes()])
        self.area = GridArea(self.grid)
        self._heading = Words("At each stage", look="heading")
        said = ", ".join(f"{_SHOWN[one.sign]} {one.title.casefold()}" for one in pack.evaluations)
        self._keys = Words(KEYS.format(said), look="quiet")
        self._began = False
        self.grid.picked.connect(self._pick)
        self.grid.entered.connect(self.entered)
        self.grid.typed.connect(self._typed)

    @property
    def current(self) -> Key:
        """(stage, theme) of the selected cell."""
        return self.grid.current

    def show(self, trail: Trail) -> list[Row]:
        """The cells as they are now."""
        pack = self._board.desk.pack
        if not self._began:
            self._began = True
            self._begin(trail)
        views = {key: cell_view(pack, cell(trail, self._case, *key)) for key in self.grid.cells}
        self.grid.show_cells(views)
        self.area.fit()
        return [(self._heading, 18), (self.area, 4), (self._keys, 4)]

    def _begin(self, trail: Trail) -> None:
        """Begin at the first cell in which something was found, else at the stage that was reached."""
        found = (key for key in self.grid.cells if cell(trail, self._case, *key).findings)
        here = trail.case(self._case)
        reached = (key for key in self.grid.cells if here and key[0] == here.stage)
        if key := next(found, None) or next(reached, None):
            self.grid.select(key)

    def go_to(self, key: Key, *, focus: bool = False) -> None:
        """Select a cell."""
        if key in self.grid.cells:
            self._began = True
            self.grid.select(key)
            self.picked.emit()
            if focus:
                self.grid.cells[key].setFocus()

    def cell_of(self, assessment: str, row: str) -> Key | None:
        """The cell whose evaluation has this id, written yet or not."""
        keys = self.grid.cells
        return next((k for k in keys if evaluation_id(assessment, self._case, *k) == row), None)

    def _pick(self, *_: str) -> None:
        self.area.show_cell(self.current)
        self._board.revealed.emit(self.grid.cells[self.current])
        self.picked.emit()

    # Evaluating

    def evaluate(self, evaluation: str) -> None:
        """Say what the case shows in the selected cell; empty takes it back."""
        self._run(evaluation=evaluation)

    def set_good(self, good: bool) -> None:
        """Name good practice there, or take that back."""
        self._run(good=good)

    def _run(self, **said: str | bool) -> None:
        desk, key, at = self._board.desk, self.current, self._board.ground.at
        row = evaluation_id(desk.assessment, self._case, *key)
        ground, field = self._board.ground, next(iter(said))
        seen = ground.seen(row, field) if self._board.trail and self._board.trail.statement(row) else at
        ground.asked(row, field)
        evaluate = partial(cases.evaluate, **said)  # type: ignore[arg-type]
        kept = partial(ground.kept, row, field)
        desk.run(evaluate, desk.pack, self._case, *key, seen=seen, then=kept)

    def _typed(self, text: str) -> None:
        if text == GOOD_KEY and self._board.trail:
            self.set_good(not cell(self._board.trail, self._case, *self.current).good)
        elif text in _BY_KEY:
            pack, sign = self._board.desk.pack, _BY_KEY[text]
            if found := next((one for one in pack.evaluations if one.sign == sign), None):
                self.evaluate(found.id)
