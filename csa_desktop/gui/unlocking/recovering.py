"""The panel for a forgotten passphrase: the recovery key, and a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.unlocking.new_passphrase import NewPassphrase
from csa_desktop.gui.unlocking.panel import Form, LabelledLine
from csa_desktop.gui.widgets.button import Button


class RecoverPanel(Form):
    """The printed key opens the store once more and a new passphrase takes the old one's place."""

    recovery_requested = Signal(str, str)
    """(recovery key, new passphrase)"""
    back_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            "Use the recovery key",
            "It was printed or copied when the store was created. Nothing else can open the store "
            "without its passphrase.",
            "Open and change the passphrase",
            parent=parent,
        )
        self.key = LabelledLine("Recovery key", "Capitals, spaces and hyphens do not matter.")
        self.key.line.setObjectName("recoveryKey")
        self.new = NewPassphrase("New passphrase")
        back = Button("Back", kind="link")
        back.clicked.connect(self.back_wanted)
        self.main.clicked.connect(self.submit)
        self.new.entered.connect(self.submit)
        self.add(self.key, self.new)
        self.add_buttons(back)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.key.line

    def submit(self) -> None:
        """Ask for the store to be opened, or say what is missing."""
        problem, field = self.new.problem()
        if not self.key.line.value().strip():
            problem, field = "Enter the recovery key.", self.key.line
        self.fail(problem, field)
        if not problem:
            self.recovery_requested.emit(self.key.line.value().strip(), self.new.secret())

    def wipe(self) -> None:
        """Empty every field."""
        self.key.line.clear()
        self.new.wipe()
        self.fail("")
