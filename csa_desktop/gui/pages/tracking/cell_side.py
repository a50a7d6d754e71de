"""What stands beside a case's grid: the selected cell, its findings, and what other cases say there."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.commands import cases
from csa_desktop.domain import monitored
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import Cell, Others, cell, evaluation_id, holding_step, others
from csa_desktop.domain.framework import Option
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row, SheetArea
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.notebook.trail_cards import LinkCard
from csa_desktop.gui.pages.notebook.trail_shown import LinkShown, trail_shown
from csa_desktop.gui.pages.parted.beside import VersionsBadge
from csa_desktop.gui.pages.tracking.cell_view import SIGNS
from csa_desktop.gui.pages.tracking.citing import pick_record
from csa_desktop.gui.pages.tracking.grid_block import GridBlock
from csa_desktop.gui.pages.tracking.once import OnceText, sender
from csa_desktop.gui.pages.tracking.others_card import OthersCard
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words

EVIDENCE = "evidence"
ADD = "Add what you saw or heard"
MARGIN = 18
_PARTS = 4
"""The head of a cell, what was found, the words in short, what other cases say."""
GOOD = Option("good", "★ Good practice", hint="Key * on the selected cell")


class CellSide(Block):
    """A sheet of its own, laid out with the page; its rows are the board's."""

    def __init__(self, board: Board, grid: GridBlock, case: str) -> None:
        super().__init__(board)
        self._board, self._grid, self._case = board, grid, case
        self.area = SheetArea(margin=MARGIN)
        self.area.setObjectName("cellSide")
        self._heading, self._hint = Words(look="heading"), Words(look="quiet")
        self.evaluation = _evaluations(board)
        self.good = Toggles("Good practice", (GOOD,), many=True)
        self.good.setObjectName("good")
        self.versions = VersionsBadge()
        self.versions.went.connect(board.went)
        self._texts: dict[str, OnceText] = {}
        self._beside: tuple[object, list[Row]] = (None, [])
        self._cell, self._ready = ("", ""), 1
        """So many of its parts are shown by now: all in one go would hold the window up."""
        self._foot, self.risk = _risk()
        self.cite, self.trail = (
            _link("Cite a record or an event …", "cite"),
            _link("Show its trail", "itsTrail"),
        )
        self._acts = _beside(self.cite, self.trail)
        self._connect()

    def _connect(self) -> None:
        self.evaluation.chosen.connect(lambda value: self._grid.evaluate(str(value)))
        self.good.chosen.connect(lambda value: self._grid.set_good(bool(value)))
        self.risk.clicked.connect(lambda: self._board.went.emit(Place("risk", about=self._case)))
        self.cite.clicked.connect(self._cite)
        self.trail.clicked.connect(self._to_trail)

    def show(self, trail: Trail) -> list[Row]:
        """Show the cell that is selected by now; nothing of it stands on the page itself."""
        stage, theme_id = self._grid.current
        if (stage, theme_id) != self._cell:
            # Where one types is there at once; what others say there comes in the next turn.
            self._cell, self._ready = (stage, theme_id), min(self._ready, _PARTS - 1)
        pack, row = self._board.desk.pack, evaluation_id(trail.assessment.id, self._case, stage, theme_id)
        here, subject = cell(trail, self._case, stage, theme_id), pack.subject(theme_id)
        title = next((s.short or s.title for s in pack.journey_stages() if s.id == stage), stage)
        self._heading.set_words(f"{title} · {subject.title}")
        self._hint.set_words(subject.hint)
        self.evaluation.show_value(here.evaluation)
        self.good.show_value((GOOD.id,) if here.good else ())
        stays = bool(monitored.why(trail)) and row in monitored.standing(trail)
        for toggles in (self.evaluation, self.good):
            toggles.setEnabled(not stays)
        section = self._section(stage, theme_id)
        found = trail.statements(kind=v.FINDING, case=self._case, stage=stage, subject=theme_id)
        head: list[Row] = [(self._heading, 0), (self._hint, 3), (self.evaluation, 9), (self.good, 6)]
        self._show_parts(
            lambda: [*head, *self._others_here(trail, here)],
            lambda: self._findings(section, found),
            lambda: [(self._text(stage, theme_id, row).show(trail), 14)],
            lambda: [*self._cards(trail, row), (self._foot, 20)],
        )
        return []

    def _show_parts(self, *parts: Callable[[], list[Row]]) -> None:
        """The first time one part more in each turn."""
        self.area.sheet.show_rows([row for part in parts[: self._ready] for row in part()])
        if self._ready < len(parts):
            self._ready += 1
            self._board.goes_on()

    def _others_here(self, trail: Trail, here: Cell) -> list[Row]:
        """What others evaluated here; their words stand below the words."""
        torn = tuple(conflict for conflict in here.torn if conflict.field != "text")
        shown = {conflict.field: getattr(here, conflict.field, "") for conflict in torn}
        self.versions.show_conflicts(trail, self._board.desk.pack, torn, shown)
        return [(self.versions, 4)] if torn else []

    def _findings(self, section: Section, found: Sequence[Statement]) -> list[Row]:
        widgets = self._board.rows(section, found)
        rows: list[Row] = [(widget, 10 if at == 0 else 0) for at, widget in enumerate(widgets)]
        if self._board.selection in {s.id for s in found}:
            rows.append((self._acts, 4))
        return [*rows, (self._board.line(section, ADD), 8)]

    def _section(self, stage: str, theme_id: str) -> Section:
        pack, trail = self._board.desk.pack, self._board.trail
        here = trail.case(self._case) if trail else None
        title = f"{here.code if here else 'A case'}, {pack.subject(theme_id).title}, what was seen or heard"
        step = holding_step(pack).id
        return Section(v.FINDING, step, theme_id, stage=stage, case=self._case, title=title)

    def _text(self, stage: str, theme_id: str, row: str) -> OnceText:
        if row not in self._texts:
            board, about = self._board, (self._case, stage, theme_id)
            send = sender(board, cases.evaluate, board.desk.pack, *about, field="text")
            text = self._texts[row] = OnceText(
                board, row, "In short", "", title="In short", draft=(v.EVALUATION, *about), send=send, lines=1
            )
            text.field.text.setObjectName("inShort")
        return self._texts[row]

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for text in self._texts.values():
            text.keep()

    def go(self) -> None:
        """Put the focus on what was found, or where it is written."""
        for _ in range(self._ready, _PARTS):
            self._board.arranged.emit()
        section = self._section(*self._grid.current)
        row = next((i for i, s in self._board.deeds.sections.items() if s == section), "")
        if row:
            self._board.select(row, focus=True)
        else:
            self._board.line(section, ADD).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is beside it

    def _cards(self, trail: Trail, row: str) -> list[Row]:
        said = others(trail, self._board.desk.pack, self._case, *self._grid.current)
        shown = trail_shown(trail, self._board.desk.pack, row)
        above = shown.above if shown else ()
        if self._beside[0] != (row, said, above):
            for widget, _ in self._beside[1]:
                widget.hide()
                widget.deleteLater()
            self._beside = ((row, said, above), [*self._others(said), *self._above(above)])
        return self._beside[1]

    def _others(self, said: Others) -> Iterator[Row]:
        yield Words("Other cases under this theme", look="heading"), 20
        if not said.of:
            yield Words("No other case says anything here yet.", look="quiet"), 4
        for one in said.said:
            words = f"{SIGNS[one.evaluation.sign]}{one.evaluation.title.casefold()}"
            yield self._card(one.cases, said.of, words, one.relation), 6
        if said.good:
            yield self._card(said.good, said.of, "show good practice", ""), 6

    def _card(self, some: Sequence[object], of: int, words: str, relation: str) -> OthersCard:
        card = OthersCard(some, of, words, relation)  # type: ignore[arg-type]
        card.chosen.connect(self._to_case)
        card.all_wanted.connect(self._to_theme)
        return card

    def _to_case(self, case: str) -> None:
        row = evaluation_id(self._board.desk.assessment, case, *self._grid.current)
        self._board.went.emit(Place("case", case, statement=row))

    def _to_theme(self) -> None:
        self._board.went.emit(Place("subject", self._grid.current[1]))

    def _above(self, above: Sequence[LinkShown]) -> Iterator[Row]:
        yield Words("Stands behind", look="heading"), 20
        if not above:
            yield Words("Nothing stands on this yet.", look="quiet"), 4
        for link in above:
            card = LinkCard(link, can_unlink=False)
            card.clicked.connect(partial(self._board.went.emit, link.place))
            yield card, 6

    def _cite(self) -> None:
        if self._board.trail and self._board.selection:
            pick_record(self._board.desk, self._board.trail, self._board.selection, self.area.window())

    def _to_trail(self) -> None:
        here = Place("case", self._case, tab=EVIDENCE, statement=self._board.selection)
        self._board.went.emit(here)


def _evaluations(board: Board) -> Toggles:
    options = tuple(
        Option(e.id, f"{SIGNS[e.sign]}{e.title}", hint=e.hint) for e in board.desk.pack.evaluations
    )
    made = Toggles("What the case shows", options)
    made.setObjectName("evaluation")
    return made


def _risk() -> tuple[QWidget, Button]:
    button = Button("Raise risk to a child", kind="danger", key=keys.key("risk"))
    button.setObjectName("raiseRisk")
    return _beside(button, KeyTag(keys.key("risk"))), button


def _link(words: str, name: str) -> Button:
    button = Button(words, kind="link")
    button.setProperty("scale", "small")
    button.setObjectName(name)
    return button


def _beside(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder
