"""What happened and when, asked in one small box: for a new event, and for one that is changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.cases import Event
from csa_desktop.domain.framework import Field, Journey, Option, Pack
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.tracking.when import when_kept, when_shown
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words

DATE_HINT = "6 June 2011, June 2011 or 2011"
OWN_WORDS = "Instead of the list, or besides it"
_DATES = ("happened", "until")


class EventBox(QFrame):
    """It asks and tells; what is kept, and how, is decided by whoever opened it."""

    kept = Signal(object)
    """What is said, as the command takes it."""
    removed = Signal()
    dropped = Signal()
    """What was typed is not wanted."""
    left = Signal()
    """It is put away; what was typed is there when it is opened again."""

    def __init__(
        self,
        pack: Pack,
        journey: Journey,
        records: tuple[Option, ...],
        event: Event | None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`records` are the records of the case that may say so."""
        super().__init__(parent)
        self.setObjectName("eventBox")
        self.event_id = event.id if event else ""
        self.fields = _fields(pack, journey, records)
        for name, editor in self.fields.items():
            said = getattr(event, name) if event else ""
            editor.reset(when_shown(said) if name in _DATES else said)
        self.keep = Button("Keep it", kind="primary", key="Ctrl Enter")
        self.keep.setObjectName("keepEvent")
        self.message = Words(look="error")
        self.message.hide()
        self._again = Words(look="quiet")
        self._again.hide()
        self._lay_out(new=event is None)
        self.keep.clicked.connect(self.tell)

    def _lay_out(self, *, new: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 12)
        column.setSpacing(9)
        column.addWidget(Words("A new event" if new else "Change an event", look="heading"))
        column.addWidget(self._again)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        for at, editor in enumerate(self.fields.values()):
            grid.addWidget(editor, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        leave = Button("Leave it as it was" if not new else "Add nothing", kind="quiet")
        leave.clicked.connect(self.dropped)
        row.addWidget(leave)
        if not new:
            remove = Button("Remove this event", kind="quiet")
            remove.setObjectName("removeEvent")
            remove.clicked.connect(self.removed)
            row.addWidget(remove)
        row.addStretch(1)
        column.addLayout(row)

    def said(self) -> dict[str, str]:
        """What is said by now, with dates as they are kept."""
        values = {name: str(editor.value()).strip() for name, editor in self.fields.items()}
        return {name: when_kept(value) if name in _DATES else value for name, value in values.items()}

    def tell(self) -> None:
        """A person is done with it."""
        self.kept.emit(self.said())

    def say(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.message.set_words(sentence)
        self.message.setVisible(bool(sentence))

    def say_again(self, words: str) -> None:
        """Say that what the fields say was typed at an earlier time."""
        self._again.set_words(words)
        self._again.show()

    def go(self) -> None:
        """Begin with what happened."""
        self.fields["kind"].go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter keeps, Escape puts away."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _fields(pack: Pack, journey: Journey, records: tuple[Option, ...]) -> dict[str, Editor]:
    kinds = tuple(Option(k.id, k.title, k.source, k.hint) for k in journey.events)
    stages = tuple(Option(s.id, s.short or s.title) for s in journey.stages)
    asked = {
        "kind": SelectField(Field("event-kind", "choice", "What happened", options=kinds)),
        "title": editor_for(Field("event-title", "text", "In your own words", hint=OWN_WORDS)),
        "happened": editor_for(Field("event-happened", "text", "When", hint=DATE_HINT)),
        "until": editor_for(Field("event-until", "text", "Until", hint="Only for what lasted")),
        "stage": SelectField(Field("event-stage", "choice", "At which stage", options=stages)),
        "agency": SelectField(Field("event-agency", "choice", "Agency", options=pack.services)),
    }
    if records:
        asked["source"] = SelectField(
            Field("event-source", "choice", "Which record says so", options=records)
        )
    return asked
