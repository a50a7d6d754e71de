"""A page on the store while no assessment is open, with the way back to their list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.store_bar import StoreBar
from csa_desktop.gui.widgets.words import Words


class Room(QWidget):
    """The bar, and one page."""

    def __init__(self, page: Page, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.page, self.bar = page, StoreBar("Back to the assessments")
        self._said = Words(look="error")
        self._said.setContentsMargins(16, 6, 16, 2)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self._said):
            column.addWidget(widget)
        column.addWidget(page, 1)

    def say(self, sentence: str) -> None:
        """Say what is not kept; nothing where it is empty."""
        self._said.set_words(sentence)
        self._said.setVisible(bool(sentence))
