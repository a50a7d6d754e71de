"""Copies of backups: byte by byte, on the disk, and read back from there before they count."""

import os
import shutil
from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store.backup_files import (
    KEYS,
    MANIFEST,
    PIECE,
    Backup,
    digest,
    finish,
    manifest,
    new_partial,
    plainly,
    read,
    remove_partial,
)
from csa_desktop.store.durable import sync_file
from csa_desktop.store.rotation import remove
from csa_desktop.store.store import DATABASE


def is_intact(backup: Backup) -> bool:
    """True where every byte of a backup is as it was when it was made."""
    try:
        files = manifest(backup.path)["files"]
        return all(digest(backup.path / name) == sha for name, (_, sha) in files.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Copy a backup into another folder; its bytes are read back there before it gets its name."""
    there = folder / backup.path.name
    if there.exists() and is_intact(read(there)):
        return read(there)
    with plainly(folder):
        partial = new_partial(folder, there.name, backup.store, needed=backup.size)
    try:
        with plainly(folder):
            for name in (DATABASE, KEYS, MANIFEST):
                copy_file(backup.path / name, partial / name)
            copied = finish(partial, there)
        if not is_intact(copied):
            remove(copied)
            raise UserError(
                f"The copy in {folder} could not be read back as it was written, so it does not count and "
                "was removed. That disk may be failing: choose another place for copies of backups."
            )
    except BaseException:
        remove_partial(partial)
        raise
    return copied


def copy_file(source: Path, target: Path) -> None:
    """Copy a file's bytes onto the disk; only its owner can read the copy."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as opened, os.fdopen(descriptor, "wb") as written:
        shutil.copyfileobj(opened, written, PIECE)
        written.flush()
        sync_file(written.fileno())
