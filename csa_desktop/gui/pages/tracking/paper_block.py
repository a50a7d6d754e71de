"""What is filled in and printed of a case: its forms, and the records made on site about it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands.prints import Wanted
from csa_desktop.domain.forms import Form
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.source_places import place_of_source, place_to_begin
from csa_desktop.gui.paper.places import place_of, place_of_form
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.add_row import AddRow
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

PER_CASE = "case"
NO_FORM = "This framework states no form of which there is one per case."
NO_RECORD = (
    "No record about this case is made yet: a file that was read, an account, practice that was observed."
)


class PaperBlock(Block):
    """A panel for each form and each record, with what can be done with it."""

    def __init__(self, board: Board, case: str) -> None:
        super().__init__(board)
        self._board, self._case = board, case
        self._shown: object = None
        self._rows: list[Row] = []
        self._forms = tuple(form for form in board.desk.pack.forms if form.per == PER_CASE)

    def show(self, trail: Trail) -> list[Row]:
        """Made anew only where there is another record."""
        found = tuple(source for source in trail.sources() if source.case == self._case)
        if found != self._shown:
            self._shown = found
            for widget, _ in self._rows:
                widget.hide()
                widget.deleteLater()
            self._rows = [*self._form_rows(), *self._record_rows(found)]
        return self._rows

    def _form_rows(self) -> list[Row]:
        rows: list[Row] = [(Words("About the case", look="heading"), 16)]
        if not self._forms:
            rows.append((Words(NO_FORM, look="quiet"), 4))
        return [*rows, *((self._form(form), 6) for form in self._forms)]

    def _form(self, form: Form) -> QWidget:
        pack, case = self._board.desk.pack, self._case
        panel = Panel(form.title, form.hint)
        fill, show = place_of_form(pack, form.id, case), place_of(Wanted(form.id, case))
        panel.add_chips(
            self._go(f"Fill in: {form.title}", "Fill in", fill, f"fill-{form.id}"),
            self._go(f"Print: {form.title}", "Look at it and print", show, f"print-{form.id}"),
        )
        return panel

    def _record_rows(self, found: tuple[Source, ...]) -> list[Row]:
        rows: list[Row] = [(Words("Records made on site", look="heading"), 22)]
        if not found:
            rows.append((Words(NO_RECORD, look="quiet"), 4))
        rows += [(self._record(source), 6) for source in found]
        add = AddRow("Record what was read, seen or heard about this case")
        add.setObjectName("addRecord")
        begin = place_to_begin(self._board.desk.pack, case=self._case)
        add.clicked.connect(partial(self._board.went.emit, begin))
        return [*rows, (add, 8)]

    def _record(self, source: Source) -> QWidget:
        pack = self._board.desk.pack
        kind = next((k for k in pack.source_kinds if k.id == source.kind), None)
        about = " · ".join(filter(None, (kind.title if kind else "", moment(source.dated))))
        panel = Panel(source.title, about)
        buttons = [
            self._go(f"Open: {source.title}", "Open", place_of_source(pack, source), f"open-{source.id}")
        ]
        if kind and kind.form:
            wanted = place_of(Wanted(kind.form, source.id))
            buttons.append(
                self._go(f"Print: {source.title}", "Look at it and print", wanted, f"print-{source.id}")
            )
        panel.add_chips(*buttons)
        return panel

    def _go(self, name: str, words: str, place: Place, called: str) -> Button:
        button = Button(words, kind="plain")
        button.setAccessibleName(name)
        button.setObjectName(called)
        button.clicked.connect(partial(self._board.went.emit, place))
        return button
