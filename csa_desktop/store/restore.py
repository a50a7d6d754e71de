"""Restoring a backup: copied, verified, given a new device identity, and only then put in place."""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from csa_desktop import clock, paths
from csa_desktop.errors import UserError
from csa_desktop.store import others
from csa_desktop.store.backup_copy import copy_file
from csa_desktop.store.backup_files import KEYS, Backup
from csa_desktop.store.durable import sync_file, sync_folder
from csa_desktop.store.opening import Opening, open_store
from csa_desktop.store.place import accept_place
from csa_desktop.store.rekey import settle
from csa_desktop.store.restoring import READY, finish_restoring
from csa_desktop.store.single import hold
from csa_desktop.store.store import DATABASE, Store
from csa_desktop.store.unlocking import How, unlock
from csa_desktop.store.verify import verify_file

_PART = ".restoring"
CARD_AGAIN = (
    "This laptop now counts as a new device. Give your card again to those with whom you exchange ({names}) "
    "and compare the words: until then nobody takes bundles from here. What they have comes back with the "
    "next bundle that they share with this laptop."
)


def restore_backup(folder: Path, backup: Backup, how: How, *, even_with_faults: bool = False) -> Opening:
    """Put a backup in the place of the store in `folder`, which may be damaged, without its keys, or gone.

    `how` opens the backup: with the secrets of the day it was made. What was in the folder is set aside and
    named in the remark. Restoring begins a new device identity, so that two laptops never continue one log.
    """
    accept_place(folder)
    with _plainly():
        paths.private_folder(folder)
    with hold(folder):
        finish_restoring(folder)
        _prepare(folder, backup, how, even_with_faults)
        remark = finish_restoring(folder)
    opening = open_store(folder, how)
    said = (remark, _card_again(opening.store), opening.remark)
    return replace(opening, remark=" ".join(filter(None, said)))


def _card_again(store: Store) -> str:
    """What to do where colleagues know this laptop: they know it as the one that it was before."""
    with store.reading() as connection:
        known = [contact.name for contact in others.contacts(connection)]
    return CARD_AGAIN.format(names=", ".join(dict.fromkeys(known))) if known else ""


def _prepare(folder: Path, backup: Backup, how: How, even_with_faults: bool) -> None:
    """Make the restored store beside the present one, whole and on the disk, under a name that counts."""
    part = folder / _PART
    shutil.rmtree(part, ignore_errors=True)
    try:
        with _plainly():
            part.mkdir(mode=0o700)
            for name in (DATABASE, KEYS):
                copy_file(backup.path / name, part / name)
        _demand_sound(part, backup, how, even_with_faults)
        with _plainly():
            for file in part.iterdir():
                with file.open("rb+") as opened:
                    sync_file(opened.fileno())
            sync_folder(part)
            part.rename(folder / f"{READY}{clock.now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}")
            sync_folder(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _demand_sound(part: Path, backup: Backup, how: How, even_with_faults: bool) -> None:
    opened = unlock(part, how)
    key, _ = settle(part, opened)
    opened.wipe()
    report = verify_file(part / DATABASE, key)
    if not (report.sound or even_with_faults):
        raise UserError(
            "This backup is not sound, so it was not restored and nothing was changed. Choose another one. "
            f"It says: {report.sentences[0]}"
        )
    store = Store(part, key)
    store.renew_device()
    store.close()


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"The backup could not be restored ({error.strerror or 'no reason given'}); nothing was changed. "
            "See that the backup's disk is there and that there is room beside the store, and try again."
        ) from error
