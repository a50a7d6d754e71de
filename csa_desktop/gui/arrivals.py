"""Brings what a thread or process worked out to the window's thread."""

from collections.abc import Callable
from functools import partial
from inspect import isfunction
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Then = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Arrivals(QObject):
    """Calls back on the window's thread once a future is done.

    What is called back, and what is done for it, stays here until then. A thread must not be the last to
    hold something of a page: what goes with it would end in that thread.
    """

    _arrived = Signal(int)
    _shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._waiting: dict[int, _Waiting] = {}
        self._arrived.connect(self._deliver)
        self._shown.connect(self._show)

    def follow(self, future: "Future[Any]", then: Then, failed: Failed) -> None:
        """`then(result)` or `failed(error)`, here; nothing for what was cancelled."""
        self._wait(_Waiting(future, then, failed, None, []))

    def send(self, lane: "Executor", work: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Do it on a lane, and call back as `follow` does."""
        lent = [work]
        self._wait(_Waiting(lane.submit(_do, lent), then, failed, work, lent))

    def _wait(self, waiting: "_Waiting") -> None:
        number = next(self._numbers)
        self._waiting[number] = waiting
        waiting.future.add_done_callback(partial(self._tell, number))

    def _tell(self, number: int, _: object) -> None:
        """Called in whichever thread."""
        self._arrived.emit(number)

    def show(self, show: Callable[[float], None], share: float) -> None:
        """`show(share)` here, from whichever thread this is called."""
        self._shown.emit((show, share))

    def _show(self, shown: tuple[Callable[[float], None], float]) -> None:
        tell(*shown)

    def _deliver(self, number: int) -> None:
        from concurrent.futures import CancelledError

        arrived = self._waiting.pop(number)
        arrived.lent.clear()  # it was not begun, where it was cancelled
        try:
            result = arrived.future.result()
        except CancelledError:
            return
        except Exception as error:
            tell(arrived.failed, error)
        else:
            tell(arrived.then, result)


class _Waiting(NamedTuple):
    future: "Future[Any]"
    then: Then
    failed: Failed
    work: Callable[[], Any] | None
    """Held until the lane has let go of it."""
    lent: list[Callable[[], Any]]
    """What the lane takes it out of."""


def _do(lent: list[Callable[[], Any]]) -> Any:
    """Do it, and let go of it before anybody is told."""
    return lent.pop()()


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
