"""Typing that is not a change yet: kept as drafts, and tried again by itself where the store refuses one."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from csa_desktop.commands.drafts import becomes_change
from csa_desktop.gui.arrivals import Then, is_there
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 2_000, 60_000
NOT_YET = "Not kept yet, and tried again by itself. {why}"

Again = Callable[[], None]


class Write(Protocol):
    """The lane on which everything is written."""

    def __call__(
        self, work: Callable[[], object], *, then: Then | None, refused: Callable[[str], None] | None
    ) -> None:
        """Run something on it."""


class StoreDrafts(QObject):
    """One for each open store; `write` is its lane, which keeps drafts in order with all other writing."""

    told = Signal(str)
    """What to say while something is not kept; empty once all of it is."""
    typed = Signal()
    """There is typing that becomes a change, or none any more."""

    def __init__(self, store: Store, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._write = store, write
        self._again: dict[str, Again] = {}
        self._becoming: set[str] = set()
        self.pause_ms = FIRST_PAUSE_MS  # before it is tried the next time
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)
        self.said = self.why = ""

    def keep(self, draft: Draft, again: Again | None = None, *, seen: str | None = None) -> None:
        """Keep a draft, now or as soon as that can be; `again` is called where it was not at once.

        `seen` is the draft that the typist saw at this place: another one is put aside (None: is replaced).
        """
        if again:  # its change was refused: undo has nothing of it to take back
            self._again[draft.place] = again
            self._show(self._becoming - {draft.place})
        elif becomes_change(draft):
            self._show(self._becoming | {draft.place})
        keep = partial(self._store.keep_draft, draft, seen=seen)
        self._write(keep, then=partial(self._kept, draft.place), refused=self._refused)

    def drop(self, place: str, *, seen: str, kept: str = "") -> None:
        """What was typed there became a change, `kept`, or was discarded by one who saw it."""
        self._again.pop(place, None)
        self._show(self._becoming - {place})
        drop = partial(self._store.drop_draft, place, seen=seen, kept=kept)
        self._write(drop, then=self._look, refused=None)

    @property
    def typing(self) -> bool:
        """True while something is typed of which a change is made once its field is left."""
        return bool(self._becoming)

    def _show(self, becoming: set[str]) -> None:
        before, self._becoming = self._becoming, becoming
        if bool(before) != bool(becoming):
            self.typed.emit()

    def now(self) -> None:
        """Try at once, where something was refused."""
        self._timer.stop()
        if self._store.held:
            self.pause_ms = min(self.pause_ms * 2, LONGEST_PAUSE_MS)
            self._write(self._store.keep_held, then=self._look, refused=self._refused)
        else:
            self._look()

    def stop(self) -> None:
        """The store is closed."""
        self._timer.stop()

    def _kept(self, place: str, _: object) -> None:
        if not self.said:
            self._again.pop(place, None)
        self._look()

    def _refused(self, sentence: str) -> None:
        if not self._timer.isActive():
            self._timer.start(self.pause_ms)
        self.said, self.why = NOT_YET.format(why=sentence), sentence
        self.told.emit(self.said)

    def _look(self, _: object = None) -> None:
        """Something was kept or dropped: perhaps there is room for the rest, or there is none left."""
        if self.said and self._store.held:
            self.now()
        elif self.said:
            self._timer.stop()
            self.pause_ms, self.said, self.why = FIRST_PAUSE_MS, "", ""
            again, self._again = self._again, {}
            self.told.emit("")
            for one in filter(is_there, again.values()):
                one()
