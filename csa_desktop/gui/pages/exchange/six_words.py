"""The six words of a card, numbered, to be read aloud."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.words import Run, Words

IN_A_ROW = 3


class SixWords(QFrame):
    """Whose words they are, and the words."""

    def __init__(self, whose: str, words: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sixWords")
        self.words = tuple(words)
        self.setAccessibleName(f"{whose}: {', '.join(words)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 11)
        column.setSpacing(6)
        column.addWidget(Words(whose, look="quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(5)
        for place, word in enumerate(words):
            shown = Words([Run(f"{place + 1}  ", "quiet"), Run(word, "strong")], look="section")
            grid.addWidget(shown, *divmod(place, IN_A_ROW), Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
