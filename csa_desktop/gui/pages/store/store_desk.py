"""What the page on the store works with."""

from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.gui.keeper import Keeper
from csa_desktop.gui.preferences import Preferences
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class StoreDesk:
    """The open store, its keeper, the settings, and what closes the store to go on elsewhere."""

    store: Store
    keeper: Keeper
    preferences: Preferences
    restore: Callable[[str], None]
    """Close the store and restore the backup in this folder."""
    salvage: Callable[[], None]
    """Close the store, which has faults, and offer to salvage what can be read."""
    change_key: Callable[[str], None]
    """Close the store and write it anew under another key; takes the passphrase."""
