"""Under a hypothesis: its history, what it stands on, and the states of which one is chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.supposing.became import lines
from csa_desktop.gui.pages.supposing.settling_form import SettlingForm
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

NOT_SAID = "Nobody has said what changed it."
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
        self.form: SettlingForm | None = None
        """Made when it is first wanted: most hypotheses are only read."""
        self.states = Toggles("What became of the hypothesis", desk.pack.hypothesis_states)
        self.states.setObjectName("states")
        self.history, self.not_said = Words(look="quiet"), Words([Run(NOT_SAID, "weak")])
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(30, 2, 8, 10)
        self._column.setSpacing(5)
        for widget in (self.history, self.not_said, self.states):
            self._column.addWidget(widget)
        self._column.insertLayout(2, self._links)
        for widget in (self.not_said, self.history):
            widget.hide()
        self.states.chosen.connect(self._choose)

    # Showing

    def show_hypothesis(self, trail: Trail, statement: Statement) -> None:
        """Show it as it is now; its history is read beside the window."""
        self._trail = trail
        if statement != self._statement:
            self._statement = statement
            told = partial(self._tell, trail)
            self.desk.read(Store.history, "statement", statement.id, then=told)
        if self.form:
            self.form.show_hypothesis(trail, statement)
        states = self.desk.pack.hypothesis_states
        first = states[0].id if states else ""
        self.not_said.setVisible(statement.state not in ("", first) and not statement.reason)
        self.states.show_value((self.form.state if self.form else "") or statement.state)
        self._show_links(trail)

    def _tell(self, trail: Trail, versions: tuple[Version, ...]) -> None:
        said = "\n".join(lines(self.desk.pack, trail, versions))
        if said != self.history.text():
            self.history.set_words(said)
            self.history.setVisible(bool(said))
            self.arranged.emit()

    def _show_links(self, trail: Trail) -> None:
        relations = (v.SUPPORTS, v.CONTRADICTS)
        found = [(relation, s) for relation in relations for s in trail.below(self.row, relation)]
        if found == self._linked:
            return
        self._linked = found
        empty(self._links)
        for relation, statement in found:
            self._links.addWidget(self._link(relation, statement))

    def _link(self, relation: str, statement: Statement) -> Card:
        label = "Stands on" if relation == v.SUPPORTS else "Contradicted by"
        text = statement.text if len(statement.text) <= _EXCERPT else statement.text[:_EXCERPT] + "…"
        where = where_of(statement, self.desk.pack)
        card = Card("", [Run(f"{label}: ", "strong"), Run(text)], where, tone="row")
        card.clicked.connect(partial(self._go, statement))
        return card

    def _go(self, statement: Statement, *_: object) -> None:
        self.went.emit(place_of_statement(statement))

    # Saying what became of it

    def _choose(self, value: object) -> None:
        if self._statement and value:
            self.open_form(str(value))

    def open_form(self, state: str) -> None:
        """Ask what changed it."""
        self.states.show_value(state)
        self._wanted().open(state)
        self.arranged.emit()

    def offer(self) -> None:
        """There is typing that was not kept: put it back into the form."""
        self._wanted().offer()

    def _wanted(self) -> SettlingForm:
        if self.form is None:
            form = self.form = SettlingForm(self.desk, self.row)
            form.hide()
            form.came_back.connect(self._came_back)
            form.closed.connect(self._closed)
            self._column.addWidget(form)
            if self._trail and self._statement:
                form.show_hypothesis(self._trail, self._statement)
        return self.form

    def _came_back(self) -> None:
        if self.form:
            self.form.show()
            self.arranged.emit()

    def _closed(self) -> None:
        if self.form and self._statement:
            self.form.hide()
            self.states.show_value(self._statement.state)
        self.arranged.emit()

    def keep(self) -> None:
        """Keep what is typed in the form as a draft."""
        if self.form:
            self.form.keep()
