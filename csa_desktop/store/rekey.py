"""Giving a store a new key: every page is written anew, and at no moment is anybody locked out.

The slots hold both keys while the pages are rewritten. SQLite does that in one transaction, in the WAL: the
file itself still opens with the old key until the WAL was brought into it. So the old key is dropped only
after the file was opened alone with the new one.
"""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from csa_desktop.errors import UserError
from csa_desktop.store import slot_file, slots, vault
from csa_desktop.store.failures import DamagedError
from csa_desktop.store.guards import DoorState
from csa_desktop.store.keys import Cost
from csa_desktop.store.os_keyring import Ring
from csa_desktop.store.single import hold
from csa_desktop.store.slots import Opened
from csa_desktop.store.store import DATABASE
from csa_desktop.store.verify import verify_file


def rekey_store(folder: Path, passphrase: str, *, ring: Ring | None = None, cost: Cost | None = None) -> str:
    """Give a closed store a new key under the same passphrase; the new recovery key, to be printed.

    Older backups keep the old key. A UserError leaves the store with the key it had.
    """
    with hold(folder):
        had_ring = bool(slot_file.read(folder).of_kind(slot_file.KEYRING))
        old, _ = settle(folder, slots.open_with_passphrase(folder, passphrase))
        _demand_sound(folder, old)
        made = slots.begin_rekey(folder, passphrase, cost=cost)
        _rewrite(folder / DATABASE, old, bytes(made.key))
        key, new = settle(folder, slots.open_with_passphrase(folder, passphrase), ring=ring)
        if not new:
            raise UserError(
                "The store could not be given a new key; it has the one it had, and the recovery key you "
                "have still opens it. See that the disk has room for the store twice over, and try again."
            )
        if had_ring and ring:
            slots.add_keyring(folder, bytearray(key), ring)
    return made.recovery_key


def settle(folder: Path, opened: Opened, *, ring: Ring | None = None) -> tuple[bytes, bool]:
    """The key with which the store opens; True beside it where that is the new one of a rekey that ends here.

    A rekey that was cut short is completed or taken back, as far as the file had come.
    """
    if len(opened.candidate_keys) == 1:
        return bytes(opened.candidate_keys[0]), False
    for number, key in enumerate(opened.candidate_keys):
        if vault.stands_alone(folder / DATABASE, bytes(key)):
            slots.finish_rekey(folder, key, ring=ring)
            return bytes(key), number > 0
    raise DamagedError(vault.WRONG_KEY)


def _demand_sound(folder: Path, key: bytes) -> None:
    """A damaged page would be written anew as zeros that look sound; so what has faults is not rewritten."""
    report = verify_file(folder / DATABASE, key)
    if not report.sound:
        raise UserError(
            "The store has faults, so it was not given a new key and nothing was changed. "
            f"{report.sentences[0]}"
        )


def _rewrite(path: Path, old: bytes, new: bytes) -> None:
    connection = vault.connect(path, old, door=DoorState())
    try:
        # this says "ok" on a full disk too: only opening the file afterwards tells
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    except sqlite.Error:
        return
    finally:
        connection.close()
