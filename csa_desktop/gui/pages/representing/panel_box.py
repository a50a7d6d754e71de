"""The panel: who is wanted on it, who sits there, and what was found of each (003:513, 523, 531)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import panels
from csa_desktop.domain.cycle import Panellist, Representation
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.framework import Panel as Stated
from csa_desktop.domain.representing import Place, places
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Run, Words

CHECKED = (
    "Looked for by name among all who are on the team, wrote, agreed, read the letter, moderated, decided "
    "or were at the meeting."
)
NOTHING = "No earlier part was found on {0}."
FOUND = "Found on {0}: "
CLEARED = "Why it is none: {0}"
WHY = Field("why", "text", "Why this is no earlier part", example="Another person of the same name")


class PanelBox(QWidget):
    """The seats with who sits there, and the fields with which somebody is put on the panel."""

    def __init__(self, desk: Desk, row: str, stated: Stated, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row, self._stated = desk, row, stated
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        seats = tuple(Option(s.id, s.title) for s in stated.seats)
        self.name = editor_for(Field("panellist-name", "text", "Name"))
        self.role = editor_for(Field("panellist-role", "choice", "Sits on the panel as", options=seats))
        self.organisation = editor_for(Field("panellist-organisation", "text", "From"))
        self.add_button, self.check_button = (
            Button("Put on the panel"),
            Button("Check everybody again", kind="quiet"),
        )
        self.new = Panel("Put somebody on the panel")
        self.wrong = Words(look="error")
        self._lay_out()
        self.add_button.clicked.connect(self.add_it)
        self.check_button.clicked.connect(lambda: desk.run(panels.check, desk.pack, row, refused=self.refuse))

    def _lay_out(self) -> None:
        self.new.body.setSpacing(10)
        self.new.add(SideBySide((self.name, self.organisation), 2), self.role, beside(self.add_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(self._stated.text, look="quiet"))
        if self._stated.impartial:
            column.addWidget(Words(self._stated.impartial, look="quiet"))
        column.addLayout(self._list)
        for widget in (self.wrong, self.new, Words(CHECKED, look="quiet"), beside(self.check_button)):
            column.addWidget(widget)
        self.wrong.hide()

    def add_it(self) -> None:
        """Put the named person on the panel; what was found of them stands beside the name at once."""
        self._desk.run(
            panels.seat,
            self._desk.pack,
            self._row,
            name=str(self.name.value()),
            role=str(self.role.value()),
            organisation=str(self.organisation.value()),
            then=self._added,
            refused=self._not_added,
        )

    def _added(self, _: object) -> None:
        for editor in (self.name, self.role, self.organisation):
            editor.reset("")
            editor.set_error("")

    def _not_added(self, sentence: str) -> None:
        wrong = self.role if self.name.value() else self.name
        wrong.set_error(sentence)
        wrong.go()

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self.wrong.set_words(sentence)
        self.wrong.setVisible(bool(sentence))

    def show_trail(self, trail: Trail, of: Representation) -> None:
        """Show the seats; a list that is the same stays as it is."""
        fixed = bool(of.outcome)
        self.new.setVisible(not fixed)
        self.check_button.setVisible(not fixed)
        found = places(trail, self._stated, of.id)
        if (found, fixed) == self._shown:
            return
        self._shown = found, fixed
        empty(self._list)
        for place in found:
            self._list.addWidget(Words(_wanted(place), look="label"))
            for member in place.members:
                self._list.addWidget(MemberPanel(self._desk, member, self.refuse, fixed=fixed))

    def keep(self) -> None:
        """There is nothing here that is kept while it is typed."""


class MemberPanel(Panel):
    """A member with what was found, and what can be done about it."""

    def __init__(
        self,
        desk: Desk,
        member: Panellist,
        refuse: Callable[[str], None],
        *,
        fixed: bool,
        parent: QWidget | None = None,
    ) -> None:
        clear = panels.is_cleared(member)
        super().__init__(
            [Run(member.name, "strong")],
            member.organisation,
            tone="plain" if clear else "danger",
            parent=parent,
        )
        self.setObjectName(f"panellist-{member.id}")
        self._desk, self.member, self._refuse = desk, member, refuse
        self._say()
        self.why = editor_for(WHY)
        keep, remove = Button("Keep why", kind="plain"), Button("Take off the panel", kind="quiet")
        remove.setAccessibleName(f"Take {member.name} off the panel")
        keep.clicked.connect(self._clear)
        remove.clicked.connect(partial(self._remove, member.id))
        asks = bool(member.found) and not member.cleared and not fixed
        self.add(self.why, beside(keep, remove))
        self.why.setVisible(asks)
        keep.setVisible(asks)
        remove.setVisible(not fixed)

    def _say(self) -> None:
        day = moment(self.member.checked) if self.member.checked else ""
        if not day:
            self.add_chips(Mark("not checked yet", tone="caution"))
        elif not self.member.found:
            self.add(Words([Run("✓ ", "good"), Run(NOTHING.format(day), "good")]))
        else:
            self.add(Words([Run(FOUND.format(day), "strong"), Run(self.member.found)]))
        if self.member.cleared:
            self.add(Words(CLEARED.format(self.member.cleared)))

    def _clear(self) -> None:
        self._desk.run(panels.clear, self.member.id, str(self.why.value()), refused=self.why.set_error)

    def _remove(self, member: str, *_: object) -> None:
        self._desk.run(panels.remove, member, refused=self._refuse)


def _wanted(place: Place) -> list[Run]:
    """Such as "CSCI manager · 1 of 2"."""
    number = place.seat.number
    count = f"{len(place.members)} of {number}" if number else f"{len(place.members)}, at least one"
    look = "good" if not place.open else "quiet"
    return [Run(place.seat.title, "strong"), Run(f" · {count}", look)]
