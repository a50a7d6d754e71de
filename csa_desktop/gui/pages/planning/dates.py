"""Days and clocks: when the team is on site, what each phase is for, and what is due when."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import plan as commands
from csa_desktop.domain import plan
from csa_desktop.domain.deadlines import DONE, OVERDUE, TODAY, Deadline, deadlines, waited_for
from csa_desktop.domain.framework import Phase
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import deadline_words
from csa_desktop.gui.fields.dates import spelled
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.planning.day_field import DayField
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

DAYS = "The clocks of the framework and the phases count from these days."
NO_CLOCKS = "This framework states no time limits."


class Dates(QWidget):
    """The days that are known, the phases, and each clock with what it counts from."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._shown: object = None
        self.days = {what: DayField(desk, what, title) for what, title in waited_for(desk.pack)}
        self._phases, self._clocks = QVBoxLayout(), QVBoxLayout()
        self._asked: dict[str, DayField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if self.days:
            column.addWidget(Words("Days", look="heading"))
            column.addWidget(Words(DAYS, look="quiet"))
            column.addWidget(CutShort(desk, {what: field.kept for what, field in self.days.items()}))
            column.addWidget(SideBySide(list(self.days.values()), max(2, len(self.days))))
            column.addSpacing(8)
        column.addLayout(self._phases)
        column.addWidget(Words("Clocks", look="heading"))
        column.addLayout(self._clocks)
        self._add_prompts(column)
        for layout in (self._phases, self._clocks):
            layout.setSpacing(6)

    def _add_prompts(self, column: QVBoxLayout) -> None:
        stages = (stage for stage in self._desk.pack.stages if stage.page == "plan")
        groups = [group for stage in stages for group in stage.prompts if group.id != plan.EACH_CHILD]
        if groups:
            column.addWidget(Words("What the framework says of the plan", look="heading"))
        for group in groups:
            column.addWidget(PromptsPanel(group.title, group.prompts))

    def show_trail(self, trail: Trail) -> None:
        """Show the days, and each clock as it stands today."""
        self._trail = trail
        for field in (*self.days.values(), *self._asked.values()):
            field.show_trail(trail)
        found, today = deadlines(self._desk.pack, trail, clock.today()), clock.today()
        what = (found, today, plan.on_site(self._desk.pack, trail))
        if what != self._shown and not any(field.kept.typing for field in self._asked.values()):
            self._shown = what
            self._show_phases(trail)
            self._show_clocks(found)

    def _show_phases(self, trail: Trail) -> None:
        empty(self._phases)
        if self._desk.pack.phases:
            self._phases.addWidget(Words("Phases", look="heading"))
        for phase in self._desk.pack.phases:
            self._phases.addWidget(self._phase(phase, trail))

    def _phase(self, phase: Phase, trail: Trail) -> Panel:
        panel = Panel(phase.title, _days(phase, plan.phase_days(self._desk.pack, trail, phase)), phase.text)
        if phase.prompts:
            panel.add(PromptsPanel("What to arrange", phase.prompts))
        return panel

    def _show_clocks(self, found: tuple[Deadline, ...]) -> None:
        empty(self._clocks)
        self._asked = {}
        for deadline in found:
            self._clocks.addWidget(self._clock(deadline))
        if not found:
            self._clocks.addWidget(Words(NO_CLOCKS, look="quiet"))

    def _clock(self, deadline: Deadline) -> Panel:
        late = deadline.state in (OVERDUE, TODAY)
        lines = deadline_words.lines(deadline, clock.today())
        panel = Panel(deadline.clock.title, *lines, tone="danger" if late else "row")
        panel.setObjectName(f"clock-{deadline.clock.id}")
        if not deadline.clock.confirmed:
            panel.add_chips(Mark(deadline_words.NOT_CONFIRMED, tone="caution"))
        panel.body.addSpacing(4)
        panel.body.addLayout(self._acts(deadline, panel))
        return panel

    def _acts(self, deadline: Deadline, panel: Panel) -> Flow:
        what, buttons = deadline.clock.id, []
        if deadline.state == DONE:
            undo = Button("It is not done", kind="quiet")
            undo.clicked.connect(partial(self._set, what, ""))
            buttons.append(undo)
        else:
            done = Button("Done today", kind="plain")
            done.clicked.connect(partial(self._set, what, clock.today().isoformat()))
            other = Button("Done on another day", kind="quiet")
            other.clicked.connect(partial(self._ask, deadline, panel))
            buttons += [done, other]
        row = Flow(gap=8)
        for button in buttons:
            button.setAccessibleName(f"{deadline.clock.title}: {button.text()}")
            row.addWidget(button)
        return row

    def _set(self, what: str, day: str, *_: object) -> None:
        self._desk.run(commands.day, what, day)

    def _ask(self, deadline: Deadline, panel: Panel, *_: object) -> None:
        """A field for the day, which may be any."""
        what = deadline.clock.id
        if what not in self._asked and self._trail:
            field = self._asked[what] = DayField(self._desk, what, "Done on")
            field.show_trail(self._trail)
            panel.add(field)
        self._asked[what].go()
        bring_into_view(panel)

    def go_to(self, what: str) -> None:
        """Show a day or a clock that a link named."""
        panel = self.findChild(Panel, f"clock-{what}")
        if what in self.days:
            self.days[what].go()
        elif panel:
            bring_into_view(panel)

    def keep(self) -> None:
        """Keep what is being typed."""
        for field in (*self.days.values(), *self._asked.values()):
            if field.kept.typing:
                field.kept.keep()


def _days(phase: Phase, days: tuple[date, ...]) -> str:
    numbers = phase.days.replace("-", " to ")
    said = f"{'Days' if '-' in phase.days else 'Day'} {numbers} on site" if numbers else ""
    ends = " to ".join(dict.fromkeys(map(spelled, (days[0], days[-1])))) if days else ""
    return ": ".join(filter(None, (said, ends)))
