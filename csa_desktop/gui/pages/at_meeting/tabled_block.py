"""What was brought to the table: listed with giver and date; a person decides whether it may be analysed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import meetings
from csa_desktop.domain import meeting
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.fields.dates import DateField
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.unsent import TABLED, Unsent, said_again
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

HINT = (
    "Any additional information can be brought to the table. It becomes a source once you list it; add the "
    "document itself, and decide whether it may be analysed, on its own page."
)
NOTHING = "Nothing was tabled so far."
_DECIDED = {
    "yes": "may be analysed",
    "no": "may not be analysed",
    "": "not decided whether it may be analysed",
}


class TabledBlock(Block):
    """The list, each leading to its source, and a form that a refresh never empties."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._cards: dict[str, tuple[Source, Card]] = {}
        self._title, self._hint = Words("Tabled at the meeting", look="section"), Words(HINT, look="quiet")
        self._nothing, self._wrong = Words(NOTHING, look="quiet"), Words(look="error")
        self.what = TextField(Field("tabled-what", "text", "What was tabled", required=True))
        self.giver = TextField(Field("tabled-giver", "text", "Given by", required=True))
        self.day = DateField(Field("tabled-day", "date", "On"))
        self.add_button = Button("List it as a source")
        self.add_button.setObjectName("addTabled")
        self.add_button.clicked.connect(self._add)
        self._panel = Panel("Something was tabled")
        self._panel.body.setSpacing(10)
        self._panel.add(self.what, SideBySide([self.giver, self.day], 2), self._wrong, _row(self.add_button))
        self._wrong.hide()
        fields = {"what": self.what, "giver": self.giver, "day": self.day}
        self._unsent = Unsent(
            board.desk, fields, box=TABLED, row=board.desk.assessment, title="What was tabled", parent=self
        )
        self._unsent.came_back.connect(lambda at: self.what.set_hint(said_again(at)))
        self._unsent.offer()

    def show(self, trail: Trail) -> list[Row]:
        """The list as it is now."""
        found = [s for s in trail.sources() if s.kind == meeting.TABLED]
        for gone in set(self._cards) - {s.id for s in found}:
            self._let_go(gone)
        day = trail.answer("dates", "", meeting.STAGE)
        if not self.day.value() and isinstance(day, str):
            self.day.reset(day)
        rows: list[Row] = [(self._title, 14), (self._hint, 3)]
        rows += [(self._card(source), 6) for source in found] or [(self._nothing, 6)]
        return [*rows, (self._panel, 14)]

    def _card(self, source: Source) -> Card:
        known = self._cards.get(source.id)
        if known and known[0] == source:
            return known[1]
        if known:
            self._let_go(source.id)
        when = moment(source.dated) if source.dated else ""
        said = (source.provenance, when, "" if source.sha256 else "no document added yet")
        card = Card(source.title, " · ".join(filter(None, (*said, _DECIDED[source.admissible]))), tone="row")
        card.setObjectName(f"tabled-{source.id}")
        card.clicked.connect(partial(self._go, source.id))
        self._cards[source.id] = source, card
        return card

    def _let_go(self, source: str) -> None:
        card = self._cards.pop(source)[1]
        card.hide()
        card.deleteLater()

    def _go(self, source: str, *_: object) -> None:
        self._board.went.emit(Place("sources", tab="details", citation=source))

    def _add(self) -> None:
        self._board.desk.run(
            meetings.table,
            self._board.desk.pack,
            title=str(self.what.value()),
            giver=str(self.giver.value()),
            dated=str(self.day.value()),
            then=self._added,
            refused=self._refuse,
        )

    def _added(self, _: object) -> None:
        for field in (self.what, self.giver):
            field.reset("")
        self.what.set_hint("")
        self._unsent.begin_anew()
        self._refuse("")
        self.what.go()

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
        self._board.arranged.emit()

    def keep(self) -> None:
        """Keep what is typed in the form as a draft."""
        self._unsent.keep()


def _row(button: Button) -> QWidget:
    holder = QWidget()
    Flow(holder).addWidget(button)
    return holder
