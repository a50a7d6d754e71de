"""Who is invited to the meeting, with what part, why an observer is there, and who came."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import meetings
from csa_desktop.domain import meeting
from csa_desktop.domain.cycle import Attendee, Officer
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Member
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.unsent import ATTENDEE, Unsent, said_again
from csa_desktop.gui.text_units import unmarked
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

HINT = "Names and offices are for this assessment only; the reason is asked of observers."
CAME = (Option(meeting.CAME, "Came"), Option(meeting.STAYED_AWAY, "Did not come"))
PROMPTS = ("purposes", "procedures", "attendees")
"""The groups of the meeting's prompts that stand above the people."""
NOBODY = "Nobody is listed yet."
NOBODY_YET = "Nobody yet: {}."
KNOWN = "Take somebody from the team or the contacts …"


class PeopleBlock(Block):
    """What the source says, the list, and a form to add to it that a refresh never empties."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._trail: Trail | None = None
        self._rows: dict[str, tuple[Attendee, Panel]] = {}
        pack = board.desk.pack
        groups = [g for s in pack.stages for g in s.prompts if s.page == meeting.STAGE and g.id in PROMPTS]
        self._prompts = [PromptsPanel(group.title, group.prompts) for group in groups]
        self._title, self._hint = Words("Who is to be there", look="section"), Words(HINT, look="quiet")
        self._nobody, self._lacking = Words(NOBODY, look="quiet"), Words(look="quiet")
        self.known = CalmList()
        self.known.setObjectName("attendee-known")
        self.known.setAccessibleName(KNOWN)
        self.name = TextField(Field("attendee-name", "text", "Name, or office", required=True))
        self.role = TextField(Field("attendee-role", "text", "Role"))
        self.organisation = TextField(Field("attendee-organisation", "text", "Organisation"))
        self.part = SelectField(Field("attendee-part", "choice", "Part", options=pack.attendee_parts))
        self.reason = TextField(Field("attendee-reason", "text", "Reason for being there"))
        self.add_button = Button("Add to the list")
        self.add_button.setObjectName("addAttendee")
        self._wrong = Words(look="error")
        self._panel = self._make_panel()
        self._editing = ""
        self._unsent = Unsent(
            board.desk,
            self._fields,
            box=ATTENDEE,
            row=board.desk.assessment,
            title="An attendee",
            parent=self,
        )
        self._connect()

    @property
    def _fields(self) -> dict[str, TextField | SelectField]:
        return {
            "name": self.name,
            "role": self.role,
            "organisation": self.organisation,
            "part": self.part,
            "reason": self.reason,
        }

    def _make_panel(self) -> Panel:
        panel = Panel("Add a person")
        panel.setObjectName("attendeeForm")
        body: QVBoxLayout = panel.body
        body.setSpacing(10)
        buttons = QWidget()
        self.leave_button = Button("Leave it as it was", kind="quiet")
        row = Flow(buttons, gap=8)
        row.addWidget(self.add_button)
        row.addWidget(self.leave_button)
        panel.add(
            self.known,
            SideBySide([self.name, self.role], 2),
            SideBySide([self.organisation, self.part], 2),
            self.reason,
            self._wrong,
            buttons,
        )
        self._wrong.hide()
        self.leave_button.hide()
        return panel

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.leave_button.clicked.connect(self._begin_anew)
        self.known.activated.connect(self._take_known)
        self._unsent.came_back.connect(lambda at: self.name.set_hint(said_again(at)))
        self._unsent.offer()

    # Showing

    def show(self, trail: Trail) -> list[Row]:
        """The list as it is now; what is being typed stays."""
        self._trail = trail
        self._show_known(trail)
        listed = sorted(trail.rows.attendees, key=lambda a: (a.position, a.id))
        for gone in set(self._rows) - {a.id for a in listed}:
            self._let_go(gone)
        rows: list[Row] = [(panel, 8) for panel in self._prompts]
        rows += [(self._title, 22), (self._hint, 3)]
        rows += [(self._row(attendee), 6) for attendee in listed]
        if not listed:
            rows.append((self._nobody, 6))
        elif lacking := self._without({a.part for a in listed}):
            self._lacking.set_words(NOBODY_YET.format(lacking))
            rows.append((self._lacking, 6))
        return [*rows, (self._panel, 14)]

    def _without(self, there: set[str]) -> str:
        """The parts that somebody must have and nobody has (003:380)."""
        parts = self._board.desk.pack.attendee_parts
        lacking = [part for part in parts if part.needed and part.id not in there]
        return "; ".join(f"{part.title} ({part.hint})" if part.hint else part.title for part in lacking)

    def _row(self, attendee: Attendee) -> Panel:
        known = self._rows.get(attendee.id)
        if known and known[0] == attendee:
            return known[1]
        if known:
            self._let_go(attendee.id)
        panel = self._made(attendee)
        self._rows[attendee.id] = attendee, panel
        return panel

    def _made(self, attendee: Attendee) -> Panel:
        part = part_title(self._board.desk.pack, attendee.part)
        about = " · ".join(filter(None, (attendee.role, attendee.organisation)))
        panel = Panel(attendee.name, *filter(None, (about, attendee.reason)), tone="row")
        panel.setObjectName(f"attendee-{attendee.id}")
        if part:
            panel.add_chips(Mark(part))
        came = Toggles(f"Whether {attendee.name} came", CAME)
        came.show_value(attendee.came)
        came.chosen.connect(partial(self._came, attendee.id))
        row = Flow(gap=8, centred=True)
        row.addWidget(came)
        for words, act in (("Change", self._edit), ("Take off the list", self._remove)):
            button = Button(words, kind="quiet")
            button.setAccessibleName(f"{words}: {attendee.name}")
            button.clicked.connect(partial(act, attendee.id))
            row.addWidget(button)
        panel.body.addSpacing(4)
        panel.body.addLayout(row)
        return panel

    def _let_go(self, attendee: str) -> None:
        panel = self._rows.pop(attendee)[1]
        panel.hide()
        panel.deleteLater()

    def _show_known(self, trail: Trail) -> None:
        """Members and contacts who are not listed yet, to be taken over."""
        options = known_people(trail)
        self.known.setVisible(bool(options))
        shown = [(self.known.itemData(at), self.known.itemText(at)) for at in range(1, self.known.count())]
        if shown != [(option.id, option.title) for option in options] or not self.known.count():
            self.known.clear()
            self.known.addItem(KNOWN, "")
            for option in options:
                self.known.addItem(unmarked(option.title), option.id)

    # Acting

    def _take_known(self, _: int) -> None:
        chosen = str(self.known.currentData() or "")
        if not chosen or self._trail is None:
            return
        name, role, organisation = known_person(self._board.desk.pack, self._trail, chosen)
        for field, value in ((self.name, name), (self.role, role), (self.organisation, organisation)):
            field.retype(value)
        self.known.setCurrentIndex(0)
        self.part.go()

    def _add(self) -> None:
        about = {name: str(field.value()) for name, field in self._fields.items()}
        run, editing = self._board.desk.run, self._editing
        if editing:
            run(meetings.describe, editing, about, then=self._begin_anew, refused=self._refuse)
        else:
            run(meetings.invite, about, then=self._begin_anew, refused=self._refuse)

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
        self._board.arranged.emit()

    def _begin_anew(self, *_: object) -> None:
        self._editing = ""
        for field in self._fields.values():
            field.reset("")
        self.name.set_hint("")
        self._unsent.begin_anew()
        self._say_mode()
        self._refuse("")
        self.name.go()

    def _say_mode(self) -> None:
        self.add_button.setText("Keep the change" if self._editing else "Add to the list")
        self.leave_button.setVisible(bool(self._editing))

    def _edit(self, attendee: str, *_: object) -> None:
        there = self._rows[attendee][0]
        self._editing = attendee
        for name, field in self._fields.items():
            field.reset(getattr(there, name))
        self._say_mode()
        self._board.revealed.emit(self._panel)
        self.name.go()

    def _remove(self, attendee: str, *_: object) -> None:
        self._board.desk.run(meetings.uninvite, attendee)

    def _came(self, attendee: str, value: object) -> None:
        self._board.desk.run(meetings.describe, attendee, {"came": str(value or "")})

    def keep(self) -> None:
        """Keep what is typed in the form as a draft."""
        self._unsent.keep()


def part_title(pack: Pack, part: str) -> str:
    """The words for a part."""
    return next((p.title for p in pack.attendee_parts if p.id == part), part)


def known_people(trail: Trail) -> tuple[Option, ...]:
    """The members and the contacts that are not listed as attendees yet."""
    listed = {a.name.casefold() for a in trail.rows.attendees}
    people: tuple[Member | Officer, ...] = (*trail.rows.members, *trail.rows.officers)
    return tuple(Option(p.id, p.name) for p in people if p.name.casefold() not in listed)


def known_person(pack: Pack, trail: Trail, chosen: str) -> tuple[str, str, str]:
    """Name, role and organisation of one of them."""
    roles = {role.id: role.title for role in pack.roles}
    for member in trail.rows.members:
        if member.id == chosen:
            return member.name, roles.get(member.role, member.role), member.organisation
    for officer in trail.rows.officers:
        if officer.id == chosen:
            return officer.name, officer.role, officer.organisation
    return "", "", ""
