"""Gaps of the event loop: how long a timer that is always due was not called, and what ran meanwhile."""

import faulthandler
import re
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

NOTICED = 0.02
"""Seconds; what runs in the window's thread is looked at in gaps that are longer."""
NOT_HANDLERS = ("csa_desktop/app.py", "csa_desktop/__main__.py")
ROOT = str(Path(__file__).resolve().parents[3])
CALLS = re.compile(rf'  File "{re.escape(ROOT)}/(csa_desktop/.*)", line \d+ in (.*)')


class Gaps(QObject):
    """Gaps as (seconds, of these on the processor, what the person did, where in the code).

    The stack of the window's thread is looked at as text: who holds its frames from another thread keeps
    the widgets and painters in them, which may then end in that thread, and the program with them.
    """

    def __init__(self, doing: Callable[[], str]) -> None:
        super().__init__()
        self.found: list[tuple[float, float, str, str]] = []
        self._doing = doing
        self._where: list[str] = []
        self._last = time.perf_counter(), time.thread_time()
        self._main = f"0x{threading.get_ident():016x}"
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
        with tempfile.TemporaryFile("w+") as told:
            while True:
                time.sleep(0.004)
                if time.perf_counter() - self._last[0] > NOTICED / 2:
                    told.seek(0)
                    told.truncate()
                    faulthandler.dump_traceback(told)
                    told.seek(0)
                    self._where.append(where(told.read(), self._main))


def where(stacks: str, thread: str) -> str:
    """The handler and the innermost place of our code that the stack of a thread stands in."""
    _, _, below = stacks.partition(f"Thread {thread} ")
    found = [call for call in CALLS.findall(below.partition("\n\n")[0]) if call[0] not in NOT_HANDLERS]
    ours = [f"{file}:{function}" for file, function in found]
    return f"{ours[-1]} > {ours[0]}" if len(ours) > 1 else "".join(ours) or "Qt itself"


def commonest(places: list[str]) -> str:
    """The place that was seen most often."""
    return max(set(places), key=places.count) if places else ""
