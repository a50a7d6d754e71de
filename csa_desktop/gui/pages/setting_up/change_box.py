"""A box that changes a day that was agreed, or says who was told of a change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import TELLING, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

TOLD_HINT = "For example the link officer, the two readers. It may be said later."


class ChangeBox(Panel):
    """It asks and tells; whoever opened it keeps what was said."""

    kept = Signal(object)
    """Field name to what was typed; days as they are kept."""
    left = Signal()

    def __init__(self, desk: Desk, kind: str, row: str, title: str, *, parent: QWidget | None = None) -> None:
        """`kind` is CHANGING with a key date in `row`, or TELLING with a change of one: only who was told."""
        telling = kind == TELLING
        super().__init__(title, tone="selected", parent=parent)
        self.setObjectName("changeBox")
        asked = (
            {}
            if telling
            else {
                "day": editor_for(Field("change-day", "date", "New day", required=True)),
                "why": editor_for(Field("change-why", "text", "Why", required=True)),
            }
        )
        self.fields: dict[str, Editor] = {
            **asked,
            "told": editor_for(
                Field(
                    "change-told", "text", "Who was told", hint="" if telling else TOLD_HINT, required=telling
                )
            ),
            "told_on": editor_for(Field("change-told-on", "date", "Told on", required=telling)),
        }
        self.keep = Button("Keep it", kind="primary", key="Ctrl Enter")
        self.keep.setObjectName("keepChange")
        self._leave = Button("Leave it as it was", kind="quiet")
        self._wrong, self._again = Words(look="error"), Words(look="quiet")
        self._wrong.hide()
        self._again.hide()
        self._unsent = Unsent(desk, self.fields, box=kind, row=row, title=title, parent=self)
        self._unsent.came_back.connect(self._say_again)
        self.keep.clicked.connect(self._tell)
        self._leave.clicked.connect(self._let_go)
        self._lay_out()
        self._unsent.offer()

    def _lay_out(self) -> None:
        column = self.body
        column.setSpacing(10)
        column.addWidget(self._again)
        editors = list(self.fields.values())
        for start in range(0, len(editors), 2):
            column.addWidget(SideBySide(editors[start : start + 2], 2))
        column.addWidget(self._wrong)
        row = Flow(gap=8)
        row.addWidget(self.keep)
        row.addWidget(self._leave)
        column.addLayout(row)

    def _tell(self) -> None:
        self.kept.emit({name: str(editor.value()).strip() for name, editor in self.fields.items()})

    def _let_go(self) -> None:
        """What was typed is not wanted."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """It was sent, or is not wanted: nothing of it is a draft any more."""
        self._unsent.drop()

    def keep_typing(self) -> None:
        """What is typed and not sent stays as a draft."""
        self._unsent.keep()

    def _say_again(self, at: str) -> None:
        self._again.set_words(said_again(at))
        self._again.show()

    def say(self, sentence: str) -> None:
        """Say why it was not kept."""
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))

    def go(self) -> None:
        """Begin with the first field."""
        next(iter(self.fields.values())).go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter keeps, Escape leaves it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
