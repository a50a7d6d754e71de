"""Until when the assessment is kept, and which assessments of this store need be kept no longer."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import archive
from csa_desktop.domain.archiving import is_past
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

UNTIL = Field("retain-until", "date", "Keep it at least until", hint="For example 31 December 2015")
WHY = Field(
    "retain-why", "long", "Why until then", example="The retention schedule of the inspectorate", lines=2
)
PAST = (
    "Past this day. Nothing is deleted by itself: decide with whoever keeps the records what becomes of it."
)
LIST = "Kept longer than their day, in this store"
NONE = "No assessment of this store is past its day."


class KeepingBox(QWidget):
    """Both fields are kept as they are left; the list follows."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: object = None
        self.editors: dict[str, Editor] = {"retain_until": editor_for(UNTIL), "retain_why": editor_for(WHY)}
        self.kept = {name: self._keep_field(name, editor) for name, editor in self.editors.items()}
        self._past, self._list = Words(PAST, look="error"), QVBoxLayout()
        self._past.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(CutShort(desk, self.kept))
        for widget in (*self.editors.values(), self._past, Words(LIST, look="label")):
            column.addWidget(widget)
        column.addLayout(self._list)

    def _keep_field(self, name: str, editor: Editor) -> Kept:
        row, title = ("assessment", self._desk.assessment), editor.field.label
        kept = Kept(
            self._desk, editor, partial(self._send, name), row=row, field=name, title=title, parent=self
        )
        kept.refused.connect(editor.set_error)
        return kept

    def _send(self, name: str, value: Any, seen: Seen, then: Then, refused: Refused) -> None:
        self.editors[name].set_error("")
        self._desk.run(archive.retain, {name: str(value)}, seen=seen, then=then, refused=refused)

    def show_trail(self, trail: Trail) -> None:
        """Show what is kept, and read again which are past their day."""
        about = trail.assessment
        self.kept["retain_until"].show(about.retain_until, trail.at)
        self.kept["retain_why"].show(about.retain_why, trail.at)
        self._past.setVisible(is_past(about, clock.today()))
        if about != self._asked:
            self._asked = about
            self._desk.read(archive.past_retention, then=self._came)

    def _came(self, found: tuple[Assessment, ...]) -> None:
        empty(self._list)
        for about in found:
            said = f"Kept at least until {moment(about.retain_until)}"
            title = f"{about.authority}, {about.year}"
            self._list.addWidget(Panel(title, about.title, heard(said, about.retain_why)))
        if not found:
            self._list.addWidget(Words(NONE, look="quiet"))

    def keep(self) -> None:
        """Keep what is being typed."""
        for kept in self.kept.values():
            kept.keep()
