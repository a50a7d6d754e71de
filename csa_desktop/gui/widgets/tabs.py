"""The parts of a page, side by side under its title."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTabBar, QWidget

from csa_desktop.gui.text_units import tip, unmarked

WIDE = 1_000_000
"""Of a row that nobody sees yet."""
LEAST = 8
"""Characters of a line that no title is wrapped below."""


class Tabs(QTabBar):
    """Tabs with ids: arrows move between them. Long titles wrap where one line each has no room."""

    chosen = Signal(str)
    """The id of the tab that a person went to."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self._titles = [title for _, title in tabs]
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for index, (key, title) in enumerate(tabs):
            if index >= self.count():
                self.addTab("")
            self.setTabData(index, key)
            self.setTabToolTip(index, tip(title))
            self.setAccessibleTabName(index, title)
        self._show_titles()
        self.blockSignals(False)
        self.go_to(wanted)

    def hasHeightForWidth(self) -> bool:
        """Fewer words in a line, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that this width needs."""
        one_line = max((super(Tabs, self).tabSizeHint(at).height() for at in range(self.count())), default=0)
        return one_line + max(map(self._further_lines, self._fitting(width)), default=0)

    def tabSizeHint(self, index: int) -> QSize:
        """Qt reckons with one line whatever a title holds."""
        return super().tabSizeHint(index) + QSize(0, self._further_lines(self.tabText(index)))

    def _further_lines(self, text: str) -> int:
        return self.fontMetrics().lineSpacing() * text.count("\n")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._show_titles(of_width=event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """The width is known by now."""
        super().showEvent(event)
        self._show_titles()

    def _show_titles(self, *, of_width: int | None = None) -> None:
        if of_width is None:
            of_width = self.width() if self.isVisible() else WIDE
        for index, text in enumerate(self._fitting(of_width)):
            if self.tabText(index) != text:
                self.setTabText(index, text)

    def _fitting(self, width: int) -> list[str]:
        """The titles in lines as long as the width allows."""
        shown = [unmarked(title) for title in self._titles]
        around = self._around()
        longest = max(map(len, shown), default=0)
        while longest > LEAST and around + sum(map(self._wide, shown)) > width:
            longest -= 1
            shown = [_in_lines(unmarked(title), longest) for title in self._titles]
        return shown

    def _around(self) -> int:
        """What the row needs besides its words."""
        words = (self._wide(self.tabText(at), self.font()) for at in range(self.count()))
        return sum(self.tabSizeHint(at).width() for at in range(self.count())) - sum(words)

    def _wide(self, text: str, font: QFont | None = None) -> int:
        if font is None:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)  # as the current one is shown, whichever it is
        return QFontMetrics(font).size(int(Qt.TextFlag.TextShowMnemonic), text).width()

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


def _in_lines(title: str, longest: int) -> str:
    """A title in lines of at most so many characters, as even as they can be."""
    lines = len(_wrapped(title, longest))
    narrower = (_wrapped(title, at) for at in range(1, longest + 1))
    return "\n".join(next(found for found in narrower if len(found) <= lines))


def _wrapped(title: str, longest: int) -> list[str]:
    return wrap(title, longest, break_long_words=False, break_on_hyphens=False)
