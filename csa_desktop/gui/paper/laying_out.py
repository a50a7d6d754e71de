"""Lays out what is wanted in the work process, again when it has changed, and never shows an older one."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import printing
from csa_desktop.commands.prints import Printing, Wanted
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.reader.document_desk import DocumentDesk

WHAT = "Laying out the pages"
Gather = Callable[..., Printing | None]
"""`gather(store, assessment, pack, wanted, unless=…)`: what is wanted as it is now."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A print that is laid out: the very bytes that are shown, saved, printed and recorded."""

    printing: Printing
    data: bytes
    sha256: str


class LayingOut(QObject):
    """Gathers in order with what is being kept, so that what was typed last is in it."""

    began = Signal()
    progressed = Signal(float)
    laid = Signal(object)
    """A Laid, where it says something else than the one before."""
    unchanged = Signal()
    """What was laid out last is what is wanted."""
    failed = Signal(str)

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, gather: Gather = printing.gather
    ) -> None:
        super().__init__(parent)
        self._desk, self._gather = desk, gather
        self._turn = 0
        self._at_work: Printing | None = None
        self._cancel: Callable[[], None] | None = None
        self.now: Laid | None = None

    def want(self, wanted: Wanted) -> None:
        """Lay it out as it is now, unless that is what is there or on its way."""
        self._turn += 1
        there = self._at_work or (self.now.printing if self.now else None)
        self._desk.run(
            self._gather,
            self._desk.pack,
            wanted,
            unless=there,
            then=partial(self._gathered, self._turn),
            refused=partial(self._refused, self._turn),
        )

    def stop(self) -> None:
        """Let go of what is being laid out; what was there before stays."""
        self._turn += 1
        self._at_work = None
        if self._cancel:
            cancel, self._cancel = self._cancel, None
            cancel()

    def _gathered(self, turn: int, found: Printing | None) -> None:
        if turn != self._turn:
            return
        if found is None:
            if not self._at_work:
                self.unchanged.emit()
            return
        self.stop()
        self._at_work = found
        self.began.emit()
        turn = self._turn
        self._cancel = self._desk.outside(
            found.function,
            *found.args,
            then=partial(self._arrived, found),
            failed=partial(self._refused, turn),
            progress=partial(self._tell, found),
            what=WHAT,
        )

    def _arrived(self, found: Printing, data: bytes) -> None:
        if found is self._at_work:
            self._at_work = self._cancel = None
            self.now = Laid(found, data, hashlib.sha256(data).hexdigest())
            self.laid.emit(self.now)

    def _tell(self, found: Printing, share: float) -> None:
        if found is self._at_work:
            self.progressed.emit(share)

    def _refused(self, turn: int, sentence: str) -> None:
        if turn == self._turn:
            self._at_work = self._cancel = None
            self.failed.emit(sentence)


class LaidDesk(DocumentDesk):
    """The pages of a print, drawn in the work process from the bytes that are here."""

    def __init__(self, desk: Desk, laid: Laid, parent: QObject | None = None) -> None:
        super().__init__(desk, laid.sha256, parent)
        self._data = laid.data

    def _fetch(self, send: Callable[[bytes], None]) -> None:
        send(self._data)
