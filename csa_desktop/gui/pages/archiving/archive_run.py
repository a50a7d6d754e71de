"""One archive while it is made: its papers laid out in the work process, then written beside the window."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import archive, archive_papers
from csa_desktop.commands.archive_papers import Papers
from csa_desktop.errors import UserError
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.progress_row import ProgressRow

GATHERING, LAYING_OUT, WRITING = "Gathering the papers", "Laying out the papers", "Writing the archive"
STOPPED = "It was stopped. Nothing was written."


class ArchiveRun(QObject):
    """Stopping is heard at any time; until the file was read back nothing of it counts."""

    told = Signal(float)
    written = Signal(object)
    """The path of the file."""
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._stop = desk, threading.Event()
        self.progress, self.is_busy = ProgressRow(), False
        self._cancel: Callable[[], None] | None = None
        self._path, self._to = Path(), ""
        self._laid: dict[str, tuple[str, bytes]] = {}
        self.told.connect(partial(self.progress.show_share, WRITING))
        self.progress.stopped.connect(self.stop)

    def begin(self, path: Path, to: str) -> None:
        """Make the archive at `path`, encrypted to the key `to`; in clear where that is empty."""
        self._path, self._to, self._laid = path, to, {}
        self._stop.clear()
        self.is_busy = True
        self.progress.show_busy(GATHERING)
        self._desk.carry(archive_papers.gather, self._desk.pack, then=self._gathered, refused=self._refuse)

    def stop(self) -> None:
        """Let go of it."""
        self._stop.set()
        if self._cancel:
            cancel, self._cancel = self._cancel, None
            cancel()
            self._refuse(STOPPED)

    def _gathered(self, papers: Papers) -> None:
        if self._stop.is_set():
            self._refuse(STOPPED)
        elif self.is_busy:
            self._lay_out(papers, 0)

    def _lay_out(self, papers: Papers, number: int) -> None:
        """The next of the papers; after the last one the archive is written."""
        self._cancel = None
        if number == len(papers.prints):
            self._write(papers)
            return
        path, made = papers.prints[number]
        self.progress.show_share(LAYING_OUT, number / len(papers.prints))
        self._cancel = self._desk.outside(
            made.function,
            *made.args,
            then=partial(self._came, papers, number, (path, made.name)),
            failed=self._refuse,
            what=LAYING_OUT,
        )

    def _came(self, papers: Papers, number: int, named: tuple[str, str], data: bytes) -> None:
        if not self.is_busy or self._stop.is_set():
            return
        path, name = named
        self._laid[path] = name, data
        self._lay_out(papers, number + 1)

    def _write(self, papers: Papers) -> None:
        self.progress.show_share(WRITING, 0.0)
        self._desk.carry(
            archive.write,
            self._desk.pack,
            self._path,
            self._laid,
            laid_out_from=papers.rows,
            to=self._to,
            progress=self._tell_or_stop,
            then=self._written,
            refused=self._refuse,
        )

    def _tell_or_stop(self, share: float) -> None:
        """Called beside the window: the signal is delivered on its thread."""
        if self._stop.is_set():
            raise UserError(STOPPED)
        self.told.emit(share)

    def _written(self, _: object) -> None:
        self._over()
        self.written.emit(self._path)

    def _refuse(self, sentence: str) -> None:
        if self.is_busy:
            self._over()
            self.refused.emit(sentence)

    def _over(self) -> None:
        self.is_busy, self._cancel, self._laid = False, None, {}
        self.progress.hide()
