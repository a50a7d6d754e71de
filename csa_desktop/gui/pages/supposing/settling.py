"""Under a hypothesis: its history, what it stands on, and the form that says what became of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import hypotheses
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.texts import LongField
from csa_desktop.gui.pages.notebook.candidates import candidates, others
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.supposing.became import lines
from csa_desktop.gui.pages.unsent import SETTLING, Unsent, said_again
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

NOT_SAID = "Nobody has said what changed it."
WHY = "What changed it, in a sentence"
WORDS = "Its words now"
ON, AGAINST = "What it stands on now …", "What speaks against it …"
_CHOSEN = "{} chosen"
_EXCERPT = 140


class Settling(QWidget):
    """Below the row of one hypothesis."""

    went = Signal(object)
    arranged = Signal()

    def __init__(self, desk: Desk, row: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"settling-{row}")
        self.desk, self.row = desk, row
        self._trail: Trail | None = None
        self._statement: Statement | None = None
        self._linked: object = None
        self._chosen = ""
        self._on: tuple[str, ...] = ()
        self._against: tuple[str, ...] = ()
        self.states = Toggles("What became of the hypothesis", desk.pack.hypothesis_states)
        self.states.setObjectName("states")
        self.history, self.not_said = Words(look="quiet"), Words([Run(NOT_SAID, "weak")])
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        self.form = self._make_form()
        self._lay_out()
        self.states.chosen.connect(self._choose)

    def _make_form(self) -> Panel:
        form = Panel(tone="plain")
        self.heading = Words(look="label")
        self.why = LongField(Field(f"why-{self.row}", "long", WHY, lines=2, required=True))
        self.words = LongField(Field(f"words-{self.row}", "long", WORDS, lines=2))
        self.on, self.against = Button(ON), Button(AGAINST)
        self._said_on, self._said_against = Words(look="quiet"), Words(look="quiet")
        self.keep_button, leave = (
            Button("Keep it", kind="primary"),
            Button("Leave it as it was", kind="quiet"),
        )
        self.keep_button.setObjectName("settle")
        self._wrong = Words(look="error")
        links, ends = QWidget(), QWidget()
        row = Flow(links, gap=8)
        for widget in (self.on, self._said_on, self.against, self._said_against):
            row.addWidget(widget)
        row = Flow(ends, gap=8)
        for button in (self.keep_button, leave):
            row.addWidget(button)
        form.body.setSpacing(8)
        form.add(self.heading, self.why, self.words, links, self._wrong, ends)
        self.on.clicked.connect(partial(self._pick, v.SUPPORTS))
        self.against.clicked.connect(partial(self._pick, v.CONTRADICTS))
        self.keep_button.clicked.connect(self._settle)
        leave.clicked.connect(self.leave_form)
        fields = {"why": self.why, "words": self.words}
        title = "What became of a hypothesis"
        self._unsent = Unsent(self.desk, fields, box=SETTLING, row=self.row, title=title, parent=self)
        self._unsent.came_back.connect(self._came_back)
        return form

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 2, 8, 10)
        column.setSpacing(5)
        for widget in (self.history, self.not_said, self.states, self.form):
            column.addWidget(widget)
        column.insertLayout(2, self._links)
        for widget in (self.form, self.not_said, self.history):
            widget.hide()

    # Showing

    def show_hypothesis(self, trail: Trail, statement: Statement) -> None:
        """Show it as it is now; its history is read beside the window."""
        self._trail = trail
        if statement != self._statement:
            if self._statement is None:
                self._unsent.offer()
            self._statement = statement
            told = partial(self._tell, trail)
            self.desk.read(Store.history, "statement", statement.id, then=told)
        states = self.desk.pack.hypothesis_states
        first = states[0].id if states else ""
        self.not_said.setVisible(statement.state not in ("", first) and not statement.reason)
        self.states.show_value(self._chosen or statement.state)
        self._show_links(trail)

    def _tell(self, trail: Trail, versions: tuple[Version, ...]) -> None:
        said = "\n".join(lines(self.desk.pack, trail, versions))
        if said != self.history.text():
            self.history.set_words(said)
            self.history.setVisible(bool(said))
            self.arranged.emit()

    def _show_links(self, trail: Trail) -> None:
        found = [
            (relation, s) for relation in (v.SUPPORTS, v.CONTRADICTS) for s in trail.below(self.row, relation)
        ]
        if found == self._linked:
            return
        self._linked = found
        empty(self._links)
        for relation, statement in found:
            label = "Stands on" if relation == v.SUPPORTS else "Contradicted by"
            text = statement.text if len(statement.text) <= _EXCERPT else statement.text[:_EXCERPT] + "…"
            card = Card(
                "", [Run(f"{label}: ", "strong"), Run(text)], where_of(statement, self.desk.pack), tone="row"
            )
            card.clicked.connect(partial(self._go, statement))
            self._links.addWidget(card)

    def _go(self, statement: Statement, *_: object) -> None:
        self.went.emit(place_of_statement(statement))

    # Saying what became of it

    def _choose(self, value: object) -> None:
        if self._statement and value:
            self.open_form(str(value))

    def open_form(self, state: str) -> None:
        """Ask what changed it, with the focus in the sentence."""
        if self._statement is None:
            return
        self._chosen = state
        title = next((o.title for o in self.desk.pack.hypothesis_states if o.id == state), state)
        self.heading.set_words(title)
        self.states.show_value(state)
        if self.form.isHidden():
            self.words.reset(self._statement.text)
            self._unsent.begin_anew()
        self._say("")
        self._count()
        self.form.show()
        self.arranged.emit()
        self.why.go()

    def _came_back(self, at: str) -> None:
        """What was typed and not sent is there again."""
        self.why.set_hint(said_again(at))
        if not self.words.value() and self._statement:
            self.words.reset(self._statement.text)
        self.form.show()
        self.arranged.emit()

    def leave_form(self, *_: object) -> None:
        """Leave it as it was."""
        self._chosen, self._on, self._against = "", (), ()
        for editor in (self.why, self.words):
            editor.reset("")
        self.why.set_hint("")
        self._unsent.begin_anew()
        self.form.hide()
        if self._statement:
            self.states.show_value(self._statement.state)
        self.arranged.emit()

    def _pick(self, relation: str, *_: object) -> None:
        if self._trail is None or self._statement is None:
            return
        supports = relation == v.SUPPORTS
        listed = (candidates if supports else others)(self._trail, self.desk.pack, self._statement)
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
        self.desk.run(
            hypotheses.settle,
            self.desk.pack,
            self.row,
            self._chosen or self._statement.state,
            why=str(self.why.value()),
            on=self._on,
            against=self._against,
            text=text if text.strip() != self._statement.text else "",
            then=self.leave_form,
            refused=self._say,
        )

    def _say(self, wrong: str) -> None:
        self._wrong.set_words(wrong)
        self._wrong.setVisible(bool(wrong))

    def keep(self) -> None:
        """Keep what is typed in the form as a draft."""
        self._unsent.keep()
