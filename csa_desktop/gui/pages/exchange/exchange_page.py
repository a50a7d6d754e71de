"""The page of exchange: colleagues, sharing, bringing in. It is there without an open assessment too."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.exchange import card
from csa_desktop.gui.pages.documents.source_row import dropped_files
from csa_desktop.gui.pages.exchange.bring_in_tab import BringInTab
from csa_desktop.gui.pages.exchange.colleagues_tab import ColleaguesTab
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.share_tab import ShareTab
from csa_desktop.gui.pages.exchange.team_folder_tab import TeamFolderTab
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.places import Place
from csa_desktop.gui.team_folder_watch import TEAM_FOLDER, TeamFolderWatch
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

COLLEAGUES, SHARE, BRING_IN = "colleagues", "share", "bring-in"
TABS = ((COLLEAGUES, "Colleagues"), (SHARE, "Share"), (BRING_IN, "Bring in"))
HINT = "Work with colleagues without a network: files on a stick, or in any folder that you share."


class ExchangePage(Page):
    """Its tabs follow the store; the team and sharing follow the open assessment."""

    def __init__(
        self, desk: ExchangeDesk, watch: TeamFolderWatch | None = None, *, parent: QWidget | None = None
    ) -> None:
        """`watch`: of the team folder of the open assessment."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.tabs = Tabs()
        self.tabs.show_tabs(TABS)
        self.colleagues, self.share, self.bring_in = ColleaguesTab(desk), ShareTab(desk), BringInTab(desk)
        self._shown: dict[str, QWidget] = {
            COLLEAGUES: self.colleagues,
            SHARE: self.share,
            BRING_IN: self.bring_in,
        }
        self.team_folder = TeamFolderTab(desk, watch) if watch else None
        if self.team_folder:
            self._shown[TEAM_FOLDER] = self.team_folder
            self.tabs.show_tabs((*TABS, (TEAM_FOLDER, "Team folder")))
            self.team_folder.bundle_wanted.connect(lambda path: self.bring([path]))
        self.column = Column(gap=12, widest=860, name="exchangeColumn")
        self.column.add(Words("Exchange", look="title"), Words(HINT, look="quiet"), self.tabs)
        self.column.space(4)
        self.column.add(*self._shown.values())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self.tabs.chosen.connect(self._show)
        self.colleagues.listed.connect(self.share.show_contacts)
        self.share.cards_wanted.connect(lambda: self._go(COLLEAGUES))
        self.bring_in.went.connect(self.went)
        self._show(COLLEAGUES)

    def _show(self, tab: str) -> None:
        for key, widget in self._shown.items():
            widget.setVisible(key == tab)
        self.column.verticalScrollBar().setValue(0)
        if tab == SHARE and self.share.chosen():
            self.share.look()

    def _go(self, tab: str) -> None:
        self.tabs.go_to(tab)
        self._show(tab)

    def show_trail(self, trail: Trail) -> None:
        """Show the team, and what would leave, as they are now."""
        self.colleagues.show_trail(trail)
        self.share.show_trail(trail)

    def go_to(self, place: Place) -> None:
        """Show the tab that a link named, and what came or changed meanwhile."""
        if place.tab:
            self._go(place.tab)
        self.colleagues.look()
        self.bring_in.look()
        if self.team_folder:
            self.team_folder.look()

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards and bundles may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card is added to the colleagues; anything else is opened as a bundle."""
        self.bring(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def bring(self, paths: list[str]) -> None:
        """Take files by what they are called."""
        cards = [path for path in paths if Path(path).suffix == card.SUFFIX]
        bundles = [path for path in paths if path not in cards]
        for path in cards:
            self._go(COLLEAGUES)
            self.colleagues.bring(path)
        if bundles:
            self._go(BRING_IN)
            self.bring_in.bring(bundles)
