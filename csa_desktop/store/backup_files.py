"""The folders of backups: what lies in one, and how one is made whole or not at all."""

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from csa_desktop import clock
from csa_desktop.errors import UserError
from csa_desktop.store import slot_file
from csa_desktop.store.durable import sync_file, sync_folder
from csa_desktop.store.store import DATABASE

KEYS = slot_file.NAME
MANIFEST = "backup.json"
FORMAT = "csa-desktop backup"
VERSION = 1
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_LARGEST = 64 * 1024
PIECE = 1 << 20
_SPARE = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `verified`: it was sound when it was made, and its files have the size they had then."""

    path: Path
    at: datetime
    size: int
    changes: int
    verified: bool
    store: str = ""
    head: str = ""
    """The newest change in it."""
    number: int = 0
    """Backups of a store are counted, because clocks are set wrong. 0 where the backup cannot be read."""


def list_backups(folder: Path, store: str = "") -> tuple[Backup, ...]:
    """The backups that lie in `folder`, the newest first; of one store where it is named."""
    if not folder.is_dir():
        return ()
    found = [read(path) for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_dir()]
    found.sort(key=lambda backup: (backup.number, backup.path.name), reverse=True)
    return tuple(backup for backup in found if not store or backup.store == store)


def read(path: Path) -> Backup:
    """The backup in a folder; one that cannot be read has the time of its name, and the number 0."""
    try:
        said = manifest(path)
        sizes = {name: (path / name).stat().st_size for name in said["files"]}
        whole = {DATABASE, KEYS} <= set(sizes) and all(
            sizes[name] == size for name, (size, _) in said["files"].items()
        )
        return Backup(
            path=path,
            at=datetime.fromisoformat(said["at"]),
            size=sum(sizes.values()),
            changes=said["changes"],
            verified=whole and said["verified"] is True,
            store=said["store"],
            head=said["head"],
            number=said["number"] if whole else 0,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        at = datetime.strptime(f"{path.name[:15]}+0000", "%Y%m%dT%H%M%S%z")
        return Backup(path=path, at=at, size=_weight(path), changes=0, verified=False)


def manifest(path: Path) -> dict[str, Any]:
    """What the backup in a folder says of itself; ValueError or OSError where that cannot be read."""
    with (path / MANIFEST).open("rb") as file:
        said = json.loads(file.read(_LARGEST))
    if said["format"] != FORMAT or said["version"] != VERSION or type(said["number"]) is not int:
        raise ValueError("not a backup of ours")
    datetime.fromisoformat(said["at"]).astimezone()
    return dict(said)


def _weight(path: Path) -> int:
    with contextlib.suppress(OSError):
        return sum(file.stat().st_size for file in path.iterdir())
    return 0


def hidden(path: Path, what: str, store: str) -> Path:
    """The name under which a backup is made or goes, which no other store's process takes for its own."""
    return path.with_name(f".{what}-{_mark(store)}-{path.name}")


def _mark(store: str) -> str:
    return hashlib.sha256(store.encode("utf-8", "replace")).hexdigest()[:8]


def new_partial(into: Path, name: str, store: str, *, needed: int) -> Path:
    """A private folder to make a backup in; what earlier crashes left is removed. UserError without room."""
    into.mkdir(parents=True, exist_ok=True)
    undone = re.compile(rf"\.(partial|going)-{_mark(store)}-{_NAME.pattern}")
    for left in into.iterdir():
        if undone.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)
    free = shutil.disk_usage(into).free
    if free < needed + _SPARE:
        raise UserError(
            _no_room(into, f"It needs {_megabytes(needed + _SPARE)} and there are {_megabytes(free)}.")
        )
    partial = hidden(into / name, "partial", store)
    partial.mkdir(mode=0o700)
    return partial


def remove_partial(partial: Path) -> None:
    """Remove a backup that did not come about."""
    shutil.rmtree(partial, ignore_errors=True)


def write_manifest(partial: Path, *, store: str, head: str, changes: int, verified: bool) -> None:
    """Say in backup.json what the backup is, without a word of what is in it."""
    others = list_backups(partial.parent, store)
    said = {
        "format": FORMAT,
        "version": VERSION,
        "store": store,
        "at": clock.now().isoformat(),
        "number": max((other.number for other in others), default=0) + 1,
        "head": head,
        "changes": changes,
        "verified": verified,
        "files": {
            name: [(partial / name).stat().st_size, digest(partial / name)] for name in (DATABASE, KEYS)
        },
    }
    write_new(partial / MANIFEST, json.dumps(said, indent=1).encode())


def write_new(path: Path, data: bytes) -> None:
    """Write a file of a partial backup, for its owner alone; `finish` brings it onto the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def finish(partial: Path, path: Path) -> Backup:
    """Bring a partial backup onto the disk for good and give it its name."""
    for file in partial.iterdir():
        with file.open("rb+") as opened:
            sync_file(opened.fileno())
    sync_folder(partial)
    partial.rename(path)
    sync_folder(path.parent)
    return read(path)


def digest(path: Path) -> str:
    """The SHA-256 of a file as the disk has it."""
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if sys.platform == "linux":
            # ask for the disk's copy instead of the one in memory, as far as the system grants it
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()


@contextlib.contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """Turn a failure of the disk into a sentence on the backup that was not made."""
    try:
        yield
    except (sqlite.Error, DBAPIError, OSError) as error:
        said = str(getattr(error, "orig", error)).lower()
        if "full" in said or "no space" in said or "quota" in said:
            raise UserError(_no_room(folder, "")) from None
        if "malformed" in said or "not a database" in said:
            raise UserError(
                "The store's file is damaged, so no backup of it could be made; earlier backups are as they "
                "were. Verify the store: it says what is wrong and what to do."
            ) from None
        reason = getattr(error, "strerror", None) or "the disk did not answer"
        raise UserError(
            f"No backup could be made in {folder} ({reason}). Earlier backups are as they were. Look at "
            "whether the disk is there and can be written to, or choose another place."
        ) from None


def _no_room(folder: Path, how_much: str) -> str:
    said = (
        f"The disk has no room for a backup in {folder}, so none was made; earlier backups are as they were."
    )
    return " ".join(filter(None, (said, how_much, "Make room and try again.")))


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1_000_000))} MB"
