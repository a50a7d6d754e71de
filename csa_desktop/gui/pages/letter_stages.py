"""The letter on its way: its stages, its versions, and what arrives after the draft was sent."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import editions
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.stages_of_letter.arrivals_part import ArrivalsPart
from csa_desktop.gui.pages.stages_of_letter.stage_part import StagePart
from csa_desktop.gui.pages.stages_of_letter.versions_part import VersionsPart
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

PAGE = "letter-stages"
TITLE = "Stages of the letter"
HINT = (
    "Each stage ends with the letter going out, word for word as it reads then. What was said of it, what "
    "was done about that, and who agreed which text stays with it."
)
NO_STAGES = "This framework states no stages for a letter."
WIDEST = 900
"""In units of text size."""
VERSIONS, ARRIVALS = "versions", "arrivals"


class LetterStagesPage(Page):
    """A tab for each stage, and one each for versions and arrivals; parts are made when one comes to them."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._stages = {stage.id: stage for stage in desk.pack.letter_stages}
        self._parts: dict[str, QWidget] = {}
        self.column, self.tabs, self._host = (
            Column(gap=8, widest=WIDEST, name="listing"),
            Tabs(),
            QVBoxLayout(),
        )
        self.column.add(Words(TITLE, look="title"), Words(HINT, look="quiet"))
        self.tabs.chosen.connect(lambda _: self._show())
        self.column.add(self.tabs)
        self.column.add_row(self._host)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says; the other parts follow when one comes to them."""
        self._trail = trail
        self._name_tabs(trail)
        self._show()

    def _name_tabs(self, trail: Trail) -> None:
        named = [(stage.id, self._tab(trail, stage.id)) for stage in self._stages.values()]
        named += [(VERSIONS, "Versions"), (ARRIVALS, "Arrived since")] if named else []
        self.tabs.show_tabs(named, self.tabs.current() or self._next(trail))

    def _tab(self, trail: Trail, stage: str) -> str:
        about = self._stages[stage]
        went = editions.last_of(trail, about.letter, stage) is not None
        return f"{about.short or about.title} ✓" if went else about.short or about.title

    def _next(self, trail: Trail) -> str:
        """The first stage whose letter has not gone out."""
        left = (s.id for s in self._stages.values() if not editions.last_of(trail, s.letter, s.id))
        return next(left, "")

    def _show(self) -> None:
        if self._trail is None or not self._stages:
            return
        current = self.tabs.current()
        for key, part in self._parts.items():
            if key != current:
                part.hide()
        if current in self._parts:
            self._parts[current].show_trail(self._trail)  # type: ignore[attr-defined]
        else:
            self._make(current, self._trail)
        self._parts[current].show()

    def _make(self, key: str, trail: Trail) -> None:
        part: StagePart | VersionsPart | ArrivalsPart
        if key == VERSIONS:
            part = VersionsPart(self._desk, self.column)
            part.show_trail(trail)
        elif key == ARRIVALS:
            part = ArrivalsPart(self._desk, self._desk.pack.letter_stages[0].letter, self.column)
            part.show_trail(trail)
        else:
            part = StagePart(self._desk, self._stages[key], trail, self.column)
        part.went.connect(self._go)
        self._parts[key] = part
        self._host.addWidget(part)

    def go_to(self, place: Place) -> None:
        """Show the tab that a link names."""
        self.selected.emit("")
        if place.tab:
            self.tabs.go_to(place.tab)
            self._show()
        part = self._parts.get(self.tabs.current())
        if isinstance(part, VersionsPart) and place.statement:
            part.go_to(place.statement)

    def _go(self, place: Place) -> None:
        """Here where it is another tab, elsewhere where it is not."""
        (self.go_to if place.page == PAGE else self.went.emit)(place)

    def leave(self) -> None:
        """Keep what is being typed."""
        for part in self._parts.values():
            part.keep()  # type: ignore[attr-defined]
