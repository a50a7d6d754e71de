"""Joins the unlock page to stores: opens, makes, recovers and restores one, off the window's thread."""

import gc
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop import paths
from csa_desktop.gui.arrivals import Arrivals
from csa_desktop.gui.failures import sentence_of
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.unlock import UnlockPage
from csa_desktop.gui.unlocking.opening import StoreChoice

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor
    from types import ModuleType

    from csa_desktop.store.backup_files import Backup
    from csa_desktop.store.opening import Opening

SUFFIX = ".csa"
FIRST_NAME = "My inspections"
INSIDE = ("keys.json", "store.db")
"""What lies in a store's folder: a desktop that opens a store names one of them."""
SLOW = (
    "csa_desktop.commands.stores",
    "csa_desktop.gui.session",
    "csa_desktop.frameworks.packs",
    "csa_desktop.work_process",
)
"""Imported while the passphrase is typed: the unlock page is there before them."""
WAIT_MS = 100
"""What the unlock page can do without begins this long after the event loop, or once the page is painted."""
SALVAGING = "Reading what can be read, and what the backups have of it. This can take some minutes."
HAS_FAULTS = (
    "This store has faults. Restore its newest backup, or type its passphrase and salvage what can be read: "
    "that makes a new store of it and of the backups together."
)
RESTORING = "Copying the backup, checking everything in it, and putting it in place. This can take a minute."


