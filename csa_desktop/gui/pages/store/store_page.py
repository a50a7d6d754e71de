"""The page on the store itself: backups, verifying, keys, this laptop."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.pages.store.backups_tab import BackupsTab
from csa_desktop.gui.pages.store.check_tab import CheckTab
from csa_desktop.gui.pages.store.keys_tab import KeysTab
from csa_desktop.gui.pages.store.laptop_tab import LaptopTab
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

BACKUPS, CHECK, KEYS, LAPTOP = "backups", "check", "keys", "laptop"
TABS = ((BACKUPS, "Backups"), (CHECK, "Verify"), (KEYS, "Keys"), (LAPTOP, "This laptop"))


class StorePage(Page):
    """Its tabs are about the whole store, whichever assessment is open."""

    def __init__(self, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Tabs()
        self.tabs.show_tabs(TABS)
        self.backups, self.check = BackupsTab(desk), CheckTab(desk)
        self.keys, self.laptop = KeysTab(desk), LaptopTab(desk)
        self._shown = dict(
            zip((key for key, _ in TABS), (self.backups, self.check, self.keys, self.laptop), strict=True)
        )
        self.column = Column(gap=12, widest=860, name="storeColumn")
        self.column.add(Words(desk.store.folder.stem, look="title"))
        self.column.add(Words(f"The store in {desk.store.folder}", look="quiet"), self.tabs)
        self.column.space(4)
        self.column.add(*self._shown.values())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self.tabs.chosen.connect(self._show)
        self.check.backups_wanted.connect(lambda: self.go_to(Place("store", tab=BACKUPS)))
        self._show(BACKUPS)

    def _show(self, tab: str) -> None:
        for key, widget in self._shown.items():
            widget.setVisible(key == tab)
        self.column.verticalScrollBar().setValue(0)

    def show_trail(self, trail: Trail) -> None:
        """Nothing here is about one assessment."""

    def go_to(self, place: Place) -> None:
        """Show the tab that a link named; `statement` names what to open there."""
        if place.tab:
            self.tabs.go_to(place.tab)
            self._show(place.tab)
        if place.about == "passphrase":
            self.keys.ask_passphrase()

    def leave(self) -> None:
        """Forget secrets that were typed and not used."""
        self.keys.leave()
