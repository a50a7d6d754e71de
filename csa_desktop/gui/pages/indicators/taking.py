"""A dataset from a file or a source to the store: read outside, shown, brought in once a person says so."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import datasets
from csa_desktop.commands.datasets import NewSource
from csa_desktop.gui.pages.documents.bringing import bytes_of
from csa_desktop.gui.pages.page import Desk
from csa_desktop.importing.datasets.names import Framework
from csa_desktop.importing.datasets.read import read_dataset
from csa_desktop.importing.datasets.values import DatasetReading
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

READING, BRINGING = "Reading", "Bringing in"


@dataclass(frozen=True, slots=True)
class Target:
    """Which document a file is: a source that is listed, or a new one of a kind."""

    source: str = ""
    kind: str = ""


class TakingDataset(QObject):
    """One dataset at a time."""

    read = Signal(object)
    """A DatasetReading, to be looked at."""
    told = Signal(str, float)
    refused = Signal(str)
    brought = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cancel: Callable[[], None] | None = None
        self._data = b""
        self._framework = Framework()
        self.name, self.source = "", ""
        self.reading: DatasetReading | None = None
        self.chosen: dict[tuple[str, str], str] = {}
        self.is_busy = False

    def open(self, path: str, framework: Framework) -> None:
        """Read a file."""
        self._begin(Path(path).name, "", framework)
        self._desk.read(bytes_of, Path(path), then=self._opened)

    def open_source(self, source: str, sha256: str, name: str, framework: Framework) -> None:
        """Read a document that is in the store."""
        self._begin(name, source, framework)
        self._desk.read(Store.document, sha256, then=self._opened)

    def choose(self, sheet: str, letter: str, role: str) -> None:
        """A person says what a column is: read the file again so."""
        self.chosen[sheet, letter] = role
        self._parse()

    def bring_in(self, target: Target) -> None:
        """Keep what was read, and the file where it is not in the store yet."""
        self.is_busy = True
        self.told.emit(BRINGING, 0.0)
        if self.source:
            self._run(datasets.bring_in, self._desk.pack, self.reading, source=self.source)
            return
        self._cancel = self._desk.outside(
            read_document,
            self._data,
            self.name,
            then=partial(self._keep, target),
            failed=self._refuse,
            what=f"Reading {self.name}",
        )

    def stop(self) -> None:
        """Leave off: nothing is kept."""
        if self._cancel:
            self._cancel()

    def let_go(self) -> None:
        """Forget the file and what was read of it."""
        self._data, self.reading, self.name, self.source = b"", None, "", ""
        self.chosen.clear()

    def _begin(self, name: str, source: str, framework: Framework) -> None:
        self.let_go()
        self.name, self.source, self._framework = name, source, framework
        self.is_busy = True
        self.told.emit(READING, 0.0)

    def _opened(self, data: bytes | str) -> None:
        if isinstance(data, str):
            self._refuse(data)
        else:
            self._data = data
            self._parse()

    def _parse(self) -> None:
        self.is_busy = True
        self._cancel = self._desk.outside(
            read_dataset,
            self._data,
            self.name,
            self._framework,
            tuple((sheet, letter, role) for (sheet, letter), role in self.chosen.items()),
            then=self._read,
            failed=self._refuse,
            progress=partial(self.told.emit, READING),
            what=f"Reading {self.name}",
        )

    def _read(self, reading: DatasetReading) -> None:
        self._cancel, self.is_busy = None, False
        self.reading = reading
        self.read.emit(reading)

    def _keep(self, target: Target, document: Document) -> None:
        title = Path(self.name).stem.replace("_", " ")
        new = NewSource(document, self._data, self.name, target.source, target.kind, title)
        self._run(datasets.bring_in_file, self._desk.pack, self.reading, new)

    def _run(self, command: Callable[..., Recorded], *args: object, **said: object) -> None:
        self._cancel = None
        self._desk.carry(command, *args, then=self._brought, refused=self._refuse, **said)

    def _brought(self, _: Recorded) -> None:
        self.is_busy = False
        self.let_go()
        self.brought.emit()

    def _refuse(self, sentence: str) -> None:
        self._cancel, self.is_busy = None, False
        self.refused.emit(sentence)
