"""How the archive leaves: encrypted to the archive's public key, or in clear with a warning."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Run, Words

SEALED = "Encrypted to the archive’s key"
SEALED_HINT = "Only whoever keeps the archive can open it, with the secret key that belongs to this one."
CLEAR = "Not encrypted"
CLEAR_HINT = "Whoever has the file can read all of it."
KEY = Field(
    "archive-key",
    "text",
    "The archive’s public key",
    hint="One line that begins with age1. Whoever keeps the archive has it; it is not secret.",
)
WARNING = "This file will not be encrypted"
WARNINGS = (
    "It holds everything: the notebook with every grade, the documents, and who changed what and when.",
    "Write it only where papers of this marking may lie, and bring it from there to the archive yourself. "
    "Its name and the record say that it is not encrypted.",
)
NO_MARKING = "This assessment carries no marking."


class HowBox(QWidget):
    """Encrypted is chosen first; the key that was used last is offered."""

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sealed, self.clear = (
            OptionRow("sealed", SEALED, SEALED_HINT),
            OptionRow("clear", CLEAR, CLEAR_HINT),
        )
        self._group = QButtonGroup(self)
        for row in (self.sealed, self.clear):
            self._group.addButton(row.button)
            row.pressed_by_person.connect(self._show)
        self.key = editor_for(KEY)
        self.warning, self._marking = (
            Panel([Run(WARNING, "strong danger")], *WARNINGS, tone="danger"),
            Words(),
        )
        self.warning.setObjectName("not-encrypted")
        self.warning.add(self._marking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.sealed, self.key, self.clear, self.warning):
            column.addWidget(widget)
        self.sealed.button.setChecked(True)
        self._show()

    @property
    def encrypted(self) -> bool:
        """Whether it is to be encrypted."""
        return self.sealed.button.isChecked()

    def to(self) -> str:
        """The key that it is encrypted to; empty in clear."""
        return str(self.key.value()).strip() if self.encrypted else ""

    def show_marking(self, marking: str) -> None:
        """Say which marking it carries."""
        self._marking.set_words(f"Marking: {marking}" if marking else NO_MARKING)

    def offer(self, key: str) -> None:
        """Put in the key that was used last, where nothing is typed."""
        if key and not self.key.value():
            self.key.reset(key)

    def _show(self) -> None:
        self.key.setVisible(self.encrypted)
        self.key.set_error("")
        self.warning.setVisible(not self.encrypted)
        self.changed.emit()
