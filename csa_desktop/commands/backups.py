"""The backups of an open store: which there are, whether one is due, and making one."""

from dataclasses import dataclass
from pathlib import Path

from csa_desktop.store import backup, slot_file
from csa_desktop.store.backup import Kept
from csa_desktop.store.backup_files import Backup, list_backups
from csa_desktop.store.store import Store
from csa_desktop.store.verify import Progress


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a store's backups, the newest first. `second` is the other place, "" for none."""

    here: tuple[Backup, ...] = ()
    there: tuple[Backup, ...] = ()
    second: str = ""
    second_is_there: bool = False
    """The other place can be reached now (a disk that can be pulled out may not be in)."""
    same_disk: bool = True
    """A lost or broken disk would take the store and all these backups with it."""
    due: bool = False

    @property
    def newest(self) -> Backup | None:
        """The newest verified backup, wherever it lies."""
        return max((b for b in (*self.here, *self.there) if b.verified), key=_order, default=None)


def known(store: Store, second: Path | None) -> Known:
    """Look at both places; reads only what each backup says of itself."""
    here = list_backups(backup.backups_of(store.folder))
    there_is = bool(second and second.is_dir())
    there = list_backups(second, slot_file.read(store.folder).store) if second and there_is else ()
    return Known(
        here=here,
        there=there,
        second=str(second or ""),
        second_is_there=there_is,
        same_disk=not there or _same_disk(store.folder, second),
        due=backup.backup_due(store),
    )


def back_up(store: Store, second: Path | None, progress: Progress | None = None) -> Kept:
    """Make a backup that was opened again and verified, here and in the other place where it is there."""
    return backup.keep_backups(store, second if second and second.is_dir() else None, progress)


def _order(found: Backup) -> tuple[int, str]:
    return found.number, found.path.name


def _same_disk(one: Path, other: Path | None) -> bool:
    try:
        return other is None or one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
