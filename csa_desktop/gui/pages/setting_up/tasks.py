"""What is to be done before the analysis: the lead's tasks, papers one has, documents one waits for."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.framework import Stage
from csa_desktop.domain.records import documents
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.ticking.tick_list import TickList
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

LEAD = "lead"
NOT_TICKED = ("checklist",)
"""Groups of prompts that are read and not ticked."""


class Tasks(QWidget):
    """A list for each group of the stage's prompts, then the documents that are expected."""

    went = Signal(object)

    def __init__(self, desk: Desk, stage: Stage, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        groups = [group for group in stage.prompts if group.id not in NOT_TICKED]
        self._who = Words(look="quiet")
        self.lists = {
            group.id: TickList(desk, checklist_of(stage.id, group.id), group.prompts, title=group.title)
            for group in groups
        }
        self._sources = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for name, ticks in self.lists.items():
            if name == LEAD:
                column.addWidget(self._who)
            column.addWidget(ticks)
        column.addWidget(Words("Documents expected", look="section"))
        column.addLayout(self._sources)

    def show_trail(self, trail: Trail) -> None:
        """Show each list as it stands."""
        lead = next((m.name for m in trail.rows.members if m.lead), "")
        self._who.set_words(f"{lead} leads this assessment." if lead else "Nobody leads this assessment yet.")
        for ticks in self.lists.values():
            ticks.show_trail(trail)
        empty(self._sources)
        self._sources.addWidget(self._card(trail))

    def _card(self, trail: Trail) -> Card:
        listed = documents(self._desk.pack, trail)
        states = Counter(s.state for s in listed)
        waiting = [s.title for s in listed if s.state == "expected"]
        said = f"{states['received']} received · {states['expected']} still to come"
        more = f"Still to come: {'; '.join(waiting[:5])}{' …' if len(waiting) > 5 else ''}" if waiting else ""
        card = Card("Sources", *filter(None, (said, more)), tone="row")
        card.setObjectName("toSources")
        card.clicked.connect(lambda: self.went.emit(Place("sources")))
        return card

    def go_to(self, item: str) -> None:
        """Put the focus on a task that a link named."""
        for ticks in self.lists.values():
            ticks.go_to(item)

    def keep(self) -> None:
        """Keep what is being typed."""
        for ticks in self.lists.values():
            ticks.keep()
