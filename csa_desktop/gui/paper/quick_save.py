"""Saving as PDF or Word straight from a form: laid out as it is now, then asked where to."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import Wanted
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.paper.laying_out import LayingOut
from csa_desktop.gui.paper.saving import Saving
from csa_desktop.gui.widgets.words import Words


class QuickSave(QWidget):
    """The line under a form's buttons that says what became of it; unseen while there is nothing to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.laying, self.saving = LayingOut(desk, self), Saving(desk, self)
        self._asked = False
        self._good, self._wrong = Words(look="good"), Words(look="error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        for words in (self._good, self._wrong):
            column.addWidget(words)
        self._say()
        self.laying.laid.connect(self._laid)
        self.laying.failed.connect(lambda sentence: self._say(wrong=sentence))
        self.saving.saved.connect(lambda sentence: self._say(good=sentence))
        self.saving.refused.connect(lambda sentence: self._say(wrong=sentence))

    def save(self, wanted: Wanted) -> None:
        """Lay it out as it is now, and ask where it is to go."""
        self._say()
        self.laying.now = None  # laid out anew each time, because one asks for it each time
        self.laying.want(wanted)

    def _laid(self, laid: object) -> None:
        self.saving.ask(laid)  # type: ignore[arg-type]

    def _say(self, *, good: str = "", wrong: str = "") -> None:
        self._good.set_words(good)
        self._wrong.set_words(wrong)
        self._good.setVisible(bool(good))
        self._wrong.setVisible(bool(wrong))
        self.setVisible(bool(good or wrong))
