"""The bar over a document: which page, how large, and what was searched for in it."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words


class ReadingView(Protocol):
    """What PageView, PageScroll and TextView share."""

    @property
    def page_changed(self) -> SignalInstance:
        """(page)"""
        ...

    @property
    def zoom_changed(self) -> SignalInstance:
        """(zoom)"""
        ...

    def page(self) -> int:
        """The page that is read, from 1."""
        ...

    def page_count(self) -> int:
        """How many there are."""
        ...

    def go_to_page(self, page: int) -> None:
        """Scroll there."""
        ...

    def zoom(self) -> float:
        """1.0 is natural size."""
        ...

    def zoom_in(self) -> None:
        """Larger."""
        ...

    def zoom_out(self) -> None:
        """Smaller."""
        ...

    def fit_width(self) -> None:
        """As wide as the view."""
        ...

    def setFocus(self) -> None:
        """Go on reading."""
        ...


class FindLine(PlainLine):
    """Enter goes to the next place, Shift Enter to the one before, Escape ends the search."""

    step = Signal(int)
    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything else is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.edited.emit()
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class ReaderBar(QFrame):
    """Page, zoom and search for one view. It says what to find; the page answers with `show_hits`."""

    find_wanted = Signal(str)
    """What is typed into the search field; empty ends the search."""
    step_wanted = Signal(int)
    """1 for the next place that was found, -1 for the one before."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ReadingView | None = None
        self._page, self._count, self._zoom = PlainLine(), Words(look="quiet"), Words(look="quiet")
        self._page.setAccessibleName("Page")
        self._page.setValidator(QIntValidator(1, 99_999, self))
        self.search = FindLine()
        self.search.setPlaceholderText("Find in this document")
        self.search.setAccessibleName("Find in this document, Ctrl F")
        self._hits = Words(look="quiet")
        self._smaller, self._larger = Button("−", kind="quiet"), Button("+", kind="quiet")
        self._fit = Button("Fit width", kind="quiet")
        self._smaller.setAccessibleName("Smaller, Ctrl -")
        self._larger.setAccessibleName("Larger, Ctrl +")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(7)
        self._page.setFixedWidth(theme.px(66))
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        for widget in (self._page, self._count, self._smaller, self._zoom, self._larger, self._fit):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self._hits, 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._page.returnPressed.connect(self._go)
        self.search.edited.connect(lambda: self.find_wanted.emit(self.search.value()))
        self.search.step.connect(self.step_wanted)

    def serve(self, view: ReadingView) -> None:
        """Show and steer this view; a bar serves one view all its life."""
        self._view = view
        self._smaller.clicked.connect(lambda: view.zoom_out())
        self._larger.clicked.connect(lambda: view.zoom_in())
        self._fit.clicked.connect(lambda: view.fit_width())
        self.search.ended.connect(lambda: view.setFocus())
        view.page_changed.connect(lambda _: self.refresh())
        view.zoom_changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show where the view is; after another document was set, too."""
        if self._view is not None:
            self._page.set_text(str(self._view.page() or ""))
            self._count.set_words(f"of {self._view.page_count()}")
            self._zoom.set_words(f"{round(self._view.zoom() * 100)} %")

    def show_hits(self, current: int, count: int) -> None:
        """Which of the places that were found is shown, from 1; 0 of 0 where nothing was found."""
        searched = bool(self.search.value())
        self._hits.set_words((f"{current} of {count}" if count else "Not found") if searched else "")

    def focus_find(self) -> None:
        """Go to the search field with its words selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go(self) -> None:
        if self._view is not None and self._page.value():
            self._view.go_to_page(min(int(self._page.value()), self._view.page_count()))
            self.refresh()
