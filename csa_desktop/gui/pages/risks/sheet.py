"""One risk: what was seen, who was told and what they said they would do, the confirmation in writing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import risks as commands
from csa_desktop.domain import risks
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.moments import MomentField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.risks.history import told_of
from csa_desktop.gui.pages.risks.raising import CHILD, FOUND, NAME, WHAT
from csa_desktop.gui.pages.unsent import CONFIRMING, Unsent
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

TOLD = Field(
    "risk-told", "text", "Who was told", hint="The senior manager, by role", example="Head of service"
)
TOLD_AT = Field("risk-told-at", "text", "When")
WILL_DO = Field("risk-will-do", "long", "What they said they would do", lines=2)
BY_WHEN = Field("risk-by-when", "text", "By when", hint="A day, with a time where one was named")
HOW = Field("risk-how", "text", "How", example="Letter handed to the head of service")
CONFIRMED = Field("risk-confirmed-at", "text", "When")
STEPS = ("1  What was seen", "2  A senior manager is told, immediately", "3  It is confirmed in writing")


class RiskSheet(QWidget):
    """Kept as one types; open until it is told and confirmed, and its history stays."""

    went = Signal(object)

    def __init__(self, desk: Desk, risk: Risk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"riskSheet-{risk.id}")
        self._desk, self.risk = desk, risk
        self.title, self.state, self._above = Words(look="title"), QVBoxLayout(), QVBoxLayout()
        self.fields: dict[str, Editor] = {
            "child": editor_for(CHILD),
            "found": MomentField(FOUND, press=""),
            "what": editor_for(WHAT),
            "told": editor_for(TOLD),
            "told_at": MomentField(TOLD_AT),
            "will_do": editor_for(WILL_DO),
            "by_when": MomentField(BY_WHEN, press=""),
            "confirmed_how": editor_for(HOW),
        }
        self.confirmed_at = MomentField(CONFIRMED)
        self.told_now = Button("Told just now", kind="primary")
        self.letter = Button("Write the confirmation …", kind="plain")
        self.confirm = Button("It was confirmed in writing", kind="primary")
        self.reopen = Button("It was not confirmed: open it again", kind="link")
        self._refusals = {name: Words(look="error") for name in ("told", "confirm")}
        self._history = QVBoxLayout()
        self._lay_out()
        self._kept = {name: self._keeping(name, editor) for name, editor in self.fields.items()}
        self._above.addWidget(CutShort(desk, self._kept))
        title = f"When the risk to {risk.child} was confirmed"
        at = {"at": self.confirmed_at}
        self._unsent = Unsent(desk, at, box=CONFIRMING, row=risk.id, title=title, parent=self)
        self._connect()
        self._unsent.offer()

    # Laying out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(self.state)
        column.addLayout(self._above)
        parts: tuple[Sequence[QWidget], ...] = (self._seen(), self._told(), self._confirmed())
        for heading, part in zip(STEPS, parts, strict=True):
            column.addSpacing(4)
            column.addWidget(Words(heading, look="heading"))
            for widget in part:
                column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(Words("History", look="heading"))
        column.addLayout(self._history)
        for words in self._refusals.values():
            words.hide()
        # Not before: without a parent it would be shown as a window, and take the focus.
        self.letter.setVisible(any(form.id == risks.CONFIRMATION for form in self._desk.pack.forms))

    def _seen(self) -> Sequence[QWidget]:
        return SideBySide((self.fields["child"], self.fields["found"]), 2), self.fields["what"]

    def _told(self) -> Sequence[QWidget]:
        by = SideBySide((self.fields["told"], self.fields["told_at"]), 2)
        self.told_now.setObjectName("toldNow")
        return (
            by,
            _row(self.told_now),
            self._refusals["told"],
            self.fields["will_do"],
            self.fields["by_when"],
        )

    def _confirmed(self) -> Sequence[QWidget]:
        for name, button in (("letter", self.letter), ("confirmRisk", self.confirm), ("reopen", self.reopen)):
            button.setObjectName(name)
        both = SideBySide((self.fields["confirmed_how"], self.confirmed_at), 2)
        buttons = _row(self.letter, self.confirm, self.reopen)
        return both, self._refusals["confirm"], buttons

    def _keeping(self, name: str, editor: Editor) -> Kept:
        editor.reset(getattr(self.risk, name))
        kept = Kept(
            self._desk,
            editor,
            partial(self._send, name),
            row=("risk", self.risk.id),
            field=name,
            title=f"Risk to {self.risk.child}: {editor.field.label}",
            parent=self,
        )
        kept.refused.connect(editor.set_error)
        return kept

    def _connect(self) -> None:
        self.fields["child"].typed.connect(self._look_at_code)
        self.told_now.clicked.connect(self.tell_now)
        self.letter.clicked.connect(self._to_letter)
        self.confirm.clicked.connect(self.confirm_now)
        self.reopen.clicked.connect(lambda: self._desk.run(commands.reopen, self.risk.id))

    # Showing

    def show_risk(self, risk: Risk, trail: Trail) -> None:
        """The store says this now."""
        self.risk = risk
        self.title.set_words(f"Risk to {risk.child}")
        self._show_state(risk)
        for name, kept in self._kept.items():
            value = getattr(risk, name)
            if self.fields[name].value() == value:
                self.fields[name].set_value(value)
            kept.show(value, trail.at)
        self._show_confirmed(risk.confirmed_at)
        self.told_now.setVisible(not risk.told_at)
        self.confirm.setVisible(not risk.confirmed_at)
        self.reopen.setVisible(bool(risk.confirmed_at))
        self.confirmed_at.set_read_only(bool(risk.confirmed_at))
        self._desk.read(Store.history, "risk", risk.id, then=partial(self._show_history, trail))

    def _show_confirmed(self, at: str) -> None:
        """What is typed there stays until the risk is closed."""
        if at != self.confirmed_at.value() and (at or not self.confirmed_at.is_ahead()):
            self.confirmed_at.reset(at)
            self._unsent.begin_anew()

    def _show_state(self, risk: Risk) -> None:
        empty(self.state)
        if risk.is_open:
            self.state.addWidget(Panel("Open", " · ".join(risks.lines(risk)), tone="danger"))
        else:
            self.state.addWidget(Panel("Closed", f"Confirmed in writing {moment(risk.confirmed_at)}"))

    def _show_history(self, trail: Trail, versions: Sequence[Version]) -> None:
        empty(self._history)
        for line in told_of(versions, trail):
            self._history.addWidget(Words(line, look="quiet"))

    def go_on(self) -> None:
        """Go to what is to be done next: whom to tell, then the confirmation."""
        if not self.risk.told:
            self.fields["told"].go()
        elif not self.risk.told_at:
            self.told_now.setFocus()
        elif self.risk.is_open:
            self.fields["confirmed_how"].go()

    def keep(self) -> None:
        """Keep what is being typed."""
        for kept in self._kept.values():
            kept.keep()
        self._unsent.keep()

    def _look_at_code(self, code: object) -> None:
        self.fields["child"].set_error(NAME if risks.looks_like_a_name(str(code)) else "")

    # Doing

    def _send(self, name: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        if name != "child":
            self.fields[name].set_error("")
        said = {name: value}
        self._desk.run(commands.change, self.risk.id, said, seen=seen, then=then, refused=refused)

    def tell_now(self) -> None:
        """Record that the manager named above was told this minute."""
        self.keep()
        self._refuse("told", "")
        whom = str(self.fields["told"].value())
        refused = partial(self._refuse, "told")
        self._desk.run(commands.told, self.risk.id, whom=whom, refused=refused)

    def confirm_now(self) -> None:
        """Record that it was confirmed in writing, then or now."""
        self.keep()
        self._refuse("confirm", "")
        how, at = str(self.fields["confirmed_how"].value()), self.confirmed_at.value()
        refused = partial(self._refuse, "confirm")
        self._desk.run(commands.confirm, self.risk.id, how=how, at=at, refused=refused)

    def _refuse(self, where: str, sentence: str) -> None:
        self._refusals[where].set_words(sentence)
        self._refusals[where].setVisible(bool(sentence))

    def _to_letter(self) -> None:
        self.keep()
        self.went.emit(Place("form", risks.CONFIRMATION, tab=self.risk.id))


def _row(*widgets: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return held
