"""One side of a field: whose it is, when that laptop's clock said, what it says, and taking it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Run, Words


class SideBox(QWidget):
    """`taken` where a person takes it."""

    taken = Signal()

    def __init__(
        self,
        whose: str,
        about: str,
        runs: Sequence[Run],
        *,
        spoken: str = "",
        take: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`take` is the button's words; empty where this side is not taken by itself."""
        super().__init__(parent)
        self.words = Words(runs, look="quote")
        self.words.setAccessibleName(self.words.text())
        self.words.setAccessibleDescription(spoken)
        box = Panel()
        box.add(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words([Run(whose, "strong"), Run(f"  {about}", "quiet")]))
        column.addWidget(box)
        self.button = Button(take, kind="plain", key=key) if take else None
        if self.button:
            self.button.setAccessibleName(f"{take}: {whose}")
            self.button.clicked.connect(self.taken)
            column.addLayout(_with_key(self.button, key))
        column.addStretch(1)


def _with_key(button: Button, key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(button)
    if key:
        row.addWidget(KeyTag(key))
    row.addStretch(1)
    return row
