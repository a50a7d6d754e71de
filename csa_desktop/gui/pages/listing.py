"""A page that is a title, a sentence and a list: what search, readiness, notes and history share."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.words import Words

WIDEST = 900
"""In units of text size."""


class ListingPage(Page):
    """Shows groups of widgets under headings; built anew only when what it shows has changed."""

    def __init__(self, desk: Desk, title: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: object = None
        self.title, self.hint = Words(title, look="title"), Words(hint, look="quiet")
        self.column, self._list = Column(gap=6, name="listing"), QVBoxLayout()
        self._list.setSpacing(8)
        self.column.add(self.title, self.hint)
        self.hint.setVisible(bool(hint))
        self.column.space(8)
        self.column.add_row(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to read, however wide the window."""
        super().resizeEvent(event)
        margins = self.column.body.contentsMargins()
        margins.setRight(max(0, event.size().width() - theme.px(WIDEST)))
        self.column.body.setContentsMargins(margins)

    def say(self, hint: str) -> None:
        """Change the sentence under the title."""
        self.hint.set_words(hint)
        self.hint.setVisible(bool(hint))

    def show_groups(self, what: object, groups: Sequence[tuple[str, Sequence[QWidget]]]) -> None:
        """Show (heading, widgets) groups. `what` is the value they were made from."""
        self._shown = what
        empty(self._list)
        for heading, widgets in groups:
            if heading and widgets:
                self._list.addSpacing(10)
                self._list.addWidget(Words(heading, look="heading"))
            for widget in widgets:
                self._list.addWidget(widget)

    def is_shown(self, what: object) -> bool:
        """True where the list was made from this very value already."""
        return self._shown == what

    def cards(self) -> list[QWidget]:
        """The widgets of the list, in order."""
        items = (self._list.itemAt(i) for i in range(self._list.count()))
        return [widget for item in items if item and (widget := item.widget())]
