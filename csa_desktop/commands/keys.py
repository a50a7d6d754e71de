"""The ways into an open store: its passphrase, its recovery key, this computer's keyring.

Each change asks for the passphrase again, so that nobody who finds the window open can lock its owner out.
"""

from csa_desktop.errors import UserError
from csa_desktop.store import os_keyring, slot_file, slots
from csa_desktop.store.opening import recovery_key_is_kept
from csa_desktop.store.slot_file import Slot
from csa_desktop.store.store import Store

NO_RING = (
    "This computer has no keyring that the program trusts, or it is locked. The store opens with its "
    "passphrase as before."
)


def ways(store: Store) -> tuple[Slot, ...]:
    """The ways to open the store, in the order they were made."""
    return slots.list_slots(store.folder)


def change_passphrase(store: Store, present: str, new: str) -> None:
    """A new passphrase in place of the present one."""
    demand(store, present)
    slots.change_passphrase(store.folder, bytearray(store.key), new)


def new_recovery_key(store: Store, present: str) -> str:
    """A recovery key to print, in place of the one there was, which opens nothing from now on."""
    demand(store, present)
    return slots.new_recovery_key(store.folder, bytearray(store.key))


def put_away(store: Store) -> None:
    """The person holds the newest recovery key on paper now."""
    recovery_key_is_kept(store)


def use_keyring(store: Store, present: str) -> None:
    """Let this computer's keyring open the store too."""
    demand(store, present)
    ring = os_keyring.find()
    if ring is None:
        raise UserError(NO_RING)
    slots.add_keyring(store.folder, bytearray(store.key), ring)


def leave_keyring(store: Store) -> None:
    """Let the keyring open the store no more; taking a way in away needs no passphrase."""
    ring = os_keyring.find()
    for slot in slots.list_slots(store.folder):
        if slot.kind == slot_file.KEYRING:
            slots.remove_slot(store.folder, slot.id, ring=ring)


def demand(store: Store, present: str) -> None:
    """Raises UserError where this is not the passphrase of the store now."""
    slots.open_with_passphrase(store.folder, present).wipe()
