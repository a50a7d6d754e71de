"""Under a row that could not be removed: why, and links to what stands on it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui import theme
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words


class Refusal(QFrame):
    """It speaks of one statement at a time, as long as something stands on that."""

    went = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusal")
        self.setProperty("wrong", True)
        self.about = ""
        """The statement that it stands under; empty where there is nothing to say."""
        self._resting: tuple[Statement, ...] = ()
        self._sentence, self._links = Words(look="error"), QVBoxLayout()
        self._links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(36) - 4, 4, 8, 8)  # below the words of the row, less the bar
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addLayout(self._links)

    def say(self, statement: str, sentence: str) -> None:
        """Say this of a statement, or nothing of none."""
        self.about, self._resting = statement, ()
        self._sentence.set_words(sentence)

    def show_trail(self, trail: Trail, pack: Pack) -> None:
        """Lead to what stands on it now; where nothing does any more, there is nothing to say."""
        resting = trail.above(self.about)
        if not resting:
            self.about = ""
        if resting == self._resting:
            return
        self._resting = resting
        empty(self._links)
        for upper in resting:
            link = Link(f"{where_of(upper, pack)}: {excerpt(upper)}")
            link.setObjectName(f"resting-{upper.id}")
            link.clicked.connect(partial(self._go, place_of_statement(upper)))
            self._links.addWidget(link)

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)
