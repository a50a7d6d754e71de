"""Raising a risk: which child, what was seen, when. What is typed is a draft until it is raised."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import risks as commands
from csa_desktop.domain import risks
from csa_desktop.domain.cases import Case, age_said
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.moments import MomentField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import RISK, Unsent, said_again
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

CHILD = Field(
    "risk-child",
    "text",
    "Which child",
    hint="The code of the case, or for a child outside the sample a code of your own. Never a name.",
    required=True,
)
WHAT = Field("risk-what", "long", "What was seen", lines=4, required=True)
FOUND = Field("risk-found", "text", "When it was seen")
DRAFT = "A risk that was not raised yet"
NAME = "This looks like a name. A child is always a code, such as C-12; for a child outside the sample, X-1."
OUTSIDE = "No case of the sample has this code: it is kept as that of a child outside the sample."


class Raising(QWidget):
    """Ctrl Enter raises it, from any field."""

    raised = Signal(str)
    """The id of the risk that was raised."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raising")
        self._desk = desk
        self._trail: Trail | None = None
        self.child, self.what, self.found = editor_for(CHILD), editor_for(WHAT), MomentField(FOUND)
        self._who, self._again, self._refused = Words(look="quiet"), Words(look="quiet"), Words(look="error")
        self.raise_button = Button("Raise the risk", kind="danger", key=keys.key("keep"))
        self.raise_button.setObjectName("raiseRisk")
        self._sent = False
        self._lay_out()
        fields = {"child": self.child, "what": self.what, "found": self.found}
        self._unsent = Unsent(desk, fields, box=RISK, row=desk.assessment, title=DRAFT, parent=self)
        self._connect()
        self._empty()
        self._unsent.offer()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SideBySide((self.child, self.found), 2))
        for widget in (self._who, self._again, self.what, self._refused):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.raise_button)
        row.addWidget(KeyTag(keys.key("keep")))
        row.addStretch(1)
        column.addLayout(row)
        for words in (self._again, self._refused):
            words.hide()

    def _connect(self) -> None:
        self.raise_button.clicked.connect(self.raise_it)
        self.child.typed.connect(lambda _: self._say_who())
        self._unsent.came_back.connect(self._say_again)
        for editor in (self.child, self.what, self.found):
            editor.focus_target().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl Enter from within a field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.raise_it()
                return True
        return super().eventFilter(watched, event)

    def show_trail(self, trail: Trail) -> None:
        """The cases are these now."""
        self._trail = trail
        self._say_who()

    def begin(self, case: Case | None) -> None:
        """The person came here to raise a risk, to the child of a case where one is named; typing begins."""
        if case and not self.what.value():
            self.child.reset(case.code)
            self._say_who()
        (self.what if self.child.value() else self.child).go()

    # Typing

    def _say_who(self) -> None:
        code = str(self.child.value())
        case = risks.case_of_code(self._trail, code) if self._trail else None
        if case:
            about = (case.gender, age_said(case.age), stage_name(self._desk.pack, case.stage))
            self._who.set_words(f"{case.code}: {', '.join(filter(None, about))}")
        else:
            self._who.set_words(OUTSIDE)
        warned = case is None and risks.looks_like_a_name(code)
        self.child.set_error(NAME if warned else "")
        self._who.setVisible(bool(code.strip()) and not warned)

    def keep(self) -> None:
        """What is typed and not raised yet stays as a draft."""
        self._unsent.keep()

    def _say_again(self, at: str) -> None:
        self._again.set_words(said_again(at))
        self._again.show()

    # Raising

    def raise_it(self) -> None:
        """Raise it, and empty the form for the next."""
        if self._sent:
            return
        self._sent = True
        self._desk.run(
            commands.raise_risk,
            child=str(self.child.value()),
            what=str(self.what.value()),
            found=self.found.value(),
            then=self._done,
            refused=self._refuse,
        )

    def _done(self, recorded: Recorded) -> None:
        self._empty()
        self.raised.emit(recorded.row)

    def _empty(self) -> None:
        self._sent = False
        for editor, value in ((self.child, ""), (self.what, ""), (self.found, clock.this_minute())):
            editor.reset(value)
        self._unsent.begin_anew()
        self._again.hide()
        self._refuse("")
        self._say_who()

    def _refuse(self, sentence: str) -> None:
        self._sent = False
        self._refused.set_words(sentence)
        self._refused.setVisible(bool(sentence))
