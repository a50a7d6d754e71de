"""Bringing in what a colleague shared: opened, shown, and taken once a person says so."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import received
from csa_desktop.commands.received import Arriving, Taken
from csa_desktop.errors import UserError
from csa_desktop.exchange.receiving import ENDING, OPENING
from csa_desktop.gui.pages.exchange.arriving_view import ArrivingView
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.received_list import ReceivedList
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.focus import hand_over, holds_focus
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import Received

HINT = (
    "Open a bundle that a colleague shared, or drop the file here. You see from whom it is and what it would "
    "change before anything changes. It comes in whole or not at all; what you wrote stays."
)
FILES = "Bundles (*.csabundle);;All files (*)"
BRINGING, STOPPING = "Bringing in", "Stopping"
STOPPED = "It was stopped. Nothing of this file was brought in."
LEFT = "{} was left as it is. Nothing was changed."


class BringInTab(QWidget):
    """One file at a time; the others wait in line."""

    settled = Signal()
    """Something came of a file: it is shown, taken, refused or left."""

    went = Signal(object)
    """A Place that the person wants to go to."""

    def __init__(self, desk: ExchangeDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Path] = []
        self._name = self._newest = ""
        self._stop = threading.Event()
        self.view: ArrivingView | None = None
        self._panel: Panel | None = None
        self.open_button = Button("Open a bundle …", kind="primary")
        self.open_button.clicked.connect(self._ask)
        self.progress, self.outcome, self.files = ProgressRow(), Working(), ReceivedList()
        self.progress.stopped.connect(self._end_early)
        self._below = QVBoxLayout()
        self._lay_out()
        self.files.again_wanted.connect(self._try_again)
        self.files.save_wanted.connect(self._ask_where)
        self.files.discarded.connect(self._discard)
        self.files.left.connect(self.open_button.setFocus)
        self.look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (Words(HINT, look="quiet"), self.open_button, self.progress, self.outcome):
            column.addWidget(widget)
        column.addLayout(self._below)
        column.addSpacing(12)
        column.addWidget(self.files)

    def look(self) -> None:
        """Read again what came."""
        self._desk.read(received.listed, then=self._show_files)

    def _show_files(self, files: tuple[Received, ...]) -> None:
        self.files.show_files(files, but=self._newest)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being opened, shown or brought in."""
        return bool(self._name)

    # Opening

    def _ask(self) -> None:
        self.bring(QFileDialog.getOpenFileNames(self, "Open a bundle", str(Path.home()), FILES)[0])

    def bring(self, paths: Sequence[str]) -> None:
        """Put files at the end of the line."""
        self._waiting += map(Path, paths)
        if not self.is_busy:
            self._next()

    def _next(self) -> None:
        self._name = ""
        if self._waiting:
            path = self._waiting.pop(0)
            self._begin(path.name)
            self._open(received.open_file, path)

    def _try_again(self, sha256: str) -> None:
        if self.is_busy:
            return
        self._begin("The file")
        self._open(received.try_again, sha256)

    def _begin(self, name: str) -> None:
        self._name = name
        self.outcome.say("")
        self._show_below()
        self._stop.clear()
        self._show_doing(f"{OPENING} {name}", None, 0.0)

    def _open(self, command: Callable[..., Any], what: object) -> None:
        def tell(doing: str, share: float | None) -> None:
            self._tell_or_stop(f"{doing} {self._name}", share)

        self._desk.carry(command, what, tell=tell, then=self._opened, refused=self._refused)

    def _end_early(self) -> None:
        self._stop.set()
        self.progress.show_busy(STOPPING)

    def _opened(self, arriving: Arriving) -> None:
        self.progress.hide()
        self.view = view = ArrivingView(self._name, arriving)
        view.agreed.connect(self._take)
        view.left.connect(self._leave)
        self._show_below(view)
        view.take.setFocus()
        bring_into_view(view)
        self.settled.emit()

    def _show_below(self, panel: Panel | None = None) -> None:
        hand_over(self._panel, self.open_button)
        empty(self._below)
        self._newest = ""
        self.view = panel if isinstance(panel, ArrivingView) else None
        self._panel = panel
        if panel:
            self._below.addWidget(panel)

    def _leave(self) -> None:
        self._show_below()
        self.outcome.say(LEFT.format(self._name))
        self._end()

    # Bringing in

    def _take(self) -> None:
        if self.view is None:
            return
        self._stop.clear()
        hand_over(self.view, self.open_button)
        self.view.setEnabled(False)
        self.progress.show_busy(BRINGING)
        bring_into_view(self.progress)
        self._desk.carry(
            received.take,
            self.view.arriving.opened,
            tell=self._tell_or_stop,
            then=self._taken,
            refused=self._refused,
        )

    def _tell_or_stop(self, doing: str, share: float | None) -> None:
        """Called on the carrier's lane, as long as it can be stopped."""
        if self._stop.is_set():
            raise UserError(STOPPED)
        self._desk.progress(partial(self._show_doing, doing, share), share or 0.0)

    def _show_doing(self, doing: str, share: float | None, _: float) -> None:
        if self._stop.is_set():
            return  # it was said before Stop was pressed
        if share is None:
            self.progress.show_busy(doing, can_stop=doing != ENDING)
        else:
            self.progress.show_share(doing, share)

    def _taken(self, taken: Taken) -> None:
        self.progress.hide()
        panel = Panel("Brought in", tone="selected")
        panel.setObjectName("receipt")
        for sentence in taken.said:
            panel.add(Words(sentence))
        ways = self._ways(taken)
        if ways:
            panel.body.addSpacing(4)
            panel.add(beside(*ways))
        self._show_below(panel)
        self._newest = taken.sha256
        if ways and holds_focus(self.open_button):
            ways[0].setFocus()
        bring_into_view(panel)
        self._desk.exchanged()
        self._end()

    def _ways(self, taken: Taken) -> list[QWidget]:
        """Where one may want to go now."""
        if taken.assessment != self._desk.assessment:
            there = Button("Open the assessment", kind="primary")
            there.clicked.connect(partial(self._desk.open_assessment, taken.assessment))
            return [there]
        decide = Button("Decide between the versions", kind="plain")
        decide.clicked.connect(partial(self.went.emit, Place("conflicts")))
        return [decide] if taken.parted else []

    def _refused(self, sentence: str) -> None:
        self.progress.hide()
        self._show_below()
        self.outcome.say(f"{self._name}: {sentence}" if self._name else sentence, wrong=True)
        bring_into_view(self.outcome)
        self._end()

    def _end(self) -> None:
        """What becomes of the next in line; what came of this one stays in sight while none waits."""
        self._name = ""
        self.look()
        self.settled.emit()
        if self._waiting:
            self._next()

    # Refused files

    def _ask_where(self, sha256: str) -> None:
        start = str(Path.home() / f"{sha256[:8]}.csabundle")
        if chosen := QFileDialog.getSaveFileName(self, "Save the file as it came", start, FILES)[0]:
            self.save_to(sha256, Path(chosen))

    def save_to(self, sha256: str, path: Path) -> None:
        """Write a refused file as it came."""
        self._desk.carry(
            received.save_out, sha256, path, then=partial(self._saved, path), refused=self._refused
        )

    def _saved(self, path: Path, _: object) -> None:
        self.outcome.say(f"The file is saved as {path}.")

    def _discard(self, sha256: str) -> None:
        self._desk.run(received.discard, sha256, then=self._discarded, refused=self._refused)

    def _discarded(self, _: object) -> None:
        self.look()
