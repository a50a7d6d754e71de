"""The ways into the store: which there are, and changing each of them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import keys
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.store.secret_form import SecretForm
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.unlocking.creating import KeyPanel
from csa_desktop.gui.unlocking.recovery_sheet import Sheet, SheetPrinter, today
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.slot_file import KEYRING, PASSPHRASE, RECOVERY, Slot
from csa_desktop.store.store import Store

HINT = (
    "The store is encrypted with a random key of its own. Each of these opens that key. Backups keep the "
    "ways in of the day on which they were made."
)
NAMES = {PASSPHRASE: "Passphrase", RECOVERY: "Recovery key", KEYRING: "This computer's keyring"}
OLD_ONE = "The old one opens nothing but older backups from then on."
RECOVERY_WHY = (
    "It is shown once, to be printed. The one on paper now opens nothing but older backups from then on, so "
    "destroy that sheet."
)
KEYRING_WHY = (
    "The store can then be opened without typing the passphrase by whoever is signed in on this computer. "
    "Choose it only where nobody else signs in as you."
)
STORE_KEY_WHY = (
    "Where somebody may have got hold of the key itself, for example with a copy of the store and its old "
    "passphrase: everything is written anew under another key. The store is closed for it, the passphrase "
    "stays, and you get a new recovery key to print. Older backups keep the old key: remove those that "
    "must not open."
)
CHANGED = "The passphrase was changed. A backup with it is being made; older backups open with the old one."
NEW_RECOVERY = "The new recovery key is valid from now on. A backup with it is being made."
RING_ON = "This computer's keyring opens the store from now on, beside the passphrase."
RING_OFF = "The keyring opens the store no more."


class KeysTab(QWidget):
    """Lists the ways in; below them one form at a time."""

    def __init__(self, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_ring = False
        self.form: SecretForm | None = None
        self.key: KeyPanel | None = None
        self.outcome = Working()
        self._ways, self._open = QVBoxLayout(), QVBoxLayout()
        self._ways.setSpacing(6)
        self.passphrase = Button("Change the passphrase", kind="plain")
        self.recovery = Button("Make a new recovery key", kind="plain")
        self.keyring = Button("", kind="plain")
        self.store_key = Button("Change the key of the store itself", kind="plain")
        self._lay_out()
        self._connect()
        self._look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(self._ways)
        column.addSpacing(8)
        holder = QWidget()
        flow = Flow(holder, gap=10, line_gap=8)
        for button in (self.passphrase, self.recovery, self.keyring, self.store_key):
            flow.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self.outcome)
        column.addLayout(self._open)

    def _connect(self) -> None:
        self.passphrase.clicked.connect(self.ask_passphrase)
        self.recovery.clicked.connect(self.ask_recovery)
        self.keyring.clicked.connect(self._ask_keyring)
        self.store_key.clicked.connect(self._ask_store_key)

    # Which there are

    def _look(self) -> None:
        self._desk.keeper.ask(partial(keys.ways, self._desk.store), self._show_ways, self._fail)

    def _show_ways(self, ways: tuple[Slot, ...]) -> None:
        empty(self._ways)
        for way in ways:
            self._ways.addWidget(
                Words([Run(NAMES[way.kind], "strong"), Run(f"   since {moment(way.made)}", "quiet")])
            )
        self._has_ring = any(way.kind == KEYRING for way in ways)
        self.keyring.setText("Stop using the keyring" if self._has_ring else "Use this computer's keyring")

    # Changing them

    def ask_passphrase(self) -> None:
        """Ask for the present passphrase and a new one."""
        form = SecretForm("Change the passphrase", OLD_ONE, "Change the passphrase", new=True)
        self._show_form(form, keys.change_passphrase, lambda _: self._done(CHANGED, back_up=True))

    def ask_recovery(self) -> None:
        """Ask for the passphrase, then show a new recovery key."""
        form = SecretForm("Make a new recovery key", RECOVERY_WHY, "Make a new recovery key")
        self._show_form(form, lambda store, now, _: keys.new_recovery_key(store, now), self._show_key)

    def _ask_keyring(self) -> None:
        if self._has_ring:
            self._close()
            work = partial(keys.leave_keyring, self._desk.store)
            self._desk.keeper.ask(work, lambda _: self._done(RING_OFF), self._fail)
            return
        form = SecretForm("Use this computer's keyring", KEYRING_WHY, "Use the keyring")
        self._show_form(
            form, lambda store, now, _: keys.use_keyring(store, now), lambda _: self._done(RING_ON)
        )

    def _ask_store_key(self) -> None:
        form = SecretForm(
            "Change the key of the store itself", STORE_KEY_WHY, "Close the store and change it"
        )
        self._show_form(form, _proved, self._desk.change_key)

    def _show_form(self, form: SecretForm, command: Callable[..., Any], then: Callable[[Any], None]) -> None:
        self._close()
        self.form = form
        form.left.connect(self._close)
        form.entered.connect(
            lambda present, new: self._desk.keeper.ask(
                partial(command, self._desk.store, present, new), then, form.fail
            )
        )
        self._open.addWidget(form)
        form.go()
        bring_into_view(form)

    def _show_key(self, key: str) -> None:
        self._close()
        self.key = panel = KeyPanel()
        panel.show_key(key)
        panel.print_requested.connect(self._print)
        panel.kept.connect(self._put_away)
        self._open.addWidget(panel)
        panel.main.setFocus()
        bring_into_view(panel)

    def _put_away(self) -> None:
        done = partial(self._done, NEW_RECOVERY, back_up=True)
        self._desk.keeper.ask(partial(keys.put_away, self._desk.store), lambda _: done(), self._fail)

    def _print(self, key: str) -> None:
        printer = SheetPrinter(self.window())
        printer.told.connect(lambda sentence, _: self.key.say_printed(sentence) if self.key else None)
        printer.ask(Sheet(self._desk.store.folder.stem, today(), key))

    def _done(self, sentence: str, *, back_up: bool = False) -> None:
        self._close()
        self.outcome.say(sentence)
        self._look()
        if back_up:
            self._desk.keeper.back_up()

    def _fail(self, sentence: str) -> None:
        self._close()
        self.outcome.say(sentence, wrong=True)

    def _close(self) -> None:
        """Forget what was typed or shown."""
        if self.form:
            self.form.wipe()
        if self.key:
            self.key.wipe()
        self.form = self.key = None
        self.outcome.say("")
        empty(self._open)

    def leave(self) -> None:
        """The person goes elsewhere: nothing secret stays on a page that is not seen."""
        self._close()


def _proved(store: Store, present: str, _: str) -> str:
    """The passphrase, once it is known to be the store's."""
    keys.demand(store, present)
    return present
