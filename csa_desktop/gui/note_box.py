"""A note, from anywhere, with one key: what, and when it happened; its place can be found later."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import drafts, statements
from csa_desktop.domain.framework import Field
from csa_desktop.domain.values import NOTE
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import Unsent
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

TEXT = Field(
    "note", "long", "Note", hint="It can be given its place in the notebook later.", lines=5, required=False
)
WHEN = Field(
    "happened",
    "date",
    "When it happened",
    hint="Only where it was not today: it then shows that the note was written later.",
)
DRAFT = "A note that was not kept yet"
_MARGIN = 22
_SHARE = 0.85
"""Of the height of the screen, the most that it takes: its frame and the desktop need some."""


class NoteBox(QDialog):
    """Ctrl Enter keeps the note; Escape puts it away, and what was typed is there when it is opened again."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteBox")
        self.setWindowTitle("Take a note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.text, self.happened = editor_for(TEXT), editor_for(WHEN)
        self._message = Words(look="error")
        self._message.hide()
        self.keep_button = Button("Keep the note", kind="primary", key="Ctrl Enter")
        self._sent: str | None = None
        """What is being kept now."""
        self._row = ""
        """The note, once there is one."""
        self._lay_out()
        self.keep_button.clicked.connect(self.keep)
        fields = {"text": self.text, "happened": self.happened}
        self._unsent = Unsent(desk, fields, box=drafts.NOTE, row=desk.assessment, title=DRAFT, parent=self)
        self.text.focus_target().installEventFilter(self)
        self._unsent.offer()

    def _lay_out(self) -> None:
        self._column = Column(margin=_MARGIN, gap=14, name="noteColumn")
        self._column.add(self.text, self.happened, self._message)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 12, _MARGIN, _MARGIN)
        row.addWidget(self.keep_button)
        row.addWidget(KeyTag("Ctrl Enter"))
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._column, 1)
        outer.addLayout(row)
        self._end = row
        self._column.body.installEventFilter(self)
        self.setMinimumWidth(520)

    def showEvent(self, event: QEvent) -> None:
        """Typing can begin at once."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._fit()
        self.text.go()

    def _fit(self) -> None:
        """As high as what is typed, as far as the screen has room: a longer note is scrolled."""
        wanted = self._column.body.heightForWidth(self.width()) + self._end.sizeHint().height()
        most = round(self.screen().availableGeometry().height() * _SHARE)
        if self.height() != min(wanted, most):
            self.resize(self.width(), min(wanted, most))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Ctrl Enter keeps the note from within the text; what is typed makes it higher."""
        if watched is self._column.body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def done(self, result: int) -> None:
        """However it is put away, what was typed last is a draft."""
        self._unsent.keep()
        super().done(result)

    def keep(self) -> None:
        """Keep the note and go."""
        if self._sent is not None:
            return
        self._sent = text = str(self.text.value())
        about = {"happened": str(self.happened.value())} if self.happened.value() else {}
        if self._row:
            self._reword(text)
        else:
            add = partial(self._desk.run, statements.add, then=self._kept, refused=self._refuse)
            add(kind=NOTE, text=text, about=about)

    def _reword(self, text: str) -> None:
        self._desk.run(statements.reword, self._row, text, then=self._is_whole, refused=self._refuse)

    def _kept(self, done: Recorded) -> None:
        self._row = done.row
        self._is_whole()

    def _is_whole(self, *_: object) -> None:
        """Words that were typed on while the note was being kept belong to it."""
        text = str(self.text.value())
        if text != self._sent:
            self._sent = text
            self._reword(text)
            return
        self._unsent.drop()
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self._sent = None
        self._message.set_words(sentence)
        self._message.show()
