"""The desktop asks the program to end: on Linux by a signal, which Python alone would hear much later."""

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED = ("SIGTERM", "SIGHUP", "SIGINT")


class Endings(QObject):
    """Calls `end` on the window's thread once a signal asks for it; nothing on systems without them."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        if sys.platform == "win32":
            return
        self._here, self._there = socket.socketpair()
        for one in (self._here, self._there):
            one.setblocking(False)
        signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        for name in ASKED:
            signal.signal(getattr(signal, name), lambda *_: None)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        if self._here.recv(64):
            self._end()
