"""What was said in an earlier inspection: read, and never changed here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.values import Assessment
from csa_desktop.gui.pages.notebook.earlier_view import EarlierShown
from csa_desktop.gui.pages.notebook.fold import Fold
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Words

CHOOSE = "Which inspection does this one follow up?"
STAYS = "Once it is chosen, its judgements, its areas and what they stand on stay as they are."
NONE = (
    "This store holds no inspection of the same authority that could be followed up. "
    "Its areas must be here, with their evidence, before progress on them can be said."
)


class EarlierPanel(Panel):
    """A judgement or an area with what it rested on, folded away."""

    def __init__(self, shown: EarlierShown, *, parent: QWidget | None = None) -> None:
        super().__init__(shown.title, parent=parent)
        self.setObjectName(f"earlier-{shown.id}")
        if shown.text:
            self.add(Words(shown.text))
        self.add(*(Words(line, look="quiet") for line in shown.about))
        if shown.evidence:
            self.fold = Fold(f"What it rests on: {len(shown.evidence)} lines")
            lines = Words("\n".join(shown.evidence), look="quiet")
            lines.setContentsMargins(28, 0, 0, 4)
            lines.hide()
            self.fold.toggled.connect(lines.setVisible)
            self.add(self.fold, lines)


class EarlierChoice(Panel):
    """The inspections that can be followed up; `chosen` gives the id of one."""

    chosen = Signal(str)

    def __init__(self, found: Sequence[Assessment], *, parent: QWidget | None = None) -> None:
        super().__init__(CHOOSE, STAYS if found else NONE, parent=parent)
        self.setObjectName("earlier-choice")
        self._said = Words(look="error")
        self._said.hide()
        for one in found:
            card = Card(one.authority, f"{one.title} · {one.year}", tone="row")
            card.setObjectName(f"follow-{one.id}")
            card.clicked.connect(partial(self._choose, one.id))
            self.add(card)
        self.add(self._said)

    def _choose(self, assessment: str, *_: object) -> None:
        self.chosen.emit(assessment)

    def say(self, sentence: str) -> None:
        """Say why it could not be chosen."""
        self._said.set_words(sentence)
        self._said.setVisible(bool(sentence))
