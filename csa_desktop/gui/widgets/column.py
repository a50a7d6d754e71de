"""A page's column: widgets one below the other in a scroll area, never wider than is good to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget


class Column(QScrollArea):
    """Add widgets from the top; what has the focus is scrolled into view."""

    def __init__(
        self, *, margin: int = 26, gap: int = 10, name: str = "column", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setObjectName(f"{name}Body")
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(margin, max(0, margin - 6), margin, margin)
        self.column = QVBoxLayout()
        self.column.setSpacing(gap)
        outer.addLayout(self.column)
        outer.addStretch(1)  # a layout's own alignment would ignore height for width
        self.setWidget(self.body)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end."""
        for widget in widgets:
            self.column.addWidget(widget)

    def add_row(self, layout: QLayout) -> None:
        """Put a row of widgets at the end."""
        self.column.addLayout(layout)

    def space(self, height: int) -> None:
        """Leave room before what comes next."""
        self.column.addSpacing(height)

    def clear(self) -> None:
        """Take everything out."""
        empty(self.column)


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)
