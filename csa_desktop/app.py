"""The composition root: the only file that builds everything and joins it."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from csa_desktop import settings
from csa_desktop.gui import theme
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.front_door import WAIT_MS, FrontDoor
from csa_desktop.gui.leaving import CLOSE, LOCK, Leaving
from csa_desktop.gui.main_window import MainWindow
from csa_desktop.gui.notices import Notice
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.sweeping import Sweeper

if TYPE_CHECKING:
    from csa_desktop.domain.framework import Pack
    from csa_desktop.domain.values import Assessment
    from csa_desktop.gui.reminders import Told
    from csa_desktop.gui.session import Session
    from csa_desktop.gui.watch import Watch
    from csa_desktop.store.opening import Opening

CLOSING = "A backup is made before the window closes"
CLOSING_WHY = "Everything is kept already. The backup is opened again and checked before it counts."
CLOSE_NOW = "Close without a backup"


class App(QObject):
    """One run of the window: from the unlock page to a locked or closed store."""

    mistaken = Signal(str)
    """A sentence on our own mistake, from whichever thread."""

    def __init__(self, qt: QApplication, store: Path | None = None) -> None:
        super().__init__(qt)
        self._qt = qt
        loaded = settings.load()
        self.appearance = Appearance(qt, scheme=loaded.settings.theme, percent=loaded.settings.text_size)
        self.preferences = Preferences(self.appearance, loaded.settings, self)
        self.window = MainWindow(self.appearance, may_close=self._may_close)
        self.window.put_back(loaded.settings.window)
        self.door = FrontDoor(self.window.unlock, self.preferences, self.window)
        self.session: Session | None = None
        self._leaving = self._keeping = False
        self._ways_out = Leaving(self.window, self.door)
        self._watch: Watch | None = None
        self._sweeper = Sweeper(self._quiet_for, self)
        self._connect()
        self._say(loaded.remark)
        self.door.offer(store)

    def _connect(self) -> None:
        self.door.opened.connect(self._unlocked)
        self.preferences.not_saved.connect(self._say)
        self.mistaken.connect(self._say)
        self._qt.commitDataRequest.connect(self.leave_at_once)

    def _say(self, sentence: str) -> None:
        self.window.notices.say(Notice(sentence))

    def _quiet_for(self) -> float:
        return self._watch.quiet_for() if self._watch else 0.0

    # An open store

    def _unlocked(self, opening: "Opening") -> None:
        self.door.do(partial(_to_begin_with, opening), self._enter, partial(self._not_entered, opening))

    def _not_entered(self, opening: "Opening", error: BaseException) -> None:
        opening.store.close()
        self.door.say_failure(error)

    def _enter(self, begin: "_Begin") -> None:
        from csa_desktop.gui.reminders import Reminders
        from csa_desktop.gui.session import Session
        from csa_desktop.gui.watch import Watch
        from csa_desktop.importing import PRELOAD
        from csa_desktop.work_process import WorkProcess

        store = begin.opening.store
        self.window.unlock.wipe()
        self.preferences.set(last_store=str(store.folder))
        self.window.name(store.folder.stem)
        work = WorkProcess(preload=(*PRELOAD, "csa_desktop.reports.notebook"))
        self.session = session = Session(
            store, work, begin.packs, self.window.host, self.preferences, self._quiet_for
        )
        session.lock_wanted.connect(self.lock)
        session.restore_wanted.connect(self._restore)
        session.salvage_wanted.connect(self._salvage)
        session.new_key_wanted.connect(self._change_key)
        self._watch = Watch(self._qt, self.preferences.now.idle_minutes)
        self._watch.lock_due.connect(self.lock_unasked)
        session.runner.refreshed.connect(self._sweeper.keep)
        self.preferences.changed.connect(self._set_idle)
        reminders = Reminders(begin.told, session.keeper, self.window.notices, session.go)
        reminders.tell(begin.opening.remark, recovery_key_wanted=begin.opening.recovery_key_wanted)
        QTimer.singleShot(0, session, partial(session.start, begin.found))

    def _set_idle(self) -> None:
        if self._watch:
            self._watch.set_minutes(self.preferences.now.idle_minutes)

    def _restore(self, backup: str) -> None:
        """Close the store and ask which backup is to take its place."""
        self._when_kept(CLOSE, lambda folder: self.door.offer_backups(str(folder), backup))

    def _salvage(self) -> None:
        """Close a store that has faults and offer the ways out."""
        self._when_kept(CLOSE, self.door.offer_rescue)

    def _change_key(self, passphrase: str) -> None:
        """Close the store and write it anew under another key; nothing of the old one is left after that."""

        def change(folder: Path) -> None:
            self.door.change_key(folder, passphrase, lambda: self._start_anew(folder))

        self._when_kept(CLOSE, change)

    def _close_first(self, go_on: Callable[[Path], None]) -> None:
        if self.session:
            folder = self.session.store.folder
            self._close_store()
            self.window.show_unlock()
            go_on(folder)

    # Leaving

    def lock(self) -> None:
        """Keep what is typed, close the store, and start anew: the key is then nowhere in memory."""
        self._unless_unkept(LOCK, self._lock)

    def lock_unasked(self) -> None:
        """Lock where nobody may be there to be asked: what cannot be kept is hidden until it can."""
        if self._leaving or self._keeping:
            return
        if self._all_kept():
            self._lock()
        elif self.session:
            self._ways_out.cover(self.session, self.lock_unasked)

    def _lock(self) -> None:
        self._start_anew(self.session.store.folder if self.session else None)

    def _when_kept(self, doing: str, go_on: Callable[[Path], None]) -> None:
        """Close the store and go on, once everything is kept or a person has let go of what cannot be."""
        self._unless_unkept(doing, partial(self._close_first, go_on))

    def _unless_unkept(self, doing: str, go_on: Callable[[], object]) -> None:
        if self._leaving or self._keeping:
            return  # while the store is closed events are handled, and one of them may ask again
        if self._all_kept():
            go_on()
        elif self.session:
            self._ways_out.ask(self.session, doing, partial(self._unless_unkept, doing, go_on), go_on)

    def _all_kept(self) -> bool:
        """Keep what is typed; whether all of it was."""
        self._keeping = True
        try:
            return self.session is None or self.session.leave()
        finally:
            self._keeping = False

    def _start_anew(self, folder: Path | None) -> None:
        from csa_desktop.store import harden

        if self._leaving:
            return
        self._leaving = True

        again = [sys.executable, "-m", "csa_desktop", *(["--store", str(folder)] if folder else [])]
        harden.replace_process(again, close=self.close)

    def _may_close(self) -> bool:
        """Close the store; True where the window can go at once, False where something comes first.

        That is a backup, or words that could not be kept.
        """
        if self._keeping:
            return False
        if self.session and not self._leaving:
            if not self._all_kept():
                self._ways_out.ask(self.session, CLOSE, self.window.close, self.leave_at_once)
                return False
            self._leaving = True
            if not self._ways_out.covered and self.session.keeper.back_up_before(self.leave_at_once):
                self._wait_for_backup(self.session)
                return False
        self.close()
        return True

    def _wait_for_backup(self, session: "Session") -> None:
        page = self.window.unlock
        page.wait(CLOSING, CLOSING_WHY, way_out=CLOSE_NOW)
        page.waiting.not_waited.connect(self.leave_at_once)
        session.keeper.changed.connect(lambda care: page.waiting.show_share(care.share))
        self.window.host.setCurrentWidget(page)

    def leave_at_once(self, *_: object) -> None:
        """The session of the desktop ends, or nobody wants to wait any more."""
        self.close()
        self.window.close()

    def close(self) -> None:
        """Keep what is typed and close the store; harmless a second time."""
        self.preferences.set(window=self.window.place())
        self._close_store()
        self._ways_out.close()
        self.door.close()
        self.preferences.close()
        self._sweeper.stop()

    def _close_store(self) -> None:
        if self._watch:
            self._watch.stop()
            self._watch = None
        self._sweeper.let_go()
        if self.session:
            session, self.session = self.session, None
            session.close()


def run(store: Path | None = None) -> int:
    """Open the window and stay until it is closed; the process's exit status."""
    sys.excepthook = _failed_early
    qt = theme.application(sys.argv[0])
    qt.setApplicationName("csa_desktop")
    app = App(qt, store)
    app.window.show()
    QTimer.singleShot(WAIT_MS, app, lambda: _listen(app))
    return int(qt.exec())


class _Begin(NamedTuple):
    """What a session begins with, read before the window's thread needs it."""

    opening: "Opening"
    packs: "Mapping[str, Pack]"
    found: "tuple[Assessment, ...]"
    told: "Told"


def _to_begin_with(opening: "Opening") -> _Begin:
    from csa_desktop.frameworks.packs import installed_packs
    from csa_desktop.gui.reminders import read_told

    return _Begin(opening, installed_packs(), opening.store.assessments(), read_told(opening.store))


def _listen(app: App) -> None:
    """What the unlock page is shown before: the log, and the desktop that may ask the program to end."""
    from csa_desktop.gui.endings import Endings

    _log(app.mistaken.emit)
    Endings(app.leave_at_once, app)


def _log(tell: Callable[[str], None]) -> None:
    from csa_desktop import log

    log.start()
    log.take_over_failures(tell)


def _failed_early(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Before the log is there Python would print the message, which may hold what was typed."""
    _log(lambda _: None)
    sys.excepthook(type(error), error, error.__traceback__)
