"""Questions and responses under the headings of the agenda, quick to type while people talk."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csa_desktop.commands.prints import MEETING_NOTE, Wanted
from csa_desktop.domain import agenda
from csa_desktop.domain import values as v
from csa_desktop.domain.agenda import Heading
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement, new_id
from csa_desktop.gui import keys
from csa_desktop.gui.pages.at_meeting.pair import Pair
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words

KEYS = (
    "Press a line of the agenda to note a question about it · Enter goes from the question to its response, "
    "and from there to the next question · {} makes a finding of the response · Esc leaves an empty one"
)
ASK, ASK_ABOUT = "Note a question under this heading …", "Note a question about: {}"


class NotesBlock(Block):
    """A pair of texts for each question; under each heading, what the agenda says there."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        pack = board.desk.pack
        self._headings = {h.id: (h, Words(h.called, look=_look(h))) for h in agenda.headings(pack)}
        self.pairs: dict[str, Pair] = {}
        self._lines: dict[str, tuple[Statement, Card]] = {}
        self._asks = {heading: self._link(heading) for heading in self._headings}
        self.preview = Button("Preview and print the note")
        self.preview.clicked.connect(lambda: board.went.emit(place_of(Wanted(sheet=MEETING_NOTE))))
        self._head = QWidget()
        Flow(self._head).addWidget(self.preview)
        self._keys = Words(KEYS.format(keys.key("response-finding")), look="quiet")

    def _link(self, heading: str) -> Link:
        link = Link(ASK)
        link.setObjectName(f"ask-{heading}")
        link.clicked.connect(partial(self._ask, heading))
        return link

    def _ask(self, heading: str, *_: object) -> None:
        self.begin(heading)

    # Showing

    def show(self, trail: Trail) -> list[Row]:
        """The headings with what is on the agenda, what was asked and answered, and a way to ask."""
        rows: list[Row] = [(self._head, 14), (self._keys, 6)]
        for heading, words in self._headings.values():
            rows.append((words, 20 if heading.number else 12))
            pairs = self._pairs_of(trail, heading.id)
            for line in agenda.lines(trail, heading.id):
                if self._lines.get(line.id, (None, None))[0] != line and not self._board.may_make():
                    continue
                rows.append((self._line(line), 0))
                rows += [(pair, 6) for pair in pairs if pair.under == line.id]
            lines = {line.id for line in agenda.lines(trail, heading.id)}
            rows += [(pair, 6) for pair in pairs if pair.under not in lines]
            rows.append((self._asks[heading.id], 6))
        return rows

    def _pairs_of(self, trail: Trail, heading: str) -> list[Pair]:
        """The questions of a heading in their order, then those that are being written."""
        found = agenda.lines(trail, heading, v.QUESTION)
        for question in found:
            if question.id not in self.pairs and not self._board.may_make():
                continue
            pair = self._pair(question.id, heading)
            pair.show_question(trail, question)
            self._board.cards[question.id] = pair
        there = {question.id for question in found}
        rest = [pair for pair in self.pairs.values() if pair.heading == heading and pair.row not in there]
        for pair in rest:
            pair.show_question(trail, None)
        return [*(self.pairs[question.id] for question in found if question.id in self.pairs), *rest]

    def _line(self, line: Statement) -> Card:
        """A line of the agenda: pressed, one asks about it; made anew where its words changed."""
        known = self._lines.get(line.id)
        if known and known[0] == line:
            return known[1]
        if known:
            known[1].hide()
            known[1].deleteLater()
        card = Card("", line.text, tone="row")
        card.setObjectName(f"ask-about-{line.id}")
        card.setAccessibleName(ASK_ABOUT.format(line.text[:120]))
        card.clicked.connect(partial(self._ask_about, line.section, line.id))
        self._lines[line.id] = line, card
        return card

    def _ask_about(self, heading: str, line: str, *_: object) -> None:
        self.begin(heading, about=line)

    def _pair(self, row: str, heading: str, about: str = "") -> Pair:
        if row not in self.pairs:
            pair = self.pairs[row] = Pair(self._board.desk, row, heading, about=about)
            pair.entered.connect(partial(self._next, row))
            pair.came.connect(self._came)
            pair.gone.connect(partial(self._gone, row))
            for text in (pair.question, pair.response):
                text.escaped.connect(partial(self._escape, row))
        return self.pairs[row]

    # Writing

    def begin(self, heading: str, *, about: str = "") -> Pair:
        """An empty pair under a heading, with the focus in its question; one that is empty is used first."""
        empty = (p for p in self.pairs.values() if (p.heading, p.about) == (heading, about) and p.is_empty())
        pair = next(empty, None) or self._pair(new_id(), heading, about)
        self._board.arranged.emit()
        pair.go()
        self._board.revealed.emit(pair)
        return pair

    def _next(self, row: str) -> None:
        pair = self.pairs[row]
        pair.keep()
        if not pair.is_empty():
            self.begin(pair.heading)

    def _came(self, row: str) -> None:
        if self.pairs[row].is_there:
            self._board.select(row)

    def _escape(self, row: str) -> None:
        pair = self.pairs[row]
        pair.keep()
        if pair.is_empty() and not pair.is_there:
            self._gone(row)
            self._asks[pair.heading].setFocus(Qt.FocusReason.OtherFocusReason)

    def _gone(self, row: str) -> None:
        if pair := self.pairs.pop(row, None):
            pair.go_away()
            self._board.arranged.emit()

    def make_finding(self) -> None:
        """Make a finding of the response that one is in."""
        if pair := self.pairs.get(self._board.selection):
            pair.make_finding()

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for pair in self.pairs.values():
            pair.keep()


def _look(heading: Heading) -> str:
    return "section" if heading.number else "heading"
