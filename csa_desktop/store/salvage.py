"""Makes a new store of what can be read of a damaged one; the damaged one is not touched.

What its log says is taken change by change, each proved by its own hash; what backups have of the same log
fills the holes. What is lost for good is named, once as sentences and ever after as a remark of `verify`.
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from csa_desktop.errors import UserError
from csa_desktop.store import page_proof, slot_file, tombstones, vault
from csa_desktop.store.backup_copy import copy_file
from csa_desktop.store.backup_files import Backup
from csa_desktop.store.place import accept_place
from csa_desktop.store.salvage_building import build
from csa_desktop.store.salvage_reading import NOTHING_READABLE, Found, Wreck, read_into
from csa_desktop.store.single import hold
from csa_desktop.store.store import DATABASE
from csa_desktop.store.unlocking import How, unlock

_READING = ".reading"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Where the new store lies, which opens as the damaged one did, and what was saved and what was not."""

    folder: Path
    sentences: tuple[str, ...]


def salvage_store(folder: Path, how: How, into: Path, backups: Sequence[Backup] = ()) -> Salvaged:
    """Make a store in the new folder `into` of what can be read of the one in `folder` and of its backups.

    Raises UserError where nothing can be read. Backups under another key are left out.
    """
    accept_place(into)
    if into.exists():
        raise UserError("There is something in that place already. Choose a new folder for what is salvaged.")
    with hold(folder):
        opened = unlock(folder, how)
        try:
            into.mkdir(parents=True, mode=0o700)
            return _salvage(folder, [bytes(key) for key in opened.candidate_keys], into, backups)
        except OSError as error:
            shutil.rmtree(into, ignore_errors=True)
            raise UserError(
                f"Nothing could be salvaged into {into} ({error.strerror or 'no reason given'}). Choose a "
                "folder on a disk that has room for the store twice over."
            ) from error
        except BaseException:
            shutil.rmtree(into, ignore_errors=True)
            raise
        finally:
            opened.wipe()


def _salvage(folder: Path, keys: Sequence[bytes], into: Path, backups: Iterable[Backup]) -> Salvaged:
    (into / _READING).mkdir(mode=0o700)
    backups = tuple(backups)
    found, key = _read_damaged(folder / DATABASE, keys, into / _READING, backups)
    for backup in backups:
        _fill(found, backup.path / DATABASE, key, into / _READING)
    shutil.rmtree(into / _READING)
    copy_file(slot_file.path(folder), slot_file.path(into))
    tombstones.add(into, tombstones.read(folder))  # what the newest changes erased, where these are lost
    return Salvaged(into, build(into, key, found))


def _read_damaged(
    path: Path, keys: Sequence[bytes], reading: Path, backups: Sequence[Backup]
) -> tuple[Found, bytes]:
    """What can be read by itself; else with the pages of a backup for those on which everything hangs."""
    for backup in (None, *backups):
        for key in keys:
            try:
                found = Found()
                _read(found, path, key, reading, backup)
            except UserError:
                continue
            if found.changes:
                return found, key
    raise UserError(NOTHING_READABLE)


def _fill(found: Found, path: Path, key: bytes, reading: Path) -> None:
    try:
        _read(found, path, key, reading)
    except UserError:
        return


def _read(found: Found, path: Path, key: bytes, reading: Path, lent: Backup | None = None) -> None:
    """Read a copy, since reading brings the WAL into the file, and a file that was cut off is made longer."""
    for old in reading.iterdir():
        old.unlink()
    for source in (path, vault.wal_of(path)):
        if source.exists():
            copy_file(source, reading / source.name)
    if lent:
        page_proof.fill_from(reading / path.name, _as_long(lent, path, key, reading), key)
    wreck = Wreck(reading / path.name, key)
    try:
        read_into(found, wreck)
    finally:
        wreck.close()


def _as_long(backup: Backup, path: Path, key: bytes, reading: Path) -> Path:
    """A copy of a backup no shorter than the damaged file: its first page says how far one may read."""
    copy = reading / f"lent-{path.name}"
    copy_file(backup.path / DATABASE, copy)
    connection = vault.blank(copy, key)
    try:
        connection.execute("CREATE TABLE lent (filled BLOB)")
        connection.execute("INSERT INTO lent VALUES (zeroblob(?))", (path.stat().st_size,))
    except sqlite.DatabaseError as error:  # this backup is damaged too
        raise UserError(NOTHING_READABLE) from error
    finally:
        connection.close()
    return copy
