"""All that was found in a case, stage by stage and theme by theme."""

from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import Where, cell, holding_step
from csa_desktop.domain.framework import Journey
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.tracking.cell_view import cell_view
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Run, Words

NOTHING = "Nothing is found yet in this case"
BELONGS = (
    "Select a cell of the grid on the first tab and write what you saw or heard there. Here all of it stands "
    "one below the other, with the trail of each finding beside it."
)
ADD = "Add what you saw or heard here …"


class EvidenceBlock(Block):
    """Rows like the notebook's; the trail of the selected one is beside them."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._board, self._journey, self._case = board, journey, case
        self._headings: dict[Where, Words] = {}
        self._empty = EmptyPage(NOTHING, BELONGS)

    def show(self, trail: Trail) -> list[Row]:
        """Every cell in which something was found, in the journey's order."""
        rows: list[Row] = []
        for stage in self._journey.stages:
            for theme in self._board.desk.pack.themes():
                rows += self._cell(trail, (self._case, stage.id, theme.id))
        return rows or [(self._empty, 16)]

    def _cell(self, trail: Trail, where: Where) -> list[Row]:
        case, stage, theme = where
        found = trail.statements(kind=v.FINDING, case=case, stage=stage, subject=theme)
        if not found:
            return []
        pack = self._board.desk.pack
        here = next(s.short or s.title for s in self._journey.stages if s.id == stage)
        heading = self._headings.setdefault(where, Words(look="heading"))
        said = " · ".join(cell_view(pack, cell(trail, *where)).lines)
        heading.set_words([Run(f"{here} · {pack.subject(theme).title}"), Run(f"  {said}", "quiet")])
        step, title = holding_step(pack).id, f"{pack.subject(theme).title}, what was seen or heard"
        section = Section(v.FINDING, step, theme, stage=stage, case=case, title=title)
        widgets = self._board.rows(section, found)
        return [(heading, 20), *((w, 0) for w in widgets), (self._board.line(section, ADD), 4)]
