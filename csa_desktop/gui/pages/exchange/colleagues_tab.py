"""Who is who: one's own card, the colleagues' cards, and the laptops of the open assessment."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import exchange
from csa_desktop.domain.trail import Trail
from csa_desktop.exchange.card import Card
from csa_desktop.gui.pages.exchange.contact_row import ContactRow
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.own_card import FILES, OwnCard
from csa_desktop.gui.pages.exchange.team_list import TeamList, laptops, own_laptop
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.focus import holds_focus
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded
from csa_desktop.store.others import Contact

NONE_YET = (
    "No card is here yet. Ask your colleague to save theirs to a file, and add it: or drop the file here."
)
ADDED = "The card of {} is added. Compare its words now, or later: nothing is exchanged before."
OTHER_KEYS = (
    "The card of {} has other keys than the one that you confirmed. Compare its words, and ask why it is "
    "another: until then nothing is exchanged with that laptop."
)
SURE = "The card of {} is confirmed. You can share with that laptop, and bring in what it shares."
DIFFERED = (
    "The card of {} was forgotten: it is not the one that your colleague has. Ask for it again, by another "
    "way, and compare the words again. If they differ again, tell whoever looks after your laptops."
)
FORGOTTEN = "The card of {} is forgotten."
ALL_FILES = f"{FILES};;All files (*)"


class ColleaguesTab(QWidget):
    """Follows the contacts of the store and the team of the open assessment."""

    listed = Signal(object)
    """The contacts as they are now."""

    def __init__(self, desk: ExchangeDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contacts: tuple[Contact, ...] | None = None
        self._compare = ""
        self._trail: Trail | None = None
        self.card, self.team, self.outcome = OwnCard(desk), TeamList(), Working()
        self.add = Button("Add a colleague's card …", kind="plain")
        self._rows, self.rows = QVBoxLayout(), dict[str, ContactRow]()
        self._rows.setSpacing(0)
        self._lay_out()
        self.add.clicked.connect(self._ask)
        self.team.put_on.connect(partial(self._change_team, exchange.put_on_team))
        self.team.taken_off.connect(partial(self._change_team, exchange.remove_from_team))
        self.look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addSpacing(16)
        column.addWidget(Words("Colleagues", look="section"))
        column.addWidget(self.add)
        column.addWidget(self.outcome)
        column.addLayout(self._rows)
        column.addSpacing(16)
        column.addWidget(self.team)
        self.team.setVisible(bool(self._desk.assessment))

    # Showing

    def look(self) -> None:
        """Read the contacts again."""
        self._desk.read(exchange.contacts, then=self._show)

    def _show(self, contacts: tuple[Contact, ...]) -> None:
        if contacts != self._contacts:
            self._contacts = contacts
            self._list(contacts)
            self.listed.emit(contacts)
        self._show_team()
        self._open_compare()

    def _list(self, contacts: Sequence[Contact]) -> None:
        held = [device for device, row in self.rows.items() if holds_focus(row)]
        empty(self._rows)
        self.rows = {}
        if not contacts:
            self._rows.addWidget(Words(NONE_YET, look="quiet"))
        for contact in contacts:
            row = ContactRow(contact, lambda: self.card.words)
            row.confirmed.connect(self._confirm)
            row.differed.connect(partial(self._forget, said=DIFFERED, wrong=True))
            row.forgotten.connect(partial(self._forget, said=FORGOTTEN))
            self.rows[contact.device] = row
            self._rows.addWidget(row)
        for device in held:
            (self.rows[device].compare if device in self.rows else self.add).setFocus()

    def show_trail(self, trail: Trail) -> None:
        """Show the team as it is now."""
        self._trail = trail
        self._show_team()

    def _show_team(self) -> None:
        if self._trail and self._contacts is not None:
            own = own_laptop(self._desk.device, self._desk.name)
            self.team.show_laptops(laptops(self._trail.rows.devices, self._contacts, own))

    def _name(self, device: str) -> str:
        return next((c.name for c in self._contacts or () if c.device == device), "your colleague")

    # Cards

    def _ask(self) -> None:
        if chosen := QFileDialog.getOpenFileName(self, "Add a colleague's card", "", ALL_FILES)[0]:
            self.bring(chosen)

    def bring(self, path: str) -> None:
        """Add the card in a file."""
        self.outcome.say("")
        self._desk.carry(exchange.open_card, Path(path), then=self._added, refused=self._refused)

    def _added(self, card: Card) -> None:
        known = next((c for c in self._contacts or () if c.device == card.device), None)
        other = known is not None and (known.sign, known.box) != (card.sign, card.box)
        sure = known is not None and known.confirmed and not other
        if sure:
            self.outcome.say(SURE.format(card.name))
        else:
            self.outcome.say((OTHER_KEYS if other else ADDED).format(card.name), wrong=other)
            self._compare = card.device
        self.look()

    def _open_compare(self) -> None:
        if row := self.rows.get(self._compare):
            self._compare = ""
            row.show_compare()

    def _confirm(self, device: str) -> None:
        said = SURE.format(self._name(device))
        self._desk.run(exchange.confirm, device, then=partial(self._done, said, False), refused=self._refused)

    def _forget(self, device: str, *, said: str, wrong: bool = False) -> None:
        told = said.format(self._name(device))
        self._desk.run(exchange.forget, device, then=partial(self._done, told, wrong), refused=self._refused)

    # The team

    def _change_team(self, command: Callable[..., Recorded], device: str) -> None:
        self._desk.run(command, self._desk.assessment, device, refused=self._refused)

    def _done(self, sentence: str, wrong: bool, _: object) -> None:
        self.outcome.say(sentence, wrong=wrong)
        self.look()

    def _refused(self, sentence: str) -> None:
        self.outcome.say(sentence, wrong=True)
