"""Rows that are made in turns, so that the window answers while a long list grows.

A very long list grows as one scrolls: what nobody comes to is not made, and does not have to be laid out.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

TURN_SECONDS = 0.012
"""A long list is made in turns of this length, so that the window answers in between."""
UNSEEN_SECONDS = 0.005
"""Before its page is seen: all that is made by then is laid out at once when it is shown."""
ENOUGH = 30
"""So many rows are made wherever one is."""
_AHEAD = 2
"""In heights of what is seen: so far below it rows are made."""

Make = Callable[[], object]


@contextmanager
def _laid_out_once(area: QScrollArea) -> Iterator[None]:
    """Lay the list out once the rows of a turn are there: each that is shown would lay out all others."""
    inside = area.widget()
    layout = inside.layout() if inside else None
    if inside is None or layout is None or not layout.isEnabled():
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        if isValid(layout):  # the page may go while a row of it is made
            layout.setEnabled(True)
            # the wish may have come meanwhile, as where a row takes the focus, and was not heard
            QTimer.singleShot(0, inside, partial(_lay_out, inside))


def _lay_out(inside: QWidget) -> None:
    layout = inside.layout()
    if layout and inside.isVisible():
        layout.activate()


class Turns(QObject):
    """One list at a time: a new one lets go of what was still to be made of the last."""

    def __init__(self, area: QScrollArea, parent: QObject) -> None:
        """`area` is what the list is scrolled in."""
        super().__init__(parent)
        self._waiting: Iterator[Make] = iter(())
        self._area, self._made, self._enough = area, 0, ENOUGH
        self.is_whole, self._rests = True, False
        self.wanted = 0
        """Where it is to be scrolled to, as soon as it is long enough."""
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_some)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)

    def make(self, rows: Iterable[Make], *, at_least: int = 0) -> None:
        """Make the first rows now, the others in further turns; `at_least` so many wherever one is."""
        self._waiting, self._made, self.is_whole, self._rests = iter(rows), 0, False, False
        self._enough = max(ENOUGH, at_least)
        self._make_some()

    def stop(self) -> None:
        """Make nothing more for now."""
        self._turn.stop()
        self._rests = True

    def go_on(self) -> None:
        """Make what is still to be made."""
        self._rests = False
        self._look()

    def finish(self) -> None:
        """Make the rest now: something in it is to be shown."""
        self._turn.stop()
        for make in self._waiting:
            make()
        self.is_whole = True

    def _make_some(self) -> None:
        self._turn.stop()
        with _laid_out_once(self._area):
            self.is_whole = self._is_made_whole()
        if isValid(self._area):
            self._look()

    def _is_made_whole(self) -> bool:
        """Make rows for the time of a turn, at least one; False where that was not the last."""
        until = perf_counter() + (TURN_SECONDS if self._area.isVisible() else UNSEEN_SECONDS)
        for make in self._waiting:
            make()
            self._made += 1
            if perf_counter() > until:
                return False
        return True

    def _look(self, *_: int) -> None:
        rests = self.is_whole or self._rests or self._turn.isActive()
        if not rests and not self._is_far():
            self._turn.start()

    def _is_far(self) -> bool:
        """Whether what is still to be made is far from what is seen."""
        bar = self._area.verticalScrollBar()
        below = bar.maximum() - max(bar.value(), self.wanted)
        return self._made >= self._enough and (below > _AHEAD * bar.pageStep() or not self._area.isVisible())
