"""The top of pages that belong to no assessment: where one is, and what can be done with the store there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from csa_desktop.gui import keys, theme
from csa_desktop.gui.backup_words import bar_words
from csa_desktop.gui.keeper import Care
from csa_desktop.gui.top_bar import CROWDED, BarButton


class StoreBar(QFrame):
    """The same keys as in an open assessment, as far as they mean something here."""

    title_pressed = Signal()
    exchange_pressed = Signal()
    backup_pressed = Signal()
    palette_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.title, self.exchange = BarButton(title), BarButton("Exchange")
        self.backup = BarButton("Backups and keys")
        self.palette_button = BarButton("Find", keys.key("commands"))
        self.help, self.lock = BarButton("Help", keys.key("help")), BarButton("Lock", keys.key("lock"))
        self.title.label.setProperty("look", "strong")
        # Of what stands here it is the first to give way, so that large text needs no wider window.
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        for button in (self.exchange, self.backup, self.palette_button, self.help, self.lock):
            row.addWidget(button)
        self._connect()

    def _connect(self) -> None:
        self.title.clicked.connect(self.title_pressed)
        self.exchange.clicked.connect(self.exchange_pressed)
        self.backup.clicked.connect(self.backup_pressed)
        self.palette_button.clicked.connect(self.palette_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        keys.bind("commands", self, self.palette_wanted.emit)
        keys.bind("help", self, self.help_wanted.emit)
        keys.bind("lock", self, self.lock_wanted.emit)
        keys.bind("back", self, self.title_pressed.emit)

    def show_care(self, care: Care) -> None:
        """Say how old the newest backup is."""
        words, caution = bar_words(care)
        if words:
            self.backup.set_words(words)
            self.backup.set_caution(caution)

    def resizeEvent(self, event: object) -> None:
        """Where it is crowded the keys give way to the words."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        roomy = self.width() >= theme.px(CROWDED)
        for button in (self.palette_button, self.help, self.lock):
            button.show_key(roomy)
