"""What can be done with the store from anywhere, for the palette of commands."""

from collections.abc import Callable

from csa_desktop.gui import keys
from csa_desktop.gui.acts import GO, Act
from csa_desktop.gui.pages.exchange.exchange_page import BRING_IN, COLLEAGUES, SHARE
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.store_page import BACKUPS, CHECK, KEYS, LAPTOP
from csa_desktop.gui.places import Place


def store_acts(
    desk: StoreDesk, go: Callable[[Place], None], lock: Callable[[], object], *, open_one: str = ""
) -> list[Act]:
    """Backups, verifying, keys and looks; `open_one` is the open assessment, empty where none is."""
    looks = desk.preferences.appearance

    def place(tab: str) -> Callable[[], None]:
        return lambda: go(Place("store", tab=tab))

    def exchange(tab: str) -> Callable[[], None]:
        return lambda: go(Place("exchange", tab=tab))

    def day() -> None:
        go(Place("board", statement=open_one))

    def verify() -> None:
        desk.keeper.verify()
        go(Place("store", tab=CHECK))

    return [
        Act("Lock the store", lock, key=keys.key("lock"), more="close away leave"),
        Act("Colleagues and their cards", exchange(COLLEAGUES), GO, more="contact team words exchange"),
        Act("Share this assessment with a colleague", exchange(SHARE), more="send bundle stick exchange"),
        Act("Bring in what a colleague shared", exchange(BRING_IN), more="receive open bundle exchange"),
        Act("Moderation day", day, GO, more="board side by side compare decide"),
        Act("National view", lambda: go(Place("national")), GO, more="grades by type and year figures"),
        Act("Back up now", desk.keeper.back_up, more="backup copy save"),
        Act("Verify everything", verify, more="check"),
        Act("Backups, and restoring one", place(BACKUPS), GO, more="restore copy usb second place"),
        Act("Change the passphrase", place(KEYS), more="password keys"),
        Act("Make a new recovery key", place(KEYS), more="print paper keys"),
        Act("Change the key of the store, or the keyring", place(KEYS), more="rekey"),
        Act("Settings of this laptop", place(LAPTOP), GO, more="name idle minutes preferences options"),
        Act("Keys and help", lambda: go(Place("help")), GO, keys.key("help"), more="shortcuts keyboard"),
        Act("Larger text", looks.larger, key=keys.key("larger"), more="zoom font size"),
        Act("Smaller text", looks.smaller, key=keys.key("smaller"), more="zoom font size"),
        Act("Light colours", lambda: looks.set_scheme("light"), more="theme looks day"),
        Act("Dark colours", lambda: looks.set_scheme("dark"), more="theme looks night"),
        Act("Colours as the system", lambda: looks.set_scheme("system"), more="theme looks"),
    ]
