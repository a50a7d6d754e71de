"""When Python searches memory for what nothing refers to any more: while nobody does anything.

Searching all that a large assessment holds stops every thread for up to a tenth of a second. Nearly all of
it goes without being searched for; what is left are pages and widgets that refer to one another.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 1_000
QUIET, LONG_QUIET = 2.0, 30.0
"""Seconds without a touch: after these what is new is searched, and all there is."""
_NEW = 3
"""So many searches of what is new must have been before all of it is worth one."""
_AT_LAST = 1_000
"""Where nobody is ever quiet: all is searched after so many searches of what is new."""


class Sweeper(QObject):
    """`quiet_for` says for how many seconds nobody touched anything."""

    def __init__(self, quiet_for: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet_for, self._before = quiet_for, gc.get_threshold()
        gc.set_threshold(*self._before[:2], _AT_LAST)
        self._kept = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Search where it is quiet. What was in use is not searched again until it is quiet long."""
        quiet = self._quiet_for()
        if quiet >= QUIET and gc.get_count()[2] >= _NEW:
            gc.collect()
            self.keep()
        elif quiet >= LONG_QUIET and self._kept:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._kept = False

    def keep(self, _: object = None) -> None:
        """All there is now is in use, as an assessment that was just read: search it after a long quiet."""
        gc.freeze()
        self._kept = True

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.set_threshold(*self._before)
