"""When to lock unasked: nobody touched anything for a while, or the laptop sleeps."""

import sys
import time

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)
BEAT_MS = 5_000
SLEPT_SECONDS = 60.0
"""A beat that comes this much too late means that the laptop slept."""
LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class Watch(QObject):
    """Emits `lock_due` after `minutes` without a touch, before a sleep where the system tells, and after one.

    It listens to the program's windows, which get every touch, and not to all their widgets: an event filter
    in Python for each event of each widget would be felt.
    """

    lock_due = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._limit = minutes * 60.0
        self._touched = time.monotonic()
        self._beaten = time.time()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        app.focusWindowChanged.connect(self._follow)
        for window in app.topLevelWindows():
            self._follow(window)
        self._listen_for_sleep()
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Another time without a touch."""
        self._limit = minutes * 60.0

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, button, wheel or movement counts as a touch."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    def quiet_for(self) -> float:
        """For how many seconds nobody touched anything."""
        return time.monotonic() - self._touched

    def beat(self, *, now: float | None = None, wall: float | None = None) -> None:
        """Look whether it is time; times in seconds can be given."""
        wall = time.time() if wall is None else wall
        now = time.monotonic() if now is None else now
        slept = wall - self._beaten > SLEPT_SECONDS + BEAT_MS / 1000
        self._beaten = wall
        if slept or now - self._touched >= self._limit:
            self._touched = now
            self.lock_due.emit()

    def _listen_for_sleep(self) -> None:
        if sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection

            bus = QDBusConnection.systemBus()
            bus.connect(*LOGIND, "PrepareForSleep", self, SLOT("sleeps(bool)"))  # type: ignore[call-overload]

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The system says that it goes to sleep (True) or has woken."""
        if begins:
            self.lock_due.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self.blockSignals(True)
        self.deleteLater()
