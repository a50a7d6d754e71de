"""A new passphrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.widgets.passphrase import PassphraseField

LEAST = 12
"""The fewest characters; length is what counts, so nothing is asked of their kinds."""


class NewPassphrase(QWidget):
    """Two hidden lines that must say the same."""

    entered = Signal()

    def __init__(self, label: str = "Passphrase", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = f"At least {LEAST} characters. Four words that have nothing to do with each other are good."
        self.first = PassphraseField(label, hint)
        self.second = PassphraseField(f"{label} again")
        self.first.line.setObjectName("newPassphrase")
        self.second.line.setObjectName("newPassphraseAgain")
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.first)
        column.addWidget(self.second)

    def secret(self) -> str:
        """The passphrase."""
        return self.first.secret()

    def problem(self) -> tuple[str, QWidget | None]:
        """What is wrong, as a sentence, and the line to put it right in; ("", None) where nothing is."""
        if len(self.first.secret()) < LEAST:
            return f"The passphrase needs at least {LEAST} characters.", self.first.line
        if self.first.secret() != self.second.secret():
            return "The two passphrases are not the same. Type the second one again.", self.second.line
        return "", None

    def wipe(self) -> None:
        """Empty both lines."""
        self.first.wipe()
        self.second.wipe()
