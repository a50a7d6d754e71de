"""The key to the names, where one was asked for: a code goes in, and the name is shown here alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import lists
from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words

TITLE = "Whose file is it?"
HINT = "The name is shown here only, until this box is closed. Write it on nothing that leaves the room."
NOBODY = (
    "The key on this laptop has no name for that code: look at the code, or the case was picked by hand, "
    "drawn on another laptop, or its list gave no name."
)
CODE = Field("key-code", "text", "Code of the case", example="C-07")


class KeyBox(QDialog):
    """Enter shows the name; Escape closes, and nothing of it stays."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyBox")
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self.code = desk, editor_for(CODE)
        self.name, self._none = Words(look="section"), Words(NOBODY, look="quiet")
        self.show_button = Button("Show the name", kind="primary", key="Enter")
        self._lay_out()
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self.look)
        self.code.typed.connect(lambda _: self._say("", none=False))
        self.code.focus_target().installEventFilter(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch(1)
        column.addWidget(Words(HINT, look="quiet"))
        column.addWidget(self.code)
        column.addLayout(row)
        for words in (self.name, self._none):
            column.addWidget(words)
            words.hide()
        self.setMinimumWidth(460)

    def showEvent(self, event: QShowEvent) -> None:
        """Typing can begin at once."""
        super().showEvent(event)
        self.code.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter from within the field."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.look()
            return True
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Look the code up."""
        code = str(self.code.value())
        self._desk.read(
            lists.name_behind,
            self._desk.assessment,
            code,
            then=lambda name: self._say(name, none=not name),
        )

    def _say(self, name: str, *, none: bool) -> None:
        self.name.set_words(name)
        self.name.setVisible(bool(name))
        self._none.setVisible(none)
