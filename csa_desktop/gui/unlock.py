"""The unlock page: there at once, before anything slow is imported. It asks by signals and knows no store."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.unlocking.opening import OpenPanel, StoreChoice
from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words

if TYPE_CHECKING:
    from csa_desktop.gui.unlocking.creating import CreatePanel, KeyPanel
    from csa_desktop.gui.unlocking.recovering import RecoverPanel
    from csa_desktop.gui.unlocking.restoring import RestorePanel
    from csa_desktop.gui.unlocking.salvaged import SalvagedPanel
    from csa_desktop.gui.unlocking.waiting import WaitPanel
    from csa_desktop.store.backup_files import Backup

WIDTH = 520
"""The widest panel in units of text size."""
WORKING = "Working out the key from the passphrase. This takes a moment on purpose."


class UnlockPage(Column):
    """Open a store, recover it, or create one. The composition root answers with the methods below."""

    unlock_requested = Signal(str, str)
    """(folder, passphrase)"""
    keyring_requested = Signal(str)
    """(folder)"""
    recovery_requested = Signal(str, str, str)
    """(folder, recovery key, new passphrase)"""
    restore_wanted = Signal(str)
    """Find the backups of the store in this folder and answer with `show_backups`."""
    look_wanted = Signal()
    """Ask for a folder of backups and answer with `show_backups`."""
    restore_requested = Signal(str, object, str)
    """(folder, Backup, passphrase or recovery key)"""
    salvage_requested = Signal(str, str)
    """(the damaged store's folder, its passphrase)"""
    salvaged_wanted = Signal(str)
    """Offer the store in this folder, which was made of a damaged one, to be opened."""
    create_requested = Signal(str, str, str)
    """(folder, name, passphrase)"""
    browse_wanted = Signal()
    """Ask for the folder of another store and answer with `show_stores`."""
    place_wanted = Signal()
    """Ask where the new store is to be and answer with `set_place`."""
    print_requested = Signal(str)
    """Print the recovery key."""
    recovery_key_kept = Signal()
    """The new store can be opened now."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(margin=40, name="unlock", parent=parent)
        self._stores: tuple[StoreChoice, ...] = ()
        self._place = ""
        self._current: Form | None = None
        self._place_panels()

    def _place_panels(self) -> None:
        self._holder = QWidget()
        self._panels = QVBoxLayout(self._holder)
        self._panels.setContentsMargins(0, 24, 0, 0)
        self._panels.addWidget(Words("csa-desktop", look="overline"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder, 100)
        row.addStretch(1)
        self.add_row(row)

    @cached_property
    def opening(self) -> OpenPanel:
        """The panel that opens a store; each panel is made when it is first needed."""
        panel = OpenPanel()
        panel.unlock_requested.connect(self.unlock_requested)
        panel.keyring_requested.connect(self.keyring_requested)
        panel.restore_wanted.connect(self.restore_wanted)
        panel.salvage_requested.connect(self.salvage_requested)
        panel.browse_wanted.connect(self.browse_wanted)
        panel.recover_wanted.connect(lambda: self._go(self.recovering))
        panel.create_wanted.connect(lambda: self._go(self.creating))
        return panel

    @cached_property
    def recovering(self) -> "RecoverPanel":
        """The panel for a forgotten passphrase."""
        from csa_desktop.gui.unlocking.recovering import RecoverPanel

        panel = RecoverPanel()
        panel.back_wanted.connect(self.show_opening)
        panel.recovery_requested.connect(self._recover)
        return panel

    @cached_property
    def creating(self) -> "CreatePanel":
        """The panel of a first start."""
        from csa_desktop.gui.unlocking.creating import CreatePanel

        panel = CreatePanel()
        panel.set_place(self._place)
        panel.back_wanted.connect(self.show_opening)
        panel.place_wanted.connect(self.place_wanted)
        panel.browse_wanted.connect(self.browse_wanted)
        panel.look_wanted.connect(self.look_wanted)
        panel.create_requested.connect(self.create_requested)
        return panel

    @cached_property
    def key(self) -> "KeyPanel":
        """The panel that shows the recovery key."""
        from csa_desktop.gui.unlocking.creating import KeyPanel

        panel = KeyPanel()
        panel.print_requested.connect(self.print_requested)
        panel.kept.connect(self.recovery_key_kept)
        return panel

    @cached_property
    def restoring(self) -> "RestorePanel":
        """The panel that puts a backup in a store's place."""
        from csa_desktop.gui.unlocking.restoring import RestorePanel

        panel = RestorePanel()
        panel.back_wanted.connect(self.show_first)
        panel.look_wanted.connect(self.look_wanted)
        panel.restore_requested.connect(self.restore_requested)
        return panel

    @cached_property
    def salvaged(self) -> "SalvagedPanel":
        """The panel that says what was saved of a damaged store."""
        from csa_desktop.gui.unlocking.salvaged import SalvagedPanel

        panel = SalvagedPanel()
        panel.open_wanted.connect(self.salvaged_wanted)
        return panel

    @cached_property
    def waiting(self) -> "WaitPanel":
        """The panel for what takes a while and needs nobody."""
        from csa_desktop.gui.unlocking.waiting import WaitPanel

        return WaitPanel()

    def show_stores(self, stores: Sequence[StoreChoice]) -> None:
        """The stores to choose from, the likeliest first; without any, creating one is offered."""
        self._stores = tuple(stores)
        if not self._stores:
            self._go(self.creating)
            return
        self.opening.stores.show_stores(self._stores)
        self._go(self.opening)

    def show_opening(self) -> None:
        """Go back to opening a store."""
        self.wipe()
        self._go(self.opening)

    def show_first(self) -> None:
        """Go back to where one began."""
        self.wipe()
        self._go(self.opening if self._stores else self.creating)

    def show_backups(self, store: str, backups: "Sequence[Backup]", *, chosen: str = "") -> None:
        """The backups that could take the place of a store."""
        self.set_busy(False)
        self.restoring.show_backups(store, backups)
        self.restoring.choose(chosen)
        self._go(self.restoring)

    def show_salvaged(self, folder: str, sentences: Sequence[str]) -> None:
        """What was saved of a damaged store."""
        self.wipe()
        self.salvaged.show_salvaged(folder, sentences)
        self._go(self.salvaged)

    def wait(self, title: str, why: str, *, way_out: str = "") -> None:
        """Show what is waited for."""
        self.wipe()
        self.waiting.show_what(title, why, way_out=way_out)
        self._go(self.waiting)

    def set_place(self, path: str) -> None:
        """Where a new store would be made."""
        self._place = path
        if "creating" in self.__dict__:
            self.creating.set_place(path)

    def set_busy(self, busy: bool, words: str = WORKING) -> None:
        """While the key is worked out, off the window's thread."""
        self.panel().set_busy(words if busy else "")

    def fail(self, sentence: str, *, damaged: bool = False) -> None:
        """It did not work: say why, as a sentence, and let the person try again, or restore a backup."""
        self.set_busy(False)
        if self.panel() is self.__dict__.get("waiting"):
            self.show_first()
        panel = self.panel()
        if isinstance(panel, OpenPanel):
            panel.fail(sentence, panel.begin(), damaged=damaged)
            panel.passphrase.line.selectAll()
        else:
            panel.fail(sentence, panel.begin())

    def show_recovery_key(self, key: str) -> None:
        """The store was made: show its recovery key, once."""
        self.set_busy(False)
        self.wipe()
        self.key.show_key(key)
        self._go(self.key)

    def wipe(self) -> None:
        """Forget every secret that was typed or shown."""
        self.set_busy(False)
        made = self.__dict__
        if "opening" in made:
            self.opening.passphrase.wipe()
        if "recovering" in made:
            self.recovering.wipe()
        if "restoring" in made:
            self.restoring.secret.wipe()
        if "creating" in made:
            self.creating.new.wipe()
        if "key" in made:
            self.key.wipe()

    def panel(self) -> Form:
        """The panel that is shown; creating a store where none was."""
        if self._current is None:
            self._go(self.creating)
        assert self._current is not None
        return self._current

    def go(self) -> None:
        """Put the focus where typing begins."""
        self.panel().begin().setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """A new text size needs another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_holder"):
            self._holder.setMaximumWidth(theme.px(WIDTH))

    def _recover(self, key: str, passphrase: str) -> None:
        self.recovery_requested.emit(self.opening.stores.chosen(), key, passphrase)

    def _go(self, panel: Form) -> None:
        if self._current is not None:
            self._current.hide()
        if self._panels.indexOf(panel) < 0:
            self._panels.addWidget(panel)
        self._current = panel
        if panel is self.__dict__.get("creating"):
            self.creating.back.setVisible(bool(self._stores))
        panel.show()
        self._holder.setMaximumWidth(theme.px(WIDTH))
        panel.fail("")
        self.verticalScrollBar().setValue(0)
        self.go()
