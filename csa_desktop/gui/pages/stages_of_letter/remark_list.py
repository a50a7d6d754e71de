"""All that was said of an edition, open ones counted, and the way to the reply."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import REPLY, Wanted
from csa_desktop.domain import editions
from csa_desktop.domain.counts import several
from csa_desktop.domain.cycle import Remark
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.remark_panel import RemarkPanel
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

NOTHING = "Nothing was written down yet."


class RemarkList(QWidget):
    """Panels stay as they are while others come and go; long lists are made in turns."""

    went = Signal(object)

    def __init__(self, desk: Desk, sent: Sent, column: Column, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remarkList")
        self._desk, self._sent = desk, sent
        self._trail: Trail | None = None
        self.panels: dict[str, RemarkPanel] = {}
        self._order: tuple[str, ...] = ()
        self._count = Words(look="heading")
        self._reply = Button("The reply, as PDF and Word", kind="link")
        self._reply.setObjectName("replyToRemarks")
        self._reply.clicked.connect(self._go_to_reply)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._count)
        outer.addWidget(beside(self._reply))
        outer.addLayout(self._list)
        self._turns = Turns(column, self)

    def show_trail(self, trail: Trail) -> None:
        """Show the remarks as they are now."""
        self._trail = trail
        found = editions.remarks(trail, self._sent.edition.id)
        left = sum(not remark.outcome for remark in found)
        said = f"{several(len(found), 'remark')}, {left} open" if found else NOTHING
        self._count.set_words(said)
        self._reply.setVisible(bool(found))
        order = tuple(remark.id for remark in found)
        if order != self._order:
            self._arrange(found)
            self._order = order
        for remark in found:
            if panel := self.panels.get(remark.id):
                panel.show_remark(remark, trail)

    def _arrange(self, found: tuple[Remark, ...]) -> None:
        there = {remark.id for remark in found}
        for gone in set(self.panels) - there:
            self.panels.pop(gone).go_away()
        known = [remark for remark in found if remark.id in self.panels]
        self._turns.make(
            (partial(self._put, number, remark.id) for number, remark in enumerate(found, 1)),
            at_least=len(known),
        )

    def _put(self, number: int, row: str) -> None:
        if self._trail is None:
            return
        remark = next((r for r in self._trail.rows.remarks if r.id == row), None)
        if remark is None:
            return
        if row not in self.panels:
            panel = self.panels[row] = RemarkPanel(self._desk, self._sent, remark, number)
            panel.went.connect(self.went)
            panel.show_remark(remark, self._trail)
        self.panels[row].set_number(number)
        self._list.insertWidget(number - 1, self.panels[row])

    def go_to(self, row: str) -> RemarkPanel | None:
        """The panel of a remark, made now where it was not yet."""
        self._turns.finish()
        return self.panels.get(row)

    def _go_to_reply(self) -> None:
        self.went.emit(place_of(Wanted(sheet=REPLY, about=self._sent.edition.id)))

    def keep(self) -> None:
        """Make changes of what is typed."""
        for panel in self.panels.values():
            panel.keep()
