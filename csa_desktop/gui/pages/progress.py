"""Monitoring: each area of the earlier inspection with its evidence, and how far it has come (004:378)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import monitoring
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.earlier_panel import EarlierChoice, EarlierPanel
from csa_desktop.gui.pages.notebook.earlier_view import (
    Earlier,
    areas_shown,
    called,
    judgements_shown,
    read_earlier,
)
from csa_desktop.gui.pages.notebook.progress_card import ProgressCard
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.tab import Block, Make
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.store import Store

AREAS, JUDGEMENTS = "areas", "judgements"
HINTS = {
    AREAS: "Say of each area how far it has come, and what shows it. What was found then stays as it is.",
    JUDGEMENTS: "These stay as they are: a monitoring inspection does not change the judgements made then.",
}
NO_AREAS = (
    "No area for development was written in the earlier inspection, so there is no progress to speak of."
)
NO_JUDGEMENTS = "No judgement was made in the earlier inspection."


class ProgressPage(SheetPage):
    """Two tabs: progress on the areas, and the judgements as they were."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        title = next((s.title for s in desk.pack.stages if s.page == "progress"), "Progress")
        tabs = [(AREAS, "Areas"), (JUDGEMENTS, "Judgements made then")]
        super().__init__(desk, title, tabs, parent=parent)

    def say_hint(self, tab: str) -> str:
        """What the tab is for."""
        return HINTS[tab]

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is not sound of what is said of progress."""
        here = {s.id for s in self._trail.statements(kind="progress")} if self._trail else set()
        return "{} to do here", tuple(t for t in all_todos if tab == AREAS and t.statement in here)

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """One block, once the earlier inspection is read."""
        return [partial(AreasBlock if tab == AREAS else JudgementsBlock, board)]

    def go_to(self, place: Place) -> None:
        """Progress stands on the first tab, whatever step it was kept under."""
        super().go_to(replace(place, tab=place.tab or AREAS))


class _EarlierBlock(Block):
    """Reads the earlier inspection once, or lets one choose it."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self.board = board
        self._asked = ""
        self._earlier: Earlier | None = None
        self._choice: EarlierChoice | None = None
        self._head = Words(look="heading")

    def show(self, trail: Trail) -> list[Row]:
        """What was read last; a reading is asked for where another inspection is chosen."""
        wanted = trail.assessment.earlier
        if not wanted:
            return self._ask(trail)
        if wanted != self._asked:
            self._asked, self._earlier = wanted, None
            self.board.desk.read(read_earlier, wanted, then=self._read)
        if self._earlier is None:
            return []
        self._head.set_words(called(self._earlier))
        return [(self._head, 16), *self.rows(trail)]

    def _ask(self, trail: Trail) -> list[Row]:
        if self._asked != "?":
            self._asked = "?"
            desk, authority = self.board.desk, trail.assessment.authority
            desk.read(to_follow, desk.pack, authority, desk.assessment, then=self._offer)
        return [(self._choice, 16)] if self._choice else []

    def _offer(self, found: tuple[Assessment, ...]) -> None:
        choice = self._choice = EarlierChoice(found)
        choice.chosen.connect(
            lambda row: self.board.desk.run(
                monitoring.choose_earlier, self.board.desk.pack, row, refused=choice.say
            )
        )
        self.board.arranged.emit()

    def _read(self, earlier: Earlier) -> None:
        if earlier.trail.assessment.id == self._asked:
            self._earlier = earlier
            self.made(earlier)
            self.board.arranged.emit()

    def made(self, earlier: Earlier) -> None:
        """Make what shows the inspection that was read."""
        raise NotImplementedError

    def rows(self, trail: Trail) -> list[Row]:
        """What shows it."""
        raise NotImplementedError


class AreasBlock(_EarlierBlock):
    """A card for each area."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._cards: list[ProgressCard] = []
        self._empty = EmptyPage("No area to follow up", NO_AREAS)

    def made(self, earlier: Earlier) -> None:
        """The cards."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [ProgressCard(self.board, area) for area in areas_shown(earlier)]

    def rows(self, trail: Trail) -> list[Row]:
        """The cards in the order of the areas."""
        for card in self._cards:
            card.show_trail(trail)
        return [(card, 12) for card in self._cards] or [(self._empty, 16)]

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for card in self._cards:
            card.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """Where it is put in words."""
        return next((card.words.text for card in self._cards if card.row == todo.statement), None)


class JudgementsBlock(_EarlierBlock):
    """The judgements as they were left; there is nothing to press."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._panels: list[EarlierPanel] = []
        self._empty = EmptyPage("No judgement", NO_JUDGEMENTS)

    def made(self, earlier: Earlier) -> None:
        """The panels."""
        for panel in self._panels:
            panel.hide()
            panel.deleteLater()
        self._panels = [EarlierPanel(shown) for shown in judgements_shown(earlier)]

    def rows(self, trail: Trail) -> list[Row]:
        """The panels in the order of the steps."""
        return [(panel, 10) for panel in self._panels] or [(self._empty, 16)]


def to_follow(store: Store, pack: Pack, authority: str, own: str) -> tuple[Assessment, ...]:
    """The inspections that this one could follow up."""
    return tuple(a for a in monitoring.can_be_followed(store, pack, authority) if a.id != own)
