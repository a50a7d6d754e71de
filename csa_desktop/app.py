"""The composition root: the only file that builds everything and joins it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from csa_desktop import paths, settings
from csa_desktop.errors import UserError
from csa_desktop.gui import theme
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.arrivals import Arrivals
from csa_desktop.gui.main_window import MainWindow
from csa_desktop.gui.unlocking.opening import StoreChoice

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from csa_desktop.gui.session import Session
    from csa_desktop.store.opening import Opening

SUFFIX = ".csa"
SLOW = ("csa_desktop.store.opening", "csa_desktop.gui.session", "csa_desktop.frameworks.packs")
"""Imported while the passphrase is typed: the unlock page is there before them."""
WAIT_MS = 100
"""What the unlock page can do without begins this long after the event loop, or once the page is painted."""


class App(QObject):
    """One run of the window: from the unlock page to a locked or closed store."""

    def __init__(self, qt: QApplication, store: Path | None = None) -> None:
        super().__init__(qt)
        self._qt = qt
        loaded = settings.load()
        self._settings = loaded.settings
        self.appearance = Appearance(qt, scheme=self._settings.theme, percent=self._settings.text_size)
        self.window = MainWindow(self.appearance)
        self.session: Session | None = None
        self._arrivals = Arrivals(self)
        self._new: Opening | None = None
        self._connect()
        self._offer(store)
        QTimer.singleShot(WAIT_MS, self, self._warm_up)

    def _warm_up(self) -> None:
        self._in_background(_import_slow, lambda _: None)

    @cached_property
    def _lane(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, thread_name_prefix="opening")

    def _connect(self) -> None:
        unlock = self.window.unlock
        unlock.unlock_requested.connect(self._unlock)
        unlock.create_requested.connect(self._create)
        unlock.recovery_requested.connect(self._recover)
        unlock.recovery_key_kept.connect(self._enter_new)
        unlock.browse_wanted.connect(self._browse)
        unlock.place_wanted.connect(self._ask_place)
        self.window.closing.connect(self.close)
        self.appearance.changed.connect(self._remember_looks)

    def _offer(self, store: Path | None) -> None:
        last = Path(self._settings.last_store) if self._settings.last_store else None
        known = [store, last, *sorted(paths.stores_folder().glob(f"*{SUFFIX}"))]
        there = dict.fromkeys(p for p in known if p and p.is_dir())
        self.window.unlock.set_place(str(paths.stores_folder() / f"My inspections{SUFFIX}"))
        self.window.unlock.show_stores([StoreChoice(str(p), p.stem, str(p.parent)) for p in there])

    def _browse(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self.window, "Choose a store's folder", str(paths.stores_folder())
        )
        if chosen:
            self.window.unlock.show_stores([StoreChoice(chosen, Path(chosen).stem, str(Path(chosen).parent))])

    def _ask_place(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getSaveFileName(
            self.window,
            "Where the new store is to be",
            str(paths.stores_folder() / f"My inspections{SUFFIX}"),
        )[0]
        if chosen:
            self.window.unlock.set_place(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)

    # Unlocking

    def _unlock(self, folder: str, passphrase: str) -> None:
        def work() -> "Opening":
            from csa_desktop.store import opening

            return opening.open_with_passphrase(Path(folder), passphrase)

        self._busily(work, self._enter)

    def _recover(self, folder: str, recovery_key: str, passphrase: str) -> None:
        def work() -> "Opening":
            from csa_desktop.store import opening

            return opening.open_with_recovery(Path(folder), recovery_key, new_passphrase=passphrase)

        self._busily(work, self._enter)

    def _create(self, folder: str, name: str, role: str, passphrase: str) -> None:
        def work() -> "Opening":
            from csa_desktop.store import opening

            return opening.create_store(Path(folder), passphrase, name=name, role=role)

        self._busily(work, self._created)

    def _busily(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.window.unlock.set_busy(True)
        self._in_background(work, then)

    def _in_background(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        future: Future[Any] = self._lane.submit(work)
        self._arrivals.follow(future, then, self._failed)

    def _failed(self, error: BaseException) -> None:
        from csa_desktop import log

        if not isinstance(error, UserError):
            log.failure(error)
        said = (
            str(error) if isinstance(error, UserError) else log.OUR_MISTAKE.format(kind=type(error).__name__)
        )
        self.window.unlock.fail(said)

    def _created(self, opening: "Opening") -> None:
        self._new = opening
        self.window.unlock.show_recovery_key(opening.recovery_key)

    def _enter_new(self) -> None:
        if self._new:
            opening, self._new = self._new, None
            self._enter(opening)

    def _enter(self, opening: "Opening") -> None:
        from csa_desktop.frameworks.packs import installed_packs
        from csa_desktop.gui.session import Session
        from csa_desktop.gui.watch import Watch
        from csa_desktop.work_process import WorkProcess

        self.window.unlock.wipe()
        self._settings = replace(self._settings, last_store=str(opening.store.folder))
        settings.save(self._settings)
        work = WorkProcess(preload=("csa_desktop.importing.documents", "csa_desktop.reports.notebook"))
        self.session = Session(opening.store, work, installed_packs(), self.window.host)
        self.session.lock_wanted.connect(self.lock)
        watch = Watch(self._qt, self._settings.idle_minutes)
        watch.lock_due.connect(self.lock)
        self.session.start()

    # Leaving

    def lock(self) -> None:
        """Keep what is typed, close the store, and start anew: the key is then nowhere in memory."""
        from csa_desktop.store import harden

        folder = str(self.session.store.folder) if self.session else ""
        argv = [sys.executable, "-m", "csa_desktop", *(["--store", folder] if folder else [])]
        harden.replace_process(argv, close=self.close)

    def close(self) -> None:
        """Keep what is typed and close the store; harmless a second time."""
        if self.session:
            self.session.close()
            self.session = None
        if self._new:
            self._new.store.close()
            self._new = None

    def _remember_looks(self) -> None:
        self._settings = replace(
            self._settings, theme=self.appearance.scheme, text_size=self.appearance.percent
        )
        settings.save(self._settings)


def _import_slow() -> None:
    for name in SLOW:
        import_module(name)


def run(store: Path | None = None) -> int:
    """Open the window and stay until it is closed; the process's exit status."""
    sys.excepthook = _failed_early
    qt = theme.application(sys.argv[0])
    qt.setApplicationName("csa_desktop")
    app = App(qt, store)
    app.window.show()
    QTimer.singleShot(WAIT_MS, app, _log)
    return int(qt.exec())


def _log() -> None:
    from csa_desktop import log

    log.start()
    log.take_over_failures(lambda _: None)


def _failed_early(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Before the log is there Python would print the message, which may hold what was typed."""
    _log()
    sys.excepthook(type(error), error, error.__traceback__)
