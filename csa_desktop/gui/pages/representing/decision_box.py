"""What the panel decides, and why; what is still in its way (003:515, 525, 533)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import panels
from csa_desktop.domain.cycle import AMENDED, Representation
from csa_desktop.domain.decisions import as_it_stands
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.representing import decision_on, followed_by, lacking
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import PANEL, Unsent, said_again
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Run, Words

WHY = Field(
    "justification", "long", "Justification", hint="It is recorded and communicated to the council", lines=3
)
WHEN = Field("decided", "date", "Decided on")
STILL = "Before the panel decides"
UPHELD = "The judgement stands"
AMENDED_TO = "The judgement was amended"
FOLLOWS = "What that means for {0} is considered by a joint panel."


class DecisionBox(QWidget):
    """A grade, the justification, the day; recorded once, and then only shown."""

    went = Signal(object)

    def __init__(self, desk: Desk, row: str, judgement: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        asked = desk.pack.judgement(judgement)
        self.grade = GradeChoice("The panel's grade", desk.pack.scale(asked.scale))
        self.why, self.when = editor_for(WHY), editor_for(WHEN)
        self.button, self.wrong, self.again = (
            Button("Record the decision"),
            Words(look="error"),
            Words(look="quiet"),
        )
        self._now = Words(look="quiet")
        self._ask, self._done, self._still = Panel(), QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.button.clicked.connect(self.decide)
        self._unsent = Unsent(
            desk,
            {"why": self.why, "when": self.when},
            box=PANEL,
            row=row,
            title="A panel's decision that is not recorded",
            parent=self,
        )
        self._unsent.came_back.connect(self._say_again)
        self._unsent.offer()

    def _lay_out(self) -> None:
        self._ask.body.setSpacing(9)
        self._ask.add(self._now, self.grade, self.why, self.again, self.when, self.wrong, beside(self.button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._still)
        column.addWidget(self._ask)
        column.addLayout(self._done)
        for words in (self.wrong, self.again):
            words.hide()

    def _say_again(self, at: str) -> None:
        self.again.set_words(said_again(at))
        self.again.show()

    def decide(self) -> None:
        """Record it; where something is missing, the sentence says what."""
        self._desk.run(
            panels.decide,
            self._desk.pack,
            self._row,
            grade=self.grade.value(),
            why=str(self.why.value()),
            when=str(self.when.value()) or clock.today().isoformat(),
            then=self._decided,
            refused=self._refuse,
        )

    def _decided(self, _: object) -> None:
        self._refuse("")
        self._unsent.drop()
        self.again.hide()

    def _refuse(self, sentence: str) -> None:
        self.wrong.set_words(sentence)
        self.wrong.setVisible(bool(sentence))

    def show_trail(self, trail: Trail, of: Representation) -> None:
        """What is missing and what is asked, or what was decided."""
        self._ask.setVisible(not of.outcome)
        missing = () if of.outcome else lacking(self._desk.pack, trail, of)
        empty(self._still)
        if missing:
            self._still.addWidget(Words(STILL, look="label"))
        for sentence in missing:
            self._still.addWidget(Words(sentence, look="quiet"))
        self.button.setEnabled(not missing)
        self._now.set_words(_as_it_is(trail, self._desk.pack, of.judgement))
        empty(self._done)
        if of.outcome:
            self._done.addWidget(self._outcome(trail, of))

    def _outcome(self, trail: Trail, of: Representation) -> Panel:
        pack, decision = self._desk.pack, decision_on(trail, of.id)
        amended = of.outcome == AMENDED
        grades = f": from {decision.was} to {decision.grade}" if decision and amended else ""
        by = f" by {decision.by}" if decision else ""
        panel = Panel(
            [Run((AMENDED_TO if amended else UPHELD) + grades, "strong")],
            f"Decided on {moment(of.decided)}{by}",
            tone="selected",
        )
        panel.setObjectName("outcome")
        panel.add(Words(of.justification))
        if follows := followed_by(trail, of.id):
            title = pack.judgement(follows.judgement).title
            go = Button("Go to the review", kind="link")
            go.clicked.connect(lambda: self.went.emit(Place("representation", statement=follows.id)))
            panel.add(Words(FOLLOWS.format(title), look="quiet"), beside(go))
        return panel

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._unsent.keep()


def _as_it_is(trail: Trail, pack: Pack, judgement: str) -> str:
    now = as_it_stands(trail, pack, judgement)
    title = pack.judgement(judgement).title
    return f"{title}: now {now.grade}" if now else f"{title}: no grade yet"
