"""Writing a file so that a crash, a pulled plug or a full disk leaves the old one or the new, never a half.

One writer per file at a time: a second one may fail with a sentence, and neither loses anything.
"""

import errno
import os
import re
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from csa_desktop.errors import UserError

_PIECE = 1 << 20
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_PULLED = (errno.EIO, errno.ENODEV, errno.ENXIO)
_ANOTHER_DISK = "The disk may be failing: make a backup on another disk now."
_ANOTHER_STICK = "The stick or disk may be failing: use another one."
_OWNER_ALONE, _READABLE = 0o600, 0o644


def write_durably(path: Path, data: bytes, *, new: bool = False, handed: bool = False) -> None:
    """Put `data` in place of the file at `path`; a UserError means that the old file is as it was.

    A `new` file never takes the place of one that is there: then it is a UserError. One that is `handed`
    over can be read by every user of a computer, since colleagues are others; all else by its owner alone.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        remove_leftovers(path)
        _write_through(part, data, _READABLE if handed else _OWNER_ALONE)
        if not _reads_back(part, data):
            raise UserError(
                f"{_not_written(path)} What was sent to the disk could not be read back. "
                f"{_ANOTHER_STICK if handed else _ANOTHER_DISK}"
            )
        (_name_new if new else os.replace)(part, path)
    except OSError as error:
        raise UserError(_sentence(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    _keep_name(path, _ANOTHER_STICK if handed else _ANOTHER_DISK)


def write_new_durably(
    path: Path, write: Callable[[BinaryIO], None], check: Callable[[BinaryIO], None]
) -> None:
    """Let `write` fill a new file, and `check` read it back; only then does it get its name.

    A UserError means that nothing is there: that of either of them, that the disk is full, or that a file
    of this name is there already.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        remove_leftovers(path)
        with os.fdopen(os.open(part, _NEW, _OWNER_ALONE), "wb") as file:
            write(file)
            file.flush()
            sync_file(file.fileno())
        with part.open("rb") as file:
            _forget_cached(file.fileno())
            check(file)
        _name_new(part, path)
    except OSError as error:
        raise UserError(_sentence(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    _keep_name(path)


def remove_leftovers(path: Path) -> None:
    """Remove what earlier crashes left while writing `path`; other files are not touched."""
    ours = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{16}\.part")
    for found in path.parent.iterdir():
        if ours.fullmatch(found.name):
            with suppress(OSError):
                found.unlink()


def sync_file(descriptor: int) -> None:
    """Return only after the disk itself has the file's content."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the disk's own cache
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return only after the disk has the folder's names; nothing where the system has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # some file systems have no such call for folders; a failing disk must still be told
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _write_through(part: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(part, _NEW, _OWNER_ALONE), "wb", buffering=0) as file:
        if mode != _OWNER_ALONE:
            with suppress(OSError):  # sticks that know no owners let everybody read anyway
                part.chmod(mode)
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest[:_PIECE]) :]
        sync_file(file.fileno())


def _reads_back(part: Path, data: bytes) -> bool:
    expected = memoryview(data)
    with part.open("rb", buffering=0) as file:
        _forget_cached(file.fileno())
        place = 0
        while piece := file.read(_PIECE):
            if piece != expected[place : place + len(piece)]:
                return False
            place += len(piece)
    return place == len(expected)


def _forget_cached(descriptor: int) -> None:
    """Ask for the disk's copy instead of the one in memory, as far as the system grants it."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _name_new(part: Path, path: Path) -> None:
    """Give a file its name only where nothing has that name."""
    try:
        if sys.platform != "win32":
            os.link(part, path)
            return
    except OSError:  # sticks and shares know no links: there the name is looked for first
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
    os.rename(part, path)  # noqa: PTH104 - on Windows it refuses a name that is taken


def _keep_name(path: Path, advice: str = _ANOTHER_DISK) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            f"{path.name} was written, but the disk did not confirm that it will keep it. {advice}"
        ) from error


def _sentence(path: Path, error: OSError) -> str:
    kept = _not_written(path)
    if error.errno in _FULL:
        return f"The disk is full, or its limit for this file is reached. {kept} Make room and try again."
    if error.errno == errno.EROFS:
        return f"This disk or stick can be read, and not written to. {kept} Unlock it, or choose another one."
    if error.errno in _PULLED:
        return (
            f"The disk refused to write: it was taken out, or is failing. {kept} Put the stick in again and "
            "try again, or use another one."
        )
    if error.errno in _FORBIDDEN:
        return f"This folder does not allow files to be written or replaced. {kept} Choose another folder."
    if error.errno == errno.EEXIST:
        return f"There is a file {path.name} already, and it is as it was before. Choose another name."
    if error.errno == errno.ENOENT:
        gone = f"The folder for {path.name} is not there any more."
        return f"{gone} Put the stick in again, or choose another folder."
    return f"The disk refused to write ({error.strerror or 'no reason given'}). {kept} Try again."


def _not_written(path: Path) -> str:
    """That a file was not written; that it is as it was before, where there is one."""
    before = ", and is as it was before" if os.path.lexists(path) else ""
    return f"{path.name} was not written{before}."
