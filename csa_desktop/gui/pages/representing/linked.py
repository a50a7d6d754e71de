"""Statements that something is linked to: each leads to where it stands, and a button chooses them anew."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.candidates import Candidate, candidate, says_something, words_of
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

GONE = "A statement that is no longer in the notebook"
_LONGEST = 240


class Linked(QWidget):
    """`picked(ids)` when a person has chosen; what may be chosen is asked for only then."""

    picked = Signal(object)
    went = Signal(object)

    def __init__(
        self,
        pack: Pack,
        title: str,
        choose: str,
        offered: Callable[[], Sequence[Candidate]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack, self._title, self._offered = pack, title, offered
        self._shown: object = None
        self._ids: tuple[str, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.choose = Button(choose, kind="plain")
        self.choose.clicked.connect(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Words(title, look="label"))
        column.addLayout(self._list)
        column.addWidget(beside(self.choose))

    def show_ids(self, trail: Trail, ids: tuple[str, ...], none: str, *, fixed: bool = False) -> None:
        """List the statements as they read in this trail; `none` is said where there is none."""
        self._ids = ids
        self.choose.setVisible(not fixed)
        what = [(row, trail.statement(row)) for row in ids], none
        if what == self._shown:
            return
        self._shown = what
        empty(self._list)
        for row in ids:
            self._list.addWidget(self._card(trail, row))
        if not ids:
            self._list.addWidget(Words(none, look="quiet"))

    def _card(self, trail: Trail, row: str) -> Card:
        statement = trail.statement(row)
        if statement is None:
            return Card(GONE, tone="row")
        text = words_of(self._pack, statement)
        short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        card = Card(short, where_of(statement, self._pack, trail), tone="row")
        card.clicked.connect(partial(self._go, place_of_statement(statement)))
        return card

    def _go(self, place: object, *_: object) -> None:
        self.went.emit(place)

    def pick(self) -> None:
        """Open the list in which they are ticked."""
        picker = Picker(self._title, self._offered(), ticked=self._ids, parent=self.window())
        picker.picked.connect(self.picked.emit)
        picker.open()


def offered(
    pack: Pack, trail: Trail, first: str = "", without: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Every statement that says something, those of one kind first; `without` are not among them."""
    found = [s for s in trail.statements() if says_something(s) and s.id not in without]
    found.sort(key=lambda s: s.kind != first)
    return [candidate(pack, s, trail) for s in found]
