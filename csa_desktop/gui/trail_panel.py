"""The right side: the trail of whatever is selected, down to the page and up to the letter."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.gui.pages.turns import Make, Turns
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words


class TrailPanel(QFrame):
    """Groups of cards under headings. The page of the selection fills it."""

    closed = Signal()
    """Escape was pressed in it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trailPanel")
        self.setAccessibleName("Trail")
        self._column = Column(margin=18, gap=7, name="trailColumn")
        self.turns = Turns(self._column, self)
        self._column.verticalScrollBar().rangeChanged.connect(self._hold)
        self._own: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._column)

    def show_own(self, widget: QWidget | None) -> None:
        """Show what a page has of its own in place of the trail; None brings the trail back."""
        if widget is self._own:
            return
        if self._own is not None:
            self._own.hide()
        self._own = widget
        self._column.setVisible(widget is None)
        layout = self.layout()
        if widget is not None and layout is not None:
            layout.addWidget(widget)
            widget.show()

    def clear(self) -> None:
        """Take everything out, and make no more of it."""
        self.turns.make(())
        self._column.clear()

    def grow(self, parts: Iterable[Make], *, anew: bool = False) -> None:
        """Show afresh what `parts` put in, in turns, as far as one scrolls: where one was, or at the top."""
        bar = self._column.verticalScrollBar()
        self.turns.wanted = 0 if anew else bar.value()
        self._column.clear()
        if anew:
            bar.setValue(0)  # the focus passes from card to card as they go, and is scrolled to
        self.turns.make(parts)

    def _hold(self, _: int, most: int) -> None:
        """While the trail grows again, stay where the person was."""
        if wanted := self.turns.wanted:
            if most >= wanted or self.turns.is_whole:
                self.turns.wanted = 0
            self._column.verticalScrollBar().setValue(min(wanted, most))

    def heading(self, text: str) -> None:
        """Begin a part, such as "Trail of the selected finding"."""
        if self._column.column.count():
            self._column.space(8)
        self._column.add(Words(text, look="heading"))

    def label(self, text: str) -> None:
        """Begin a group of a part, such as "Stands on"."""
        self._column.add(Words(text, look="quiet"))

    def add(self, *widgets: QWidget) -> None:
        """Put cards, chips or words at the end."""
        self._column.add(*widgets)
        for widget in widgets:
            widget.show()  # at once, so that a turn takes what it costs into account

    def fill(self, title: str, groups: Iterable[tuple[str, Iterable[QWidget]]], nothing: str = "") -> None:
        """Show a title and (label, widgets) groups afresh; `nothing` is said where all are empty."""
        self.clear()
        self.heading(title)
        some = False
        for label, widgets in groups:
            cards = tuple(widgets)
            if cards:
                some = True
                self.label(label)
                self.add(*cards)
        if nothing and not some:
            self.label(nothing)