class FrontDoor(QObject):
    """The unlock page's answers. Nothing of a store is imported before it is needed."""

    opened = Signal(object)
    """An Opening: a store that is open now."""

    def __init__(self, page: UnlockPage, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._page, self._preferences, self._window = page, preferences, window
        self._arrivals = Arrivals(self)
        self._new: Opening | None = None
        self._after_key: Callable[[], None] = self._enter_new
        self._choices: list[Path] = []
        self._key_of = Path()
        self._connect()
        QTimer.singleShot(WAIT_MS, self, self._begin)

    def _connect(self) -> None:
        page = self._page
        page.unlock_requested.connect(self._unlock)
        page.keyring_requested.connect(self._unlock_by_keyring)
        page.create_requested.connect(self._create)
        page.recovery_requested.connect(self._recover)
        page.recovery_key_kept.connect(lambda: self._after_key())
        page.restore_wanted.connect(self.offer_backups)
        page.restore_requested.connect(self._restore)
        page.look_wanted.connect(self._look_elsewhere)
        page.salvage_requested.connect(self._salvage)
        page.salvaged_wanted.connect(self._offer_first)
        page.browse_wanted.connect(self._browse)
        page.place_wanted.connect(self._ask_place)
        page.print_requested.connect(self._print)

    def _begin(self) -> None:
        from csa_desktop.gui.qt_classes import QtClasses

        QtClasses(self).made.connect(self._warm_up)

    def _warm_up(self) -> None:
        self.do(self._look_at_ways, self._offer_keyrings)

    @cached_property
    def _lane(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, thread_name_prefix="opening")

    def do(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do something about a store that is not open, and go on here with what came of it."""
        self._arrivals.send(self._lane, work, then, failed or self.say_failure)

    def say_failure(self, error: BaseException) -> None:
        """Say on the unlock page what went wrong."""
        from csa_desktop.store.failures import DamagedError

        self._page.fail(sentence_of(error), damaged=isinstance(error, DamagedError))

    # Which store

    def offer(self, asked: Path | None) -> None:
        """Show the stores that are known, the one that was asked for or opened last first."""
        asked = asked.parent if asked and asked.name in INSIDE else asked
        last = Path(self._preferences.now.last_store) if self._preferences.now.last_store else None
        known = [asked, last, *sorted(paths.stores_folder().glob(f"*{SUFFIX}"))]
        self._page.set_place(str(_free_place()))
        self._show(p.absolute() for p in known if p and p.is_dir())
        if asked and not asked.is_dir():
            self._page.fail(f"There is no store at {asked}. Look for it on this computer's disks.")

    def _show(self, folders: "Sequence[Path] | Any") -> None:
        self._choices = list(dict.fromkeys(folders))
        self._page.show_stores([StoreChoice(str(p), p.stem, str(p.parent)) for p in self._choices])

    def _look_at_ways(self) -> tuple[str, ...]:
        _import_slow()
        return tuple(str(folder) for folder in self._choices if _stores().opens_by_keyring(folder))

    def _offer_keyrings(self, by_keyring: tuple[str, ...]) -> None:
        for folder in self._choices:
            self._page.opening.offer_keyring(str(folder), offered=str(folder) in by_keyring)

    def _browse(self) -> None:
        if chosen := self._ask_folder("Choose a store's folder", paths.stores_folder()):
            self._show([chosen.parent if chosen.name == "backups" else chosen, *self._choices])
            self._warm_up()

    def _ask_place(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title = "Where the new store is to be"
        chosen = QFileDialog.getSaveFileName(self._window, title, str(_free_place()))[0]
        if chosen:
            self._page.set_place(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)

    def _ask_folder(self, title: str, start: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, title, str(start))
        return Path(chosen) if chosen else None

    # Opening it

    def _unlock(self, folder: str, passphrase: str) -> None:
        self._busily(lambda: _stores().open_with_passphrase(Path(folder), passphrase), self.opened.emit)

    def _unlock_by_keyring(self, folder: str) -> None:
        self._busily(lambda: _stores().open_with_keyring(Path(folder)), self.opened.emit)

    def _recover(self, folder: str, recovery_key: str, passphrase: str) -> None:
        self._busily(
            lambda: _stores().recover_store(Path(folder), recovery_key, passphrase), self.opened.emit
        )

    def _create(self, folder: str, name: str, passphrase: str) -> None:
        self._busily(lambda: _stores().create_store(Path(folder), passphrase, name=name), self._created)

    def _busily(self, work: Callable[[], Any], then: Callable[[Any], None], words: str = "") -> None:
        self._page.set_busy(True, *([words] if words else []))
        self.do(work, then)

    def _created(self, made: "tuple[Opening, str]") -> None:
        self._new, recovery_key = made
        self._key_of = self._new.store.folder
        self._after_key = self._enter_new
        self._page.show_recovery_key(recovery_key)

    def _enter_new(self) -> None:
        if self._new:
            opening, self._new = self._new, None
            self.do(lambda: _stores().put_away(opening), self.opened.emit)

    # A backup in its place

    def offer_backups(self, folder: str, chosen: str = "") -> None:
        """Show the backups that could take the place of the store in a folder."""
        second = self._preferences.now.backup_folder
        self.do(
            lambda: _stores().offered_backups(Path(folder), Path(second) if second else None),
            partial(self._page.show_backups, folder, chosen=chosen),
        )

    def _look_elsewhere(self) -> None:
        if not (place := self._ask_folder("Choose the folder in which the backups lie", Path.home())):
            return
        folder = self._page.opening.stores.chosen() if self._choices else str(_free_place())
        self.do(lambda: _stores().backups_in(place), partial(self._page.show_backups, folder))

    def _restore(self, folder: str, backup: "Backup", secret: str) -> None:
        self._busily(
            lambda: _stores().restore_backup(Path(folder), backup, secret), self.opened.emit, RESTORING
        )

    def _salvage(self, folder: str, passphrase: str) -> None:
        second = self._preferences.now.backup_folder
        self._page.set_busy(True, SALVAGING)
        self.do(
            lambda: _stores().salvage(Path(folder), passphrase, Path(second) if second else None),
            lambda made: self._page.show_salvaged(str(made.folder), made.sentences),
        )

    def offer_rescue(self, folder: Path) -> None:
        """A store was closed because it has faults: offer the ways out."""
        self._offer_first(str(folder))
        self._page.fail(HAS_FAULTS, damaged=True)

    def _offer_first(self, folder: str) -> None:
        self._show([Path(folder), *self._choices])

    # A new key

    def change_key(self, folder: Path, passphrase: str, after: Callable[[], None]) -> None:
        """Give a closed store a new key, show its new recovery key, then go on with `after`."""
        self._key_of = folder
        self._after_key = lambda: self.do(
            lambda: _stores().put_away_new(folder, passphrase), lambda _: after()
        )
        self._page.wait(
            "The store is written anew under a new key",
            "Everything in it is read, written and checked. Leave the laptop on. If it should stop all the "
            "same, nothing is lost: the store opens with the passphrase as before.",
        )
        self.do(lambda: _stores().change_key(folder, passphrase), self._page.show_recovery_key)

    def _print(self, recovery_key: str) -> None:
        from csa_desktop.gui.unlocking.recovery_sheet import Sheet, SheetPrinter, today

        printer = SheetPrinter(self._window)
        printer.told.connect(lambda sentence, _: self._page.key.say_printed(sentence))
        printer.ask(Sheet(self._key_of.stem, today(), recovery_key))

    def close(self) -> None:
        """Close a new store whose recovery key was not put away yet."""
        if self._new:
            self._new.store.close()
            self._new = None


def _import_slow() -> None:
    """What is imported stays: searching all of it for what can go would stop every thread for 80 ms."""
    collects = gc.isenabled()
    gc.disable()
    try:
        for name in SLOW:
            import_module(name)
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _stores() -> "ModuleType":
    """The commands on stores, imported when something is first asked of one."""
    return import_module("csa_desktop.commands.stores")


def _free_place() -> Path:
    """Where a new store is offered to be made: a folder that is not there yet."""
    folder, number = paths.stores_folder(), 1
    while (place := folder / f"{FIRST_NAME}{f' {number}' if number > 1 else ''}{SUFFIX}").exists():
        number += 1
    return place
