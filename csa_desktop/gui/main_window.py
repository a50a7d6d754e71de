"""The top-level window: the unlock page, and after it whatever an open store shows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.unlock import UnlockPage

TITLE = "csa_desktop"
FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """A stack of pages, and the keys that change how all of them look."""

    closing = Signal()
    """The person closes the window; what is typed is kept before it goes."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(*FIRST_SIZE)
        self.host = QStackedWidget()
        self.unlock = UnlockPage()
        self.host.addWidget(self.unlock)
        self.setCentralWidget(self.host)
        keys = {"Ctrl++": appearance.larger, "Ctrl+=": appearance.larger, "Ctrl+-": appearance.smaller}
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then go."""
        self.closing.emit()
        event.accept()
