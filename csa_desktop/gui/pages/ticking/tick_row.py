"""One task of a list: a box to tick, its words, who did it and when, what was noted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.ticks import Task
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme
from csa_desktop.gui.fields.dates import short
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.text_units import tip
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_INDENT = 34
"""In units: the words of a task begin here."""


class TickRow(QWidget):
    """Space or Enter ticks, the arrows go to the tasks before and after."""

    ticked = Signal(bool)
    stepped = Signal(int)
    opened = Signal()
    """The person wants to note something, or to correct the day or the person."""

    def __init__(self, task: Task, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"task-{task.prompt.id}")
        self.task = task
        self.option = OptionRow(task.prompt.id, task.prompt.text, many=True)
        self.box = self.option.button
        self.box.installEventFilter(self)
        self.option.pressed_by_person.connect(lambda: self.ticked.emit(self.box.isChecked()))
        self._said, self.more = Words(look="quiet"), Button("Note", kind="link")
        self.more.setObjectName(f"more-{task.prompt.id}")
        self.more.clicked.connect(self.opened)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.option, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        self._inner.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._inner)

    def put_in(self, details: QWidget) -> None:
        """Open the details below the words."""
        self._inner.addWidget(details)

    def show_task(self, task: Task, trail: Trail) -> None:
        """The task as it stands now."""
        self.task = task
        said = said_of(task, trail)
        self.box.setChecked(task.done is not None)
        self.box.setAccessibleDescription(said)
        self._said.set_words(said)
        self._said.setVisible(bool(said))
        named = "Note, day" if task.done else "Note"
        self.more.setText(named)
        self.more.setAccessibleName(f"{named}: {task.prompt.text}")
        self.more.setToolTip(tip("Note something, or correct the day and the person"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ticks as Space does; Up and Down go to the neighbours."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.box.click()
                return True
            if key in _STEPS:
                self.stepped.emit(_STEPS[key])
                return True
        return super().eventFilter(watched, event)


def said_of(task: Task, trail: Trail) -> str:
    """Such as "Done 28 June 2005 by H. Marsh · They asked for the morning"."""
    done = ""
    if task.done:
        who = next((m.name for m in trail.rows.members if m.id == task.by), "")
        done = f"Done {short(task.done)}{f' by {who}' if who else ''}"
    return " · ".join(filter(None, (done, " ".join(task.note.split()))))
