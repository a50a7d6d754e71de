"""Asks why something that was settled changes; nothing changes before the reason is given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import REASON, Unsent, said_again
from csa_desktop.gui.widgets.button import Button

HINT = "From, to, why and by whom are kept."


class ReasonBox(QFrame):
    """`given(reason)` or `dropped`. What is typed is a draft, and there again when one is asked."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, desk: Desk, row: str, title: str, *, parent: QWidget | None = None) -> None:
        """`row` is what changes."""
        super().__init__(parent)
        self.field = LabelledText("Why does it change?", HINT)
        self.field.text.setObjectName("reason")
        self.change_button = Button("Change it", kind="primary", key="Ctrl Enter")
        self.change_button.setObjectName("changeGrade")
        self.leave_button = Button("Leave it as it was", kind="quiet", key="Esc")
        editors = {"reason": self.field.text}
        self._unsent = Unsent(desk, editors, box=REASON, row=row, title=title, parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.change_button.clicked.connect(self.give)
        self.leave_button.clicked.connect(self.drop)
        self.field.text.entered.connect(self.give)
        self.field.text.escaped.connect(self.drop)
        self._unsent.came_back.connect(lambda at: self.field.set_hint(f"{said_again(at)} {HINT}"))

    def ask(self, question: str) -> None:
        """Ask, with the focus in the answer."""
        self.field.set_label(question)
        self.field.say("")
        self._unsent.offer()
        self.show()
        self.field.text.setFocus()

    def give(self) -> None:
        """The reason is given; an empty one is asked for again."""
        reason = self.field.text.value()
        if not reason:
            self.field.say("Say why, in a few words that others can read.")
            return
        self.given.emit(reason)

    def done(self) -> None:
        """It was kept with what it is the reason for."""
        self.field.text.set_value("")
        self.field.set_hint(HINT)
        self._unsent.drop()  # what was typed earlier and not seen stays a draft
        self._unsent.begin_anew()
        self.hide()

    def drop(self) -> None:
        """Nothing changes."""
        self.done()
        self.dropped.emit()

    def keep(self) -> None:
        """Make a draft of what was typed last."""
        self._unsent.keep()
