"""Takes care of the open store beside all other work: backups, verifying, and the ways into it."""

from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from csa_desktop.commands import backups
from csa_desktop.commands.backups import Known
from csa_desktop.gui.arrivals import Arrivals, Then
from csa_desktop.gui.failures import sentence_of
from csa_desktop.store import backup
from csa_desktop.store.backup import Kept
from csa_desktop.store.giving_way import giving_way
from csa_desktop.store.report import Report
from csa_desktop.store.store import Store
from csa_desktop.store.verify import verify

FIRST_BACKUP_MS = 3_000
"""After unlocking the window first shows what is in the store."""
LOOK_EVERY_MS = 30 * 60 * 1000
ACTING = 1.0
"""Seconds after a touch in which a person is taken to act."""
BACKING_UP, VERIFYING, MENDING = "Backing up", "Verifying", "Building again"


@dataclass(frozen=True, slots=True)
class Care:
    """What is known of the store's safety, what is being done, and what the last thing done came to."""

    known: Known | None = None
    doing: str = ""
    share: float = 0.0
    said: str = ""
    wrong: bool = False
    """Whether `said` tells of a failure."""
    report: Report | None = None


class Keeper(QObject):
    """One lane of its own, so that neither typing nor reading waits for it. `changed` gives a Care."""

    changed = Signal(object)

    def __init__(
        self,
        store: Store,
        second: Callable[[], str],
        parent: QObject | None = None,
        *,
        quiet_for: Callable[[], float] = lambda: inf,
    ) -> None:
        """`second`: the other place for backups; `quiet_for`: seconds since somebody touched anything."""
        super().__init__(parent)
        self._store, self._second, self._quiet_for = store, second, quiet_for
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._arrivals = Arrivals(self)
        self._ends = self._closed = False
        self._then: Callable[[], None] | None = None
        self._waiting: dict[str, tuple[Callable[[], Any], Then]] = {}
        self.care = Care()
        self._clock = QTimer(self, interval=LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()
        QTimer.singleShot(FIRST_BACKUP_MS, self, self.back_up_when_due)

    # Backups

    def look(self) -> None:
        """Look at the backups that there are."""
        self._send(partial(backups.known, self._store, self._where()), lambda known: self._show(known=known))

    def back_up_when_due(self, then: Callable[[], None] | None = None) -> None:
        """Make a backup by itself where something was recorded since the last and that is a day old.

        `then` is called once there is nothing to do any more, however that ended.
        """
        self._then = then or self._then
        self._send(partial(backups.known, self._store, self._where()), self._back_up_if_due)

    def back_up_before(self, then: Callable[[], None]) -> bool:
        """Whether a backup is due or being made; `then` is called once it is done, or could not be made."""
        if self.care.doing and self.care.doing != BACKING_UP:
            self.stop()
        if not self.care.doing and not backup.backup_due(self._store):
            return False
        self._then = then
        self.back_up()
        return True

    def back_up(self) -> None:
        """Make a backup."""
        self._do(
            BACKING_UP, partial(backups.back_up, self._store, self._where(), self._tell), self._backed_up
        )

    # Verifying

    def verify(self) -> None:
        """Check everything in the store; work goes on meanwhile."""
        self._do(VERIFYING, partial(verify, self._store, self._tell), self._verified)

    def mend(self) -> None:
        """Build tables and search again from the log, and verify."""
        self._do(MENDING, self._mend, self._verified)

    def _mend(self) -> Report:
        self._store.mend()
        return verify(self._store, self._tell)

    # Anything else

    def ask(self, work: Callable[[], Any], then: Then, refused: Callable[[str], None]) -> None:
        """Do something with the store that takes a moment, such as changing the passphrase."""
        self._send(work, then, lambda error: refused(sentence_of(error)))

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of this laptop in the store."""
        self.ask(partial(self._store.put_setting, name, value), lambda _: None, lambda _: None)

    def stop(self) -> None:
        """Leave off what is being done; a backup that is not whole is removed."""
        self._ends = True
        self._waiting.clear()
        self.care = replace(self.care, doing="", said=f"{self.care.doing} was stopped.", wrong=False)
        self._send(self._may_work, lambda _: self.look())

    def _may_work(self) -> None:
        self._ends = False

    def close(self, *, wait: bool = True) -> None:
        """Leave off and end the lane."""
        self._ends = self._closed = True
        self._clock.stop()
        self._lane.shutdown(wait=wait, cancel_futures=True)

    # How it runs

    def _where(self) -> Path | None:
        return Path(self._second()) if self._second() else None

    def _do(self, doing: str, work: Callable[[], Any], then: Then) -> None:
        """Begin it, or as soon as what is being done has ended; the same is not asked for twice."""
        if self.care.doing:
            if doing not in (self.care.doing, *self._waiting):
                self._waiting[doing] = work, then
            return
        self._show(doing=doing, share=0.0, said="")
        self._send(work, then)

    def _send(self, work: Callable[[], Any], then: Then, failed: Then | None = None) -> None:
        if self._closed:
            return
        self._arrivals.send(self._lane, partial(self._give_way, work), then, failed or self._not_done)

    def _give_way(self, work: Callable[[], Any]) -> Any:
        """Called on the lane: what takes long rests while a person acts, unless somebody waits for it."""
        with giving_way(lambda: self._then is None and self._quiet_for() < ACTING):
            return work()

    def _tell(self, share: float) -> None:
        """Called on the lane: how far it is, and whether to go on."""
        if self._ends:
            raise CancelledError
        self._arrivals.show(self._shared, share)

    def _shared(self, share: float) -> None:
        if self.care.doing and share - self.care.share >= 0.01:
            self._show(share=share)

    def _show(self, **values: Any) -> None:
        self.care = replace(self.care, **values)
        self.changed.emit(self.care)

    def _back_up_if_due(self, known: Known) -> None:
        self._show(known=known)
        if known.due:
            self.back_up()
        elif not self.care.doing:
            self._rest()

    def _backed_up(self, kept: Kept) -> None:
        said = kept.remark or "The backup was made, opened again and verified."
        self._show(doing="", said=said, wrong=bool(kept.remark))
        self.look()
        self._rest()

    def _verified(self, report: Report) -> None:
        self._show(doing="", report=report, said="")
        self._rest()

    def _not_done(self, error: BaseException) -> None:
        self._show(doing="", said=sentence_of(error), wrong=True)
        self._rest()

    def _rest(self) -> None:
        """What was being done has ended."""
        if self._waiting:
            doing, (work, then) = next(iter(self._waiting.items()))
            del self._waiting[doing]
            self._do(doing, work, then)
            return
        called, self._then = self._then, None
        if called:
            called()
