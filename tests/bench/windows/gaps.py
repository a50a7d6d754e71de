"""Gaps of the event loop: how long a timer that is always due was not called, and what ran meanwhile."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

NOTICED = 0.02
"""Seconds; what runs in the window's thread is looked at in gaps that are longer."""
NOT_HANDLERS = ("csa_desktop/app.py", "csa_desktop/__main__.py")
ROOT = str(Path(__file__).resolve().parents[3])


class Gaps(QObject):
    """Gaps as (seconds, of these on the processor, what the person did, where in the code)."""

    def __init__(self, doing: Callable[[], str]) -> None:
        super().__init__()
        self.found: list[tuple[float, float, str, str]] = []
        self._doing = doing
        self._where: list[str] = []
        self._last = time.perf_counter(), time.thread_time()
        self._main = threading.get_ident()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def _tick(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        gap, busy = now - self._last[0], used - self._last[1]
        if gap > NOTICED:
            self.found.append((gap, busy, self._doing(), commonest(self._where)))
        self._where = []
        self._last = now, used

    def _watch(self) -> None:
        while True:
            time.sleep(0.004)
            if time.perf_counter() - self._last[0] > NOTICED / 2:
                frame = sys._current_frames().get(self._main)
                self._where.append(where(frame))


def where(frame: FrameType | None) -> str:
    """The handler and the innermost place of our code that a stack stands in."""
    ours: list[str] = []
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(f"{ROOT}/csa_desktop/") and not name.endswith(NOT_HANDLERS):
            ours.append(f"{name.removeprefix(ROOT)[1:]}:{frame.f_code.co_name}")
        frame = frame.f_back
    return f"{ours[-1]} > {ours[0]}" if len(ours) > 1 else "".join(ours) or "Qt itself"


def commonest(places: list[str]) -> str:
    """The place that was seen most often."""
    return max(set(places), key=places.count) if places else ""
