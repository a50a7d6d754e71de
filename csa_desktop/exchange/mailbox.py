"""A place where the bundles of a team lie. Only new files are put there; none is ever changed or removed.

A mailbox can list, read and put; a folder is one, and an object store or a server can be another.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from csa_desktop.errors import UserError
from csa_desktop.exchange.sharing import SUFFIX
from csa_desktop.store.durable import write_durably

AWAY = (
    "The team folder cannot be reached now. Nothing is lost: put the stick in, or connect to the shared "
    "folder, and look again."
)
NOT_READ = "This file cannot be read now. It is looked at again."

_UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".download", ".opdownload")
"""What copying and downloading programs call a file that is not whole yet."""


class MailboxError(UserError):
    """The place, or a file in it, cannot be reached now."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that may be a bundle; `stamp` is another whenever the file was written again."""

    name: str
    size: int
    stamp: str = ""


class Mailbox(Protocol):
    """What every such place can do. All of it may take long, or fail with a MailboxError."""

    def list(self) -> tuple[Item, ...]:
        """The files that may be bundles."""

    def get(self, name: str) -> bytes:
        """The bytes of one of them as they are now."""

    def put_new(self, name: str, data: bytes) -> None:
        """Put a whole file there under a name that nothing has; UserError where that cannot be done."""


class FolderMailbox:
    """A folder: on this laptop, on a stick, on a network, or one that a program carries to other laptops."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[Item, ...]:
        """The files in the folder itself, as far as their names may be those of bundles."""
        try:
            with os.scandir(self._folder) as entries:
                named = [entry for entry in entries if may_be_bundle(entry.name)]
        except OSError as error:
            raise MailboxError(AWAY) from error
        found = (item for entry in named if (item := _item(entry)))
        return tuple(sorted(found, key=lambda item: (item.stamp, item.name)))

    def get(self, name: str) -> bytes:
        """The bytes of a file; what is no plain file (a link, a pipe) is never opened."""
        flags = os.O_RDONLY
        for flag in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):
            flags |= getattr(os, flag, 0)
        try:
            with os.fdopen(os.open(self._path(name), flags), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise MailboxError(NOT_READ)
                return file.read()
        except OSError as error:
            raise MailboxError(NOT_READ) from error

    def put_new(self, name: str, data: bytes) -> None:
        """Write it under another name first; it gets its own once it was read back whole."""
        write_durably(self._path(name), data, new=True, handed=True)

    def _path(self, name: str) -> Path:
        if Path(name).name != name:
            raise ValueError("the name of a file, not a path")
        return self._folder / name


def may_be_bundle(name: str) -> bool:
    """Whether a file may be a bundle by its name, renamed or copied by any program; never one on its way."""
    plain = name.casefold()
    on_its_way = plain.startswith((".", "~")) or plain.endswith(("~", *_UNFINISHED))
    return SUFFIX in plain and not on_its_way


def _item(entry: os.DirEntry[str]) -> Item | None:
    """A file as it is listed; None for what is none, is empty, or has gone meanwhile."""
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(about.st_mode) or not about.st_size:
        return None
    return Item(entry.name, about.st_size, f"{about.st_mtime_ns:020}")
