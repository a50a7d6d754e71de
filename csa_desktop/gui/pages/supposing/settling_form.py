"""The form that asks what changed a hypothesis, and what it stands on since."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import hypotheses
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.texts import LongField
from csa_desktop.gui.pages.notebook.candidates import candidates, others
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import SETTLING, Unsent, said_again
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

WHY, WORDS = "What changed it, in a sentence", "Its words now"
ON, AGAINST = "What it stands on now …", "What speaks against it …"
CHOOSE = "Choose above what became of it."
_CHOSEN = "{} chosen"


class SettlingForm(Panel):
    """For one hypothesis; what is typed in it and not kept is there again when it is opened."""

    came_back, closed = Signal(), Signal()

    def __init__(self, desk: Desk, row: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk, self._row = desk, row
        self._trail: Trail | None = None
        self._statement: Statement | None = None
        self.state = ""
        """The state that was chosen; empty where none is."""
        self._on: tuple[str, ...] = ()
        self._against: tuple[str, ...] = ()
        self._heading, self.wrong = Words(CHOOSE, look="label"), Words(look="error")
        self.why = LongField(Field(f"why-{row}", "long", WHY, lines=2, required=True))
        self.words = LongField(Field(f"words-{row}", "long", WORDS, lines=2))
        self.on, self.against = Button(ON), Button(AGAINST)
        self._said_on, self._said_against = Words(look="quiet"), Words(look="quiet")
        self.keep_button, self._leave = Button("Keep it", kind="primary"), Button("Leave it as it was")
        self.keep_button.setObjectName("settle")
        self._lay_out()
        self._connect()
        fields = {"why": self.why, "words": self.words}
        title = "What became of a hypothesis"
        self._unsent = Unsent(desk, fields, box=SETTLING, row=row, title=title, parent=self)
        self._unsent.came_back.connect(self._again)

    def _lay_out(self) -> None:
        links, ends = QWidget(), QWidget()
        row = Flow(links, gap=8, centred=True)
        for widget in (self.on, self._said_on, self.against, self._said_against):
            row.addWidget(widget)
        row = Flow(ends, gap=8)
        for button in (self.keep_button, self._leave):
            row.addWidget(button)
        self.body.setSpacing(8)
        self.add(self._heading, self.why, self.words, links, self.wrong, ends)
        self.say("")
        self._count()

    def _connect(self) -> None:
        self.on.clicked.connect(partial(self._pick, v.SUPPORTS))
        self.against.clicked.connect(partial(self._pick, v.CONTRADICTS))
        self.keep_button.clicked.connect(self._settle)
        self._leave.clicked.connect(self.leave)

    def show_hypothesis(self, trail: Trail, statement: Statement) -> None:
        """What it is about, as it is now."""
        self._trail, self._statement = trail, statement

    def offer(self) -> None:
        """Put in what was typed the last time and not kept."""
        self._unsent.offer()

    def open(self, state: str) -> None:
        """Ask what changed it to this state, with the focus in the sentence."""
        self.state = state
        title = next((o.title for o in self._desk.pack.hypothesis_states if o.id == state), state)
        self._heading.set_words(title)
        if self._statement and not self._unsent.changed():
            self.words.reset(self._statement.text)
            self._unsent.begin_anew()
        self.say("")
        self.show()
        self.why.go()

    def _again(self, at: str) -> None:
        """What was typed and not kept is there again."""
        self.why.set_hint(said_again(at))
        if self._statement and not self.words.value():
            self.words.reset(self._statement.text)
        self.came_back.emit()

    def leave(self, *_: object) -> None:
        """Leave it as it is by now: it was kept, or not wanted."""
        self.state, self._on, self._against = "", (), ()
        for editor in (self.why, self.words):
            editor.reset("")
        self.why.set_hint("")
        self._heading.set_words(CHOOSE)
        self._unsent.begin_anew()
        self._count()
        self.closed.emit()

    def _pick(self, relation: str, *_: object) -> None:
        if self._trail is None or self._statement is None:
            return
        supports = relation == v.SUPPORTS
        listed = (candidates if supports else others)(self._trail, self._desk.pack, self._statement)
        ticked = self._on if supports else self._against
        title = "What it stands on" if supports else "What speaks against it"
        picker = Picker(title, listed, ticked=ticked, parent=self.window())
        picker.picked.connect(partial(self._picked, relation))
        picker.open()

    def _picked(self, relation: str, picked: Sequence[str]) -> None:
        if relation == v.SUPPORTS:
            self._on = tuple(picked)
        else:
            self._against = tuple(picked)
        self._count()

    def _count(self) -> None:
        for words, some in ((self._said_on, self._on), (self._said_against, self._against)):
            words.set_words(_CHOSEN.format(len(some)) if some else "")
            words.setVisible(bool(some))

    def _settle(self) -> None:
        if self._statement is None:
            return
        text = str(self.words.value())
        self._desk.run(
            hypotheses.settle,
            self._desk.pack,
            self._row,
            self.state,
            why=str(self.why.value()),
            on=self._on,
            against=self._against,
            text=text if text.strip() != self._statement.text else "",
            then=self.leave,
            refused=self.say,
        )

    def say(self, wrong: str) -> None:
        """Say why it could not be kept, or nothing."""
        self.wrong.set_words(wrong)
        self.wrong.setVisible(bool(wrong))

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._unsent.keep()
