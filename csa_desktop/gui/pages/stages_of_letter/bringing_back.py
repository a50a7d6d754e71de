"""A Word file that came back, from the disk to the store: read outside, looked at, then taken in."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import letter_papers, remarks
from csa_desktop.commands.remarks import Came
from csa_desktop.commands.returned_letters import read_back
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.returned import Returned
from csa_desktop.gui.pages.documents.bringing import bytes_of
from csa_desktop.gui.pages.page import Desk
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Recorded

READING, KEEPING = "Reading what came back", "Keeping it"


class BringingBack(QObject):
    """One file at a time."""

    read = Signal(object)
    """A Returned, to be looked at."""
    told = Signal(str)
    refused = Signal(str)
    taken = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cancel: Callable[[], None] | None = None
        self._data = b""
        self._sent: Sent | None = None
        self.returned: Returned | None = None
        self.name, self.is_busy = "", False

    def open(self, path: str, sent: Sent) -> None:
        """Read what a file says of an edition."""
        self.let_go()
        self.name, self._sent, self.is_busy = Path(path).name, sent, True
        self.told.emit(READING)
        self._desk.read(bytes_of, Path(path), then=self._opened)

    def take(self, chosen: Mapping[int, str]) -> None:
        """Keep the file, and these of what it says."""
        self.is_busy = True
        self.told.emit(KEEPING)
        self._cancel = self._desk.outside(
            read_document,
            self._data,
            self.name,
            then=partial(self._keep, dict(chosen)),
            failed=self._refuse,
            what=KEEPING,
        )

    def stop(self) -> None:
        """Leave off: nothing is kept."""
        if self._cancel:
            self._cancel()

    def let_go(self) -> None:
        """Forget the file and what was read of it."""
        self._data, self.returned, self.name = b"", None, ""

    def _opened(self, data: bytes | str) -> None:
        if isinstance(data, str):
            self._refuse(data)
            return
        self._data = data
        if self._sent:
            about = (self._desk.assessment, self._desk.pack, self._sent.edition.id)
            self._desk.read(letter_papers.letterhead_of, *about, then=self._read)

    def _read(self, head: Letterhead) -> None:
        if self._sent is None:
            return
        about = (self._data, self.name, self._sent.text, head, self._desk.pack)
        self._cancel = self._desk.outside(
            read_back, *about, then=self._found, failed=self._refuse, what=READING
        )

    def _found(self, returned: Returned) -> None:
        self._cancel, self.is_busy, self.returned = None, False, returned
        self.read.emit(returned)

    def _keep(self, chosen: dict[int, str], document: Document) -> None:
        self._cancel = None
        if self._sent is None:
            return
        came = Came(document, self._data, self.name, Path(self.name).stem.replace("_", " "))
        self._desk.carry(
            remarks.take,
            self._desk.pack,
            self._sent.edition.id,
            self.returned,
            chosen,
            came,
            then=self._kept,
            refused=self._refuse,
        )

    def _kept(self, _: Recorded) -> None:
        self.is_busy = False
        self.let_go()
        self.taken.emit()

    def _refuse(self, sentence: str) -> None:
        self._cancel, self.is_busy = None, False
        self.refused.emit(sentence)
