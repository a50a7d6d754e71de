"""Rows that are made in turns, so that the window answers while a long list grows."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from csa_desktop.gui.pages.listing import TURN_SECONDS

Make = Callable[[], object]


class Turns(QObject):
    """One list at a time: a new one lets go of what was still to be made of the last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: Iterator[Make] = iter(())
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_some)

    def make(self, rows: Iterable[Make]) -> None:
        """Make the first rows now, the others in further turns."""
        self._waiting = iter(rows)
        self._make_some()

    def _make_some(self) -> None:
        until = perf_counter() + TURN_SECONDS
        for make in self._waiting:
            make()
            if perf_counter() > until:
                self._turn.start()
                return
        self._turn.stop()
