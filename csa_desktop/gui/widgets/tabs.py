"""The parts of a page, side by side under its title."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from csa_desktop.gui.text_units import tip, unmarked


class Tabs(QTabBar):
    """Tabs with ids: arrows move between them."""

    chosen = Signal(str)
    """The id of the tab that a person went to."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentChanged.connect(self._changed)

    def show_tabs(self, tabs: Sequence[tuple[str, str]], current: str = "") -> None:
        """Show (id, title) pairs; the current tab stays where it still exists."""
        wanted = current or self.current()
        self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for index, (key, title) in enumerate(tabs):
            if index >= self.count():
                self.addTab("")
            self.setTabText(index, unmarked(title))
            self.setTabData(index, key)
            self.setTabToolTip(index, tip(title))
        self.blockSignals(False)
        self.go_to(wanted)

    def go_to(self, key: str) -> None:
        """Make a tab the current one without saying that a person did."""
        self.blockSignals(True)
        for index in range(self.count()):
            if self.tabData(index) == key:
                self.setCurrentIndex(index)
        self.blockSignals(False)
        self.update()

    def current(self) -> str:
        """The id of the current tab; empty where there is none."""
        return str(self.tabData(self.currentIndex()) or "") if self.count() else ""

    def _changed(self, index: int) -> None:
        if index >= 0 and self.tabData(index):
            self.chosen.emit(str(self.tabData(index)))
