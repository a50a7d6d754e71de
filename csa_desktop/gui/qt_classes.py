"""Makes Python's side of Qt's classes in short turns, while nothing else is to be done.

PySide makes it when a class is first met, and all of them at once when it has to find out which of them a
widget is. That would stop the window in the middle of somebody's typing. And where two threads meet new
classes at the same time, as while the rest of the program is imported beside the window, the process ends.
"""

import time

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

MODULES = (QtWidgets, QtGui, QtCore)
TURN = 0.004
"""Seconds; what is typed meanwhile is shown between two turns."""


class QtClasses(QObject):
    """Begins at once and ends by itself."""

    made = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = ((module, name) for module in MODULES for name in dir(module))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        until = time.monotonic() + TURN
        for module, name in self._names:
            getattr(module, name)
            if time.monotonic() > until:
                return
        self._timer.stop()
        self.made.emit()
