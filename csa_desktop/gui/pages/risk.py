"""Risk to a child: raised with one key from anywhere, open and in sight until it is told and confirmed."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import risks
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.filling.form_column import FormColumn
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.risks.raising import Raising
from csa_desktop.gui.pages.risks.sheet import RiskSheet
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

TITLE = "Raise a risk to a child"
HINT = (
    "For unresolved significant risk. The relevant senior manager is told immediately, and it is confirmed "
    "in writing. It stays in sight until both are done."
)
GONE = "This risk is not here any more: raising it was undone, or its case was erased."
PAGE = "risk"


class RiskPage(Page):
    """About nothing or a case: the form to raise one, and all that were raised. About a risk: that risk."""

    def __init__(self, desk: Desk, about: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._about = desk, about
        self._trail: Trail | None = None
        self._raised = ""
        self._shown: tuple[Risk, ...] | None = None
        self.sheet: RiskSheet | None = None
        self.raising: Raising | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._column = FormColumn()
        self._gone = Words(GONE, look="quiet")
        self.back = Button("All risks", kind="quiet")
        self.back.clicked.connect(lambda: self.went.emit(Place(PAGE)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def _lay_out(self, trail: Trail) -> None:
        """What the page is about is known with the first trail."""
        if self._about and trail.case(self._about) is None:
            self._column.add(self.back, self._gone)
            return
        self.raising = Raising(self._desk)
        self._column.add(Words(TITLE, look="title"), Words(HINT, look="quiet"), self.raising)
        self._column.space(10)
        self._column.add_row(self._list)
        self.raising.raised.connect(self._was_raised)

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says of risks."""
        if self._trail is None:
            self._lay_out(trail)
        self._trail = trail
        if self.raising:
            self.raising.show_trail(trail)
            self._show_list(risks.all_risks(trail))
            if self._raised and risks.risk_with(trail, self._raised):
                raised, self._raised = self._raised, ""
                self.went.emit(Place(PAGE, raised))
        else:
            self._show_risk(risks.risk_with(trail, self._about), trail)

    def _show_risk(self, risk: Risk | None, trail: Trail) -> None:
        self._gone.setVisible(risk is None)
        if self.sheet:
            self.sheet.setVisible(risk is not None)
        if risk is None:
            return
        if self.sheet is None:
            self.sheet = RiskSheet(self._desk, risk)
            self.sheet.went.connect(self.went)
            self._column.add(self.sheet)
        self.sheet.show_risk(risk, trail)

    def _show_list(self, found: tuple[Risk, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        empty(self._list)
        for heading, some in (
            ("Open", [r for r in found if r.is_open]),
            ("Closed", [r for r in reversed(found) if not r.is_open]),
        ):
            if some:
                self._list.addWidget(Words(heading, look="heading"))
            for risk in some:
                self._list.addWidget(self._card(risk))

    def _card(self, risk: Risk) -> Card:
        card = Card(
            f"{risk.child} · {moment(risk.found)}",
            " ".join(risk.what.split()),
            " · ".join(risks.lines(risk)),
            tone="danger" if risk.is_open else "row",
        )
        card.setObjectName(f"risk-{risk.id}")
        card.clicked.connect(partial(self._go_to, risk.id))
        return card

    def _go_to(self, risk: str, *_: object) -> None:
        self.went.emit(Place(PAGE, risk))

    def _was_raised(self, risk: str) -> None:
        """It is gone to as soon as the page has it."""
        self._raised = risk
        if self._trail:
            self.show_trail(self._trail)

    def go_to(self, place: Place) -> None:
        """The person came here: `place.tab` is the case whose child is at risk."""
        self.selected.emit("")
        if self.raising and self._trail:
            self.raising.begin(self._trail.case(place.tab or self._about))
        elif self.sheet:
            self.sheet.go_on()

    def leave(self) -> None:
        """Keep what is being typed."""
        if self.raising:
            self.raising.keep()
        if self.sheet:
            self.sheet.keep()
