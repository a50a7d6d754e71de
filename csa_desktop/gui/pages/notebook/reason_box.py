"""Asks why something that was settled changes; nothing changes before the reason is given."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.drafting import Drafting, Drafts
from csa_desktop.gui.keeping import DRAFT_AFTER_MS
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.widgets.button import Button


class ReasonBox(QFrame):
    """`given(reason)` or `dropped`. What is typed is a draft within a second."""

    given = Signal(str)
    dropped = Signal()

    def __init__(
        self, drafts: Drafts, place: str, assessment: str, title: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drafting = Drafting(drafts, place, assessment, title)
        self.field = LabelledText("Why does it change?", "From, to, why and by whom are kept.")
        self.field.text.setObjectName("reason")
        self.change_button = Button("Change it", kind="primary", key="Ctrl Enter")
        self.change_button.setObjectName("changeGrade")
        self.leave_button = Button("Leave it as it was", kind="quiet", key="Esc")
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
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
        self.field.text.typed.connect(self._timer.start)
        self._timer.timeout.connect(self._draft)

    def ask(self, question: str) -> None:
        """Ask, with the focus in the answer."""
        self.field.set_label(question)
        self.field.say("")
        self.show()
        self.field.text.setFocus()

    def give(self) -> None:
        """The reason is given; an empty one is asked for again."""
        reason = self.field.text.value()
        if not reason:
            self.field.say("Say why, in a few words that others can read.")
            return
        self._timer.stop()
        self.given.emit(reason)

    def done(self) -> None:
        """It was kept with what it is the reason for."""
        self.field.text.set_value("")
        self._drafting.drop()
        self.hide()

    def drop(self) -> None:
        """Nothing changes."""
        self._timer.stop()
        self.done()
        self.dropped.emit()

    def _draft(self) -> None:
        self._drafting.keep(self.field.text.value())
