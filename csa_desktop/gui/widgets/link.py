"""Words one can follow, wrapped like other words and underlined."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui.widgets.pressable import Pressable
from csa_desktop.gui.widgets.words import Run, Words


class Link(Pressable):
    """A link in the text: `clicked`."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.words = Words([Run(text, "underlined")], look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 2, 3, 2)
        row.addWidget(self.words)
        row.addStretch(1)
        row.setStretchFactor(self.words, 1000)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self.words.set_words([Run(text, "underlined")])
        self.setAccessibleName(text)
