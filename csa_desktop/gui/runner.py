"""Runs commands and readings off the window's thread, and brings what came of them back to it.

Three lanes: one writer runs commands in order, one reader makes snapshots, the work process parses
and draws. Pages get `run` and `read` as plain callables and never see a store.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from csa_desktop import clock, log
from csa_desktop.domain import case_grid
from csa_desktop.domain.deadlines import deadlines
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.gui.arrivals import Arrivals, Then, is_there
from csa_desktop.gui.store_drafts import StoreDrafts
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

OUR_FAULT = (
    "Something went wrong in the program, and this last step was not done. What was kept before is safe. "
    "The log tells its makers where it happened; it holds nothing that you typed."
)


class Runner(QObject):
    """The lanes of one open store, and of one open assessment where there is one."""

    refreshed = Signal(object)
    """A new Trail of the open assessment, after any command or at its opening."""
    kept = Signal(object)
    """What a command recorded, once it was committed."""
    busy = Signal(bool)
    """True while something waits to be kept."""
    failed = Signal(str)
    """A sentence that a person can act on."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._assessment = ""
        self._pack: Pack | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._carrier = ThreadPoolExecutor(1, thread_name_prefix="carrier")
        self._waiting = 0
        self._refreshing = False
        self._stale = self._closed = False
        self._arrivals = Arrivals(self)
        self.drafts = StoreDrafts(store, self.write, self)

    def open(self, assessment: str, pack: Pack) -> None:
        """Make this the open assessment, and read it."""
        self._assessment, self._pack = assessment, pack
        self.refresh()

    def run(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Callable[[str], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run a command on the open assessment: `command(store, assessment, *args, **kwargs)`.

        `then` gets what it returned, once it was committed; `refused` the sentence where it was not,
        which is otherwise shown at the bottom of the window.
        """
        work = partial(command, self._store, self._assessment, *args, **kwargs)
        self.write(work, then=then, refused=refused)

    def carry(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Callable[[str], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run a command that brings something large in, beside the others: typing is kept meanwhile."""
        work = partial(command, self._store, self._assessment, *args, **kwargs)
        self.write(work, then=then, refused=refused, large=True)

    def write(
        self,
        work: Callable[[], Any],
        *,
        then: Then | None = None,
        refused: Callable[[str], None] | None = None,
        large: bool = False,
    ) -> None:
        """Run something on the writer's lane, in order with all other commands.

        What is `large` runs on the carrier's, beside them: typing is kept meanwhile.
        """
        self._begin(self._carrier if large else self._writer, work, then, refused)

    def _begin(
        self,
        lane: ThreadPoolExecutor,
        work: Callable[[], Any],
        then: Then | None,
        refused: Callable[[str], None] | None,
    ) -> None:
        self._waiting += 1
        self.busy.emit(True)
        self._arrivals.send(lane, work, partial(self._written, then), partial(self._not_written, refused))

    def read(self, reading: Callable[..., Any], *args: Any, then: Then) -> None:
        """Read off the window's thread: `reading(store, *args)`; nothing once the store is being closed."""
        if self._closed:
            return
        self._arrivals.send(self._reader, partial(reading, self._store, *args), then, self._tell)

    def follow(
        self, future: "Future[Any]", then: Then, failed: Callable[[BaseException], None] | None = None
    ) -> None:
        """Bring the outcome of a future (of the work process) to the window's thread."""
        self._arrivals.follow(future, then, failed or self._tell)

    def progress(self, show: Callable[[float], None], share: float) -> None:
        """Show a share from 0 to 1 on the window's thread, from whichever thread it comes."""
        self._arrivals.show(show, share)

    def refresh(self) -> None:
        """Read the open assessment anew; several wishes at once make one reading."""
        self._stale = True
        if self._assessment and not self._refreshing:
            self._refreshing, self._stale = True, False
            reading = partial(self._read_trail, self._assessment, self._pack)
            self._arrivals.send(self._reader, reading, self._refreshed, self._not_refreshed)

    def _read_trail(self, assessment: str, pack: Pack | None) -> Trail:
        trail = self._store.trail(assessment)
        trail.get_ready()
        if pack:
            readiness(trail, pack)  # worked out here, so that no page has to wait for it
            case_grid.work_out(trail, pack)
            deadlines(pack, trail, clock.today())  # the first asks a library that takes long to come
        return trail

    def idle(self) -> bool:
        """True where nothing waits to be kept or read."""
        return not self._waiting and not self._refreshing

    def close(self) -> None:
        """Finish what waits, and end the lanes; what was kept last is not read any more."""
        self._assessment, self._closed = "", True
        self.drafts.stop()
        self._carrier.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True, cancel_futures=True)

    def _written(self, then: Then | None, result: Any) -> None:
        self._done()
        if isinstance(result, Recorded):
            self.kept.emit(result)
            self.refresh()
        if then and is_there(then):
            then(result)

    def _not_written(self, refused: Callable[[str], None] | None, error: BaseException) -> None:
        self._done()
        heard = refused if refused and is_there(refused) else None
        if heard and isinstance(error, UserError):
            heard(str(error))
        else:
            self._tell(error)
            if heard:
                heard(OUR_FAULT)

    def _done(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.busy.emit(False)

    def _refreshed(self, trail: Trail) -> None:
        self._refreshing = False
        if trail.assessment.id == self._assessment:
            self.refreshed.emit(trail)
        if self._stale:
            self.refresh()

    def _not_refreshed(self, error: BaseException) -> None:
        self._refreshing = False
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.failed.emit(str(error))
        else:
            log.failure(error)
            self.failed.emit(OUR_FAULT)
