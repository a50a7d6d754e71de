"""The plan of the inspection: the timetable, days and clocks, who tracks what, requests, oral feedback."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain import plan
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.remaining import (
    DATES,
    REQUESTS,
    SAID,
    TIMETABLE,
    TRACKING,
    Remaining,
    remaining,
)
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import short
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.filling.form_view import FormView
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.planning.dates import Dates
from csa_desktop.gui.pages.planning.requests import Requests
from csa_desktop.gui.pages.planning.timetable import Timetable
from csa_desktop.gui.pages.planning.tracking import Tracking
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

PAGE = "plan"
REMAINS = "remains"
WIDEST = 1080
"""In units of text size: a line of the timetable is no prose."""
NOTHING_REMAINS = "Nothing remains to be arranged."
_TITLES = {
    TIMETABLE: "Timetable",
    DATES: "Days and clocks",
    TRACKING: "Who tracks what",
    REQUESTS: "Requests",
    SAID: "Oral feedback",
}


class PlanPage(Page):
    """A tab for each part that the framework has something for; a part is made when one comes to it."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._made: dict[str, QWidget] = {}
        stage = next((s for s in desk.pack.stages if s.page == PAGE), None)
        self.title, self.hint = Words(stage.title if stage else "Clocks", look="title"), Words(look="quiet")
        self.tabs, self._host = Tabs(), QVBoxLayout()
        self.column = Column(widest=WIDEST, name="plan")
        self._make: dict[str, Callable[[], QWidget]] = _parts(desk, self.column)
        self.tabs.chosen.connect(lambda _: self._show())
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.add(self.title, self.hint, self.tabs)
        self.column.add_row(self._host)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    def show_trail(self, trail: Trail) -> None:
        """Show the part that one is at; the others when one comes to them."""
        self._trail = trail
        self.hint.set_words(where_we_are(self._desk.pack, trail))
        left = remaining(self._desk.pack, trail, clock.today()) if self._has_plan() else ()
        tabs = [(key, _TITLES[key]) for key in self._make if key in _TITLES]
        if self._has_plan():
            tabs.append((REMAINS, f"What remains · {len(left)}" if left else "What remains"))
        self.tabs.show_tabs(tabs)
        self.tabs.setVisible(len(tabs) > 1)
        self._show()

    def _has_plan(self) -> bool:
        return bool(self._desk.pack.appointments or self._desk.pack.phases)

    def _show(self) -> None:
        """Show the current part as things are now."""
        key = self.tabs.current()
        for name, part in self._made.items():
            if name != key:
                part.hide()
        part = self._part(key)
        if self._trail:
            part.show_trail(self._trail)  # type: ignore[attr-defined]
        part.show()

    def _part(self, key: str) -> QWidget:
        if key not in self._made:
            part = self._made[key] = self._make[key]()
            if isinstance(part, Timetable | Requests | FormView):
                part.went.connect(self.went)
            elif isinstance(part, Remains):
                part.chosen.connect(self._go)
            self._host.addWidget(part)
        return self._made[key]

    def go_to(self, place: Place) -> None:
        """Show the tab that a link names, and its line."""
        self.selected.emit("")
        if place.tab:
            self.tabs.go_to(place.tab)
            self._show()
        part = self._part(self.tabs.current())
        if isinstance(part, Timetable) and place.statement:
            part.go_to_line(place.statement)
        elif isinstance(part, Dates) and place.statement:
            part.go_to(place.statement)
        elif isinstance(part, FormView):
            part.go_to("")

    def _go(self, place: Place) -> None:
        """Here where it is a part of the plan, elsewhere where it is not."""
        (self.go_to if place.tab else self.went.emit)(place if place.tab else Place("overview"))

    def leave(self) -> None:
        """Keep what is being typed."""
        for part in self._made.values():
            if isinstance(part, Timetable | Dates | Requests):
                part.keep()
            elif isinstance(part, FormView):
                part.leave()


class Remains(QWidget):
    """What remains, each leading to where it is put right."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)

    def show_trail(self, trail: Trail) -> None:
        """List it again where it has changed."""
        found = remaining(self._desk.pack, trail, clock.today())
        if found == self._shown:
            return
        self._shown = found
        empty(self._list)
        for left in found:
            when = (moment(left.when),) if left.when else ()
            card = Card(left.what, *when, tone="danger" if left.pressing else "row")
            card.clicked.connect(partial(self._go, left))
            self._list.addWidget(card)
        if not found:
            self._list.addWidget(Words(NOTHING_REMAINS, look="quiet"))

    def _go(self, left: Remaining, *_: object) -> None:
        self.chosen.emit(Place(PAGE, tab=left.part, statement=left.line))


def where_we_are(pack: Pack, trail: Trail) -> str:
    """Such as "Day 4 of 10 · The whole journey"; before and after the days on site, when these are."""
    days, today = plan.on_site(pack, trail), clock.today()
    if not days:
        return "The first day on site is not entered yet." if pack.phases else ""
    number = plan.number_of(trail, today)
    if 0 < number <= len(days):
        phase = plan.phase_on(pack, trail, today)
        return " · ".join(filter(None, (f"Day {number} of {len(days)}", phase.title if phase else "")))
    return f"On site from {short(days[0])} to {short(days[-1])}"


def _parts(desk: Desk, column: Column) -> dict[str, Callable[[], QWidget]]:
    """What the framework has something for, in the order of the tabs."""
    pack = desk.pack
    said = next((form for form in pack.forms if form.id == plan.FEEDBACK_FORM), None)
    made: dict[str, Callable[[], QWidget]] = {}
    if pack.appointments:
        made[TIMETABLE] = lambda: Timetable(desk)
    made[DATES] = lambda: Dates(desk)
    if pack.journeys:
        made[TRACKING] = lambda: Tracking(desk, column)
    if pack.appointments or pack.journeys:
        made[REQUESTS] = lambda: Requests(desk, column)
    if said:
        made[SAID] = lambda: FormView(desk, said, look="section")
    made[REMAINS] = lambda: Remains(desk)
    return made
