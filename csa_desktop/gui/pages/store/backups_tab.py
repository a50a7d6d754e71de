"""Backups: which there are, making one, where else they are kept, and restoring one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands.backups import Known
from csa_desktop.gui.backup_words import about, size, when
from csa_desktop.gui.keeper import BACKING_UP, Care
from csa_desktop.gui.pages.store.restore_box import RestoreBox
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.backup_files import Backup

FIRST = 6
"""So many backups are listed at first."""
HINT = (
    "A backup is a copy of the whole store, encrypted like the store itself. It counts only once it was "
    "opened again and checked. One is made by itself each day on which something was recorded; older ones "
    "are thinned out, never the newest."
)
SECOND = (
    "Each backup is also copied to a second place, so that one lost or broken laptop does not take all of it."
)
AWAY = "The second place cannot be reached now. Put the disk in or connect to it, and make a backup."
ON_ONE_DISK = "All backups lie on the same disk as the store: what takes the one takes the other."
RESTORE = (
    "The store goes back to what it was at the moment of a backup. What was recorded since is set aside with "
    "the present store, not deleted."
)


class BackupsTab(QWidget):
    """Follows the keeper; each backup can be restored."""

    def __init__(self, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Known | None = None
        self._everything = False
        self.newest = Words()
        self.now = Button("Back up now", kind="primary")
        self.working = Working(BACKING_UP)
        self.place, self.place_state = Words(), Words(look="caution")
        self.choose, self.use_none = Button("Choose a folder", kind="plain"), Button("Use none", kind="quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.newest, Words(HINT, look="quiet")):
            column.addWidget(widget)
        column.addLayout(_row(self.now))
        column.addWidget(self.working)
        column.addSpacing(14)
        for widget in (Words("A second place", look="section"), Words(SECOND, look="quiet"), self.place):
            column.addWidget(widget)
        column.addWidget(self.place_state)
        column.addLayout(_row(self.choose, self.use_none))
        column.addSpacing(14)
        column.addWidget(Words("Restore", look="section"))
        column.addWidget(Words(RESTORE, look="quiet"))
        column.addLayout(self._list)

    def _connect(self) -> None:
        self.now.clicked.connect(self._desk.keeper.back_up)
        self.working.stopped.connect(self._desk.keeper.stop)
        self.choose.clicked.connect(self._choose)
        self.use_none.clicked.connect(partial(self.use_place, ""))
        self._desk.keeper.changed.connect(self.show_care)
        self.show_care(self._desk.keeper.care)

    def show_care(self, care: Care) -> None:
        """Follow the keeper."""
        self.working.show_care(care)
        self.now.setEnabled(not care.doing)
        if care.known and care.known != self._known:
            self._known = care.known
            self._show_newest(care.known)
            self._show_place(care.known)
            self._show_list(care.known.here or care.known.there)

    def _show_newest(self, known: Known) -> None:
        found = known.newest
        if found is None:
            self.newest.set_words("There is no verified backup of this store yet.")
            return
        weight = size(sum(backup.size for backup in known.here))
        many = f"{len(known.here)} on this laptop, {weight}" if known.here else "none on this laptop"
        self.newest.set_words(f"The newest verified backup is of {when(found.at)}; {many}.")

    def _show_place(self, known: Known) -> None:
        many = f": {len(known.there)} there" if known.second_is_there else ""
        self.place.set_words(f"{known.second}{many}" if known.second else "None is chosen.")
        self.use_none.setVisible(bool(known.second))
        away = bool(known.second) and not known.second_is_there
        caution = AWAY if away else ON_ONE_DISK if known.same_disk and known.newest else ""
        self.place_state.set_words(caution)
        self.place_state.setVisible(bool(caution))

    def _choose(self) -> None:
        start = self._desk.preferences.now.backup_folder or str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, "A second place for backups", start):
            self.use_place(chosen)

    def use_place(self, folder: str) -> None:
        """Copy backups there from now on, beginning with a new one; "" for nowhere."""
        self._desk.preferences.set(backup_folder=folder)
        self._desk.keeper.look()
        if folder:
            self._desk.keeper.back_up()

    def _show_list(self, backups: tuple[Backup, ...]) -> None:
        empty(self._list)
        shown = backups if self._everything or len(backups) <= FIRST + 1 else backups[:FIRST]
        for backup in shown:
            self._list.addWidget(BackupRow(backup, self._desk))
        if len(shown) < len(backups):
            more = Button(f"Show {len(backups) - len(shown)} older backups", kind="link")
            more.clicked.connect(partial(self._show_all, backups))
            self._list.addWidget(more)
        if not backups:
            self._list.addWidget(Words("None can be restored yet.", look="quiet"))

    def _show_all(self, backups: tuple[Backup, ...]) -> None:
        self._everything = True
        self._show_list(backups)


class BackupRow(QFrame):
    """One backup, and the words that come before it is restored."""

    def __init__(self, backup: Backup, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"backup-{backup.path.name}")
        self.setProperty("look", "listed-row")
        self._backup, self._desk = backup, desk
        self.ask = Button("Restore …", kind="quiet")
        self.ask.setAccessibleName(f"Restore the backup of {when(backup.at)}")
        self.ask.clicked.connect(self._ask)
        words, row, self._column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        words.setSpacing(1)
        words.addWidget(Words(f"Backup of {when(backup.at)}"))
        words.addWidget(Words(about(backup), look="quiet"))
        row.addLayout(words, 1)
        row.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(2, 7, 2, 8)
        self._column.addLayout(row)

    def _ask(self) -> None:
        box = RestoreBox(when(self._backup.at))
        box.left.connect(box.hide)
        box.left.connect(box.deleteLater)
        box.left.connect(self.ask.show)
        box.agreed.connect(lambda: self._desk.restore(str(self._backup.path)))
        self.ask.hide()
        self._column.addWidget(box)
        box.go_on.setFocus()
        bring_into_view(box)


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
