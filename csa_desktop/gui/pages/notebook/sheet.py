"""A page of very many rows: widgets one below the other, each asked for its height once.

Qt's own box layouts ask every row of a long page several times for each change, which takes a
fifth of a second at 300 rows; this takes a few milliseconds.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from csa_desktop.gui import theme

MARGIN, TOP = 26, 20
WIDEST = 920
"""In units of text size: wider lines than this are no longer good to read."""

ORDER_AFTER_MS = 60
Row = tuple[QWidget, int]
"""A widget and the room above it."""


class Sheet(QWidget):
    """Shows the widgets it is given, in their order. One that is no longer given is hidden, not deleted."""

    placing = Signal()
    placed = Signal()

    def __init__(self, *, margin: int = MARGIN, top: int = TOP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin, self._top = margin, top
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows: tuple[Row, ...] = ()
        self._room = 0
        # The order for Tab is made when the page rests, or Tab is pressed: of very many rows it takes long.
        self._ordering = QTimer(self, singleShot=True, interval=ORDER_AFTER_MS)
        self._ordering.timeout.connect(self._chain)

    def set_room(self, width: int) -> None:
        """How wide it may be, whether or not there is something to scroll."""
        if width != self._room:
            self._room = width
            self.place()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows and no others; those that stay keep the focus and their state."""
        shown = tuple(rows)
        if shown == self._rows:
            return
        self.placing.emit()
        staying = {widget for widget, _ in shown}
        for widget, _ in self._rows:
            if widget not in staying:
                widget.hide()
        new = [w for w, _ in shown if w.parent() is not self]
        for widget in new:
            widget.setParent(self)
        for widget in staying.difference(w for w, _ in self._rows):
            widget.show()
        self._rows = shown
        if self.isVisible() and self._room:
            # What is asked for by now is given below; more may be asked for while it is given.
            QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest)
        self.place()

    def put(self, widget: QWidget, above: int = 0) -> None:
        """Show one more row at the end; several are given their places at once."""
        widget.setParent(self)
        self._rows = (*self._rows, (widget, above))
        widget.show()  # Qt asks for its place soon

    def widgets(self) -> tuple[QWidget, ...]:
        """What is shown, from the top."""
        return tuple(widget for widget, _ in self._rows)

    def place(self) -> None:
        """Give every widget its place now; before it is seen there is no place to give."""
        if not self.isVisible() or not self._room:
            return
        self.placing.emit()
        width = min(self._room - 2 * self._margin, theme.px(WIDEST)) if self._margin else self._room
        y = self._top
        for widget, above in self._rows:
            if widget.isHidden():
                continue
            height = _height(widget, width)
            widget.setGeometry(self._margin, y + above, width, height)
            y += above + height
        end = y + (MARGIN if self._margin else 0)
        if self.minimumHeight() != end:
            self.setMinimumHeight(end)
        self._ordering.start()
        self.placed.emit()

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return QSize(640, self.minimumHeight())

    def showEvent(self, event: QShowEvent) -> None:
        """What was measured before it was seen may have had other fonts."""
        super().showEvent(event)
        self.place()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab was pressed in a row."""
        if self._ordering.isActive():
            self._ordering.stop()
            self._chain()
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """A row wants another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
            return True
        return super().event(event)

    def _chain(self) -> None:
        order = [w for widget, _ in self._rows for w in _tab_stops(widget)]
        for earlier, later in pairwise(order):
            if earlier.nextInFocusChain() is not later:
                QWidget.setTabOrder(earlier, later)


def _tab_stops(widget: QWidget) -> list[QWidget]:
    """The widget and all in it that can have the focus, in the order in which one reads them."""
    window = widget.window()
    whole = (widget, *widget.findChildren(QWidget)) if widget.children() else (widget,)
    stops = [w for w in whole if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.window() is window]
    return sorted(stops, key=lambda w: _reading_order(w.mapTo(widget, _CORNER)))


_CORNER = QPoint(0, 0)


def _reading_order(spot: QPoint) -> tuple[int, int]:
    return spot.y(), spot.x()


def _height(widget: QWidget, width: int) -> int:
    wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return max(widget.minimumHeight(), min(wanted, widget.maximumHeight()))


class SheetWithin(Sheet):
    """A long list within a page: as wide as there is room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, top=0, parent=parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps to other heights."""
        super().resizeEvent(event)
        self.set_room(event.size().width())

    def clear(self) -> None:
        """Let all rows go."""
        for widget in self.widgets():
            widget.deleteLater()
        self.show_rows(())


class SheetArea(QScrollArea):
    """Scrolls a sheet. What has the focus, or else the uppermost row, stays where it is seen."""

    def __init__(self, *, margin: int = MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = Sheet(margin=margin)
        self.sheet.setObjectName("columnBody")
        self.setWidget(self.sheet)
        self._anchor: tuple[QWidget, int] | None = None
        self.sheet.placing.connect(self._remember)
        self.sheet.placed.connect(self._hold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps to other heights."""
        super().resizeEvent(event)
        self.sheet.set_room(self.width() - self.verticalScrollBar().sizeHint().width())

    def reveal(self, widget: QWidget) -> None:
        """Scroll just as far as it takes to see the widget."""
        self.sheet.place()
        bar, margin, seen = self.verticalScrollBar(), 24, self.viewport().height()
        top = widget.mapTo(self.sheet, widget.rect().topLeft()).y() - margin
        bottom = top + widget.height() + 2 * margin
        if top < bar.value():
            self._scroll(top)
        elif bottom > bar.value() + seen:
            self._scroll(min(top, bottom - seen))

    def _scroll(self, to: int) -> None:
        bar = self.verticalScrollBar()
        bar.setMaximum(max(0, bar.maximum(), self.sheet.minimumHeight() - self.viewport().height()))
        bar.setValue(to)

    def _remember(self) -> None:
        if self._anchor is None:
            row = self._row_with_focus()
            row = row if row and self._sees(row) else self._uppermost()
            self._anchor = (row, row.y() - self.verticalScrollBar().value()) if row else None

    def _hold(self) -> None:
        anchor, self._anchor = self._anchor, None
        if anchor and anchor[0] in self.sheet.widgets():
            to = anchor[0].y() - anchor[1]
            if to != self.verticalScrollBar().value():
                self._scroll(to)

    def _row_with_focus(self) -> QWidget | None:
        focused = self.window().focusWidget()
        if focused is None or not self.sheet.isAncestorOf(focused):
            return None
        return next((w for w in self.sheet.widgets() if w is focused or w.isAncestorOf(focused)), None)

    def _sees(self, row: QWidget) -> bool:
        top = self.verticalScrollBar().value()
        return (
            not row.isHidden() and top < row.y() + row.height() and row.y() < top + self.viewport().height()
        )

    def _uppermost(self) -> QWidget | None:
        if self.verticalScrollBar().value() <= TOP:
            return None
        return next((w for w in self.sheet.widgets() if self._sees(w)), None)
