"""Opening a store: place, lock, slots, key, file, in this order and in no other way."""

from dataclasses import dataclass
from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store import slot_file, slots, vault
from csa_desktop.store.backup import back_up
from csa_desktop.store.failures import DamagedError
from csa_desktop.store.keys import Cost
from csa_desktop.store.place import accept_place
from csa_desktop.store.rekey import settle
from csa_desktop.store.report import Report
from csa_desktop.store.restoring import finish_restoring
from csa_desktop.store.single import Hold, hold
from csa_desktop.store.store import DATABASE, Store
from csa_desktop.store.unlocking import How, RecoveryKey, unlock
from csa_desktop.store.verify import Progress, verify_file

_RECOVERY_KEPT = "recovery-key"
STORE_ID = "store"
"""The local setting with the store's id, which keys.json names too."""

OTHER_KEYS = (
    "The keys.json in this folder belongs to another store. Nothing was changed: put back the one that was "
    "there, or restore the newest backup, which has its own."
)


BROUGHT_BACK = "The backup had brought back what was erased since it was made; that was erased again."


@dataclass(frozen=True, slots=True)
class Opening:
    """An open store, and what a person should be told of it; empty where there is nothing to tell."""

    store: Store
    remark: str = ""
    recovery_key_wanted: bool = False
    """Nobody has said that they hold the recovery key that opens the store now: offer to print a new one.

    So it is where the program ended before the key of a new store, or of a rekey, was put away.
    """


def open_store(folder: Path, how: How) -> Opening:
    """Open the store in `folder` for this process alone; UserError where that cannot be, with what to do."""
    place = accept_place(folder)
    held = hold(folder)
    try:
        restored = finish_restoring(folder)
        _demand_store(folder)
        printed = _recovery_slot(folder)
        store = _opened(folder, _key(folder, how), held)
    except BaseException:
        held.release()
        raise
    again = _erase_again(store, held)
    if isinstance(how, RecoveryKey) and printed == _recovery_slot(folder):
        recovery_key_is_kept(store)
    wanted = store.setting(_RECOVERY_KEPT) != _recovery_slot(folder)
    return Opening(store, " ".join(filter(None, (place.sentence, restored, again))), wanted)


def _erase_again(store: Store, held: Hold) -> str:
    try:
        return BROUGHT_BACK if store.erase_again() else ""
    except BaseException:
        store.close()
        held.release()
        raise


def recovery_key_is_kept(store: Store) -> None:
    """A person has said that they printed or put away the recovery key that opens the store now."""
    store.put_setting(_RECOVERY_KEPT, _recovery_slot(store.folder))


def _recovery_slot(folder: Path) -> str:
    return " ".join(slot.id for slot in slot_file.read(folder).of_kind(slot_file.RECOVERY))


def recover_store(folder: Path, recovery_key: str, passphrase: str, *, cost: Cost | None = None) -> Opening:
    """Open a store whose passphrase was forgotten, and give it a new one in place of all it had."""
    opening = open_store(folder, RecoveryKey(recovery_key))
    try:
        slots.change_passphrase(folder, bytearray(opening.store.key), passphrase, cost=cost)
    except BaseException:
        opening.store.close()
        raise
    return opening


def check_store(folder: Path, how: How, progress: Progress | None = None) -> Report:
    """Verify a store that nobody has open, also one that is too damaged to be opened."""
    with hold(folder):
        finish_restoring(folder)
        _demand_store(folder)
        return verify_file(folder / DATABASE, _key(folder, how), progress)


def _demand_store(folder: Path) -> None:
    path = folder / DATABASE
    if not path.exists():
        if slot_file.path(folder).exists():
            raise DamagedError(
                f"{DATABASE}, which holds everything, is missing from this folder; its keys are there. "
                "Restore the newest backup."
            )
        raise UserError("There is no store in this folder. Choose the folder of a store, or make a new one.")
    if path.stat().st_size < len(vault.PLAIN_HEADER):
        raise DamagedError(
            f"{DATABASE} is empty. Restore the newest backup; the empty file is kept beside it."
        )
    if not vault.is_encrypted(path):
        raise DamagedError(
            f"The {DATABASE} in this folder is not encrypted, so this program did not write it, and it was "
            "not opened. Restore the newest backup, and find out who put this file there."
        )


def _key(folder: Path, how: How) -> bytes:
    opened = unlock(folder, how)
    try:
        return settle(folder, opened)[0]
    finally:
        opened.wipe()


def _opened(folder: Path, key: bytes, held: Hold) -> Store:
    store = Store(folder, key, hold=held, before_migrating=lambda: _demand_backup(folder, key))
    known, said = store.setting(STORE_ID), slot_file.read(folder).store
    if known and known != said:
        store.close()
        raise DamagedError(OTHER_KEYS)
    if not known:
        store.put_setting(STORE_ID, said)
    return store


def _demand_backup(folder: Path, key: bytes) -> None:
    """The backup that is made before a migration; UserError where the store is not fit to be migrated."""
    if not back_up(folder, key).verified:
        raise UserError(
            "The store was written by an older version of the program and has faults, so it was not brought "
            "up to date and nothing was changed. Restore the newest sound backup."
        )
