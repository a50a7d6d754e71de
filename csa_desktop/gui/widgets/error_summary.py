"""What is not sound yet, said at the top in words, each a link to the place where it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do; `place` is whatever the page needs to find it."""

    text: str
    place: str


class ErrorSummary(QFrame):
    """A title such as "3 things to do before Step 2 is sound", and a link for each. Hidden when empty."""

    chosen = Signal(str)
    """The place of the thing to do that was followed."""

    def __init__(self, *, shown: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._title = Words(look="heading")
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 14, 10)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addLayout(self._links)
        self.hide()

    def show_items(self, title: str, items: Sequence[ToDo], *, all_shown: bool = False) -> None:
        """Show what is to be done; the first few, and one link for the rest."""
        self.setVisible(bool(items))
        self.setAccessibleName(title)
        self._title.set_words(title)
        empty(self._links)
        listed = items if all_shown or len(items) <= self._shown + 1 else items[: self._shown]
        for item in listed:
            link = Link(item.text)
            link.clicked.connect(lambda _=False, place=item.place: self.chosen.emit(place))
            self._links.addWidget(link)
        if len(listed) < len(items):
            more = Link(f"Show {len(items) - len(listed)} more")
            more.clicked.connect(lambda: self.show_items(title, items, all_shown=True))
            self._links.addWidget(more)
