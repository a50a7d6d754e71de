"""The moderation board: authorities side by side by judgement, decided there and kept in each notebook."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csa_desktop.commands import moderation
from csa_desktop.commands.moderation import Candidate
from csa_desktop.commands.printing_several import gather_record
from csa_desktop.domain.decisions import steps_of
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import Authority
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.moderation.board_desk import BoardDesk
from csa_desktop.gui.pages.moderation.cells import ALL, Head, cells_of, rows_of
from csa_desktop.gui.pages.moderation.choosing import ChoosingTab
from csa_desktop.gui.pages.moderation.deciding import Deciding
from csa_desktop.gui.pages.moderation.side_by_side import PlacedTurns, SideBySide
from csa_desktop.gui.pages.moderation.two_trails import TwoTrails
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.paper.of_several import desk_of_several
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

CHOOSE, BOARD, TWO, RECORD = "choose", "board", "two", "record"
TABS = ((CHOOSE, "Choose"), (BOARD, "Side by side"), (TWO, "Two trails"), (RECORD, "Record of the day"))
NEEDED = {CHOOSE: 0, BOARD: 1, TWO: 2, RECORD: 1}
"""So many authorities have to be chosen before a tab has something to show."""
TOO_FEW = "Too few authorities are chosen"
TO_CHOOSE = (
    "Tick those that are discussed on the day: one at least, and two for two trails beside one another."
)
PANEL, PANEL_SHARE = 380, 0.45
"""The width of the panel in which one decides, in units of text size, and the most it takes of the window."""


class BoardPage(Page):
    """Reads each authority off the window's thread; its column appears as it comes."""

    def __init__(self, desk: BoardDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: tuple[Candidate, ...] = ()
        self._group, self._wanted = "", ""
        self._ids: tuple[str, ...] = ()
        self._columns: dict[str, Authority] = {}
        self._packs: dict[str, Pack] = {}
        self._asked: set[str] = set()
        self._open = ""
        self.tabs, self.judgements = Tabs(), Tabs()
        self.choosing, self.side_by_side = ChoosingTab(), SideBySide()
        self.record: PrintPreview | None = None
        self._stack, self._middle, self._record = QStackedWidget(), QWidget(), QWidget()
        self._two_host = QWidget()
        self._record_host = QVBoxLayout(self._record)
        self._filling = PlacedTurns(self.side_by_side, self)
        self._lay_out()
        self._connect()
        self._show_tab(CHOOSE)

    def _lay_out(self) -> None:
        self.tabs.show_tabs(TABS)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(18)
        head.addWidget(Words("Moderation day", look="title"))
        head.addWidget(self.tabs, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 2, 16, 4)
        below.addWidget(self.judgements, 1)
        middle = self._beside = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.side_by_side, 1)
        self._record_host.setContentsMargins(0, 0, 0, 0)
        for tab in (self.choosing, self._middle, self._two_host, self._record, self._nothing()):
            self._stack.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self._stack, 1)

    def _nothing(self) -> Column:
        said = EmptyPage(TOO_FEW, TO_CHOOSE, "Choose authorities")
        said.first_step.connect(partial(self._go, CHOOSE))
        column = Column(margin=16)
        column.add(said)
        return column

    @cached_property
    def deciding(self) -> Deciding:
        """The panel in which one decides, made when somebody does."""
        panel = Deciding(self._desk)
        panel.decided.connect(self._decided)
        panel.closed.connect(self._close)
        panel.scale_noted.connect(self._note_scale)
        self._beside.addWidget(panel)
        return panel

    @cached_property
    def two(self) -> TwoTrails:
        """Two trails beside one another, made when somebody compares."""
        made = TwoTrails()
        layout = QVBoxLayout(self._two_host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(made)
        return made

    def _has_panel(self) -> bool:
        return "deciding" in self.__dict__

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.judgements.chosen.connect(self._show_judgement)
        self.choosing.chosen.connect(self._choose)
        self.choosing.group_chosen.connect(self._read_group)
        self.choosing.done.connect(partial(self._go, BOARD))
        keys.bind("next-judgement", self, partial(self._step, +1))
        keys.bind("judgement-before", self, partial(self._step, -1))

    # Which authorities

    def go_to(self, place: Place) -> None:
        """Show the tab that a link names, and the authorities as they are now.

        A link from an assessment names it as the statement: its framework and year are shown.
        """
        self._wanted = place.statement
        if place.tab:
            self._go(place.tab)
        self._desk.read(moderation.candidates, then=self._listed)

    def show_trail(self, trail: Trail) -> None:
        """The open assessment has changed: read its column again."""
        shown = self._columns.get(trail.assessment.id)
        if shown and trail.at != shown.at:
            self._read([shown.assessment])

    def leave(self) -> None:
        """Keep what is being typed."""
        if self._has_panel():
            self.deciding.leave()
        if self.record:
            self.record.leave()

    def _listed(self, found: tuple[Candidate, ...]) -> None:
        self._found = tuple(c for c in found if self._is_graded(c.assessment))
        groups = _groups(c.assessment for c in self._found)
        wanted = next((_group(c.assessment) for c in self._found if c.assessment.id == self._wanted), "")
        self._wanted = ""
        group = wanted or (self._group if self._group in groups else next(iter(groups), ""))
        self.choosing.show_groups(tuple(groups.items()), group)
        self._read_group(group)

    def _is_graded(self, about: Assessment) -> bool:
        pack = self._desk.packs.get(about.pack)
        return pack is not None and any(steps_of(pack, j.id) for j in pack.judgements)

    def _read_group(self, group: str) -> None:
        if group != self._group:
            self._let_go()
        self._group = group
        self._desk.read(moderation.chosen, group, then=partial(self._show_group, group))

    def _let_go(self) -> None:
        """Another framework has other judgements, rows and words: nothing of the last one stays."""
        if self._has_panel():
            self.deciding.leave()
            self.deciding.hide()
        self._open = ""
        self._filling.make(())
        self._lay(())
        self.judgements.show_tabs(())
        self.judgements.hide()
        self.side_by_side.set_rows(())
        if self.tabs.current() == TWO:
            self._show_two()
        if self.record:
            self.record.leave()
            self.record.hide()
            self.record.deleteLater()
            self.record = None

    def _show_group(self, group: str, chosen: tuple[str, ...]) -> None:
        if group == self._group:
            there = [c for c in self._found if _group(c.assessment) == group]
            ids = {c.assessment.id for c in there}
            self.choosing.show_candidates(there, [row for row in chosen if row in ids])
            self._lay(tuple(row for row in chosen if row in ids))

    def _choose(self, ids: tuple[str, ...]) -> None:
        self._desk.run(moderation.choose, self._group, ids)
        self._lay(ids)

    def _lay(self, ids: tuple[str, ...]) -> None:
        """Make a column of each, and read those that are not there yet."""
        self._ids = ids
        self._columns = {row: there for row, there in self._columns.items() if row in ids}
        self._packs = {row: there for row, there in self._packs.items() if row in ids}
        self.side_by_side.set_columns(ids)
        self._show_enough()
        by_id = {c.assessment.id: c.assessment for c in self._found}
        self._read([by_id[row] for row in ids if row not in self._columns and row not in self._asked])

    # Reading and showing columns

    def _read(self, wanted: Iterable[Assessment]) -> None:
        for about in wanted:
            self._asked.add(about.id)
            self._desk.read(_column, self._desk.pack_of, about, then=self._came)

    def _came(self, came: tuple[Pack, Authority]) -> None:
        pack, found = came
        row = found.assessment.id
        self._asked.discard(row)
        if row not in self._ids:
            return
        self._columns[row], self._packs[row] = found, pack
        if not self.judgements.count():
            self._show_judgements(pack, found)
        self._wait_to_fill([row])
        if self.tabs.current() == TWO:
            self._show_two()
        if self.tabs.current() == RECORD and self.record is None:
            self._show_record()
        if row == self._open and self.judgements.current():
            self.deciding.open(pack, found, self.judgements.current())

    def _show_judgements(self, pack: Pack, found: Authority) -> None:
        made = [(p.judgement, pack.judgement(p.judgement).title) for p in found.proposals]
        self.judgements.show_tabs([(ALL, "All judgements"), *made], ALL)
        self._show_enough()
        self.side_by_side.set_rows(rows_of(pack, [j for j, _ in made], ALL))

    def _wait_to_fill(self, rows: Iterable[str]) -> None:
        """Make these columns in turns; what was to be made of others comes first."""
        self._filling.make(chain.from_iterable(map(self._column_of, rows)), also=True)

    def _column_of(self, row: str) -> Iterator[Callable[[], object]]:
        """What makes the head of a column and each of its cells, as they are when their turn comes."""
        found, pack, tab = self._columns.get(row), self._packs.get(row), self.judgements.current()
        if found and pack:
            yield partial(self._put_head, row, found)
            for key, make in cells_of(pack, found, tab).items():
                yield partial(self._put, row, tab, key, make)

    def _put_head(self, row: str, found: Authority) -> None:
        head = Head(found)
        head.setChecked(row == self._open)
        head.clicked.connect(partial(self.decide, row))
        head.stepped.connect(partial(self._go_beside, row))
        self.side_by_side.put(row, head, {})

    def _put(self, row: str, tab: str, key: str, make: Callable[[], QWidget]) -> None:
        if tab == self.judgements.current() and row in self._ids:
            self.side_by_side.put(row, None, {key: make()})

    # Where one is

    def _go(self, tab: str) -> None:
        self.tabs.go_to(tab)
        self._show_tab(tab)

    def _show_tab(self, tab: str) -> None:
        self._show_enough()
        if tab == TWO:
            self._show_two()
        if tab == RECORD:
            self._show_record()

    def _show_enough(self) -> None:
        """The tab one is at; where too few are chosen for it, what to do about that."""
        tab, order = self.tabs.current(), [at for at, _ in TABS]
        enough = len(self._ids) >= NEEDED[tab]
        self._stack.setCurrentIndex(order.index(tab) if enough else len(order))
        self.judgements.setVisible(enough and tab in (BOARD, TWO) and self.judgements.count() > 0)

    def _show_judgement(self, judgement: str) -> None:
        found = next(iter(self._columns.values()), None)
        if found is None:
            return
        if self.tabs.current() == TWO:
            self._show_two()
        pack = self._packs[found.assessment.id]
        self.side_by_side.set_rows(rows_of(pack, [p.judgement for p in found.proposals], judgement))
        self._wait_to_fill(row for row in self._ids if row in self._columns)
        if self._open and judgement:
            self.decide(self._open)
        elif not judgement:
            self._close()

    def _go_beside(self, row: str, by: int) -> None:
        to = self._ids[(self._ids.index(row) + by) % len(self._ids)]
        if head := self.side_by_side.head(to):
            head.setFocus(Qt.FocusReason.TabFocusReason)
            self.side_by_side.show_column(to)

    def _step(self, by: int) -> None:
        many = self.judgements.count()
        if many and self.tabs.current() in (BOARD, TWO):
            self.judgements.setCurrentIndex((self.judgements.currentIndex() + by) % many)

    # Two trails, and the record

    def _show_two(self) -> None:
        """Benchmarking compares trails of evidence and the conclusions reached (003:424)."""
        if not self.judgements.current() and self.judgements.count() > 1:
            self.judgements.setCurrentIndex(1)
            return
        there = [self._columns[row] for row in self._ids if row in self._columns]
        self.two.show_authorities(there, self._packs, self.judgements.current())

    def _show_record(self) -> None:
        pack = next(iter(self._packs.values()), None)
        if pack and self.record is None:
            desk = desk_of_several(self._desk, pack, lambda: self._ids)
            gather = partial(gather_record, self._desk.pack_of)
            self.record = PrintPreview(desk, "sheet/moderation-record", gather=gather)
            self.record.went.connect(lambda _: self._go(BOARD))
            self._record_host.addWidget(self.record)
        if self.record and self._ids:
            self.record.go_to(Place("print", "sheet/moderation-record"))

    # Deciding

    def decide(self, row: str) -> None:
        """Open the panel that decides the judgement that is shown for one authority."""
        found, pack = self._columns.get(row), self._packs.get(row)
        if not (found and pack):
            return
        if not self.judgements.current():
            self.judgements.setCurrentIndex(1)
        self._mark(row)
        self.deciding.open(pack, found, self.judgements.current())
        self.deciding.setFixedWidth(round(min(theme.px(PANEL), self.width() * PANEL_SHARE)))
        self.deciding.show()
        self.side_by_side.show_column(row)

    def _mark(self, row: str) -> None:
        self._open = row
        for key in self._ids:
            if isinstance(head := self.side_by_side.head(key), Head):
                head.setChecked(key == row)

    def _close(self) -> None:
        if not self._has_panel():
            return
        self.deciding.leave()
        self.deciding.hide()
        head = self.side_by_side.head(self._open)
        self._mark("")
        if head:
            head.setFocus()

    def _note_scale(self, judgement: str, text: str) -> None:
        self._desk.run(
            moderation.note_scale,
            self._ids,
            judgement,
            text,
            then=self._scale_noted,
            refused=self.deciding.scale.say,
        )

    def _scale_noted(self, _: object) -> None:
        self.deciding.scale_was_noted()
        self._read([found.assessment for found in self._columns.values()])
        self._desk.refresh()

    def _decided(self, row: str) -> None:
        if found := self._columns.get(row):
            self._read([found.assessment])
        self._desk.refresh()


def _column(store: object, pack_of: moderation.PackOf, about: Assessment) -> tuple[Pack, Authority]:
    pack = pack_of(about)
    return pack, moderation.on_the_board(store, lambda _: pack, about)  # type: ignore[arg-type]


def _group(about: Assessment) -> str:
    return f"{about.pack}/{about.year}"


def _groups(found: Iterable[Assessment]) -> dict[str, str]:
    """The frameworks and years of some assessments, the newest first, with their titles."""
    by_year = sorted(found, key=lambda a: (-a.year, a.pack))
    return {_group(a): a.title if str(a.year) in a.title else f"{a.title}, {a.year}" for a in by_year}
