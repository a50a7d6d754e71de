"""The panel that says what was saved of a damaged store, and what was not."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

INTRO = (
    "A new store was made of everything that could be read, with what backups had of the same record. The "
    "damaged store is as it was. What is missing stays named when the new store is verified."
)


class SalvagedPanel(Form):
    """Read once, then the new store is opened like any other."""

    open_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("What could be read was saved", INTRO, "Open the new store", parent=parent)
        self._folder = ""
        self._where = Words(look="quiet")
        self._said = QVBoxLayout()
        self._said.setSpacing(8)
        self.add(self._where)
        self.column.addLayout(self._said)
        self.add_buttons()
        self.main.clicked.connect(lambda: self.open_wanted.emit(self._folder))

    def show_salvaged(self, folder: str, sentences: Sequence[str]) -> None:
        """Say where it lies and what became of what."""
        self._folder = folder
        self._where.set_words(f"{Path(folder).stem}, in {Path(folder).parent}")
        empty(self._said)
        for sentence in sentences:
            self._said.addWidget(Words(sentence))
