"""One process per store: a lock of the system, which takes it back itself when a process dies.

What is written in the lock file (since when, on which computer) is for the sentence a second window shows;
it never decides anything, so an old or damaged file needs nobody. Other locks (a file that exists) are
never used instead.
"""

import contextlib
import json
import os
import platform
from datetime import datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from csa_desktop import clock
from csa_desktop.errors import UserError

NAME = "in-use"
_MOST = 4096
_TEXT_FROM = 1
"""Byte 0 is what Windows locks, for readers too; the text comes after it."""


class Hold:
    """This process's hold on a store. It ends with `release` or with the process; a forked child has none."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let other processes open the store; a second call does nothing."""
        self._lock.release(force=True)

    def __enter__(self) -> "Hold":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def hold(folder: Path) -> Hold:
    """Take the store in `folder` for this process; UserError where another has it or no lock can be had."""
    if not folder.is_dir():
        raise UserError(
            "The folder of this store is not there any more. Look for it on this computer's disks."
        )
    lock = FileLock(
        folder / NAME,
        mode=0o600,
        thread_local=False,
        blocking=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
        on_acquired=_write_holder,
    )
    try:
        lock.acquire()
    except Timeout:
        raise UserError(_in_use(folder)) from None
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or "no locks on this disk"
        raise UserError(
            f"This store cannot be kept to one window at a time here ({reason}), so it is not opened. "
            "Look at whether you may write in its folder, or move it to this computer's own disk."
        ) from error
    return Hold(lock)


def _write_holder(descriptor: int) -> None:
    text = json.dumps({"since": clock.now().isoformat(), "machine": platform.node()})
    # a full disk must not keep anyone from opening the store
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"\n" * _TEXT_FROM + text.encode())


def _in_use(folder: Path) -> str:
    since, machine = _holder(folder)
    where = f" on the computer {machine}" if machine and machine != platform.node() else ""
    when = f" since {since.astimezone():%H:%M on %d %B %Y}" if since else ""
    return (
        f"This store is already open in another window of csa_desktop{where}{when}. "
        "Go on there, or close it there and try again."
    )


def _holder(folder: Path) -> tuple[datetime | None, str]:
    try:
        written = json.loads(_read_holder(folder / NAME))
        since = datetime.fromisoformat(written["since"])
        machine = "".join(c for c in str(written["machine"]) if c.isprintable())[:64]
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None, ""
    return since, machine


def _read_holder(file: Path) -> bytes:
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(descriptor, _TEXT_FROM, os.SEEK_SET)
        return os.read(descriptor, _MOST)
    finally:
        os.close(descriptor)
