"""Backups: a copy of one moment, opened again and verified before it counts as one.

A backup is a folder with store.db, keys.json and backup.json, under its final name only once it was verified
and is on the disk. It is copied page by page from a read transaction, which holds no writer up. Its keys.json
is that of the day it was made: it opens with the passphrase of that day.
"""

import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection

from csa_desktop import clock, log
from csa_desktop.errors import UserError
from csa_desktop.store import giving_way, keys, migrate, slot_file, vault
from csa_desktop.store.backup_copy import copy_backup
from csa_desktop.store.backup_files import (
    KEYS,
    Backup,
    finish,
    list_backups,
    new_partial,
    plainly,
    remove_partial,
    write_manifest,
    write_new,
)
from csa_desktop.store.rotation import rotate
from csa_desktop.store.store import DATABASE, Store
from csa_desktop.store.verify import Progress, count_rows, verify_file

FOLDER = "backups"
PAGES_AT_A_TIME = 256
AT_LEAST_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made, and a sentence where something about it needs a person; else empty."""

    backup: Backup
    remark: str = ""


def backups_of(store_folder: Path) -> Path:
    """Where the backups of the store in a folder lie."""
    return store_folder / FOLDER


def backup_due(store: Store) -> bool:
    """True where something was recorded since the last verified backup and that one is a day old."""
    known = [b for b in list_backups(backups_of(store.folder)) if b.verified]
    head = _head(store)
    if not known:
        return bool(head)
    age = clock.now() - known[0].at
    return known[0].head != head and not timedelta() <= age < AT_LEAST_EVERY


def keep_backups(store: Store, second: Path | None = None, progress: Progress | None = None) -> Kept:
    """Make a backup, copy it to the second place where there is one, and let old ones go in both."""
    backup = make_backup(store, progress)
    remark = "" if backup.verified else UNSOUND
    rotate(backups_of(store.folder), backup.store)
    if second:
        try:
            copy_backup(backup, second)
            rotate(second, backup.store)
        except UserError as error:
            remark = " ".join(filter(None, (remark, f"The backup was made on this computer. {error}")))
    return Kept(backup, remark)


BAD_COPY = (
    "The backup could not be read back as it was written, so it does not count and was removed; earlier "
    "backups are as they were. The disk may be failing: choose another one for backups."
)
UNSOUND = (
    "The backup was made and is kept, but the store it is a copy of has faults, so it does not count as "
    "verified. Verify the store: it says what is wrong and what to do."
)


def make_backup(store: Store, progress: Progress | None = None) -> Backup:
    """Back up an open store as it stands; it counts as `verified` where nothing at all is wrong with it."""
    return back_up(store.folder, store.key, progress)


def back_up(folder: Path, key: bytes, progress: Progress | None = None) -> Backup:
    """Back up the store in a folder that this process holds; a UserError leaves earlier backups alone."""
    began, report_to = time.monotonic(), progress or (lambda _: None)
    slots, store = _slots_of(folder, key)
    into = backups_of(folder)
    name = f"{clock.now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
    with plainly(into):
        partial = new_partial(into, name, store, needed=_size(folder))
    try:
        with plainly(into):
            counts, head, changes = _copy(folder / DATABASE, key, partial / DATABASE, report_to)
            write_new(partial / KEYS, slots)
        if (partial / KEYS).read_bytes() != slots:
            raise UserError(BAD_COPY)
        verified = _verify(folder, partial, key, counts, report_to)
        with plainly(into):
            write_manifest(partial, store=store, head=head, changes=changes, verified=verified)
            backup = finish(partial, into / name)
    except BaseException:
        remove_partial(partial)
        raise
    if verified:
        log.event("backup-verified", pages=backup.size // 4096, seconds=time.monotonic() - began)
    return backup


def _slots_of(folder: Path, key: bytes) -> tuple[bytes, str]:
    """The bytes of keys.json, and the id of the store."""
    file = slot_file.read(folder)
    if file.keys != (keys.key_id(key),):
        raise UserError(
            "The keys.json beside the store does not belong to it, so no backup was made. Restore keys.json "
            "from the newest backup."
        )
    return slot_file.path(folder).read_bytes(), file.store


def _size(folder: Path) -> int:
    size = (folder / DATABASE).stat().st_size
    with suppress(FileNotFoundError):
        size += vault.wal_of(folder / DATABASE).stat().st_size
    return size


def _copy(path: Path, key: bytes, target: Path, progress: Progress) -> tuple[dict[str, int], str, int]:
    """Copy one moment of a store; how many rows its tables have, its newest change, how many there are."""
    engine = vault.reading_engine(path, key)
    try:
        with engine.connect() as connection, connection.begin():
            counts = count_rows(connection)
            head = _newest(connection)
            _copy_pages(connection, target, key, progress)
            return counts, head, counts.get("change", 0)
    finally:
        engine.dispose()


def _copy_pages(connection: Connection, target: Path, key: bytes, progress: Progress) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress((1 - remaining / max(1, total)) / 2)
        giving_way.rest()

    filled = vault.blank(target, key)
    try:
        source = migrate.raw(connection)
        source.backup(filled, pages=PAGES_AT_A_TIME, progress=tell)
        if vault.is_broken(source):
            # a damaged page arrives as zeros under a proof of its own, and nobody would ever see it again
            raise sqlite.DatabaseError("malformed")
    finally:
        filled.close()


def _newest(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT id FROM change ORDER BY seq DESC LIMIT 1").scalar()
    return str(found or "")


def _head(store: Store) -> str:
    with store.reading() as connection:
        return _newest(connection)


def _verify(folder: Path, partial: Path, key: bytes, counts: dict[str, int], progress: Progress) -> bool:
    """True for a sound copy, False for a true copy of a store with faults; UserError for a bad copy."""
    report = verify_file(partial / DATABASE, key, lambda done: progress(0.5 + done / 2))
    if report.sound and dict(report.counts) == counts:
        return True
    if dict(report.counts) == counts and not verify_file(folder / DATABASE, key).sound:
        return False
    raise UserError(BAD_COPY)
