"""What an empty page says: what belongs here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words


class EmptyPage(QFrame):
    """A title, what belongs here, and a button for the first step."""

    first_step = Signal()

    def __init__(
        self, title: str, belongs: str, step: str = "", *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 20)
        column.setSpacing(8)
        column.addWidget(Words(title, look="heading"))
        column.addWidget(Words(belongs, look="quiet"))
        if step:
            column.addSpacing(4)
            column.addLayout(self._first(step, key))

    def _first(self, step: str, key: str) -> QHBoxLayout:
        button = Button(step, kind="primary", key=key)
        button.clicked.connect(self.first_step)
        row = QHBoxLayout()
        row.addWidget(button)
        if key:
            row.addWidget(KeyTag(key), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return row
