"""Opening a store's key with a passphrase, the printed recovery key or the system's keyring; changing these.

A change of a slot never touches the store. A rekey is two steps with the store's own rekey between them:
`begin_rekey` puts the new key beside the old, `finish_rekey` drops the one the store does not open with. In
between, any secret of either opens both keys, so a crash at no moment locks anybody out; no backup is made
meanwhile. One process at a time (single.py).
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from csa_desktop import clock
from csa_desktop.errors import UserError
from csa_desktop.store import keys, os_keyring, recovery, slot_file
from csa_desktop.store.keys import Cost
from csa_desktop.store.os_keyring import Ring
from csa_desktop.store.slot_file import BRIDGE, KEYRING, PASSPHRASE, RECOVERY, Slot, SlotFile


@dataclass(frozen=True, slots=True)
class NewKey:
    """A store key just made, and the recovery key that is shown once, to be printed."""

    store: str
    key: bytearray
    recovery_key: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a secret opened: the keys to try on the store, in order. Two only while a rekey is unfinished."""

    store: str
    candidate_keys: tuple[bytearray, ...]

    def wipe(self) -> None:
        """Overwrite the keys."""
        for key in self.candidate_keys:
            keys.wipe(key)


def create_slots(folder: Path, passphrase: str, *, cost: Cost | None = None) -> NewKey:
    """Make a store's key with its first two slots; without a `cost` it measures this computer."""
    keys.demand_good(passphrase)
    if slot_file.path(folder).exists():
        raise UserError("This folder already holds a store. Open it, or choose another folder for a new one.")
    store = str(uuid.uuid4())
    made, slots = _first_slots(store, passphrase, cost)
    slot_file.write(folder, SlotFile(store, slots))
    return made


def open_with_passphrase(folder: Path, passphrase: str) -> Opened:
    """The store's key; takes the half second that makes guessing dear."""
    file = slot_file.read(folder)
    opened = _open(file, PASSPHRASE, lambda slot: keys.stretch(passphrase, slot.salt, _cost(slot)))
    if not opened:
        raise UserError(
            "That passphrase does not open this store. Look at Caps Lock and the keyboard's language, and "
            "try again. The printed recovery key opens it too."
        )
    return opened


def open_with_recovery(folder: Path, typed: str) -> Opened:
    """The store's key, from the recovery key as somebody typed it."""
    secret = recovery.read(typed)
    opened = _open(slot_file.read(folder), RECOVERY, lambda slot: bytearray(secret))
    keys.wipe(secret)
    if not opened:
        raise UserError(
            "That is a recovery key, but not the one of this store now: it belongs to another store, "
            "or a newer one has been printed since. Look for the newer paper, or use the passphrase."
        )
    return opened


def open_with_keyring(folder: Path, ring: Ring | None) -> Opened:
    """The store's key, from the system's keyring; UserError where it cannot: the passphrase always can."""
    file = slot_file.read(folder)
    opened = (
        _open(file, KEYRING, lambda slot: os_keyring.fetch(ring, _ring_name(file, slot))) if ring else None
    )
    if not opened:
        raise UserError("The system's keyring does not open this store here. Type the passphrase instead.")
    return opened


def list_slots(folder: Path) -> tuple[Slot, ...]:
    """The ways to open the store, in the order they were made."""
    return slot_file.read(folder).of_kind(PASSPHRASE, RECOVERY, KEYRING)


def change_passphrase(folder: Path, key: bytearray, passphrase: str, *, cost: Cost | None = None) -> Slot:
    """One new passphrase in place of all there are. Older copies of keys.json still open with the old one."""
    file = _settled(folder, key)
    slot = _passphrase_slot(file.store, key, passphrase, cost)
    slot_file.write(folder, replace(file, slots=(slot, *file.of_kind(RECOVERY, KEYRING))))
    return slot


def new_recovery_key(folder: Path, key: bytearray) -> str:
    """A recovery key to print, in place of the one there is."""
    file = _settled(folder, key)
    slot, words = _recovery_slot(file.store, key)
    slot_file.write(folder, replace(file, slots=(*file.of_kind(PASSPHRASE, KEYRING), slot)))
    return words


def add_keyring(folder: Path, key: bytearray, ring: Ring) -> Slot:
    """Let this computer's keyring open the store, in place of any it could before."""
    file = _settled(folder, key)
    slot, secret = _slot(KEYRING, key), keys.new_key()
    os_keyring.keep(ring, _ring_name(file, slot), secret)
    sealed = _sealed(file.store, slot, key, secret)
    slot_file.write(folder, replace(file, slots=(*file.of_kind(PASSPHRASE, RECOVERY), sealed)))
    _forget(ring, file, file.of_kind(KEYRING))
    return sealed


