"""A draw while it runs: how far it is, and the way to stop it."""

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import samples
from csa_desktop.domain.sampling import Wish
from csa_desktop.errors import UserError
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.store.log import Recorded

DRAWING = "Drawing"
STOPPED = "Drawing was stopped. Nothing was drawn."


class DrawRun(QObject):
    """One draw at a time; until it has ended nothing of it is kept."""

    told = Signal(float)
    drawn = Signal(object, object)
    """(wish, what was recorded)"""
    refused = Signal(str)
    """Why nothing was drawn."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._stop = desk, threading.Event()
        self.is_busy, self.progress = False, ProgressRow()
        self.told.connect(partial(self.progress.show_share, DRAWING))
        self.progress.stopped.connect(self._stop.set)

    def begin(self, wish: Wish) -> None:
        """Draw, beside all else."""
        self._stop.clear()
        self.is_busy = True
        self._desk.carry(
            samples.draw_sample,
            self._desk.pack,
            wish,
            progress=self._tell_or_stop,
            then=partial(self._drawn, wish),
            refused=self._refuse,
        )

    def _tell_or_stop(self, share: float) -> None:
        """Called beside the window: the signal is delivered on its thread."""
        if self._stop.is_set():
            raise UserError(STOPPED)
        self.told.emit(share)

    def _drawn(self, wish: Wish, done: Recorded) -> None:
        self._over()
        self.drawn.emit(wish, done)

    def _refuse(self, sentence: str) -> None:
        self._over()
        self.refused.emit(sentence)

    def _over(self) -> None:
        self.is_busy = False
        self.progress.hide()
