"""Room at the sides of a row: what stands on the sheet of paper keeps off its edges."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui import theme

PADDING = 28
"""In units of text size: from the edge of the paper to its words."""
MARGIN = 52
"""In units of text size: the room beside the paper in which the counts stand."""


class Inset(QWidget):
    """One widget with room at both sides; `beyond` lets it reach into the margin beside the paper."""

    def __init__(self, widget: QWidget, *, beyond: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        right = 0 if beyond else theme.px(PADDING) + theme.px(MARGIN)
        row.setContentsMargins(theme.px(PADDING), 0, right, 0)
        row.addWidget(widget)
