"""One representation from its days to what is done with the outcome."""

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
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words

STAGE = "representation"
RESPONSE = Field(
    "response", "long", "Response of the inspectors as a whole", hint="Each ground has its own above", lines=3
)
PACK_HINT = (
    "The letter as it was sent, Steps 3 and 4 and the trail as they stood in the frozen record, the "
    "representation and the response. It is for reading only."
)


class RepresentationView(QWidget):
    """Its sections in the order in which they come up; all that is typed is kept as it is left."""

    went = Signal(object)

    def __init__(
        self, desk: Desk, of: Representation, panel: Panel, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"representation-{of.id}")
        self._desk, self.of, self.panel = desk, of, panel
        self._trail: Trail | None = None
        row = of.id
        self.days, self.record = Days(desk, row), RecordBox(desk, row)
        self.grounds = Grounds(desk, row, lambda: self.record.frozen)
        self.response, self._response = kept_field(
            desk,
            RESPONSE,
            representations.change,
            ("representation", row),
            "response",
            "Response to a representation",
        )
        self.members = PanelBox(desk, row, panel)
        self.decision = DecisionBox(desk, row, of.judgement)
        self.tasks = TickList(desk, checklist_of(STAGE, row), panel.tasks, title="What is done with it")
        self.print_button = Button("Preview the panel's pack")
        self.take_back = Button("Take this representation back", kind="quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(9)
        kept = {**self.days.kept, "response": self._response}
        for title, *parts in (
            ("", Words(self.panel.title, look="heading"), CutShort(self._desk, kept), self.days),
            ("The frozen record", self.record),
            ("Grounds and response", self.grounds, self.response),
            ("The panel's pack", Words(PACK_HINT, look="quiet"), beside(self.print_button)),
            ("The panel", self.members),
            ("The decision", self.decision),
            ("", self.tasks, beside(self.take_back)),
        ):
            if title:
                column.addSpacing(12)
                column.addWidget(Words(title, look="heading"))
            for part in parts:
                column.addWidget(part)
        if self.panel.review:
            self.days.hide_days()
            self.grounds.hide()

    def _connect(self) -> None:
        for part in (self.record, self.grounds, self.decision):
            part.went.connect(self.went)
        self.record.read.connect(lambda: self.show_trail(self._trail) if self._trail else None)
        self.print_button.clicked.connect(
            lambda: self.went.emit(place_of(Wanted(sheet=PANEL_PACK, about=self.of.id)))
        )
        self.take_back.clicked.connect(
            lambda: self._desk.run(representations.take_back, self.of.id, refused=self.record.refuse)
        )

    def show_trail(self, trail: Trail) -> None:
        """Show each section as things are now."""
        self._trail = trail
        of = next((r for r in trail.rows.representations if r.id == self.of.id), None)
        if of is None:
            return
        self.of = of
        for part in (self.days, self.record, self.grounds, self.members, self.decision):
            part.show_trail(trail, of)
        self._response.show(of.response, trail.at)
        self.response.set_read_only(bool(of.outcome))
        self.tasks.show_trail(trail)
        self.print_button.setEnabled(bool(of.as_at))
        self.take_back.setVisible(not of.outcome and not of.follows)

    def keep(self) -> None:
        """Keep what is being typed."""
        self._response.keep()
        for part in (self.days, self.grounds, self.members, self.decision, self.tasks):
            part.keep()
