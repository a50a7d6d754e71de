"""One representation from its days to what is done with the outcome."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import representations
from csa_desktop.commands.prints import PANEL_PACK, Wanted
from csa_desktop.domain.cycle import Representation
from csa_desktop.domain.framework import Field, Panel
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.representing.days import Days
from csa_desktop.gui.pages.representing.decision_box import DecisionBox
from csa_desktop.gui.pages.representing.grounds import Grounds
from csa_desktop.gui.pages.representing.kept_field import kept_field
from csa_desktop.gui.pages.representing.panel_box import PanelBox
from csa_desktop.gui.pages.representing.record_box import RecordBox
from csa_desktop.gui.pages.ticking.tick_list import TickList
from csa_desktop.gui.pages.turns import Make
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

Show = Callable[[Trail, Representation], object]
"""Shows a section as things are now."""
STAGE = "representation"
RESPONSE = Field(
    "response", "long", "Response of the inspectors as a whole", hint="Each ground has its own above", lines=3
)
PACK_HINT = (
    "The letter as it was sent, Steps 3 and 4 and the trail as they stood in the frozen record, the "
    "representation and the response. It is for reading only."
)


class RepresentationView(QWidget):
    """Its sections in the order in which they come up, made in turns; what is typed is kept as it is left."""

    went = Signal(object)
    days: Days
    record: RecordBox
    grounds: Grounds
    members: PanelBox
    decision: DecisionBox
    tasks: TickList
    print_button: Button
    take_back: Button

    def __init__(
        self, desk: Desk, of: Representation, panel: Panel, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"representation-{of.id}")
        self._desk, self.of, self.panel = desk, of, panel
        self._trail: Trail | None = None
        self._shows: list[Show] = []
        self.response, self._response = kept_field(
            desk,
            RESPONSE,
            representations.change,
            ("representation", of.id),
            "response",
            "Response to a representation",
        )
        self._keeps: list[Callable[[], None]] = [self._response.keep]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(9)
        self._sections: Iterator[Make] = iter(
            (
                self._add_days,
                self._add_record,
                self._add_grounds,
                self._add_response,
                self._add_pack,
                self._add_members,
                self._add_decision,
                self._add_tasks,
            )
        )

    def missing(self) -> Iterator[Make]:
        """What makes the sections that are not there yet, one after the other, with what they say now."""
        yield from self._sections

    # Sections

    def _put(self, title: str, *parts: QWidget) -> None:
        if title:
            self._column.addSpacing(12)
            self._column.addWidget(Words(title, look="heading"))
        for part in parts:
            self._column.addWidget(part)

    def _follow(self, show: Show, keep: Callable[[], None] | None = None) -> None:
        """From now on a section follows the store; what is typed in it is kept with the rest."""
        self._shows.append(show)
        if keep:
            self._keeps.append(keep)
        if self._trail:
            show(self._trail, self.of)

    def _add_days(self) -> None:
        self.days = Days(self._desk, self.of.id)
        if self.panel.review:
            self.days.hide_days()
        kept = {**self.days.kept, "response": self._response}
        self._follow(self.days.show_trail, self.days.keep)
        self._put("", Words(self.panel.title, look="heading"), CutShort(self._desk, kept), self.days)

    def _add_record(self) -> None:
        self.record = RecordBox(self._desk, self.of.id)
        self.record.went.connect(self.went)
        self.record.read.connect(lambda: self.show_trail(self._trail) if self._trail else None)
        self._follow(self.record.show_trail)
        self._put("The frozen record", self.record)

    def _add_grounds(self) -> None:
        self.grounds = Grounds(self._desk, self.of.id, lambda: self.record.frozen)
        self.grounds.went.connect(self.went)
        self._follow(self.grounds.show_trail, self.grounds.keep)
        self._put("Grounds and response", self.grounds)
        if self.panel.review:
            self.grounds.hide()

    def _add_response(self) -> None:
        self._follow(self._show_response)
        self._column.addWidget(self.response)

    def _show_response(self, trail: Trail, of: Representation) -> None:
        self._response.show(of.response, trail.at)
        self.response.set_read_only(bool(of.outcome))

    def _add_pack(self) -> None:
        self.print_button = Button("Preview the panel's pack")
        self.print_button.clicked.connect(
            lambda: self.went.emit(place_of(Wanted(sheet=PANEL_PACK, about=self.of.id)))
        )
        self._follow(lambda _, of: self.print_button.setEnabled(bool(of.as_at)))
        self._put("The panel's pack", Words(PACK_HINT, look="quiet"), beside(self.print_button))

    def _add_members(self) -> None:
        self.members = PanelBox(self._desk, self.of.id, self.panel)
        self._follow(self.members.show_trail, self.members.keep)
        self._put("The panel", self.members)

    def _add_decision(self) -> None:
        self.decision = DecisionBox(self._desk, self.of.id, self.of.judgement)
        self.decision.went.connect(self.went)
        self._follow(self.decision.show_trail, self.decision.keep)
        self._put("The decision", self.decision)

    def _add_tasks(self) -> None:
        checklist, panel = checklist_of(STAGE, self.of.id), self.panel
        self.tasks = TickList(self._desk, checklist, panel.tasks, title="What is done with it")
        self.take_back = Button("Take this representation back", kind="quiet")
        self.take_back.clicked.connect(
            lambda: self._desk.run(representations.take_back, self.of.id, refused=self.record.refuse)
        )
        self._put("", self.tasks, beside(self.take_back))
        self._follow(self._show_tasks, self.tasks.keep)

    def _show_tasks(self, trail: Trail, of: Representation) -> None:
        self.tasks.show_trail(trail)
        self.take_back.setVisible(not of.outcome and not of.follows)

    # What the store says

    def show_trail(self, trail: Trail) -> None:
        """Show each section that is there as things are now."""
        self._trail = trail
        of = next((r for r in trail.rows.representations if r.id == self.of.id), None)
        if of is None:
            return
        self.of = of
        for show in self._shows:
            show(trail, of)

    def keep(self) -> None:
        """Keep what is being typed."""
        for keep in self._keeps:
            keep()
