"""Asks what to do with words that the disk refused, before the window locks or closes without them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.unsent import is_readable
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft

TITLE = "Not everything could be kept"
WHAT_TO_DO = (
    "Your words are in this window and nowhere else. Make room on the disk and try again; until then the "
    "window stays as it is. Or copy them to where they are safe."
)
COPIED = "Copied. Paste them before you go on: the copy goes with the window."
A_CHOICE = "Something chosen in a list, which has no words."
WIDTH, HEIGHT, MARGIN = 560, 540, 60


class NotKept(QDialog):
    """`try_again`, or `let_go` of the words that it shows; Escape goes back to them."""

    try_again = Signal()
    let_go = Signal()
    copy_wanted = Signal(str)

    def __init__(self, drafts: Sequence[Draft], why: str, doing: str, parent: QWidget) -> None:
        """`doing` is what was asked for: "Lock" or "Close"."""
        super().__init__(parent)
        self.setObjectName("notKept")
        self.setWindowTitle(TITLE)
        self._drafts = drafts
        self.again = Button("Try again", kind="primary")
        self.copy = Button("Copy the words")
        self.back = Button("Go back", kind="quiet", key="Esc")
        self.lose = Button(f"{doing} and lose these words", kind="danger")
        self._copied = Words(look="quiet")
        self._copied.hide()
        self._lay_out(why)
        self.again.clicked.connect(lambda: self._leave(self.try_again))
        self.lose.clicked.connect(lambda: self._leave(self.let_go))
        self.back.clicked.connect(self.reject)
        self.copy.clicked.connect(self._copy)
        self.again.setFocus()

    def follow(self, unkept: str) -> None:
        """What is said of them now: nothing once they are kept, and then it goes on as was asked."""
        if not unkept and self.isVisible():
            self._leave(self.try_again)

    def _lay_out(self, why: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(self._said(why), 1)
        for widget in (self._copied, beside(self.again, self.copy, self.back), beside(self.lose)):
            column.addWidget(widget)
        self.setMinimumWidth(theme.px(WIDTH))
        height = min(theme.px(HEIGHT), self.screen().availableGeometry().height() - MARGIN)
        self.resize(theme.px(WIDTH), height)

    def _said(self, why: str) -> Column:
        """All there is to read, in a column that scrolls: the buttons stay in sight."""
        shown = Column(margin=8, name="unkept")
        shown.add(Words(TITLE, look="section"), Words(why), Words(WHAT_TO_DO))
        for draft in self._drafts:
            shown.space(6)
            shown.add(Words(draft.title, look="label"), Words(_readable(draft), look="quote"))
        return shown

    def _copy(self) -> None:
        self.copy_wanted.emit("\n\n".join(f"{draft.title}\n{_readable(draft)}" for draft in self._drafts))
        self._copied.set_words(COPIED)
        self._copied.show()

    def _leave(self, then: SignalInstance) -> None:
        self.accept()
        then.emit()


def _readable(draft: Draft) -> str:
    return draft.text if is_readable(draft) else A_CHOICE
