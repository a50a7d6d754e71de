"""All cases: where each child's journey stands, who tracks it, how much of its grid is evaluated."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.cases import REPLACED, RESERVE, SAMPLED, Case
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.tracking import case_words
from csa_desktop.gui.pages.tracking.case_row import CaseRow, CaseView, case_view
from csa_desktop.gui.places import Place
from csa_desktop.gui.text_units import unmarked
from csa_desktop.gui.widgets.empty_page import EmptyPage

EMPTY = (
    "Lists are brought in and the sample is drawn on the pages before this one; its cases stand here then."
)
NONE = "No case is of this kind. Choose another stage, person or group above."
NOBODY, ALL = "nobody", ""
STAGE, TRACKER, GROUP = "stage", "tracker", "group"
_LABELS = {STAGE: "All stages", TRACKER: "Whoever tracks it", GROUP: "All groups"}


class CasesPage(ListingPage):
    """One row per case; three lists above narrow them down."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Cases", parent=parent)
        self._trail: Trail | None = None
        self._rows: dict[str, CaseRow] = {}
        self._options: dict[str, tuple[Option, ...]] = {}
        self.filters = {name: self._filter(name, label) for name, label in _LABELS.items()}
        row = QHBoxLayout()
        row.setSpacing(10)
        for box in self.filters.values():
            row.addWidget(box, 1)
        self.column.column.insertLayout(2, row)

    def _filter(self, name: str, label: str) -> CalmList:
        box = CalmList()
        box.setObjectName(f"filter-{name}")
        box.setAccessibleName(label)
        box.activated.connect(lambda _: self._show())
        return box

    def show_trail(self, trail: Trail) -> None:
        """Show the cases as they are now."""
        self._trail = trail
        found = {
            STAGE: _stages(self.desk.pack, trail),
            TRACKER: _trackers(trail),
            GROUP: tuple(self.desk.pack.groups),
        }
        for name, options in found.items():
            self._offer(name, options)
        self._show()

    def go_to(self, place: Place) -> None:
        """No trail stands beside it."""
        self.selected.emit("")

    def _offer(self, name: str, options: tuple[Option, ...]) -> None:
        if self._options.get(name) == options:
            return
        self._options[name] = options
        box, chosen = self.filters[name], self._chosen(name)
        box.clear()
        box.addItem(_LABELS[name], ALL)
        for option in options:
            box.addItem(unmarked(option.title), option.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _chosen(self, name: str) -> str:
        return str(self.filters[name].currentData() or ALL)

    def _show(self) -> None:
        trail, pack = self._trail, self.desk.pack
        if trail is None:
            return
        cases = [case for case in trail.cases() if case.sample != REPLACED]
        wanted = [case for case in cases if self._wants(case)]
        views = tuple(case_view(trail, pack, case) for case in wanted)
        self.say(_counted(trail, cases, wanted))
        if self.is_shown((views, bool(cases))):
            return
        self._rows = {view.id: row for view in views if (row := self._rows.get(view.id)) and row.view == view}
        nothing = EmptyPage("No case is sampled yet", EMPTY) if not cases else EmptyPage("None", NONE)
        rows = [self._rows.get(view.id) or partial(self._row, view) for view in views]
        self.show_groups((views, bool(cases)), [("", rows or [nothing])])

    def _wants(self, case: Case) -> bool:
        stage, tracker, group = (self._chosen(name) for name in (STAGE, TRACKER, GROUP))
        tracked = tracker in (ALL, case.tracker or NOBODY)
        return stage in (ALL, case.stage) and tracked and (not group or group in case.groups)

    def _row(self, view: CaseView) -> CaseRow:
        row = self._rows[view.id] = CaseRow(view)
        row.clicked.connect(partial(self._go, view.id))
        row.step_wanted.connect(partial(self._step, row))
        return row

    def _go(self, case: str, *_: object) -> None:
        self.went.emit(Place("case", case))

    def _step(self, row: CaseRow, by: int) -> None:
        rows = [card for card in self.cards() if isinstance(card, CaseRow)]
        at = min(max(0, rows.index(row) + by), len(rows) - 1)
        rows[at].setFocus()
        self.column.ensureWidgetVisible(rows[at])


def _stages(pack: Pack, trail: Trail) -> tuple[Option, ...]:
    reached = {case.stage for case in trail.rows.cases}
    return tuple(Option(s.id, s.short or s.title) for s in pack.journey_stages() if s.id in reached)


def _trackers(trail: Trail) -> tuple[Option, ...]:
    members = tuple(Option(m.id, m.name) for m in trail.rows.members)
    return (Option(NOBODY, "Nobody yet"), *members)


def _counted(trail: Trail, cases: list[Case], wanted: list[Case]) -> str:
    if not cases:
        return ""
    told = tuple(_progress(trail, wanted))
    head = f"{len(wanted)} cases" if len(wanted) == len(cases) else f"{len(wanted)} of {len(cases)} cases"
    return " · ".join((head, *told))


def _progress(trail: Trail, cases: list[Case]) -> Iterator[str]:
    """How far the sampled ones are; reserves are no work until they are taken."""
    sampled = [case for case in cases if case.sample == SAMPLED]
    how_far = Counter(case_words.progress(trail, case) for case in sampled)
    for progress, words in case_words.PROGRESS.items():
        if count := how_far[progress]:
            yield f"{count} {words}"
    for sample, words in ((RESERVE, "in reserve"), (REPLACED, "replaced")):
        if count := sum(case.sample == sample for case in cases):
            yield f"{count} {words}"
