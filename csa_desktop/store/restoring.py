"""Putting a restored store in the place of the one that was there, which is set aside and never deleted.

It is done file by file, and whatever moment it is cut short, the next opening goes on from there.
"""

import os
from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store.durable import sync_folder
from csa_desktop.store.slot_file import NAME as KEYS
from csa_desktop.store.store import DATABASE

READY = "restoring-"
"""Begins the name of a folder with a restored store that is whole and on the disk."""
ASIDE = "set-aside-"

_WITH = {DATABASE: (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"), KEYS: (KEYS,)}


def finish_restoring(folder: Path) -> str:
    """Put a store that is ready in its place; a sentence on what was set aside, where there was anything."""
    said = [_take_place(folder, ready) for ready in sorted(folder.glob(f"{READY}*")) if ready.is_dir()]
    return " ".join(said)


def _take_place(folder: Path, ready: Path) -> str:
    aside = folder / f"{ASIDE}{ready.name.removeprefix(READY)}"
    try:
        aside.mkdir(mode=0o700, exist_ok=True)
        for name, old in _WITH.items():
            if (ready / name).exists():
                _set_aside(folder, aside, old)
                os.replace(ready / name, folder / name)  # noqa: PTH105 - the call that is atomic on every system
                sync_folder(folder)
        ready.rmdir()
        kept = any(aside.iterdir())
        if not kept:
            aside.rmdir()
        sync_folder(folder)
    except OSError as error:
        raise UserError(
            f"The backup could not be put in place ({error.strerror or 'no reason given'}); nothing was "
            "deleted. See that nothing else uses the store's folder, and open the store again: it goes on "
            "from there."
        ) from error
    if not kept:
        return "The backup was restored."
    return f"The backup was restored. What was here before is kept beside it, in the folder {aside.name}."


def _set_aside(folder: Path, aside: Path, names: tuple[str, ...]) -> None:
    for name in names:
        if (folder / name).exists():
            os.replace(folder / name, aside / name)  # noqa: PTH105
    sync_folder(aside)
    sync_folder(folder)