def remove_slot(folder: Path, slot_id: str, *, ring: Ring | None = None) -> None:
    """Take one way to open the store away; never the last that a person holds in their own hands."""
    file = slot_file.read(folder)
    gone = tuple(slot for slot in file.slots if slot.id == slot_id)
    left = replace(file, slots=tuple(slot for slot in file.slots if slot.id != slot_id))
    if not left.of_kind(PASSPHRASE, RECOVERY):
        raise UserError(
            "This is the last passphrase or recovery key of the store, so it stays: without it nobody could "
            "open the store if the keyring were lost. Add another first."
        )
    slot_file.write(folder, left)
    _forget(ring, file, gone)


def begin_rekey(folder: Path, passphrase: str, *, cost: Cost | None = None) -> NewKey:
    """Put a new store key beside the old, under the same passphrase and a new recovery key to be printed."""
    opened = open_with_passphrase(folder, passphrase)
    old = opened.candidate_keys[0]
    file = _settled(folder, old)
    made, slots = _first_slots(file.store, passphrase, cost)
    bridges = (_bridge(file.store, old, made.key), _bridge(file.store, made.key, old))
    slot_file.write(folder, replace(file, slots=(*file.slots, *slots, *bridges)))
    opened.wipe()
    return made


def finish_rekey(folder: Path, key: bytearray, *, ring: Ring | None = None) -> None:
    """Keep the slots of `key`, with which the store opens, and drop those of the other key."""
    file = slot_file.read(folder)
    kept = file.of_key(keys.key_id(key))
    if not kept:
        raise ValueError("this key is in no slot of this store")
    slot_file.write(folder, replace(file, slots=kept))
    _forget(ring, file, tuple(slot for slot in file.of_kind(KEYRING) if slot not in kept))


def _open(file: SlotFile, kind: str, secret_of: Callable[[Slot], bytearray | None]) -> Opened | None:
    for slot in file.of_kind(kind):
        if secret := secret_of(slot):
            key = keys.unwrap(slot.wrapped, secret, slot_file.about(file.store, slot))
            keys.wipe(secret)
            if key:
                return Opened(file.store, _with_bridges(file, slot.key, key))
    return None


def _with_bridges(file: SlotFile, name: str, key: bytearray) -> tuple[bytearray, ...]:
    found = {name: key}
    crossing = keys.bridge_key(key)
    for slot in file.of_kind(BRIDGE):
        if slot.by == name and (
            other := keys.unwrap(slot.wrapped, crossing, slot_file.about(file.store, slot))
        ):
            found[slot.key] = other
    keys.wipe(crossing)
    return tuple(found[known] for known in file.keys if known in found)


def _settled(folder: Path, key: bytearray) -> SlotFile:
    file = slot_file.read(folder)
    if file.keys != (keys.key_id(key),):
        raise ValueError("not this store's key, or a rekey is unfinished")
    return file


def _first_slots(store: str, passphrase: str, cost: Cost | None) -> tuple[NewKey, tuple[Slot, Slot]]:
    key = keys.new_key()
    recovery_slot, words = _recovery_slot(store, key)
    return NewKey(store, key, words), (_passphrase_slot(store, key, passphrase, cost), recovery_slot)


def _slot(kind: str, key: bytearray) -> Slot:
    return Slot(id=str(uuid.uuid4()), kind=kind, key=keys.key_id(key), made=clock.now().isoformat())


def _sealed(store: str, slot: Slot, key: bytearray, secret: bytearray) -> Slot:
    wrapped = keys.wrap(key, secret, slot_file.about(store, slot))
    keys.wipe(secret)
    return replace(slot, wrapped=wrapped)


def _passphrase_slot(store: str, key: bytearray, passphrase: str, cost: Cost | None) -> Slot:
    keys.demand_good(passphrase)
    slot = replace(_slot(PASSPHRASE, key), salt=keys.new_salt(), cost=cost or keys.calibrate())
    return _sealed(store, slot, key, keys.stretch(passphrase, slot.salt, _cost(slot)))


def _recovery_slot(store: str, key: bytearray) -> tuple[Slot, str]:
    secret = keys.new_key()
    words = recovery.written(secret)
    return _sealed(store, _slot(RECOVERY, key), key, secret), words


def _bridge(store: str, by: bytearray, key: bytearray) -> Slot:
    slot = replace(_slot(BRIDGE, key), by=keys.key_id(by))
    return _sealed(store, slot, key, keys.bridge_key(by))


def _cost(slot: Slot) -> Cost:
    assert slot.cost, "a passphrase slot has its cost: slot_file refuses any other"
    return slot.cost


def _ring_name(file: SlotFile, slot: Slot) -> str:
    return f"{file.store} {slot.id}"


def _forget(ring: Ring | None, file: SlotFile, slots: tuple[Slot, ...]) -> None:
    for slot in slots:
        if ring and slot.kind == KEYRING:
            os_keyring.forget(ring, _ring_name(file, slot))
