"""What a record is about, in one line; opened, its case, stage, moment and who was there can be put right."""

from functools import cached_property, partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import records as commands
from csa_desktop.domain import records
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.moments import MomentField
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.recording.record_quoting import ALL_OF_IT
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words

WHO = "Who was there"
ROLES = "Roles, no names"


class RecordHead(QWidget):
    """The title, a line, and a panel that is closed until it is wanted."""

    opened = Signal()

    def __init__(self, desk: Desk, record: Source, trail: Trail, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record, self._trail = desk, record, trail
        self.title, self._about = Words(look="title"), Words(look="quiet")
        self.change = Link("Change")
        self.change.setObjectName("changeRecord")
        self._panel = Panel(tone="selected")
        self.kept: dict[str, Kept] = {}
        self._lay_out()
        self.change.clicked.connect(self.toggle)
        QTimer.singleShot(0, self, lambda: self.fields)  # so that typing that was cut short is offered

    @cached_property
    def fields(self) -> dict[str, Editor]:
        """What can be put right: made in a turn of its own, at once where it is wanted before."""
        found = self._editors()
        self.kept = {name: self._keeping(name, editor) for name, editor in found.items()}
        editors = list(found.values())
        self._panel.add(*(SideBySide(editors[at : at + 2], 2) for at in range(0, len(editors), 2)))
        self._column.insertWidget(self._column.indexOf(self._panel), CutShort(self._desk, self.kept))
        self._follow(found)
        return found

    def _editors(self) -> dict[str, Editor]:
        cases = tuple(Option(c.id, c.code) for c in self._trail.cases(SAMPLED))
        stages = tuple(Option(s.id, s.short or s.title) for s in self._desk.pack.journey_stages())
        found: dict[str, Editor] = {
            "case": SelectField(Field("record-case", "choice", "Case", options=cases)),
            "stage": SelectField(Field("record-stage", "choice", "Stage of the journey", options=stages)),
            "dated": MomentField(Field("record-dated", "text", "When it was"), press=""),
        }
        form = records.form_of(self._desk.pack, self._record)
        if form is None or all(field.id != records.WITH for field in form.fields()):
            found["provenance"] = editor_for(Field("record-who", "text", WHO, hint=ROLES))
        return found

    def _keeping(self, name: str, editor: Editor) -> Kept:
        editor.reset(getattr(self._record, name))
        kept = Kept(
            self._desk,
            editor,
            partial(self._send, name),
            row=("source", self._record.id),
            field=name,
            title=f"{self._record.title}: {editor.field.label}",
            parent=self,
        )
        kept.refused.connect(editor.set_error)
        return kept

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._about, 1)
        row.addWidget(self.change)
        self._panel.body.setSpacing(12)
        self._panel.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self._panel)

    def toggle(self) -> None:
        """Open the panel and go to its first field, or close it."""
        self._panel.setVisible(self._panel.isHidden())
        self.change.set_words("Change" if self._panel.isHidden() else "Close")
        if not self._panel.isHidden():
            self.fields["case"].go()
            self.opened.emit()

    def show_record(self, record: Source, trail: Trail, by: str) -> None:
        """The store says this now; `by` is who began it."""
        self._record, self._trail = record, trail
        self.title.set_words(record.title)
        case = trail.case(record.case)
        who = records.present(self._desk.pack, trail, record)
        stage = stage_name(self._desk.pack, record.stage) if record.stage else ALL_OF_IT
        about = (
            moment(record.dated),
            case.code if case and case.code not in record.title else "",
            stage if self._desk.pack.journeys else "",
            f"with {who[:1].lower()}{who[1:]}" if who else "",
            f"by {by}" if by else "",
        )
        self._about.set_words(" · ".join(filter(None, about)))
        if self.kept:
            self._follow(self.fields)

    def _follow(self, fields: dict[str, Editor]) -> None:
        """What the store says of each field."""
        for name, kept in self.kept.items():
            value = getattr(self._record, name)
            if fields[name].value() == value:
                fields[name].set_value(value)
            kept.show(value, self._trail.at)

    def keep(self) -> None:
        """Make a change of what is typed."""
        for kept in self.kept.values():
            kept.keep()

    def _send(self, name: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.fields[name].set_error("")
        pack, said = self._desk.pack, {name: value}
        self._desk.run(commands.describe, pack, self._record.id, said, seen=seen, then=then, refused=refused)
