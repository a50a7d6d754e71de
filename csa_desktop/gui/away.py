"""Runs what may hang (a stick, a folder on a network) on threads of its own, for which nobody waits."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from csa_desktop.gui.arrivals import Arrivals, Failed, Then

if TYPE_CHECKING:
    from concurrent.futures import Future


class Away(QObject):
    """What is done here uses no store: the thread may come back long after the store was closed."""

    def __init__(self, parent: QObject) -> None:
        """It goes with its parent, whatever a thread still holds of it."""
        super().__init__(parent)
        self._arrivals = Arrivals(self)

    def do(self, work: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Begin it; `then(result)` or `failed(error)` on the window's thread, should it ever come back."""
        from concurrent.futures import Future

        future: Future[Any] = Future()
        self._arrivals.follow(future, then, failed)
        Thread(target=_run, args=(self._arrivals, future, work), name="away", daemon=True).start()


def _run(arrivals: Arrivals, future: "Future[Any]", work: Callable[[], Any]) -> None:
    try:
        result, error = work(), None
    except Exception as caught:
        result, error = None, caught
    with suppress(RuntimeError):  # the window may have gone in the meantime
        if isValid(arrivals):
            future.set_exception(error) if error else future.set_result(result)
