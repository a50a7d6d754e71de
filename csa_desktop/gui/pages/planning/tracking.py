"""Who tracks which case, and how much each member of the team has to do."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csa_desktop.commands import cases
from csa_desktop.domain import plan
from csa_desktop.domain.cases import DONE, SAMPLED, Case
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.plan import Load
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme
from csa_desktop.gui.pages.notebook.sheet import SheetWithin
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.planning.wording import span
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Run, Words

NO_CASES = (
    "Draw the sample first, or pick a case by hand; each case then stands here with the team beside it."
)


GAP = 4


class Tracking(QWidget):
    """A row per case, with the members of the team to choose from."""

    def __init__(self, desk: Desk, area: QScrollArea, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.rows: dict[str, Toggles] = {}
        self._trackers: dict[str, str] = {}
        self._turns = Turns(area, self)
        self._loads, self._list = QVBoxLayout(), SheetWithin()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words("The team", look="heading"))
        column.addLayout(self._loads)
        column.addWidget(Words("Who tracks which case", look="heading"))
        column.addWidget(self._list)
        self._loads.setSpacing(4)

    def show_trail(self, trail: Trail) -> None:
        """Show the load of each member, and each case's tracker."""
        empty(self._loads)
        for load in plan.loads(trail):
            self._loads.addWidget(_load(load))
        found = trail.cases(SAMPLED)
        what = ([(case.id, case.code, case.stage) for case in found], trail.rows.members)
        if what != self._shown:
            self._shown = what
            self._list_cases(trail, found)
        self._trackers = {case.id: case.tracker for case in found}
        for row, toggles in self.rows.items():
            toggles.show_value(self._trackers[row])

    def _list_cases(self, trail: Trail, found: tuple[Case, ...]) -> None:
        self._list.clear()
        self.rows = {}
        members = [Option(m.id, m.name) for m in trail.rows.members]
        self._turns.make(partial(self._add, members, case) for case in found)
        if not found:
            self._list.put(EmptyPage("No case yet", NO_CASES))

    def _add(self, members: list[Option], case: Case) -> None:
        toggles = self.rows[case.id] = Toggles(f"Who tracks {case.code}", members)
        toggles.show_value(self._trackers.get(case.id, case.tracker))
        toggles.chosen.connect(partial(self._desk.run, cases.track, case.id))
        self._list.put(self._row(case), GAP)

    def _row(self, case: Case) -> Panel:
        panel = Panel(tone="row")
        row = QHBoxLayout()
        row.setSpacing(12)
        words = Words([Run(case.code, "strong"), Run(f" · {stage_title(self._desk.pack, case)}", "quiet")])
        words.setFixedWidth(theme.px(230))
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.rows[case.id], 1)
        panel.body.addLayout(row)
        return panel


def stage_title(pack: Pack, case: Case) -> str:
    """The stage of a case in short."""
    found = (stage for stage in pack.journey_stages() if stage.id == case.stage)
    return next((stage.short or stage.title for stage in found), case.stage)


def _load(load: Load) -> Words:
    cases_said = "1 case" if load.cases == 1 else f"{load.cases} cases"
    done = f", {load.done} {DONE}" if load.done else ""
    lines = "1 line" if load.lines == 1 else f"{load.lines} lines"
    time = f", {span(load.minutes)}" if load.minutes else ""
    return Words(
        [Run(load.name, "strong"), Run(f" · {cases_said}{done} · {lines} of the plan{time}", "quiet")]
    )
