"""A page on the store while no assessment is open, with the way back to their list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.store_bar import StoreBar


class Room(QWidget):
    """The bar, and one page."""

    def __init__(self, page: Page, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.page, self.bar = page, StoreBar("Back to the assessments")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(page, 1)
