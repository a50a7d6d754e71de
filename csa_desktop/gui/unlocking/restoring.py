"""The panel that puts a backup in a store's place: which one, and the passphrase it was made under."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from csa_desktop.gui.backup_words import about, when
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.passphrase import PassphraseField
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.backup_files import Backup

FIRST = 5
"""So many backups are shown at first."""
INTRO = (
    "The backup takes the place of the store. The store as it is now is not deleted: it is set aside in a "
    "folder beside it and can still be opened. From then on this laptop counts as a new device, so that "
    "what was recorded before and after is never mixed up."
)
NONE = "No backup was found beside this store. Look in another folder, such as one on a USB stick."


class RestorePanel(Form):
    """Choose a backup, type its passphrase, restore it."""

    restore_requested = Signal(str, object, str)
    """(the store's folder, a Backup, its passphrase or recovery key)"""
    look_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Restore a backup", INTRO, "Restore this backup", parent=parent)
        self._store = ""
        self._backups: dict[str, Backup] = {}
        self._rows: dict[str, OptionRow] = {}
        self._group = QButtonGroup(self)
        self._place = Words(look="quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.secret = PassphraseField(
            "Passphrase of this backup",
            "The one that was used on the day it was made. The recovery key of that day opens it too.",
        )
        self.secret.line.setObjectName("backupPassphrase")
        self._lay_out()

    def _lay_out(self) -> None:
        look, back = Button("Look in another folder", kind="link"), Button("Back", kind="link")
        look.clicked.connect(self.look_wanted)
        back.clicked.connect(self.back_wanted)
        self.main.clicked.connect(self.submit)
        self.secret.entered.connect(self.submit)
        self.add(self._place)
        self.column.addLayout(self._list)
        self.add(look, self.secret)
        self.add_buttons(back)

    def show_backups(self, store: str, backups: Sequence[Backup]) -> None:
        """The backups that could take a store's place, the newest first; the newest good one is chosen."""
        self._store = store
        self._place.set_words(f"Store: {Path(store).stem}, in {Path(store).parent}")
        self._backups = {str(backup.path): backup for backup in backups}
        good = next((b for b in backups if b.verified), next(iter(backups), None))
        self._fill(list(backups), good, everything=len(backups) <= FIRST + 1)

    def choose(self, path: str) -> None:
        """Choose one of them."""
        if path in self._backups and path not in self._rows:
            self._fill(list(self._backups.values()), self._backups[path], everything=True)
        if row := self._rows.get(path):
            row.button.setChecked(True)

    def _fill(self, backups: list[Backup], chosen: Backup | None, *, everything: bool) -> None:
        empty(self._list)
        self._rows = {}
        if not backups:
            self._list.addWidget(Words(NONE))
        for backup in backups if everything else backups[:FIRST]:
            self._add(backup, chosen=backup is chosen)
        if not everything:
            more = Button(f"Show {len(backups) - FIRST} older backups", kind="link")
            more.clicked.connect(lambda: self._fill(backups, self._chosen() or chosen, everything=True))
            self._list.addWidget(more)

    def _add(self, backup: Backup, *, chosen: bool) -> None:
        row = OptionRow(str(backup.path), f"Backup of {when(backup.at)}", about(backup))
        self._group.addButton(row.button)
        row.button.setChecked(chosen)
        self._rows[str(backup.path)] = row
        self._list.addWidget(row)

    def _chosen(self) -> Backup | None:
        path = next((path for path, row in self._rows.items() if row.button.isChecked()), "")
        return self._backups.get(path)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.secret.line

    def submit(self) -> None:
        """Ask for the backup to be restored, or say what is missing."""
        chosen = self._chosen()
        if chosen is None:
            self.fail("Choose a backup, or look for one in another folder.")
        elif not self.secret.secret():
            self.fail("Enter the passphrase that this backup was made under.", self.secret.line)
        else:
            self.fail("")
            self.restore_requested.emit(self._store, chosen, self.secret.secret())
