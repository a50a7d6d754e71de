"""A page's column: widgets one below the other in a scroll area, never wider than is good to read."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from csa_desktop.gui import theme

SOON_MS = 300
"""A page has grown for a new widget long before."""
TOP_MARGIN = 10


class Column(QScrollArea):
    """Add widgets from the top; what has the focus is scrolled into view."""

    def __init__(
        self,
        *,
        margin: int = 26,
        gap: int = 10,
        widest: int = 0,
        name: str = "column",
        parent: QWidget | None = None,
    ) -> None:
        """`widest`: how wide lines may become, in units of text size; 0 for as wide as the window."""
        self._was_shown = False
        super().__init__(parent)
        self._widest = widest
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = _Body()
        self.body.setObjectName(f"{name}Body")
        self.body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(margin, max(0, margin - 6), margin, margin)
        self.column = QVBoxLayout()
        self.column.setSpacing(gap)
        outer.addLayout(self.column)
        outer.addStretch(1)  # a layout's own alignment would ignore height for width
        self.setWidget(self.body)

    def event(self, event: QEvent) -> bool:
        """Not laid out before it is shown: each layer it is put into styles it, at a width of no meaning."""
        if event.type() == QEvent.Type.StyleChange and not self._was_shown:
            return QAbstractScrollArea.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on another style, such as larger text, is followed at once."""
        self._was_shown = True
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to read, however wide the window."""
        if self._widest:  # before what is scrolled has its new width, so that it is laid out once
            margins = self.body.contentsMargins()
            margins.setRight(max(0, event.size().width() - theme.px(self._widest)))
            self.body.setContentsMargins(margins)
        super().resizeEvent(event)

    def seek(self, widget: QWidget, *, to_top: bool = False) -> None:
        """Scroll to a widget that was just put in, as soon as the page has grown for it."""
        bar = self.verticalScrollBar()

        def show(*_: int) -> None:
            if isValid(widget):
                if to_top:
                    bar.setValue(widget.mapTo(self.body, QPoint(0, 0)).y() - TOP_MARGIN)
                else:
                    self.ensureWidgetVisible(widget, 0, 24)

        grown = bar.rangeChanged.connect(show)
        QTimer.singleShot(SOON_MS, widget, lambda: bar.rangeChanged.disconnect(grown))
        show()

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


class _Body(QWidget):
    """What is scrolled. Qt asks for its natural size whenever anything in it changes."""

    def sizeHint(self) -> QSize:
        """That of its layout, without the height of every line at a width that it never gets."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()


def bring_into_view(widget: QWidget) -> None:
    """Scroll the column that holds a widget, once it has its place, just as far as it takes to see it."""
    above = widget.parentWidget()
    while above and not isinstance(above, Column):
        above = above.parentWidget()
    if isinstance(above, Column):
        above.seek(widget)


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)
