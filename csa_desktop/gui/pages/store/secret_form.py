"""A short form: the passphrase again, and a new one where one is to be chosen, before something is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui.unlocking.new_passphrase import NewPassphrase
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.passphrase import PassphraseField
from csa_desktop.gui.widgets.words import Words


class SecretForm(Panel):
    """Emits what was typed, and forgets it when it goes."""

    entered = Signal(str, str)
    """(present passphrase, new passphrase or "")"""
    left = Signal()

    def __init__(
        self, title: str, why: str, do: str, *, new: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, why, tone="selected", parent=parent)
        self.present = PassphraseField("Passphrase now")
        self.present.line.setObjectName("presentPassphrase")
        self.new = NewPassphrase("New passphrase") if new else None
        self.error = Words(look="error")
        self.error.hide()
        self.do, self.leave = Button(do, kind="primary"), Button("Leave it", kind="quiet")
        self._lay_out()
        self.do.clicked.connect(self.submit)
        self.leave.clicked.connect(self.left)
        self.present.entered.connect(self.new.first.line.setFocus if self.new else self.submit)
        if self.new:
            self.new.entered.connect(self.submit)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.add(self.present)
        if self.new:
            self.add(self.new)
        self.add(self.error)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body.addLayout(row)

    def go(self) -> None:
        """Put the focus where typing begins."""
        self.present.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Ask for it to be done, or say what is missing."""
        problem, field = self.new.problem() if self.new else ("", None)
        if not self.present.secret():
            problem, field = "Enter the passphrase that the store has now.", self.present.line
        self.fail(problem, field)
        if not problem:
            self.setEnabled(False)
            self.entered.emit(self.present.secret(), self.new.secret() if self.new else "")

    def fail(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong, and let the person try again."""
        self.setEnabled(True)
        self.error.set_words(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            (field or self.present.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.present.wipe()
        if self.new:
            self.new.wipe()
