"""How many other cases say the same, or the opposite, with their codes as links."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.case_grid import AGREE, CONTRADICT
from csa_desktop.domain.cases import Case
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.words import Run, Words

SHOWN = 10
"""So many codes a card; the theme's page has all."""
_RELATION = {AGREE: ", as here", CONTRADICT: ": contradicts"}


class OthersCard(Panel):
    """Such as "6 of 17 – weak, as here", and C-03, C-09 to go to."""

    chosen = Signal(str)
    """The id of a case."""
    all_wanted = Signal()
    """The person wants to see all cases under the theme."""

    def __init__(
        self, cases: Sequence[Case], of: int, words: str, relation: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        said = f"{words}{_RELATION.get(relation, '')}"
        self.add(Words([Run(f"{len(cases)} of {of}", "strong"), Run(f" {said}")]))
        chips = [self._chip(case, said) for case in cases[:SHOWN]]
        if more := len(cases) - len(chips):
            chips.append(self._more(more, said))
        self.add_chips(*chips)

    def _more(self, more: int, said: str) -> Chip:
        chip = Chip(f"and {more} more", name=f"{more} more: {said}. Go to the theme")
        chip.setObjectName("more-others")
        chip.clicked.connect(self.all_wanted)
        return chip

    def _chip(self, case: Case, said: str) -> Chip:
        chip = Chip(case.code, name=f"{case.code}: {said}")
        chip.setObjectName(f"other-{case.code}")
        chip.clicked.connect(lambda: self.chosen.emit(case.id))
        return chip
