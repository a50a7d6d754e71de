"""A person at the window: does one thing after another, each once the one before it is done."""

import os
import time
import traceback
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

Until = Callable[[], bool]
Steps = Iterator[Until]
LOOK_MS = 3
LONGEST = 60.0
"""Seconds to wait for one thing before giving up."""
PLAIN = Qt.KeyboardModifier.NoModifier


class Person(QObject):
    """Goes through steps, each of which says until when to wait; `doing` is what is being done now."""

    def __init__(self, steps: Callable[["Person"], Steps], finished: Callable[[], None]) -> None:
        super().__init__()
        self.doing = "opening the window"
        self._steps, self._finished = steps(self), finished
        self._until: Until = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        try:
            self._go_on()
        except BaseException:  # else the program would log that it failed, and the steps end here unseen
            os.write(1, traceback.format_exc().encode())
            os._exit(1)

    def _go_on(self) -> None:
        if self._until():
            touch()
            self._until = next(self._steps, self._end)
            self._since = time.monotonic()
        elif time.monotonic() - self._since > LONGEST:
            raise SystemExit(f"it took too long: {self.doing}")

    def _end(self) -> bool:
        self._timer.stop()
        self._finished()
        return False

    def type(self, text: str, *, every: float = 0.02) -> Steps:
        """Press a key for each letter, wherever the focus is, with time between them."""
        for letter in text:
            press(0, letter)
            yield pause(every)


def press(key: int, letter: str = "", held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press and let go of a key where the focus is, through the event loop as the desktop does."""
    where = QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.postEvent(where, QKeyEvent(kind, key, held, letter))


def touch() -> None:
    """Move the mouse, as who goes about does: the program works at some things only while nobody does."""
    if window := QApplication.focusWindow():
        at = QPointF(3, 3)
        buttons = Qt.MouseButton.NoButton
        moved = QMouseEvent(QMouseEvent.Type.MouseMove, at, at, buttons, buttons, PLAIN)
        QApplication.postEvent(window, moved)


def pause(seconds: float) -> Until:
    """Wait that long."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def visible(inside: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """Widgets of a kind that can be seen, from the top."""
    return [w for w in inside.findChildren(kind) if w.isVisible()]
