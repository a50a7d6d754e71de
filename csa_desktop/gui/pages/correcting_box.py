"""Correcting a person of an assessment, in the place where they are listed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import assessments
from csa_desktop.domain.framework import Field
from csa_desktop.domain.values import Member
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import CORRECTING, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside


class CorrectingBox(Panel):
    """Name and role of one member; what is typed is a draft until it is kept or left."""

    done = Signal()
    """It was kept, or left as it was."""

    def __init__(self, desk: Desk, member: Member, at: int, *, parent: QWidget | None = None) -> None:
        super().__init__(f"Correct {member.name}", parent=parent)
        self._desk, self.member, self._at = desk, member.id, at
        self.name = editor_for(Field("correct-name", "text", "Corrected name", width="half", required=True))
        self.role = editor_for(
            Field("correct-role", "choice", "Corrected role", options=desk.pack.roles, required=True)
        )
        self.name.reset(member.name)
        self.role.reset(member.role)
        self.keep_it, self.leave_it = (
            Button("Keep it", kind="plain"),
            Button("Leave it as it was", kind="quiet"),
        )
        self.keep_it.clicked.connect(self._keep)
        self.leave_it.clicked.connect(self._leave)
        self.body.setSpacing(12)
        self.add(self.name, self.role, beside(self.keep_it, self.leave_it))
        self._unsent = Unsent(
            desk,
            {"name": self.name, "role": self.role},
            box=CORRECTING,
            row=member.id,
            title=f"Correcting {member.name}",
            parent=self,
        )
        self._unsent.came_back.connect(lambda at: self.name.set_hint(said_again(at)))
        self._unsent.offer()

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()

    def end(self) -> None:
        """The person is listed no more: what was typed stays a draft."""
        self._unsent.end()

    def _keep(self) -> None:
        about = {field: str(value) for field, value in self._unsent.changed().items()}
        if not about:
            self._leave()
            return
        self._desk.run(
            assessments.change_member,
            self.member,
            about,
            seen=self._at,
            then=self._leave,
            refused=self._refuse,
        )

    def _leave(self, _: object = None) -> None:
        self._unsent.drop()
        self.done.emit()

    def _refuse(self, sentence: str) -> None:
        wrong = self.role if self.name.value() and not self.role.value() else self.name
        for editor in (self.name, self.role):
            editor.set_error(sentence if editor is wrong else "")
        wrong.go()
