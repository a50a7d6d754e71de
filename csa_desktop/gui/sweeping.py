"""When Python searches memory for what nothing refers to any more: in the window's thread, and in quiet.

By itself Python searches in whichever thread happens to make something, and what it finds there may be a
widget, which ends in the wrong thread. Searching all that a large assessment holds stops every thread for up
to a tenth of a second. Nearly all of it goes without being searched for; what is left are pages and widgets
that refer to one another.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 50
MUCH = 5_000
"""So much that is new is searched even while a person acts: often, so that there is never much more of it."""
QUIET, LONG_QUIET = 2.0, 30.0
"""Seconds without a touch: after these what is new is searched, and all there is."""
_NEW = 3
"""So many searches of what is new must have been before all of it is worth one."""


class Sweeper(QObject):
    """`quiet_for` says for how many seconds nobody touched anything."""

    def __init__(self, quiet_for: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet_for, self._was_on = quiet_for, gc.isenabled()
        gc.disable()
        self._kept = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Search what is new; in quiet all of it, what was in use then only once it is quiet long."""
        quiet, (new, _, searches) = self._quiet_for(), gc.get_count()
        if quiet >= QUIET and searches >= _NEW:
            gc.collect()
            self.keep()
        elif quiet >= LONG_QUIET and self._kept:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._kept = False
        elif new >= MUCH:
            gc.collect(1)  # what stays counts as old at once, and is not searched a second time

    def keep(self, _: object = None) -> None:
        """All there is now is in use, as an assessment that was just read: search it after a long quiet."""
        gc.freeze()
        self._kept = True

    def let_go(self) -> None:
        """An assessment was closed: what was in use may go."""
        gc.unfreeze()
        self._kept = False

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self.let_go()
        if self._was_on:
            gc.enable()
