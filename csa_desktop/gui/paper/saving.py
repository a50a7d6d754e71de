"""Saving a print as a PDF or a Word file where a person says, whole or not at all, and recorded."""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from csa_desktop.commands import exports
from csa_desktop.commands.prints import SUFFIXES
from csa_desktop.gui.pages.page import Run
from csa_desktop.gui.paper.laying_out import Laid

NOT_ENCRYPTED = "“{name}” is saved. It is outside the store now and not encrypted{marking}."
_MARKED = ": keep it where papers marked {marking} may be kept"


class Carries(Protocol):
    """What runs a command that takes long: a page's desk, or the lanes of the store."""

    @property
    def carry(self) -> Run:
        """Run it beside the others."""


class Saving(QObject):
    """Asks for the file, then writes and records beside the typing."""

    saved = Signal(str)
    """A sentence that it is done."""
    refused = Signal(str)
    """A sentence on why it was not."""

    def __init__(self, desk: Carries, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def ask(self, laid: Laid) -> None:
        """Ask where to, then save."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        media, suffix = laid.printing.media, SUFFIXES[laid.printing.media]
        asking = QFileDialog(self._window, f"Save as {media}", folder, f"{media} (*{suffix})")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(suffix.removeprefix("."))
        asking.selectFile(laid.printing.file_name)
        asking.fileSelected.connect(lambda path: self.save(laid, Path(path)))
        asking.open()

    def save(self, laid: Laid, path: Path) -> None:
        """Write the very bytes that are shown."""
        about = laid.printing
        self._desk.carry(
            exports.save,
            *(() if about.of is None else (about.of,)),
            path,
            laid.data,
            what=about.name,
            marking=about.paper.marking,
            media=about.media,
            then=partial(self._done, about.paper.marking, path),
            refused=self.refused.emit,
        )

    def _done(self, marking: str, path: Path, _: object) -> None:
        kept = _MARKED.format(marking=marking) if marking else ""
        self.saved.emit(NOT_ENCRYPTED.format(name=path.name, marking=kept))
