"""The people of an assessment: who they are, and a form to add one that a refresh never empties."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain import people
from csa_desktop.domain.framework import Field
from csa_desktop.domain.values import Member
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.correcting_box import CorrectingBox
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import MEMBER, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.words import Run, Words

LISTED = "{} is listed already. Add this person only if it is somebody else of the same name."
TWICE = "another person here has this name"


class People(QWidget):
    """The members, and below them what it takes to add another."""

    added = Signal(str, str)
    """(name, role)"""
    removed = Signal(str)
    """A member's id."""
    led = Signal(str)
    """The id of the member who is to lead."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pack = pack = desk.pack
        self._shown: tuple[Member, ...] = ()
        self._at = 0
        self.correcting: CorrectingBox | None = None
        self._asked = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.name = editor_for(Field("member-name", "text", "Name", width="half", required=True))
        self.role = editor_for(Field("member-role", "choice", "Role", options=pack.roles, required=True))
        self.add_button = Button("Add", kind="plain")
        self.add_button.setObjectName("addMember")
        self.add_button.clicked.connect(self._add)
        self.name.typed.connect(self._say_namesake)
        self._unsent = Unsent(
            desk,
            {"name": self.name, "role": self.role},
            box=MEMBER,
            row=desk.assessment,
            title="Somebody for the team",
            parent=self,
        )
        self._unsent.came_back.connect(self._say_again)
        self._unsent.offer()
        self._lay_out()

    def _lay_out(self) -> None:
        panel = Panel("Add a person")
        panel.body.setSpacing(12)
        panel.add(self.name, self.role)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        panel.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words("People", look="heading"))
        column.addLayout(self._list)
        column.addWidget(panel)

    def _add(self) -> None:
        self.added.emit(str(self.name.value()), str(self.role.value()))

    def _say_again(self, at: str) -> None:
        self.name.set_hint(said_again(at))

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()
        if self.correcting:
            self.correcting.keep()

    def _say_namesake(self) -> None:
        known = people.namesakes(self._shown, str(self.name.value()))
        self.name.set_hint(LISTED.format(known[0].name) if known else "")

    def show_members(self, members: tuple[Member, ...], at: int) -> None:
        """List them as of `at` in the log, the lead first; a list that is the same stays as it is."""
        self._at = at
        ordered = tuple(sorted(members, key=lambda m: (not m.lead, m.name.casefold(), m.id)))
        if ordered != self._shown:
            self._shown = ordered
            self._list_all()
        if self._asked:
            self.correct(self._asked)

    def _list_all(self) -> None:
        """List them anew; who is being corrected is not disturbed, unless they are there no more."""
        box = self.correcting
        if box:
            self._list.removeWidget(box)
        empty(self._list)
        for member in self._shown:
            self._list.addWidget(box if box and box.member == member.id else self._row(member))
        if box and box.member not in {member.id for member in self._shown}:
            self._let_go(box)

    def correct(self, member_id: str) -> None:
        """Open a person's name and role for correcting; where nobody is listed yet, as soon as they are."""
        self._asked = "" if self._shown else member_id
        member = next((m for m in self._shown if m.id == member_id), None)
        if member is None:
            return
        if self.correcting and self.correcting.member != member_id:
            self._let_go(self.correcting)
        if self.correcting is None:
            self.correcting = CorrectingBox(self._desk, member, self._at, parent=self)
            self.correcting.done.connect(self._corrected)
            self._list_all()
        self.correcting.name.go()
        bring_into_view(self.correcting.name)

    def _corrected(self) -> None:
        if self.correcting:
            self._let_go(self.correcting)
        self._list_all()

    def _let_go(self, box: CorrectingBox) -> None:
        box.end()
        self._list.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.correcting = None

    def _row(self, member: Member) -> Panel:
        role = next((r.title for r in self._pack.roles if r.id == member.role), member.role)
        about = " · ".join(filter(None, (role, member.organisation)))
        lead = Run(" · lead", "good") if member.lead else Run("")
        panel = Panel([Run(member.name, "strong"), lead], about)
        if len(people.namesakes(self._shown, member.name)) > 1:
            panel.add_chips(Mark(TWICE, tone="caution"))
        correct = self._button("Correct", f"Correct {member.name}", lambda: self.correct(member.id))
        if member.lead:
            panel.add_chips(correct)
        else:
            panel.add_chips(
                correct,
                self._button("Make lead", f"Make {member.name} lead", lambda: self.led.emit(member.id)),
                self._button("Remove", f"Remove {member.name}", lambda: self.removed.emit(member.id)),
            )
        return panel

    def _button(self, words: str, name: str, press: Callable[[], None]) -> Button:
        button = Button(words, kind="quiet")
        button.setAccessibleName(name)
        button.clicked.connect(press)
        return button

    def was_added(self, _: object = None) -> None:
        """Make room for the next person."""
        for editor in (self.name, self.role):
            editor.reset("")
            editor.set_error("")
        self.name.set_hint("")
        self._unsent.begin_anew()

    def refuse(self, sentence: str) -> None:
        """Say at the field that is missing, else at the name, why this person was not added."""
        wrong = self.role if self.name.value() and not self.role.value() else self.name
        for editor in (self.name, self.role):
            editor.set_error(sentence if editor is wrong else "")
        wrong.go()
