"""The history of one area or case: what was done there, by whom and when."""

from collections.abc import Callable

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.judgement_changes import name_of
from csa_desktop.gui.pages.notebook.past import Told, by_day
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.places import Place
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.store import Store

Reading = Callable[[Store, str, str], tuple[Told, ...]]

AT_ONCE = 60
"""So many lines are shown before one asks for the older ones."""
ACTS = {"undo": "Undone: ", "redo": "Done again: "}


class HistoryBlock(Block):
    """Read anew after each change, off the window's thread."""

    def __init__(self, board: Board, reading: Reading, about: str) -> None:
        """`reading` tells what was done, given the store, the assessment and `about`."""
        super().__init__(board)
        self._board, self._reading, self._about = board, reading, about
        self._empty = EmptyPage("Nothing has been done here yet", "What you and others write here is listed.")
        self._at = -1
        self._told: tuple[Told, ...] | None = None
        self._most = AT_ONCE
        self._older = Link("Show what was done before that")
        self._older.clicked.connect(self._show_older)
        self._rows: list[Row] = []

    def show(self, trail: Trail) -> list[Row]:
        """What was read last; a newer reading is asked for where the trail is newer."""
        if trail.at != self._at:
            self._at = trail.at
            self._board.desk.read(self._reading, trail.assessment.id, self._about, then=self._found)
        if self._told is None:
            return []
        older: list[Row] = [(self._older, 10)] if len(self._told) > self._most else []
        return [*self._rows, *older] or [(self._empty, 16)]

    def _found(self, told: tuple[Told, ...]) -> None:
        if told != self._told:
            self._told = told
            self._draw()

    def _show_older(self) -> None:
        self._most += AT_ONCE
        self._draw()

    def _draw(self) -> None:
        for widget, _ in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows = []
        for day, done in by_day((self._told or ())[: self._most]):
            self._rows.append((Words(moment(day), look="heading"), 18))
            self._rows += [(self._card(one), 0) for one in done]
        self._board.arranged.emit()

    def _card(self, told: Told) -> Card:
        gone = "" if told.there else " · no longer there"
        what = f"{ACTS.get(told.act, '')}{told.label}"
        line = f"{what} · {name_of(told.author, self._board.trail)} · {moment(told.at)}{gone}"
        card = Card("", line, tone="row")
        if told.text:
            card.add(Words(told.text))
        card.setAccessibleName(heard(line, told.text))
        if told.row:
            card.clicked.connect(lambda: self._board.went.emit(Place("history", told.row)))
        return card
