"""A file of lists from the disk to the store: read outside, shown, and brought in once a person says so."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csa_desktop import clock
from csa_desktop.commands import lists
from csa_desktop.errors import UserError
from csa_desktop.gui.pages.documents.bringing import bytes_of
from csa_desktop.gui.pages.page import Desk
from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.importing.child_lists.values import Reading
from csa_desktop.store.log import Recorded

STOPPED = "Bringing in was stopped. Nothing of this file was brought in."
READING, BRINGING = "Reading", "Bringing in"


class Taking(QObject):
    """One file at a time. Of the file nothing is kept but what `bring_in` keeps."""

    read = Signal(object)
    """A Reading, to be looked at."""
    told = Signal(str, float)
    """What is being done, and how far it is."""
    refused = Signal(str)
    """Why nothing came of it."""
    brought = Signal()
    """All of it is kept."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cancel: Callable[[], None] | None = None
        self._stop = threading.Event()
        self._data = b""
        self._authority = ""
        self.name = ""
        self.reading: Reading | None = None
        self.chosen: dict[str, str] = {}
        self.is_busy = False

    def open(self, path: str, authority: str) -> None:
        """Read a file; what was read before and not brought in is let go."""
        self.let_go()
        self.name, self._authority = Path(path).name, authority
        self._begin(READING)
        self._desk.read(bytes_of, Path(path), then=self._opened)

    def choose(self, sheet: str, kind: str) -> None:
        """A person says which list a sheet is: read the file again so."""
        self.chosen[sheet] = kind
        self._parse()

    def bring_in(self, *, keep_names: bool) -> None:
        """Keep what was read."""
        self._stop.clear()
        self._begin(BRINGING)
        self._desk.carry(
            lists.bring_in,
            self._desk.pack,
            self.reading,
            keep_names=keep_names,
            progress=self._tell_or_stop,
            then=self._brought,
            refused=self._refuse,
        )

    def stop(self) -> None:
        """Leave off, whatever is being done: nothing is kept."""
        self._stop.set()
        if self._cancel:
            self._cancel()

    def let_go(self) -> None:
        """Forget the file and what was read of it."""
        self._data, self.reading, self.name = b"", None, ""
        self.chosen.clear()

    def _begin(self, doing: str) -> None:
        self.is_busy = True
        self.told.emit(doing, 0.0)

    def _opened(self, data: bytes | str) -> None:
        if isinstance(data, str):
            self._refuse(data)
        else:
            self._data = data
            self._parse()

    def _parse(self) -> None:
        self._begin(READING)
        self._cancel = self._desk.outside(
            read_child_lists,
            self._data,
            self.name,
            clock.today(),
            tuple(self.chosen.items()),
            self._authority,
            then=self._read,
            failed=self._refuse,
            progress=partial(self.told.emit, READING),
            what=f"Reading {self.name}",
        )

    def _read(self, reading: Reading) -> None:
        self._cancel, self.is_busy = None, False
        self.reading = reading
        self.read.emit(reading)

    def _tell_or_stop(self, share: float) -> None:
        """Called beside the window: the signal is delivered on its thread."""
        if self._stop.is_set():
            raise UserError(STOPPED)
        self.told.emit(BRINGING, share)

    def _brought(self, _: Recorded) -> None:
        self.is_busy = False
        self.let_go()
        self.brought.emit()

    def _refuse(self, sentence: str) -> None:
        self._cancel, self.is_busy = None, False
        self.refused.emit(sentence)
