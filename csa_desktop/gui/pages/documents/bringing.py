"""Files coming in, one after the other: read outside, kept beside typing, each told in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import sources
from csa_desktop.domain.framework import SourceKind
from csa_desktop.gui.pages.page import Desk
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that is to come in: as a new source of a kind, or for a source that is listed already."""

    path: Path
    kind: str
    source: str = ""


class Bringing(QObject):
    """Brings files in; a file that cannot be read changes nothing and says why."""

    told = Signal(str)
    """What is being done, or a sentence about a file that did not come in."""
    came = Signal(str, str)
    """(the name of a file that is kept now, the source that it is)"""
    refused = Signal(str, str)
    """(file name, sentence)"""
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Incoming] = []
        self._now: Incoming | None = None
        self._cancel: Callable[[], None] | None = None

    def bring(self, files: Sequence[Incoming]) -> None:
        """Put files at the end of the line."""
        self._waiting += files
        if self._now is None:
            self._next()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read or kept."""
        return self._now is not None

    def stop(self) -> None:
        """Bring no more in; what is being read is let go, what was kept stays."""
        self._waiting.clear()
        if self._cancel:
            self._cancel()

    def _next(self) -> None:
        self._cancel = None
        self._now = self._waiting.pop(0) if self._waiting else None
        if self._now is None:
            self.ended.emit()
            return
        self.told.emit(f"Reading {self._now.path.name} …")
        self._desk.read(bytes_of, self._now.path, then=partial(self._parse, self._now))

    def _parse(self, incoming: Incoming, data: bytes | str) -> None:
        if isinstance(data, str):
            self._refuse(incoming, data)
            return
        self._cancel = self._desk.outside(
            read_document,
            data,
            incoming.path.name,
            then=partial(self._keep, incoming, data),
            failed=partial(self._refuse, incoming),
            progress=partial(self._tell_share, incoming.path.name),
            what=f"Reading {incoming.path.name}",
        )

    def _tell_share(self, name: str, share: float) -> None:
        self.told.emit(f"Reading {name}: {share:.0%}")

    def _keep(self, incoming: Incoming, data: bytes, document: Document) -> None:
        self._cancel = None
        self.told.emit(f"Keeping {incoming.path.name} …")
        name = incoming.path.name
        came = partial(self._came, name)
        refused = partial(self._refuse, incoming)
        if incoming.source:
            self._desk.carry(
                sources.receive, incoming.source, document, data, file_name=name, then=came, refused=refused
            )
        else:
            self._desk.carry(
                sources.add_document,
                self._desk.pack,
                document,
                data,
                kind=incoming.kind,
                title=incoming.path.stem.replace("_", " "),
                file_name=name,
                then=came,
                refused=refused,
            )

    def _came(self, name: str, recorded: Recorded) -> None:
        self.came.emit(name, recorded.row)
        self._next()

    def _refuse(self, incoming: Incoming, sentence: str) -> None:
        self.refused.emit(incoming.path.name, sentence)
        self._next()


def bytes_of(_: Store, path: Path) -> bytes | str:
    """The file's bytes, or the sentence that says why it could not be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        return (
            f"It could not be opened ({error.strerror}). Copy it to this laptop's own disk and add it again."
        )


def likely_kind(kinds: Sequence[SourceKind]) -> str:
    """The kind that a new document has until a person says which it is: other, and nothing is decided."""
    open_kinds = [k for k in kinds if k.group == "other" and k.admissible is None]
    return open_kinds[0].id if open_kinds else kinds[-1].id
