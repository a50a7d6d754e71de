"""The hypotheses of one area of the notebook, each with what became of it."""

from collections.abc import Sequence

from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.analysis import ListBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.supposing.settlings import Settlings

HEADING, ADD = "Hypotheses", "Add a hypothesis here …"


class AreaHypothesesBlock(ListBlock):
    """A list like the others of the area; below each hypothesis one says what changed it."""

    def __init__(self, board: Board, section: Section) -> None:
        super().__init__(board, section, HEADING, ADD)
        self._settlings = Settlings(board, parent=self)

    def listed(self, trail: Trail, found: Sequence[Statement]) -> list[Row]:
        """The rows, and below each its history and its states."""
        return self._settlings.rows(trail, self.section, found)

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        self._settlings.keep()
