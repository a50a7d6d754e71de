"""What is asked of a store that is not open: open it, make one, restore a backup, give it a new key."""

from dataclasses import replace
from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store import backup_files, os_keyring, recovery, rekey, restore, slot_file
from csa_desktop.store.backup import backups_of
from csa_desktop.store.backup_files import Backup
from csa_desktop.store.creating import create_store
from csa_desktop.store.opening import Opening, open_store, recover_store, recovery_key_is_kept
from csa_desktop.store.salvage import Salvaged, salvage_store
from csa_desktop.store.unlocking import How, Keyring, Passphrase, RecoveryKey, unlock

__all__ = ["create_store", "recover_store"]


def open_with_passphrase(folder: Path, passphrase: str) -> Opening:
    """Open a store for this process alone; UserError where that cannot be."""
    return open_store(folder, Passphrase(passphrase))


def put_away(opening: Opening) -> Opening:
    """The person holds the recovery key of a new store now."""
    recovery_key_is_kept(opening.store)
    return replace(opening, recovery_key_wanted=False)


def open_with_keyring(folder: Path) -> Opening:
    """Open a store with this computer's keyring; it may ask the person itself."""
    return open_store(folder, Keyring(os_keyring.find()))


def opens_by_keyring(folder: Path) -> bool:
    """Whether the keyring was given a way to open the store; False where its keys cannot be read."""
    try:
        return bool(slot_file.read(folder).of_kind(slot_file.KEYRING))
    except UserError:
        return False


def offered_backups(folder: Path, second: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a store that could be restored, in both places, the newest first, each once."""
    here = backup_files.list_backups(backups_of(folder))
    store = _store_id(folder) or next((b.store for b in here if b.store), "")
    there = backup_files.list_backups(second, store) if second and store else ()
    found = {backup.path.name: backup for backup in (*there, *here)}
    return tuple(sorted(found.values(), key=lambda b: (b.number, b.path.name), reverse=True))


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups that lie in a folder a person chose, or in a store's; UserError where there is none."""
    found = backup_files.list_backups(folder) or backup_files.list_backups(backups_of(folder))
    if not found:
        raise UserError(
            "There is no backup of csa_desktop in this folder. Choose the folder in which the backups lie: "
            "each is a folder of its own, named by its day and time."
        )
    return found


def restore_backup(folder: Path, backup: Backup, secret: str) -> Opening:
    """Put a backup in the store's place and open it; `secret` is its passphrase, or its recovery key."""
    return restore.restore_backup(folder, backup, _how(secret))


def salvage(folder: Path, passphrase: str, second: Path | None = None) -> Salvaged:
    """Make a new store beside a damaged one of what can be read of it and of its backups."""
    number, into = 1, folder.with_name(f"{folder.stem} salvaged{folder.suffix}")
    while into.exists():
        number += 1
        into = folder.with_name(f"{folder.stem} salvaged {number}{folder.suffix}")
    return salvage_store(folder, Passphrase(passphrase), into, offered_backups(folder, second))


def prove(folder: Path, secret: str) -> None:
    """Whether a passphrase, or the recovery key, opens a store that may be open; UserError where not."""
    unlock(folder, _how(secret)).wipe()


def change_key(folder: Path, passphrase: str) -> str:
    """Give a closed store a new key; the recovery key that opens it from now on."""
    ring = os_keyring.find() if opens_by_keyring(folder) else None
    return rekey.rekey_store(folder, passphrase, ring=ring)


def put_away_new(folder: Path, passphrase: str) -> None:
    """The person holds the recovery key that a closed store was given with its new key."""
    opening = open_with_passphrase(folder, passphrase)
    recovery_key_is_kept(opening.store)
    opening.store.close()


def _how(secret: str) -> How:
    try:
        recovery.read(secret)
    except UserError:
        return Passphrase(secret)
    return RecoveryKey(secret)


def _store_id(folder: Path) -> str:
    try:
        return slot_file.read(folder).store
    except UserError:
        return ""
