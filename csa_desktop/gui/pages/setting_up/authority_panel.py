"""The authority's name, type and region: as the list of authorities says, and as a person corrects it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import assessments
from csa_desktop.domain.authorities import REGIONS, TYPES
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.card import Panel

NAME, TYPE, REGION = "authority", "authority_type", "region"
HINT = "They travel with the assessment, and are what the national view groups by."


class AuthorityPanel(Panel):
    """Three fields, each kept as it is left."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__("The authority", HINT, parent=parent)
        self._desk = desk
        self.fields: dict[str, Editor] = {
            NAME: editor_for(Field("authority-name", "text", "Name", required=True)),
            TYPE: SelectField(Field("authority-type", "choice", "Type", options=TYPES)),
            REGION: SelectField(Field("authority-region", "choice", "Region", options=REGIONS)),
        }
        self._kept = {name: self._keep_in(name, editor) for name, editor in self.fields.items()}
        self.body.addSpacing(6)
        self.add(SideBySide(list(self.fields.values()), 3))

    def _keep_in(self, name: str, editor: Editor) -> Kept:
        kept = Kept(
            self._desk,
            editor,
            partial(self._send, name),
            row=("assessment", self._desk.assessment),
            field=name,
            title=f"The authority: {editor.field.label}",
            parent=self,
        )
        kept.refused.connect(editor.set_error)
        return kept

    def _send(self, name: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.fields[name].set_error("")
        self._desk.run(assessments.describe_authority, {name: value}, seen=seen, then=then, refused=refused)

    def show_trail(self, trail: Trail) -> None:
        """The store says this now."""
        for name, kept in self._kept.items():
            kept.show(getattr(trail.assessment, name), trail.at)

    def keep(self) -> None:
        """Keep what is being typed."""
        for kept in self._kept.values():
            kept.keep()
