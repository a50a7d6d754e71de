"""A box that changes a day that was agreed, or says who was told of a change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
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

    def __init__(self, title: str, *, telling: bool, parent: QWidget | None = None) -> None:
        """`telling`: the day stays, only who was told is asked."""
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
        self._wrong = Words(look="error")
        self._wrong.hide()
        self.keep.clicked.connect(self._tell)
        self._leave.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.body
        column.setSpacing(10)
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
