"""What is not yet sound, as a list one can work through; each line leads to its place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.readiness import RISK, SAMPLE, Todo, readiness
from csa_desktop.domain.step_names import numbered, step_heading
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import OVERALL, PROGRESS
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words

HINT = "Nothing here stops you. It says what is not yet shown."
RISKS = "Risks to children"
SOUND = "Every finding is cited, every point stands on findings, and every judgement on points."


class ReadinessPage(ListingPage):
    """Steps in order; within a step the subjects of the pack."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "What is not yet sound", HINT, parent=parent)

    def show_trail(self, trail: Trail) -> None:
        """Work the list out again."""
        todos = readiness(trail, self.desk.pack)
        if self.is_shown(todos):
            return
        groups = [(step, self._cards(todos, step)) for step in dict.fromkeys(t.step for t in todos)]
        named = [(self._heading(step), cards) for step, cards in groups]
        self.show_groups(todos, named or [("", [EmptyPage("Nothing is open", SOUND)])])

    def go_to(self, place: Place) -> None:
        """`place.tab` is the step to bring to the top."""
        wanted = self._heading(place.tab) if place.tab else ""
        self.finish()
        for widget in self.cards():
            if isinstance(widget, Words) and widget.text() == wanted:
                self.column.seek(widget, to_top=True)

    def _heading(self, step: str) -> str:
        titles = {s.id: step_heading(self.desk.pack, s) for s in self.desk.pack.steps}
        titles[RISK] = RISKS
        return titles.get(
            step, "Across the notebook" if numbered(self.desk.pack) else "Across the inspection"
        )

    def _cards(self, todos: Sequence[Todo], step: str) -> list[Card]:
        return [self._card(todo) for todo in todos if todo.step == step]

    def _card(self, todo: Todo) -> Card:
        subject = next((s.title for s in self.desk.pack.subjects if s.id == todo.subject), "")
        gentle = "Have a look" if todo.severity == "look" else ""
        card = Card(todo.what, " · ".join(filter(None, (subject, gentle))), tone="row")
        card.clicked.connect(lambda: self.went.emit(place_of(todo)))
        return card


def place_of(todo: Todo) -> Place:
    """Where a thing to do is done."""
    if todo.torn:
        return Place("conflicts", statement=todo.torn)
    if todo.subject == RISK:
        return Place(RISK, todo.statement)
    if todo.subject in (SAMPLE, PROGRESS):
        return Place(todo.subject, statement=todo.statement)
    if todo.subject in ("", OVERALL):
        return Place("overall", tab=todo.step, statement=todo.statement)
    return Place("subject", todo.subject, tab=todo.step, statement=todo.statement)
