"""Contacts at the authority and elsewhere: who they are and how they are reached (003:122-124)."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import officers as commands
from csa_desktop.domain.cycle import Officer
from csa_desktop.domain.framework import Option
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.kept import let_go
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.setting_up.officer_editor import OfficerEditor
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import bring_into_view
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

HINT = (
    "The link officer, directors, whoever else you turn to. They are kept with the assessment, not published."
)
ADD = "Add a contact"
USUAL = (
    Option("link-officer", "Link officer"),
    Option("director-education", "Director of education"),
    Option("director-social-care", "Director of social care for children"),
    Option("director-childrens-services", "Director of children's services"),
)
"""The roles that the handbook names (003:123-124); any other is typed."""


class Officers(QWidget):
    """A card for each contact; pressed, it opens into its fields."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._open: OfficerEditor | None = None
        self._cards: dict[str, Card] = {}
        self._wanted = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._wrong = Words(look="error")
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words("Contacts", look="heading"))
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(self._list)
        column.addWidget(self._wrong)
        column.addLayout(self._usual())

    def _usual(self) -> Flow:
        """A button for each role that the handbook names, and one for any other."""
        flow = Flow(gap=8)
        for option in USUAL:
            button = Button(f"Add: {option.title}", kind="plain")
            button.setObjectName(f"add-{option.id}")
            button.clicked.connect(partial(self._add, option.title))
            flow.addWidget(button)
        other = Button(ADD, kind="plain")
        other.setObjectName("add-other")
        other.clicked.connect(partial(self._add, ""))
        flow.addWidget(other)
        return flow

    def _add(self, role: str, *_: object) -> None:
        authority = self._trail.assessment.authority if self._trail else ""
        about = {"role": role, "organisation": authority}
        self._desk.run(commands.add, about, then=self._added, refused=self._refuse)

    def _added(self, done: Recorded) -> None:
        """It opens as soon as it is listed."""
        self._refuse("")
        self._wanted = done.row
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted in self._cards:
            self.open(self._wanted)
            self._wanted = ""

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))

    def open(self, officer: str) -> None:
        """Open a contact into its fields, in its place; the one that was open closes."""
        there = self._officers().get(officer)
        self.close_it()
        if there is None or self._trail is None:
            return
        self._open = OfficerEditor(self._desk, there, self._trail)
        self._open.closed.clicked.connect(self.close_it)
        self._open.removed.clicked.connect(partial(self._remove, officer))
        at = self._list.indexOf(self._cards[officer])
        self._list.insertWidget(at + 1, self._open)
        self._cards[officer].hide()
        self._open.fields["name"].go()
        bring_into_view(self._open)

    def _remove(self, officer: str, *_: object) -> None:
        self.close_it()
        self._desk.run(commands.remove, officer, refused=self._refuse)

    def close_it(self) -> None:
        """Keep what is typed in the open one, and show its card again."""
        if self._open:
            self._open.keep()
            let_go(self._open, self._open.kept)
            card = self._cards.get(self._open.officer.id)
            self._open = None
            if card:
                card.show()

    def _officers(self) -> dict[str, Officer]:
        found = self._trail.rows.officers if self._trail else ()
        return {o.id: o for o in sorted(found, key=lambda o: (o.position, o.id))}

    def show_trail(self, trail: Trail) -> None:
        """List them; what is being typed stays."""
        self._trail = trail
        now = self._officers()
        if self._open and self._open.officer.id not in now:
            self.close_it()
        for gone in set(self._cards) - set(now):
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for at, officer in enumerate(now.values()):
            self._show(at, officer)
        if self._open:
            self._open.show_officer(now[self._open.officer.id], trail)
        self._open_wanted()

    def _show(self, at: int, officer: Officer) -> None:
        """Its card says what the store says; one that is new is made."""
        before = self._cards.get(officer.id)
        if before and before.property("said") == repr(officer):
            return
        is_open = bool(self._open and self._open.officer.id == officer.id)
        card = self._cards[officer.id] = _card(officer)
        card.clicked.connect(partial(self._opened, officer.id))
        if before:
            self._list.replaceWidget(before, card)
            before.setObjectName("")  # until it goes, it is not to be found in place of the new one
            before.hide()
            before.deleteLater()
        else:
            self._list.insertWidget(at, card)
        card.setVisible(not is_open)

    def _opened(self, officer: str, *_: object) -> None:
        self.open(officer)

    def keep(self) -> None:
        """Keep what is being typed."""
        if self._open:
            self._open.keep()


def _card(officer: Officer) -> Card:
    reached = " · ".join(filter(None, (officer.telephone, officer.email)))
    named = officer.name or "No name yet"
    who = ", ".join(filter(None, (officer.role, officer.organisation)))
    lines = [line for line in (who, reached, officer.note) if line.strip()]
    card = Card(named, *lines, tone="row")
    card.setObjectName(f"officer-{officer.id}")
    card.setProperty("said", repr(officer))
    return card
