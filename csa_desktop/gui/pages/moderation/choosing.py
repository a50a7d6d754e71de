"""Choosing the authorities of the day: of one framework and year, own and received alike."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands.moderation import Candidate
from csa_desktop.domain.framework import Field
from csa_desktop.domain.moderation import LEAST, MOST
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words

HINT = (
    "Every assessment of this framework and year that is in this store can be chosen: your own, and those "
    "that other teams sent you as bundles. The choice stays on this laptop."
)
NONE_HERE = "No assessment here is graded"
NONE_WHY = "Begin an assessment under a framework with grades, or bring in what other teams shared: Exchange."
DISCUSSED = f"The emerging judgements on between seven and {MOST} authorities are discussed on a day."
FOUND_FROM = 12
"""So many are looked through by name."""
FEW, MANY = f"Fewer than {LEAST}.", f"More than {MOST}."


class ChoosingTab(QWidget):
    """`chosen(ids)` after each press, `done` when the board is wanted, `group_chosen` for another year."""

    chosen = Signal(object)
    group_chosen = Signal(str)
    done = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups, self.count = PlainBox(), Words(look="quiet")
        self.groups.setAccessibleName("Framework and year")
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.button = Button("Lay them side by side", kind="primary")
        self.button.setObjectName("sideBySideButton")
        self.search = TextField(Field("find-authority", "text", "Find", hint="Part of an authority's name"))
        self._found: tuple[Candidate, ...] = ()
        self.rows: dict[str, OptionRow] = {}
        self._chosen: list[str] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.column = Column(margin=16, gap=8, widest=860, name="choosing")
        self.turns = Turns(self.column, self)
        self._lay_out()
        self.groups.activated.connect(lambda _: self.group_chosen.emit(self.groups.currentData()))
        self.button.clicked.connect(self.done)
        self.search.typed.connect(lambda _: self._show_rows())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.groups)
        top.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.button)
        below.addWidget(self.count, 1)
        below.setSpacing(12)
        self.column.add_row(top)
        self.column.add(Words(HINT, look="quiet"))
        self.column.add_row(below)
        self.column.add(self.search)
        self.column.add_row(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    def show_groups(self, groups: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these frameworks and years as (key, title)."""
        self.groups.clear()
        for key, title in groups:
            self.groups.addItem(title, key)
        self.groups.setCurrentIndex(max(0, self.groups.findData(current)))
        self.groups.setVisible(len(groups) > 1)

    def show_candidates(self, found: Sequence[Candidate], chosen: Sequence[str]) -> None:
        """List the authorities of the group, with those that are chosen ticked."""
        self._found, self._chosen = tuple(found), list(chosen)
        self.button.setVisible(bool(found))
        self.search.setVisible(len(found) >= FOUND_FROM)
        self._show_rows()
        self._say()

    def _show_rows(self) -> None:
        """Those whose name has what was typed."""
        typed = self.search.value().strip().casefold() if len(self._found) >= FOUND_FROM else ""
        empty(self._list)
        self.rows = {}
        if not self._found:
            self._list.addWidget(EmptyPage(NONE_HERE, NONE_WHY))
        self.turns.make(self._rows([c for c in self._found if typed in c.assessment.authority.casefold()]))

    def _rows(self, found: Sequence[Candidate]) -> Iterator[partial[None]]:
        return (partial(self._add, candidate) for candidate in found)

    def _add(self, candidate: Candidate) -> None:
        about = candidate.assessment
        row = OptionRow(about.id, about.authority, candidate.reasons, many=True)
        row.button.setChecked(about.id in self._chosen)
        row.pressed_by_person.connect(partial(self._pressed, about.id))
        self.rows[about.id] = row
        self._list.addWidget(row)

    def _pressed(self, about: str) -> None:
        if about in self._chosen:
            self._chosen.remove(about)
        else:
            self._chosen.append(about)
        self._say()
        self.chosen.emit(tuple(self._chosen))

    def _say(self) -> None:
        many = len(self._chosen)
        self.button.setEnabled(many > 0)
        outside = FEW if 0 < many < LEAST else MANY if many > MOST else ""
        self.count.set_words(" ".join(filter(None, (f"{many} chosen.", outside, DISCUSSED))))
