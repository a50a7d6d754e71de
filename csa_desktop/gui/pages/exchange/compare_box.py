"""Two people compare the words of a card aloud: what is on this screen with what the other reads."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.pages.exchange.six_words import SixWords
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

WHY = (
    "Sit together, or ring {name} on a number that you know. Not by e-mail or message: whoever could "
    "exchange the card on the way could write those too."
)
HOW = (
    "{name} reads six words aloud from their own laptop (Exchange, Colleagues, Your card). They must be "
    "those under “{name} reads”. Then read yours aloud, for {name} to compare."
)


class CompareBox(Panel):
    """Says what to do, shows both, and asks what came of it."""

    confirmed = Signal()
    differing = Signal()
    left = Signal()

    def __init__(
        self, name: str, theirs: Sequence[str], own: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Compare the words with {name}", tone="selected", parent=parent)
        self.setObjectName("compareBox")
        self.add(Words(WHY.format(name=name)), Words(HOW.format(name=name)))
        self.same = Button("They are the same: confirm", kind="primary")
        self.differ = Button("They differ", kind="danger")
        self.later = Button("Later", kind="quiet")
        self.same.clicked.connect(self.confirmed)
        self.differ.clicked.connect(self.differing)
        self.later.clicked.connect(self.left)
        self.body.setSpacing(8)
        self.add(
            beside(SixWords(f"{name} reads", theirs), SixWords("You read", own), gap=12),
            beside(self.same, self.differ, self.later),
        )

    def go(self) -> None:
        """Put the focus on the answer that is safe to give by mistake."""
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)
