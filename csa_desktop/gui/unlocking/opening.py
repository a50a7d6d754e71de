"""The panel that opens a store: which one, and its passphrase."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.passphrase import PassphraseField


@dataclass(frozen=True, slots=True)
class StoreChoice:
    """A store that was used before: its folder, what to call it, and a line such as where it lies."""

    path: str
    title: str
    note: str = ""


class StoreList(QWidget):
    """The stores to choose from; a single one is only named."""

    changed = Signal()
    """Another store is chosen."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, OptionRow] = {}
        self._only = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_stores(self, stores: Sequence[StoreChoice]) -> None:
        """Show them; the first is chosen."""
        empty(self._column)
        self._rows = {}
        self._only = stores[0].path if stores else ""
        if len(stores) == 1:
            note = stores[0].note or stores[0].path
            self._column.addWidget(Panel(stores[0].title, note))
            return
        group = QButtonGroup(self)
        for store in stores:
            row = OptionRow(store.path, store.title, store.note or store.path)
            group.addButton(row.button)
            row.button.setChecked(store is stores[0])
            row.button.toggled.connect(lambda on: self.changed.emit() if on else None)
            self._rows[store.path] = row
            self._column.addWidget(row)

    def chosen(self) -> str:
        """The folder of the chosen store; empty where there is none."""
        return next((path for path, row in self._rows.items() if row.button.isChecked()), self._only)


class OpenPanel(Form):
    """Choose a store, type the passphrase, open it."""

    unlock_requested = Signal(str, str)
    recover_wanted = Signal()
    create_wanted = Signal()
    browse_wanted = Signal()
    keyring_requested = Signal(str)
    salvage_requested = Signal(str, str)
    """(the damaged store, its passphrase)"""
    restore_wanted = Signal(str)
    """The store that a backup is to take the place of."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            "Open your evidence", "Everything in it is encrypted on this laptop.", "Open", parent=parent
        )
        self.stores = StoreList()
        self.passphrase = PassphraseField("Passphrase")
        self.passphrase.line.setObjectName("passphrase")
        self.passphrase.entered.connect(self.submit)
        self.keyring = Button("Open with this computer's keyring", kind="plain")
        self.rescue = Button("Restore the newest backup", kind="plain")
        self.salvage = Button("Salvage what can be read", kind="quiet")
        self._by_keyring: dict[str, bool] = {}
        self.main.clicked.connect(self.submit)
        self.keyring.clicked.connect(lambda: self.keyring_requested.emit(self.stores.chosen()))
        self.rescue.clicked.connect(lambda: self.restore_wanted.emit(self.stores.chosen()))
        self.salvage.clicked.connect(self._salvage)
        self.stores.changed.connect(self._chosen)
        row = QHBoxLayout()
        row.addWidget(self.rescue)
        row.addWidget(self.salvage)
        row.addStretch(1)
        self.alert.body.addLayout(row)
        self.add(self.stores, self.passphrase)
        self.add_buttons(self.keyring)
        self._chosen()
        self.column.addSpacing(6)
        self.add(self._ways())

    def _ways(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, gap=4, line_gap=2)
        for words, signal in (
            ("Use the recovery key", self.recover_wanted),
            ("Open another store", self.browse_wanted),
            ("Create a new store", self.create_wanted),
        ):
            button = Button(words, kind="link")
            button.clicked.connect(signal)
            flow.addWidget(button)
        restore = Button("Restore a backup", kind="link")
        restore.clicked.connect(lambda: self.restore_wanted.emit(self.stores.chosen()))
        flow.addWidget(restore)
        return holder

    def offer_keyring(self, store: str, *, offered: bool) -> None:
        """Whether a store can be opened with this computer's keyring."""
        self._by_keyring[store] = offered
        self._chosen()

    def _chosen(self) -> None:
        self.keyring.setVisible(self._by_keyring.get(self.stores.chosen(), False))

    def fail(self, sentence: str, field: QWidget | None = None, *, damaged: bool = False) -> None:
        """Say what is wrong; where the store is damaged, offer the ways out."""
        self.rescue.setVisible(damaged)
        self.salvage.setVisible(damaged)
        super().fail(sentence, field)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.passphrase.line

    def _salvage(self) -> None:
        if self.passphrase.secret():
            self.salvage_requested.emit(self.stores.chosen(), self.passphrase.secret())
        else:
            words = "Enter the passphrase of this store; what can be read of it is encrypted too."
            self.fail(words, self.passphrase.line, damaged=True)

    def submit(self) -> None:
        """Ask for the store to be opened, or say what is missing."""
        if not self.stores.chosen():
            self.fail("Choose the folder of a store, or create a new one.")
        elif not self.passphrase.secret():
            self.fail("Enter the passphrase of this store.", self.passphrase.line)
        else:
            self.fail("")
            self.unlock_requested.emit(self.stores.chosen(), self.passphrase.secret())
