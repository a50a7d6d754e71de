"""The column that a form stands in: never wider than is good to read and to write in."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.widgets.column import Column

WIDEST = 900
"""In units of text size."""


class FormColumn(Column):
    """Add what the page holds from the top."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(name="formColumn", parent=parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is too wide empty."""
        margins = self.body.contentsMargins()
        margins.setRight(max(0, event.size().width() - theme.px(WIDEST)))
        self.body.setContentsMargins(margins)
        super().resizeEvent(event)
