"""The laptops of the open assessment: who is on the team, and putting a laptop on it or taking one off."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.domain.team import Device
from csa_desktop.gui.widgets.ask_box import AskBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.focus import hand_over, holds_focus
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import Contact

HINT = (
    "Whoever is on the team can be sent this assessment, and what they write is taken by all of the team. A "
    "laptop is put on it when you first share with it. This list travels with the assessment."
)
PUT_ON = (
    "It can then be sent all of this assessment, and what {name} writes in it is taken here and by everybody "
    "on the team.",
)
TAKE_OFF = (
    "What {name} wrote until now, as far as it is here, stays. What {name} writes later is not taken here "
    "any more, nor by anybody on the team who has your next bundle.",
    "Nothing more is written to this laptop. What it holds already it keeps: ask {name} to erase it there.",
)


class Laptop(NamedTuple):
    """One row of the list."""

    device: str
    name: str
    mark: str
    tone: str
    on_team: bool
    is_own: bool = False


def laptops(devices: Sequence[Device], contacts: Sequence[Contact], own: Laptop) -> tuple[Laptop, ...]:
    """One's own first, then the team's laptops, then those of confirmed colleagues who are not on it."""
    cards = {contact.device for contact in contacts if contact.confirmed}
    listed = [_of_team(d, has_card=d.device in cards) for d in devices if d.device != own.device]
    known = {device.device for device in devices}
    others = [
        Laptop(c.device, c.name, "not on this team", "plain", on_team=False)
        for c in contacts
        if c.confirmed and c.device not in known
    ]
    return (own, *sorted(listed, key=lambda row: (not row.on_team, row.name.casefold())), *others)


def own_laptop(device: str, name: str) -> Laptop:
    """The laptop that one sits at."""
    return Laptop(device, name, "this laptop", "plain", on_team=True, is_own=True)


def _of_team(device: Device, *, has_card: bool) -> Laptop:
    if device.removed:
        return Laptop(device.device, device.name, "taken off", "danger", on_team=False)
    mark = ("on the team", "good") if has_card else ("on the team, without a card here", "plain")
    return Laptop(device.device, device.name, *mark, on_team=True)


class TeamList(QWidget):
    """Says what a person wants; the tab does it."""

    put_on = Signal(str)
    taken_off = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Laptop, ...] | None = None
        self._rows, self.rows = QVBoxLayout(), dict[str, LaptopRow]()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words("The laptops of this assessment", look="section"))
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(self._rows)

    def show_laptops(self, rows: tuple[Laptop, ...]) -> None:
        """Show the list again where it has changed; a question that is open then closes."""
        if rows == self._shown:
            return
        self._shown = rows
        held = [device for device, shown in self.rows.items() if holds_focus(shown)]
        empty(self._rows)
        self.rows = {row.device: self._row(row) for row in rows}
        for device in held:
            if device in self.rows:
                self.rows[device].ask.setFocus()

    def _row(self, row: Laptop) -> "LaptopRow":
        ask = self.taken_off if row.on_team else self.put_on
        made = LaptopRow(row, partial(ask.emit, row.device))
        self._rows.addWidget(made)
        return made


class LaptopRow(QFrame):
    """A laptop of the team, and what it means to put it on or take it off."""

    def __init__(self, row: Laptop, agreed: Callable[[], None], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"laptop-{row.device}")
        self.setProperty("look", "listed-row")
        self._row, self._agreed = row, agreed
        self.box: AskBox | None = None
        self.ask = Button("Take off the team …" if row.on_team else "Put on the team …", kind="quiet")
        self.ask.setAccessibleName(f"{self.ask.text()} {row.name}")
        self.ask.clicked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 7, 2, 8)
        self._column.addWidget(Words(row.name, look="heading"))
        self._column.addWidget(beside(Mark(row.mark, tone=row.tone), self.ask, gap=8))
        self.ask.setVisible(not row.is_own)  # only once it has a parent: else it is a window for a moment

    def _ask(self) -> None:
        self.close_box()
        off, name = self._row.on_team, self._row.name
        self.box = box = AskBox(
            f"Take the laptop of {name} off the team?" if off else f"Put the laptop of {name} on the team?",
            *(line.format(name=name) for line in (TAKE_OFF if off else PUT_ON)),
            do="Take it off" if off else "Put it on",
            leave="Leave it",
            danger=off,
        )
        box.agreed.connect(self._agreed)
        box.left.connect(self.close_box)
        self._column.addWidget(box)
        box.go()
        bring_into_view(box)

    def close_box(self) -> None:
        """Leave it as it is."""
        if self.box:
            hand_over(self.box, self.ask)
            self.box.hide()
            self.box.deleteLater()
            self.box = None
