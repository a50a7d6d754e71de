"""Shows what the keeper is doing and what came of it: one bar and one sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.keeper import Care
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words


class Working(QWidget):
    """The bar with its way out while something is done; after that the sentence."""

    stopped = Signal()

    def __init__(self, *doings: str, parent: QWidget | None = None) -> None:
        """`doings`: what the keeper does that belongs here."""
        super().__init__(parent)
        self._doings = doings
        self._was_ours = False
        self._busy, self.said = ProgressRow(), Words()
        self._busy.stopped.connect(self.stopped)
        self.stop, self.bar = self._busy.stop, self._busy.bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._busy)
        column.addWidget(self.said)
        self.said.hide()

    def show_care(self, care: Care) -> None:
        """Follow the keeper."""
        ours = care.doing in self._doings
        self._busy.setVisible(ours)
        if ours:
            self._busy.show_share(care.doing, care.share)
        if self._was_ours or ours:
            self.say("" if ours else care.said, wrong=care.wrong)
        self._was_ours = ours

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say what came of it; nothing where it is empty."""
        self.said.setProperty("look", "error" if wrong else "good")
        self.said.set_words(sentence)
        self.said.setVisible(bool(sentence))
        restyle(self.said)
