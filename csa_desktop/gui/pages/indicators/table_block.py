"""The table with its dataset, filters and order, and the acts on the selected figure."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import datasets
from csa_desktop.commands.prints import DATASET, Wanted
from csa_desktop.domain.distances import BY_DATASET, BY_ENGLAND, BY_NEIGHBOURS, BY_TREND, ORDERS, sort_key
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.indicators import NOT_SAID, Indicator
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.indicators.model import GAP, TREND
from csa_desktop.gui.pages.indicators.table import IndicatorTable
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.notebook.sheet import Row, SheetArea
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

ANY, UNSAID = "*", "-"
NOTHING = "No dataset has been brought in yet"
BELONGS = (
    "The dataset shows the council's figures under the outcomes, with those of its statistical neighbours "
    "and of England. Bring it in from a workbook or a CSV file."
)
KEYS = "{} finding · {} hypothesis · + − 0 which way is better · {} next order · Shift ↓ selects several rows"
NONE_LEFT = "No indicator is like this. Choose another service or outcome above."
WRITTEN = "Written under {}. It cites the figure you chose; reword it below or in the notebook."
_LEAST, _MOST = 300, 620
"""The height of the table, in units of text size."""


class TableBlock(Block):
    """Shows the indicators of one dataset; what is said of the selected one stands beside the page."""

    picked = Signal()
    """Another cell, or other indicators, are selected."""
    filtered = Signal()
    """Other indicators are shown."""

    def __init__(self, board: Board, area: SheetArea) -> None:
        super().__init__(board)
        self._board, self._area = board, area
        self._trail: Trail | None = None
        pack = board.desk.pack
        self.table = IndicatorTable(pack)
        self.source, self.service, self.outcome, self.order = (CalmList() for _ in range(4))
        self.under = ""
        """The outcome under which a statement is written, where a person chose another."""
        self._said, self._counted, self._keys = Words(look="good"), Words(look="quiet"), Words(look="quiet")
        self._wrong = Words(look="error")
        self._empty = EmptyPage(NOTHING, BELONGS)
        self._fill(pack)
        self._head = self._make_head()
        self._connect()

    def _fill(self, pack: Pack) -> None:
        services = [("", "All services"), *((s.id, s.title) for s in pack.services), (UNSAID, "Not said")]
        subjects = [(s.id, s.title) for s in pack.subjects if s.kind in ("outcome", "management")]
        outcomes = [("", "All outcomes"), *subjects, (UNSAID, "Not said")]
        for box, name, options in (
            (self.service, "service", services),
            (self.outcome, "outcome", outcomes),
            (self.order, "order", list(ORDERS.items())),
        ):
            box.setObjectName(f"indicators-{name}")
            box.setAccessibleName(name.capitalize())
            for key, title in options:
                box.addItem(title, key)
        self.source.setObjectName("indicators-source")
        self.source.setAccessibleName("Dataset")
        shown = (keys.key(k) for k in ("figure-finding", "figure-hypothesis", "indicator-order"))
        self._keys.set_words(KEYS.format(*shown))

    def _make_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        for pair in (
            (("Dataset", self.source), ("Service", self.service)),
            (("Outcome", self.outcome), ("Order", self.order)),
        ):
            column.addWidget(SideBySide([_labelled(*one) for one in pair], 2))
        self.print_button = Button("Print …", kind="quiet")
        self.print_button.setObjectName("printIndicators")
        row = QHBoxLayout()
        row.addWidget(self._counted, 1)
        row.addWidget(self.print_button)
        column.addLayout(row)
        return head

    def _connect(self) -> None:
        for box in (self.source, self.service, self.outcome, self.order):
            box.activated.connect(self._refilter)
        self.print_button.clicked.connect(lambda: self._board.went.emit(place_of(self.wanted())))
        self.table.picked.connect(self._pick)
        self.table.finding_wanted.connect(self.write_finding)
        self.table.hypothesis_wanted.connect(self.write_hypothesis)
        self.table.way_wanted.connect(lambda way: self.say(direction=way))
        self.table.order_wanted.connect(self._next_order)
        self.table.column_pressed.connect(self._order_by)

    # Showing

    def show(self, trail: Trail) -> list[Row]:
        """The indicators as they are now."""
        self._trail = trail
        if not trail.rows.indicators:
            return [(self._empty, 14)]
        self._show_sources(trail)
        found = self.shown()
        self.table.show_indicators(tuple(found))
        self._counted.set_words(self._count(trail, found))
        self.table.setFixedHeight(self._height(len(found)))
        rows: list[Row] = [(self._head, 14), (self.table, 8), (self._keys, 4)]
        for words in (self._said, self._wrong):
            rows += [(words, 4)] if words.text() else []
        return rows

    def shown(self) -> list[Indicator]:
        """The indicators of the chosen dataset, service and outcome, in the chosen order."""
        rows = self._trail.rows.indicators if self._trail else ()
        source, service, outcome = (
            str(b.currentData() or "") for b in (self.source, self.service, self.outcome)
        )
        here = [
            i for i in rows if i.source == source and _fits(i.service, service) and _fits(i.outcome, outcome)
        ]
        return sorted(here, key=sort_key(str(self.order.currentData() or BY_DATASET)))

    def wanted(self) -> Wanted:
        """What is printed: all indicators, or those that are shown and how they were chosen."""
        if self._trail is None or self.shows_all():
            return Wanted(sheet=DATASET)
        return Wanted(sheet=DATASET, only=tuple(i.id for i in self.shown()), only_said=self.chosen_words())

    def shows_all(self) -> bool:
        """Whether nothing is left out, and the order is the dataset's."""
        sources = {i.source for i in self._trail.rows.indicators} if self._trail else set()
        first = all(not box.currentData() for box in (self.service, self.outcome))
        return first and self.order.currentData() in (None, BY_DATASET) and len(sources) < 2

    def chosen_words(self) -> str:
        """How the shown indicators were chosen, such as "Only those of Education; by trend."."""
        some = [b.currentText() for b in (self.service, self.outcome) if b.currentData()]
        of = f"Only those of {' and '.join(some)}" if some else "All of this dataset"
        return f"{of}, in the order: {self.order.currentText().lower()}."

    def _show_sources(self, trail: Trail) -> None:
        ids = {i.source for i in trail.rows.indicators}
        found = sorted((s for s in trail.sources() if s.id in ids), key=lambda s: s.dated, reverse=True)
        told = [(s.id, s.title) for s in found]
        if told != [
            (self.source.itemData(at), self.source.itemText(at)) for at in range(self.source.count())
        ]:
            chosen = self.source.currentData()
            self.source.clear()
            for key, title in told:
                self.source.addItem(title, key)
            self.source.setCurrentIndex(max(0, self.source.findData(chosen)))

    def _count(self, trail: Trail, found: list[Indicator]) -> str:
        whole = sum(i.source == self.source.currentData() for i in trail.rows.indicators)
        unsaid = sum(i.direction == NOT_SAID for i in found)
        if not found:
            return NONE_LEFT
        said = f"{len(found)} of {whole} indicators" if len(found) < whole else f"{whole} indicators"
        return f"{said}; of {unsaid} it is not said which way is better." if unsaid else f"{said}."

    def _height(self, rows: int) -> int:
        wanted = self.table.verticalHeader().defaultSectionSize() * rows + theme.px(64)
        room = max(theme.px(_LEAST), min(theme.px(_MOST), self._area.viewport().height() - theme.px(120)))
        return max(theme.px(120), min(wanted, room))

    def _refilter(self, *_: object) -> None:
        self.under = ""
        self.filtered.emit()

    def _next_order(self) -> None:
        self.order.setCurrentIndex((self.order.currentIndex() + 1) % self.order.count())
        self._refilter()

    def _order_by(self, at: int) -> None:
        column = self.table.indicator_model.columns[at]
        order = BY_TREND if column.kind == TREND else column.body if column.kind == GAP else BY_DATASET
        if order in (BY_TREND, BY_NEIGHBOURS, BY_ENGLAND, BY_DATASET):
            self.order.setCurrentIndex(self.order.findData(order))
            self._refilter()

    # Acting

    def _pick(self) -> None:
        if self._board.selection and self.table.hasFocus():
            self._board.select("")
        self.under = ""
        self.picked.emit()

    def write_finding(self) -> None:
        """Begin a finding with the selected figure."""
        self._write(datasets.cell_to_finding)

    def write_hypothesis(self) -> None:
        """Begin a hypothesis with the selected figure."""
        self._write(datasets.cell_to_hypothesis)

    def _write(self, command: object) -> None:
        indicator, cell = self.table.indicator, self.table.cell
        if indicator is None or cell is None:
            self._tell("", "There is no figure in this cell. Select one that has a figure.")
            return
        desk, (body, year) = self._board.desk, cell
        under = self.under or indicator.outcome
        title = next((s.title for s in desk.pack.subjects if s.id == under), "")
        desk.run(
            command,  # type: ignore[arg-type]
            desk.pack,
            indicator.id,
            body=body,
            year=year,
            outcome=self.under,
            then=lambda _: self._tell(WRITTEN.format(title), ""),
            refused=lambda sentence: self._tell("", sentence),
        )

    def say(self, **about: str) -> None:
        """Say service, outcome or direction of all indicators that are selected."""
        rows = self.table.selected_ids
        if rows:
            self._board.desk.run(
                datasets.correct,
                rows,
                about,
                refused=lambda sentence: self._tell("", sentence),
                then=self._corrected,
            )

    def _corrected(self, _: Recorded) -> None:
        self._tell("", "")

    def _tell(self, said: str, wrong: str) -> None:
        self._said.set_words(said)
        self._wrong.set_words(wrong)
        self._board.arranged.emit()


def _labelled(label: str, box: QWidget) -> QWidget:
    """A list under its label."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Words(label, look="label"))
    column.addWidget(box)
    return holder


def _fits(said: str, wanted: str) -> bool:
    return not wanted or said == ("" if wanted == UNSAID else wanted)
