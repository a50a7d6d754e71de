"""Making a new store: it is made whole under another name and then appears in its place at once."""

import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store import slots
from csa_desktop.store.durable import sync_folder
from csa_desktop.store.keys import Cost, wipe
from csa_desktop.store.opening import STORE_ID, Opening, open_store
from csa_desktop.store.place import accept_place
from csa_desktop.store.single import hold
from csa_desktop.store.slot_file import NAME as KEYS
from csa_desktop.store.store import DATABASE, Store
from csa_desktop.store.unlocking import Passphrase


def create_store(
    folder: Path, passphrase: str, *, name: str, cost: Cost | None = None
) -> tuple[Opening, str]:
    """Make and open a store for the person called `name`; with it its recovery key, which is shown once.

    `folder` may not exist yet, or must be empty. A crash leaves no folder there that looks like a store.
    """
    accept_place(folder)
    try:
        _demand_empty(folder)
        making = _new_folder(folder)
    except OSError as error:
        raise UserError(_sentence(folder, error)) from error
    try:
        recovery_key = _make(making, passphrase, name, cost)
        _appear(making, folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return open_store(folder, Passphrase(passphrase)), recovery_key


def _demand_empty(folder: Path) -> None:
    if (folder / DATABASE).exists() or (folder / KEYS).exists():
        raise UserError("This folder already holds a store. Open it, or choose another folder for a new one.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            "There are other things in this folder already. Choose a new or an empty folder for the store."
        )


def _new_folder(folder: Path) -> Path:
    """A private folder beside the one to come; what earlier crashes left is removed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    left = re.compile(re.escape(f".{folder.name}.") + r"[0-9a-f]{16}\.making")
    for found in folder.parent.iterdir():
        if left.fullmatch(found.name):
            _remove_unless_held(found)
    making = folder.with_name(f".{folder.name}.{secrets.token_hex(8)}.making")
    making.mkdir(mode=0o700)
    return making


def _remove_unless_held(found: Path) -> None:
    with suppress(UserError), hold(found):
        shutil.rmtree(found, ignore_errors=True)


def _make(making: Path, passphrase: str, name: str, cost: Cost | None) -> str:
    with hold(making):
        made = slots.create_slots(making, passphrase, cost=cost)
        store = Store(making, bytes(made.key))
        try:
            store.introduce(name)
            store.put_setting(STORE_ID, made.store)
        finally:
            store.close()
            wipe(made.key)
    return made.recovery_key


def _appear(making: Path, folder: Path) -> None:
    try:
        sync_folder(making)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise UserError(_sentence(folder, error)) from error


def _sentence(folder: Path, error: OSError) -> str:
    return (
        f"A store cannot be made in {folder} ({error.strerror or 'no reason given'}). Nothing was left "
        "there. Choose a new folder inside one that you may write to."
    )
