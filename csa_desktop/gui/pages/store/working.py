"""Shows what the keeper is doing and what came of it: one bar and one sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from csa_desktop.gui.keeper import Care
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words


class Working(QWidget):
    """The bar with its way out while something is done; after that the sentence."""

    stopped = Signal()

    def __init__(self, *doings: str, parent: QWidget | None = None) -> None:
        """`doings`: what the keeper does that belongs here."""
        super().__init__(parent)
        self._doings = doings
        self._was_ours = False
        self.bar, self.said = QProgressBar(), Words()
        self.bar.setTextVisible(False)
        self._what = Words(look="quiet")
        self.stop = Button("Stop", kind="quiet")
        self.stop.clicked.connect(self.stopped)
        self._busy = QWidget()
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._what)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._busy)
        column.addWidget(self.said)
        self._busy.hide()
        self.said.hide()

    def show_care(self, care: Care) -> None:
        """Follow the keeper."""
        ours = care.doing in self._doings
        self._busy.setVisible(ours)
        if ours:
            percent = round(care.share * 100)
            self._what.set_words(f"{care.doing}, {percent}%")
            self.bar.setAccessibleName(care.doing)
            self.bar.setValue(percent)
        if self._was_ours or ours:
            self.say("" if ours else care.said, wrong=care.wrong)
        self._was_ours = ours

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say what came of it; nothing where it is empty."""
        self.said.setProperty("look", "error" if wrong else "good")
        self.said.set_words(sentence)
        self.said.setVisible(bool(sentence))
        restyle(self.said)
