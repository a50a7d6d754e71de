"""A page that is a title, a sentence and a list: what search, readiness, notes and history share."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.placed import placed
from csa_desktop.gui.widgets.words import Words

WIDEST = 900
"""In units of text size."""

Made = QWidget | Callable[[], QWidget]
"""A widget of the list, or what makes it when its turn comes."""
Group = tuple[str, Sequence[Made]]


class ListingPage(Page):
    """Shows groups of widgets under headings; built anew only when what it shows has changed."""

    def __init__(self, desk: Desk, title: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: object = None
        self.title, self.hint = Words(title, look="title"), Words(hint, look="quiet")
        self.column, self._list = Column(gap=6, widest=WIDEST, name="listing"), QVBoxLayout()
        self._list.setSpacing(8)
        self.column.add(self.title, self.hint)
        self.hint.setVisible(bool(hint))
        self.column.space(8)
        self.column.add_row(self._list)
        self.turns = Turns(self.column, self)
        self.column.verticalScrollBar().rangeChanged.connect(self._hold)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    def say(self, hint: str) -> None:
        """Change the sentence under the title."""
        self.hint.set_words(hint)
        self.hint.setVisible(bool(hint))

    def show_groups(self, what: object, groups: Sequence[Group]) -> None:
        """Show (heading, widgets) groups made from `what`; a widget that was there already stays."""
        self._shown = what
        self.turns.wanted = self.column.verticalScrollBar().value()
        self._take_out({id(made) for _, some in groups for made in some})
        rows = list(_in_order(groups))
        there = (at for at, made in enumerate(rows, start=1) if isinstance(made, QWidget))
        self.turns.make((partial(self._add, made) for made in rows), at_least=max(there, default=0))

    def _take_out(self, staying: set[int]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget and id(widget) not in staying:
                widget.hide()
                widget.deleteLater()

    def _add(self, made: Made) -> None:
        widget = made if isinstance(made, QWidget) else made()
        if widget.property("look") == "heading":
            self._list.addSpacing(10)
        self._list.addWidget(widget)

    def _hold(self, _: int, most: int) -> None:
        """While a list grows again, stay where the person was."""
        if wanted := self.turns.wanted:
            if most >= wanted or self.turns.is_whole:
                self.turns.wanted = 0
            self.column.verticalScrollBar().setValue(min(wanted, most))

    def is_shown(self, what: object) -> bool:
        """True where the list was made from this very value already."""
        return self._shown == what

    def finish(self) -> None:
        """Make the rest of the list now: something in it is to be shown."""
        self.turns.finish()

    def cards(self) -> list[QWidget]:
        """The widgets of the list that are made by now, in order."""
        return placed(self._list)


def _in_order(groups: Sequence[Group]) -> Iterator[Made]:
    for heading, some in groups:
        if heading and some:
            yield partial(Words, heading, look="heading")
        yield from some
