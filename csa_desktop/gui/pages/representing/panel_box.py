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
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import CLEARING, PANELLIST, Unsent, said_again
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
        self.seated: dict[str, MemberPanel] = {}
        self._unsent = Unsent(
            desk, self._fields, box=PANELLIST, row=row, title="Somebody for the panel", parent=self
        )
        self._lay_out()
        self._unsent.came_back.connect(lambda at: self.name.set_hint(said_again(at)))
        self._unsent.offer()
        self.add_button.clicked.connect(self.add_it)
        self.check_button.clicked.connect(lambda: desk.run(panels.check, desk.pack, row, refused=self.refuse))

    @property
    def _fields(self) -> dict[str, Editor]:
        return {"name": self.name, "role": self.role, "organisation": self.organisation}

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
        for editor in self._fields.values():
            editor.reset("")
            editor.set_error("")
        self.name.set_hint("")
        self._unsent.begin_anew()

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
        before, self.seated = self.seated, {}
        typed = {row: panel.typed() for row, panel in before.items()}
        empty(self._list)
        for place in found:
            self._list.addWidget(Words(_wanted(place), look="label"))
            for member in place.members:
                panel = self.seated[member.id] = MemberPanel(self._desk, member, self.refuse, fixed=fixed)
                panel.go_on(typed.get(member.id, ""))
                self._list.addWidget(panel)

    def keep(self) -> None:
        """Make drafts of what was typed last."""
        self._unsent.keep()
        for panel in self.seated.values():
            panel.keep()


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
        self.keep_button = keep
        remove.setAccessibleName(f"Take {member.name} off the panel")
        keep.clicked.connect(self._clear)
        remove.clicked.connect(partial(self._remove, member.id))
        self._asks = asks = bool(member.found) and not member.cleared and not fixed
        self.add(self.why, beside(keep, remove))
        self.why.setVisible(asks)
        keep.setVisible(asks)
        remove.setVisible(not fixed)
        self._unsent = Unsent(
            desk,
            {"why": self.why},
            box=f"{CLEARING}:{member.id}",
            row=member.representation,
            title=f"{member.name}: {WHY.label.lower()}",
            parent=self,
        )
        self._unsent.came_back.connect(lambda at: self.why.set_hint(said_again(at)))
        if asks:
            self._unsent.offer()

    def typed(self) -> str:
        """What is typed and not kept yet."""
        return str(self.why.value()) if self._asks else ""

    def go_on(self, typed: str) -> None:
        """Go on with what was typed before the panel was shown anew."""
        if self._asks and typed:
            self.why.retype(typed)

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
        why = str(self.why.value())
        self._desk.run(panels.clear, self.member.id, why, then=self._cleared, refused=self.why.set_error)

    def _cleared(self, _: object) -> None:
        self._unsent.drop()

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()

    def _remove(self, member: str, *_: object) -> None:
        self._desk.run(panels.remove, member, refused=self._refuse)


def _wanted(place: Place) -> list[Run]:
    """Such as "CSCI manager · 1 of 2"."""
    number = place.seat.number
    count = f"{len(place.members)} of {number}" if number else f"{len(place.members)}, at least one"
    look = "good" if not place.open else "quiet"
    return [Run(place.seat.title, "strong"), Run(f" · {count}", look)]
