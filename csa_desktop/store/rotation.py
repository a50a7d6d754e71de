"""Which backups stay and which go: the newest, then one a day, then one a week.

Backups are told apart by how they are numbered, and days by which have one: a laptop whose clock was set
wrong loses none by it.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from csa_desktop.store.backup_files import Backup, hidden, list_backups

NEWEST, DAYS, WEEKS = 10, 14, 8
"""Kept are the newest ones, and the last of each of the newest days and weeks that have one."""


def rotate(folder: Path, store: str) -> None:
    """Let the backups of one store go that `kept` does not keep; those that cannot be read always stay."""
    backups = list_backups(folder, store)
    keep = kept(backups)
    for backup in backups:
        if backup not in keep:
            remove(backup)


def kept(backups: Iterable[Backup]) -> set[Backup]:
    """Which of a store's backups stay: of the verified and of the others the newest, by day and week."""
    ordered = sorted(backups, key=lambda backup: (backup.number, backup.path.name), reverse=True)
    verified = [backup for backup in ordered if backup.verified]
    others = [backup for backup in ordered if not backup.verified and backup.number]
    unreadable = {backup for backup in ordered if not backup.number}
    return _thinned(verified) | _thinned(others) | unreadable


def _thinned(newest_first: list[Backup]) -> set[Backup]:
    days = _first_of_each(newest_first, lambda backup: backup.at.date(), DAYS)
    weeks = _first_of_each(newest_first, lambda backup: backup.at.isocalendar()[:2], WEEKS)
    return {*newest_first[:NEWEST], *days, *weeks}


def _first_of_each(backups: list[Backup], period: Callable[[Backup], object], at_most: int) -> list[Backup]:
    first: dict[object, Backup] = {}
    for backup in backups:
        first.setdefault(period(backup), backup)
    return list(first.values())[:at_most]


def remove(backup: Backup) -> None:
    """Take a backup away; half of one is never seen under its name."""
    going = hidden(backup.path, "going", backup.store)
    with contextlib.suppress(OSError):
        backup.path.rename(going)
        shutil.rmtree(going)
