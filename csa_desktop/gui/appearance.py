"""What a person chose for light or dark and text size, following the system where nothing is chosen."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from csa_desktop.gui import theme
from csa_desktop.gui.palette import DARK, LIGHT, Palette
from csa_desktop.gui.theme import Theme

SYSTEM = "system"
SCHEMES = (SYSTEM, "light", "dark")
STEP = 25


class Appearance(QObject):
    """Dresses the program and dresses it again when the choice or the system changes."""

    changed = Signal()

    def __init__(self, app: QApplication, *, scheme: str = SYSTEM, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = scheme
        self.percent = _bounded(percent)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def set_scheme(self, scheme: str) -> None:
        """One of SCHEMES."""
        self.scheme = scheme if scheme in SCHEMES else SYSTEM
        self._apply()

    def set_percent(self, percent: int) -> None:
        """The text size, held between 100 and 200 per cent."""
        self.percent = _bounded(percent)
        self._apply()

    def larger(self) -> None:
        """One step larger text."""
        self.set_percent(self.percent + STEP)

    def smaller(self) -> None:
        """One step smaller text."""
        self.set_percent(self.percent - STEP)

    def _system_changed(self) -> None:
        if self.scheme == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        wanted = Theme(self._palette(), self.percent)
        if wanted != theme.current() or not self._app.styleSheet():
            theme.apply(self._app, wanted)
            self.changed.emit()

    def _palette(self) -> Palette:
        if self.scheme != SYSTEM:
            return DARK if self.scheme == "dark" else LIGHT
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT


def _bounded(percent: int) -> int:
    return min(theme.MOST, max(theme.LEAST, percent))
