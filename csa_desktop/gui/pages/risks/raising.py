"""Raising a risk: which child, what was seen, when. What is typed is a draft until it is raised."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import risks as commands
from csa_desktop.domain import risks
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.moments import MomentField
from csa_desktop.gui.keeping import DRAFT_AFTER_MS
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

CHILD = Field(
    "risk-child",
    "text",
    "Which child",
    hint="The code of the case, or for a child outside the sample a code of your own. Never a name.",
    required=True,
)
WHAT = Field("risk-what", "long", "What was seen", lines=4, required=True)
FOUND = Field("risk-found", "text", "When it was seen")
PLACES = {"child": "new/risk/child", "what": "new/risk/what"}
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
        self._who, self._refused = Words(look="quiet"), Words(look="error")
        self.raise_button = Button("Raise the risk", kind="danger", key=keys.key("keep"))
        self.raise_button.setObjectName("raiseRisk")
        self._typing = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._sent = False
        self._lay_out()
        self._connect()
        self._begin_anew()
        desk.read(Store.drafts, desk.assessment, then=self._put_back)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SideBySide((self.child, self.found), 2))
        for widget in (self._who, self.what, self._refused):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.raise_button)
        row.addWidget(KeyTag(keys.key("keep")))
        row.addStretch(1)
        column.addLayout(row)
        self._refused.hide()

    def _connect(self) -> None:
        self.raise_button.clicked.connect(self.raise_it)
        self.child.typed.connect(self._child_typed)
        self.what.typed.connect(self._typed)
        self._typing.timeout.connect(self._draft)
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

    def _typed(self, *_: object) -> None:
        if not self._typing.isActive():
            self._typing.start()

    def _child_typed(self, *_: object) -> None:
        self._typed()
        self._say_who()

    def _say_who(self) -> None:
        code = str(self.child.value())
        case = risks.case_of_code(self._trail, code) if self._trail else None
        if case:
            about = (case.gender, case.age, stage_name(self._desk.pack, case.stage))
            self._who.set_words(f"{case.code}: {', '.join(filter(None, about))}")
        else:
            self._who.set_words(OUTSIDE)
        warned = case is None and risks.looks_like_a_name(code)
        self.child.set_error(NAME if warned else "")
        self._who.setVisible(bool(code.strip()) and not warned)

    def keep(self) -> None:
        """What is typed and not raised yet stays as a draft."""
        if self._typing.isActive():
            self._typing.stop()
            self._draft()

    def _draft(self) -> None:
        for name, place in PLACES.items():
            text = str((self.child if name == "child" else self.what).value())
            if text.strip():
                self._desk.drafts.keep(Draft(place, self._desk.assessment, DRAFT, text, ""))
            else:
                self._desk.drafts.drop(place)

    def _put_back(self, drafts: tuple[Draft, ...]) -> None:
        """What was typed and not raised the last time; never over what is typed now."""
        found = {draft.place: draft.text for draft in drafts}
        if self.what.value() or PLACES["what"] not in found:
            return
        self.what.reset(found[PLACES["what"]])
        if not self.child.value():
            self.child.reset(found.get(PLACES["child"], ""))
            self._say_who()

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
        self._typing.stop()
        for place in PLACES.values():
            self._desk.drafts.drop(place)
        self._begin_anew()
        self.raised.emit(recorded.row)

    def _begin_anew(self) -> None:
        self._sent = False
        for editor, value in ((self.child, ""), (self.what, ""), (self.found, clock.this_minute())):
            editor.reset(value)
        self._refuse("")
        self._say_who()

    def _refuse(self, sentence: str) -> None:
        self._sent = False
        self._refused.set_words(sentence)
        self._refused.setVisible(bool(sentence))
