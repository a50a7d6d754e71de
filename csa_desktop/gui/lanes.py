"""The runner's lanes as the plain callables that pages work with."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from csa_desktop.errors import UserError
from csa_desktop.gui.arrivals import Then, is_there
from csa_desktop.gui.runner import OUR_FAULT, Runner
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess


class StoreLanes:
    """Commands on the store itself, whichever assessment is open: `command(store, *args)`."""

    def __init__(self, store: Store, runner: Runner) -> None:
        self._store, self._runner = store, runner

    def run(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Callable[[str], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run a command in order with all others."""
        self._runner.write(partial(command, self._store, *args, **kwargs), then=then, refused=refused)

    def carry(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Callable[[str], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run one that takes long beside the others."""
        work = partial(command, self._store, *args, **kwargs)
        self._runner.write(work, then=then, refused=refused, large=True)


class OutsideLane:
    """Functions in the work process, with their outcome on the window's thread."""

    def __init__(self, work: WorkProcess, runner: Runner) -> None:
        self._work, self._runner = work, runner
        self._asked: list[Future[Any]] = []

    @property
    def waiting(self) -> int:
        """How many functions have not come back yet."""
        self._asked = [future for future in self._asked if not future.done()]
        return len(self._asked)

    def __call__(
        self,
        function: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
        progress: Callable[[float], None] | None = None,
        what: str = "This work",
    ) -> Callable[[], None]:
        """Run it; the answer cancels it."""
        if self._work.is_closed:
            return _nothing
        future = self._work.submit(function, *args, what=what, progress=self._across(progress))
        self._asked.append(future)
        tell = partial(_told, failed) if failed else None
        self._runner.follow(future, then, tell)
        return partial(self._work.cancel, future)

    def _across(self, progress: Callable[[float], None] | None) -> Callable[[int, int], None] | None:
        return (lambda done, of: self._runner.progress(progress, done / max(1, of))) if progress else None


def _nothing() -> None:
    """There is nothing to cancel: the store is being closed."""


def _told(failed: Callable[[str], None], error: BaseException) -> None:
    if is_there(failed):
        failed(str(error) if isinstance(error, UserError) else OUR_FAULT)
