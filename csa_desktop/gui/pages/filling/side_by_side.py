"""Fields of one row: side by side where there is room, else one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from csa_desktop.gui import theme

LEAST = 250
"""In units of text size: the least width of a field beside another."""
_GAP = 22


class SideBySide(QWidget):
    """Holds widgets of one row of a form."""

    def __init__(self, widgets: Sequence[QWidget], places: int, *, parent: QWidget | None = None) -> None:
        """`places` is how many fit into the row; those that are not taken stay empty."""
        super().__init__(parent)
        self._places = places
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        for widget in widgets:
            self._box.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        if len(widgets) < places:
            self._box.addStretch(places - len(widgets))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for more or fewer beside each other."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._places * theme.px(LEAST)
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if beside else column)
