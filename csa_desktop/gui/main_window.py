"""The top-level window: the unlock page, and after it whatever an open store shows."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from csa_desktop.gui import keys
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.notices import Notices
from csa_desktop.gui.unlock import UnlockPage

TITLE = "csa_desktop"
FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Notices, and below them a stack of pages; the keys that change how all of them look."""

    def __init__(self, appearance: Appearance, *, may_close: Callable[[], bool] = lambda: True) -> None:
        """`may_close` keeps what is typed; where it answers False the window stays and is closed later."""
        super().__init__()
        self.resize(*FIRST_SIZE)
        self._appearance, self._may_close = appearance, may_close
        self.notices, self.host, self.unlock = Notices(), QStackedWidget(), UnlockPage()
        self.host.addWidget(self.unlock)
        self._middle, self._whole = QWidget(), QStackedWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.host, 1)
        self._whole.addWidget(self._middle)
        self.setCentralWidget(self._whole)
        self.name("")
        keys.bind("close", self, self.close)

    def name(self, store: str) -> None:
        """Let the title say which store is open; empty for none."""
        self.setWindowTitle(f"{store} · {TITLE}" if store else TITLE)

    def show_unlock(self) -> None:
        """Go to the unlock page: no store is open."""
        self.name("")
        self.notices.clear()
        self.host.setCurrentWidget(self.unlock)

    def cover(self, page: QWidget) -> None:
        """Hide everything behind a page, the name of the store too: no key reaches what is hidden."""
        self.name("")
        self._middle.setEnabled(False)
        self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)

    def uncover(self, store: str) -> None:
        """Show what was hidden."""
        self.name(store)
        self._middle.setEnabled(True)
        self._whole.setCurrentWidget(self._middle)
        self._middle.setFocus()

    def place(self) -> str:
        """Where the window is on the screen, for `put_back`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def put_back(self, place: str) -> None:
        """Go where the window was; what cannot be read is left alone."""
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "replace")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The text size, unless what has the focus takes these keys for its own zoom."""
        if keys.pressed("larger", event):
            self._appearance.larger()
        elif keys.pressed("smaller", event):
            self._appearance.smaller()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then go."""
        event.setAccepted(self._may_close())
