"""What can be said about a task besides that it is done: a note, another day, another person."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import drafts, ticks
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.ticks import Task
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.store.log import Recorded

NOTE, DONE = "note", "done"


class TickDetails(QWidget):
    """Opens under its task."""

    def __init__(
        self, desk: Desk, checklist: str, task: Task, trail: Trail, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._checklist, self._task = desk, checklist, task
        item = task.prompt.id
        self.note = editor_for(Field(f"note-{item}", "long", "Note", lines=2))
        self.day = editor_for(Field(f"done-{item}", "date", "Done on"))
        people = tuple(Option(m.id, m.name) for m in trail.rows.members)
        self.by = SelectField(Field(f"by-{item}", "choice", "Done by", options=people))
        self._kept = {NOTE: self._keep_in(self.note, NOTE), DONE: self._keep_in(self.day, DONE)}
        self.by.left.connect(self._say_who)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(10)
        column.addWidget(CutShort(desk, self._kept))
        column.addWidget(self.note)
        self._when = SideBySide([self.day, self.by], 2)
        column.addWidget(self._when)
        self.show_task(task, trail)

    def _keep_in(self, editor: Editor, field: str) -> Kept:
        item = self._task.prompt.id
        row = ticks.tick_id(self._desk.assessment, self._checklist, item)
        kept = Kept(
            self._desk,
            editor,
            partial(self._send, editor, field),
            row=("tick", row),
            field=field,
            title=f"A task: {editor.field.label}",
            draft_row=(drafts.where(drafts.TICK, self._checklist, item), row),
            parent=self,
        )
        kept.refused.connect(editor.set_error)
        return kept

    def _send(self, editor: Editor, field: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        def kept(recorded: Recorded) -> None:
            editor.set_error("")
            then(recorded)

        what = self._checklist, self._task.prompt.id, field, value
        self._desk.run(ticks.put_back, *what, seen=seen, then=kept, refused=refused)

    def _say_who(self) -> None:
        done, by = self._task.tick.done if self._task.tick else "", str(self.by.value())
        self._desk.run(ticks.tick, self._checklist, self._task.prompt.id, done=done, by=by)

    def show_task(self, task: Task, trail: Trail) -> None:
        """The store says this now; what is being typed stays."""
        self._task = task
        self._kept[NOTE].show(task.note, trail.at)
        self._kept[DONE].show(task.tick.done if task.tick else "", trail.at)
        self.by.set_value(task.by)
        self.by.setEnabled(task.done is not None)

    def keep(self) -> None:
        """Make changes of what is typed."""
        for kept in self._kept.values():
            if kept.typing:
                kept.keep()

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Its fields, for whoever lets it go."""
        return tuple(self._kept.values())
