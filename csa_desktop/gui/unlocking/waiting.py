"""The panel for what takes a while and needs nobody: a title, why, how far, and a way out if any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from csa_desktop.gui.unlocking.panel import Form


class WaitPanel(Form):
    """Shown while a store is closed or written anew. Its button, if any, goes on without waiting."""

    not_waited = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent=parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.add(self._bar)
        self.main.setProperty("kind", "quiet")  # waiting is the usual way
        self.add_buttons()
        self.main.clicked.connect(self.not_waited)

    def show_what(self, title: str, why: str, *, way_out: str = "") -> None:
        """Say what is waited for; without a way out there is no button."""
        self.title.set_words(title)
        self.intro.set_words(why)
        self.intro.setVisible(bool(why))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self.main.setText(way_out)
        self.main.setAccessibleName(way_out)
        self.main.setVisible(bool(way_out))

    def show_share(self, share: float) -> None:
        """How far it is, from 0 to 1."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))
