"""The person's settings while the program runs: changed at once, written off the window's thread."""

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from csa_desktop import settings
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.arrivals import Arrivals
from csa_desktop.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

SAVE_AFTER_MS = 400


class Preferences(QObject):
    """The settings and how the window looks by them; `changed` after any change."""

    changed = Signal()
    not_saved = Signal(str)
    """A sentence: the disk refused them."""

    def __init__(self, appearance: Appearance, loaded: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.appearance, self.now = appearance, loaded
        self._arrivals = Arrivals(self)
        self._unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        appearance.changed.connect(self._remember_looks)

    @cached_property
    def _lane(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # the unlock page is there before it

        return ThreadPoolExecutor(1, thread_name_prefix="settings")

    def set(self, **values: int | str) -> None:
        """Change settings by name. Raises UserError for what is not allowed."""
        wanted = replace(self.now, **values)  # type: ignore[arg-type]
        if wanted != self.now:
            self.now, self._unsaved = wanted, True
            self._timer.start()
            self.changed.emit()

    def close(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        if self._unsaved:
            self._save()
        if "_lane" in self.__dict__:
            self._lane.shutdown(wait=True)

    def _remember_looks(self) -> None:
        self.set(theme=self.appearance.scheme, text_size=self.appearance.percent)

    def _save(self) -> None:
        self._unsaved = False
        save = partial(settings.save, self.now)
        self._arrivals.send(self._lane, save, lambda _: None, lambda error: self.not_saved.emit(str(error)))
