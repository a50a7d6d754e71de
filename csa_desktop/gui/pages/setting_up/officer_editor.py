"""All that is known of a contact, as fields."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import officers as commands
from csa_desktop.domain.cycle import Officer
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow

_ROWS = (("name", "role", "organisation"), ("telephone", "email"))
_LABELS = {
    "name": "Name",
    "role": "Role",
    "organisation": "Organisation",
    "telephone": "Telephone",
    "email": "E-mail",
    "note": "Note",
}


class OfficerEditor(Panel):
    """All that is known of a contact, each thing kept as it is left."""

    def __init__(self, desk: Desk, officer: Officer, trail: Trail, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"edit-{officer.id}")
        self._desk, self.officer = desk, officer
        self.fields: dict[str, Editor] = {
            name: editor_for(Field(f"officer-{name}", "long" if name == "note" else "text", label))
            for name, label in _LABELS.items()
        }
        self._kept = {name: self._keep_in(name, editor) for name, editor in self.fields.items()}
        self.closed, self.removed = Button("Close", kind="plain"), Button("Remove", kind="quiet")
        self._lay_out()
        self.show_officer(officer, trail)

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.add(CutShort(self._desk, self._kept))
        for names in _ROWS:
            self.add(SideBySide([self.fields[name] for name in names], len(names)))
        self.add(self.fields["note"])
        row = Flow(gap=8)
        row.addWidget(self.closed)
        row.addWidget(self.removed)
        self.body.addLayout(row)

    def _keep_in(self, name: str, editor: Editor) -> Kept:
        return Kept(
            self._desk,
            editor,
            partial(self._send, name),
            row=("officer", self.officer.id),
            field=name,
            title=f"A contact: {_LABELS[name]}",
            parent=self,
        )

    def _send(self, name: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        about = {name: value}
        self._desk.run(commands.change, self.officer.id, about, seen=seen, then=then, refused=refused)

    def show_officer(self, officer: Officer, trail: Trail) -> None:
        """The store says this now."""
        self.officer = officer
        for name, kept in self._kept.items():
            kept.show(getattr(officer, name), trail.at)

    def keep(self) -> None:
        """Keep what is being typed."""
        for kept in self._kept.values():
            if kept.typing:
                kept.keep()

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Its fields, for whoever lets it go."""
        return tuple(self._kept.values())
