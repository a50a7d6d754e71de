"""What the window says of backups in a few words, and when that is a caution."""

from datetime import datetime

from csa_desktop import clock
from csa_desktop.gui.keeper import BACKING_UP, Care
from csa_desktop.gui.moments import moment
from csa_desktop.store.backup_files import Backup

SAME_DISK = (
    "All backups of this store lie on the same disk as the store. If that disk breaks or the laptop is lost, "
    "they go with it. Choose a second place, such as a USB stick or a folder on the office's network."
)


def bar_words(care: Care) -> tuple[str, bool]:
    """What the bottom of the window says, and whether it is a caution; "" before anything is known."""
    if care.doing == BACKING_UP:
        return f"Backing up, {round(care.share * 100)}%", False
    if care.known is None:
        return "", False
    newest = care.known.newest
    if newest is None:
        return "No backup yet", care.known.due
    if care.known.due:
        return f"Last backup {how_long_ago(newest.at)}", True
    return f"Backup verified {when(newest.at)}", False


def when(at: datetime) -> str:
    """Such as "today 09:58", "yesterday 17:02" or "19 Nov 10:42"."""
    local = at.astimezone()
    days = (clock.today() - local.date()).days
    if days in (0, 1):
        return f"{'yesterday' if days else 'today'} {local:%H:%M}"
    return moment(local.isoformat())


def how_long_ago(at: datetime) -> str:
    """Such as "3 days ago"; the day itself where the clock must have been wrong."""
    days = (clock.today() - at.astimezone().date()).days
    if days < 0:
        return moment(at.astimezone().isoformat())
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


def size(number: int) -> str:
    """A number of bytes as people say it, such as "1.4 MB"."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB" if number < 10_000_000 else f"{round(number / 1_000_000)} MB"


def about(backup: Backup) -> str:
    """What there is to say of one backup below its day and time."""
    if not backup.number:
        return f"{size(backup.size)} · cannot be read"
    state = "verified" if backup.verified else "the store had faults, so it does not count as verified"
    steps = "step" if backup.changes == 1 else "steps"
    return f"{size(backup.size)} · {backup.changes} recorded {steps} · {state}"
