"""When to lock unasked: nobody touched anything for a while, or the laptop slept."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)
BEAT_MS = 5_000
SLEPT_SECONDS = 60.0
"""A beat that comes this much too late means that the laptop slept."""


class Watch(QObject):
    """Emits `lock_due` after `minutes` without a touch, and after a sleep."""

    lock_due = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._limit = minutes * 60.0
        self._touched = time.monotonic()
        self._beaten = time.time()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        app.installEventFilter(self)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Another time without a touch."""
        self._limit = minutes * 60.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, button, wheel or movement counts as a touch."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    def beat(self, *, now: float | None = None, wall: float | None = None) -> None:
        """Look whether it is time; times in seconds can be given."""
        wall = time.time() if wall is None else wall
        now = time.monotonic() if now is None else now
        slept = wall - self._beaten > SLEPT_SECONDS + BEAT_MS / 1000
        self._beaten = wall
        if slept or now - self._touched >= self._limit:
            self._touched = now
            self.lock_due.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
