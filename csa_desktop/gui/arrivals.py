"""Brings what a thread or process worked out to the window's thread."""

from collections.abc import Callable
from functools import partial
from inspect import isfunction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future

Then = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Arrivals(QObject):
    """Calls back on the window's thread once a future is done."""

    _arrived = Signal(object)
    _shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._deliver)
        self._shown.connect(self._show)

    def follow(self, future: "Future[Any]", then: Then, failed: Failed) -> None:
        """`then(result)` or `failed(error)`, here; nothing for what was cancelled."""
        future.add_done_callback(lambda done: self._arrived.emit((done, then, failed)))

    def show(self, show: Callable[[float], None], share: float) -> None:
        """`show(share)` here, from whichever thread this is called."""
        self._shown.emit((show, share))

    def _show(self, shown: tuple[Callable[[float], None], float]) -> None:
        tell(*shown)

    def _deliver(self, arrived: tuple["Future[Any]", Then, Failed]) -> None:
        from concurrent.futures import CancelledError

        future, then, failed = arrived
        try:
            result = future.result()
        except CancelledError:
            return
        except Exception as error:
            tell(failed, error)
        else:
            tell(then, result)


def tell(callback: Callable[[Any], None], what: object) -> None:
    """Call back, where the page or widget that is told is still there."""
    if not is_there(callback):
        return
    try:
        callback(what)
    except RuntimeError:
        if not isinstance(getattr(callback, "__self__", None), SignalInstance):
            raise
        # a signal does not say whether its widget is gone until it is emitted


def is_there(callback: Callable[..., Any]) -> bool:
    """False where the page or widget that a method, or a function made within one, belongs to has gone."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None) or _made_by(callback)
    return not isinstance(owner, QObject) or isValid(owner)


def _made_by(callback: Callable[..., Any]) -> object:
    """The `self` of the method that a function was made in, where it uses it."""
    cells = callback.__closure__ or () if isfunction(callback) else ()
    names = callback.__code__.co_freevars if cells else ()
    return next((cell.cell_contents for name, cell in zip(names, cells, strict=True) if name == "self"), None)
