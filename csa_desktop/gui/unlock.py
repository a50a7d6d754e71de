"""The unlock page: there at once, before anything slow is imported. It asks by signals and knows no store."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.unlocking.creating import CreatePanel, KeyPanel
from csa_desktop.gui.unlocking.opening import OpenPanel, StoreChoice
from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.unlocking.recovering import RecoverPanel
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words

WIDTH = 520
"""The widest panel in units of text size."""
WORKING = "Working out the key from the passphrase. This takes a moment on purpose."


class UnlockPage(Column):
    """Open a store, recover it, or create one. The composition root answers with the methods below."""

    unlock_requested = Signal(str, str)
    """(file, passphrase)"""
    recovery_requested = Signal(str, str, str)
    """(file, recovery key, new passphrase)"""
    create_requested = Signal(str, str, str, str)
    """(file, name, role, passphrase)"""
    browse_wanted = Signal()
    """Ask for the file of another store and answer with `show_stores`."""
    place_wanted = Signal()
    """Ask where the new store is to be and answer with `set_place`."""
    print_requested = Signal(str)
    """Print the recovery key."""
    recovery_key_kept = Signal()
    """The new store can be opened now."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(margin=40, name="unlock", parent=parent)
        self.opening, self.recovering = OpenPanel(), RecoverPanel()
        self.creating, self.key = CreatePanel(), KeyPanel()
        self._stores: tuple[StoreChoice, ...] = ()
        self._current: Form = self.creating
        self._place_panels()
        self._connect()
        self._go(self.creating)

    def _place_panels(self) -> None:
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 24, 0, 0)
        column.addWidget(Words("csa-desktop", look="overline"))
        for panel in (self.opening, self.recovering, self.creating, self.key):
            panel.hide()
            column.addWidget(panel)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder, 100)
        row.addStretch(1)
        self.add_row(row)

    def _connect(self) -> None:
        self.opening.unlock_requested.connect(self.unlock_requested)
        self.opening.browse_wanted.connect(self.browse_wanted)
        self.opening.recover_wanted.connect(lambda: self._go(self.recovering))
        self.opening.create_wanted.connect(lambda: self._go(self.creating))
        self.recovering.back_wanted.connect(self.show_opening)
        self.recovering.recovery_requested.connect(self._recover)
        self.creating.back_wanted.connect(self.show_opening)
        self.creating.place_wanted.connect(self.place_wanted)
        self.creating.create_requested.connect(self.create_requested)
        self.key.print_requested.connect(self.print_requested)
        self.key.kept.connect(self.recovery_key_kept)

    def show_stores(self, stores: Sequence[StoreChoice]) -> None:
        """The stores to choose from, the likeliest first; without any, creating one is offered."""
        self._stores = tuple(stores)
        self.opening.stores.show_stores(self._stores)
        self.creating.back.setVisible(bool(self._stores))
        self._go(self.opening if self._stores else self.creating)

    def show_opening(self) -> None:
        """Go back to opening a store."""
        self.recovering.wipe()
        self._go(self.opening)

    def set_place(self, path: str) -> None:
        """Where a new store would be made."""
        self.creating.set_place(path)

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out, off the window's thread."""
        self.panel().set_busy(WORKING if busy else "")

    def fail(self, sentence: str) -> None:
        """It did not work: say why, as a sentence, and let the person try again."""
        self.set_busy(False)
        panel = self.panel()
        panel.fail(sentence, self._field(panel))
        if panel is self.opening:
            self.opening.passphrase.line.selectAll()

    def show_recovery_key(self, key: str) -> None:
        """The store was made: show its recovery key, once."""
        self.set_busy(False)
        self.creating.new.wipe()
        self.key.show_key(key)
        self._go(self.key)

    def wipe(self) -> None:
        """Forget every secret that was typed or shown."""
        self.set_busy(False)
        self.opening.passphrase.wipe()
        self.recovering.wipe()
        self.creating.new.wipe()
        self.key.wipe()

    def panel(self) -> Form:
        """The panel that is shown."""
        return self._current

    def go(self) -> None:
        """Put the focus where typing begins."""
        if field := self._field(self.panel()):
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recover(self, key: str, passphrase: str) -> None:
        self.recovery_requested.emit(self.opening.stores.chosen(), key, passphrase)

    def _go(self, panel: Form) -> None:
        self._current.hide()
        self._current = panel
        panel.show()
        self._holder.setMaximumWidth(theme.px(WIDTH))
        panel.fail("")
        self.verticalScrollBar().setValue(0)
        self.go()

    def _field(self, panel: Form) -> QWidget | None:
        fields: dict[Form, QWidget] = {
            self.opening: self.opening.passphrase.line,
            self.recovering: self.recovering.key.line,
            self.creating: self.creating.name.line,
            self.key: self.key.main,
        }
        return fields.get(panel)
