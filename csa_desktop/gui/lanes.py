"""The runner's lanes as the plain callables that pages work with."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from csa_desktop.errors import UserError
from csa_desktop.gui.arrivals import Then, is_there, tell
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
        self._numbers = count()
        self._asked: dict[int, _Asked] = {}

    @property
    def waiting(self) -> int:
        """How many functions have not come back yet."""
        return len(self._pending())

    def _pending(self) -> dict[int, "_Asked"]:
        return {number: asked for number, asked in self._asked.items() if not asked.future.done()}

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
        number = next(self._numbers)
        across = partial(self._across, number) if progress else None
        future = self._work.submit(function, *args, what=what, progress=across)
        self._asked = {**self._pending(), number: _Asked(future, progress)}
        self._runner.follow(future, then, partial(_told, failed) if failed else None)
        return partial(self._work.cancel, future)

    def _across(self, number: int, done: int, of: int) -> None:
        """Called on the work process's thread, which holds nothing of a page."""
        self._runner.progress(partial(self._show, number), done / max(1, of))

    def _show(self, number: int, share: float) -> None:
        asked = self._asked.get(number)
        if asked and asked.progress:
            tell(asked.progress, share)


class _Asked(NamedTuple):
    future: Future[Any]
    progress: Callable[[float], None] | None


def _nothing() -> None:
    """There is nothing to cancel: the store is being closed."""


def _told(failed: Callable[[str], None], error: BaseException) -> None:
    if is_there(failed):
        failed(str(error) if isinstance(error, UserError) else OUR_FAULT)
