"""The frame of the window: one for every framework. It holds pages and says what is wanted."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from csa_desktop.gui import keys, theme
from csa_desktop.gui.bottom_bar import BottomBar
from csa_desktop.gui.navigation import Navigation
from csa_desktop.gui.top_bar import TopBar
from csa_desktop.gui.trail_panel import TrailPanel

NAVIGATION_WIDTH, TRAIL_WIDTH, LEAST_PAGE = 232, 372, 560
"""In units of text size. A side panel that leaves the page less than its least is called up by a key."""


class Body(QFrame):
    """Navigation, page and trail side by side; what has no room becomes a drawer over the page."""

    arranged = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigation = Navigation(parent=self)
        self.host = QStackedWidget(self)
        self.host.setObjectName("pageHost")
        self.trail = TrailPanel(parent=self)
        self.trail_in_use = True
        self.drawers: set[QWidget] = set()
        self._open: QWidget | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the three again."""
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size needs other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.arrange()

    def arrange(self) -> None:
        """Decide what is beside the page and what is a drawer, and place all."""
        width, left, right = self.width(), theme.px(NAVIGATION_WIDTH), theme.px(TRAIL_WIDTH)
        least = theme.px(LEAST_PAGE)
        right = right if self.trail_in_use else 0
        self.drawers = set()
        if width - left - right < least and right:
            self.drawers.add(self.trail)
        if width - left < least:
            self.drawers.add(self.navigation)
        self._place(left, theme.px(TRAIL_WIDTH))
        self.arranged.emit()

    def _place(self, left: int, right: int) -> None:
        width, height = self.width(), self.height()
        start = 0 if self.navigation in self.drawers else left
        end = width if self.trail in self.drawers or not self.trail_in_use else width - right
        self.host.setGeometry(start, 0, max(0, end - start), height)
        self.navigation.setGeometry(0, 0, min(left, width), height)
        self.trail.setGeometry(max(0, width - right), 0, min(right, width), height)
        for panel in (self.navigation, self.trail):
            used = panel is not self.trail or self.trail_in_use
            panel.setVisible(used and (panel not in self.drawers or panel is self._open))
            panel.raise_()

    def toggle(self, panel: QWidget) -> None:
        """Call a drawer up or put it away; a panel beside the page only gets the focus."""
        if panel in self.drawers:
            self._open = None if self._open is panel else panel
            self.arrange()
        if panel.isVisible():
            focus_first(panel)

    def close_drawer(self) -> bool:
        """Put an open drawer away; False where none is open."""
        was, self._open = self._open is not None, None
        self.arrange()
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts a drawer away."""
        if event.key() != Qt.Key.Key_Escape or not self.close_drawer():
            super().keyPressEvent(event)


def focus_first(panel: QWidget) -> None:
    """Put the focus where it last was in a panel, else on its first control, else on the panel itself."""
    tabbed = (w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inside = panel.focusWidget() or next((w for w in tabbed if w.isVisible()), panel)
    inside.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Frame(QFrame):
    """Top bar, body and bottom bar, with the keys that work on every page."""

    search_wanted = Signal()
    palette_wanted = Signal()
    help_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frame")
        self.top, self.body, self.bottom = TopBar(), Body(), BottomBar()
        self.navigation, self.host, self.trail = self.body.navigation, self.body.host, self.body.trail
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.body, 1)
        column.addWidget(self.bottom)
        self._connect()

    def _connect(self) -> None:
        self.body.arranged.connect(self._show_toggles)
        self.navigation.chosen.connect(lambda _: self.body.close_drawer())
        self.navigation.card_chosen.connect(lambda _: self.body.close_drawer())
        self.top.navigation_wanted.connect(self.go_to_navigation)
        self.top.trail_wanted.connect(self.go_to_trail)
        acts = {
            "search": self.go_to_search,
            "note": self.top.note_wanted.emit,
            "risk": self.top.risk_wanted.emit,
            "lock": self.top.lock_wanted.emit,
            "commands": self.palette_wanted.emit,
            "help": self.help_wanted.emit,
            "stages": self.go_to_navigation,
            "trail": self.go_to_trail,
            "undo": self.bottom.undo_wanted.emit,
            "redo": self.bottom.redo_wanted.emit,
            "back": self.back_wanted.emit,
            "forward": self.forward_wanted.emit,
        }
        for key, slot in acts.items():
            keys.bind(key, self, slot)

    def add_page(self, page: QWidget) -> None:
        """Hold a page in the middle."""
        self.host.addWidget(page)

    def show_page(self, page: QWidget, *, trail: bool) -> None:
        """Show a page, and whether it has a trail; adds it where it was not.

        It is laid out once, at the width that it has then, and the page that goes is not laid out anew.
        """
        if self.host.indexOf(page) < 0:
            self.host.addWidget(page)
        if layout := self.host.layout():
            layout.setEnabled(False)
            self.use_trail(trail)
            layout.setEnabled(True)
        page.setGeometry(self.host.contentsRect())
        self.host.setCurrentWidget(page)

    def use_trail(self, used: bool) -> None:
        """Whether this page has a trail at all; without one the page is wider."""
        self.body.trail_in_use = used
        self.body.arrange()

    def go_to_navigation(self) -> None:
        """Put the focus on the stages, calling them up where there is no room."""
        self.body.toggle(self.navigation)
        if self.navigation.isVisible():
            self.navigation.focus_current()

    def go_to_trail(self) -> None:
        """Put the focus into the trail, calling it up where there is no room."""
        if self.body.trail_in_use:
            self.body.toggle(self.trail)

    def go_to_search(self) -> None:
        """Put the focus into the search field."""
        self.top.focus_search()
        self.search_wanted.emit()

    def _show_toggles(self) -> None:
        drawers = self.body.drawers
        self.top.show_toggles(stages=self.navigation in drawers, trail=self.trail in drawers)
