"""Reads what lies in a mailbox, without a store: which files are whole, by the hash of their bytes.

Programs that carry folders copy files bit by bit, under names on their way, twice, and late. So a file is
known by what is in it, read again whenever it changes, and never believed to be whole because it is there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from csa_desktop.exchange.mailbox import Item, Mailbox, MailboxError
from csa_desktop.exchange.sharing import LARGEST_FILE, digest

AT_ONCE = 256 << 20
"""So many bytes are read in one look; the rest is read in the next."""
TRIES = 10
"""So often a file that cannot be opened is read again although it looks unchanged."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that lies there; `sha256` is empty while it is on its way, growing or cannot be read."""

    item: Item
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """One look at a mailbox."""

    files: tuple[File, ...] = ()
    data: dict[str, bytes] = field(default_factory=dict, repr=False)
    """The bytes of those that somebody has to open, by hash."""
    more: bool = False
    """Whether it is worth looking again soon: something is on its way, or there was too much for one look."""
    problem: str = ""
    """Why nothing could be listed; nothing follows from files that are not seen."""


@dataclass
class Memory:
    """What is known from earlier looks. What is not there is forgotten, and read again if it returns."""

    files: dict[str, File] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)


def collect(mailbox: Mailbox, memory: Memory, is_known: Callable[[str], bool]) -> Collected:
    """Look once. `is_known` says whether what is in a file, by its hash, needs no opening any more."""
    try:
        items = mailbox.list()
    except MailboxError as error:
        return Collected(problem=str(error))
    data: dict[str, bytes] = {}
    files, rest = [], AT_ONCE
    for item in items:
        file = _known_file(memory, item, is_known)
        if file is None and rest > 0:
            file = _read(mailbox, item, data, is_known)
            rest -= item.size
        files.append(file or File(item))
    memory.files = {file.item.name: file for file in files}
    memory.tries = {name: n for name, n in memory.tries.items() if name in memory.files}
    waiting = (file for file in files if not file.sha256 and file.item.size <= LARGEST_FILE)
    return Collected(tuple(files), data, more=any(waiting))


def _known_file(memory: Memory, item: Item, is_known: Callable[[str], bool]) -> File | None:
    """What need not be read in this look; None for what has to be."""
    before = memory.files.get(item.name)
    if item.size > LARGEST_FILE:
        return File(item)
    if before is None:
        return None
    if before.item != item:  # it is being written: it is read once it has come to rest
        memory.tries.pop(item.name, None)
        return File(item)
    if before.sha256 and is_known(before.sha256):
        return before
    tried = memory.tries[item.name] = memory.tries.get(item.name, 0) + 1
    return before if before.sha256 and tried > TRIES else None


def _read(mailbox: Mailbox, item: Item, data: dict[str, bytes], is_known: Callable[[str], bool]) -> File:
    try:
        found = mailbox.get(item.name)
    except MailboxError:
        return File(item)
    if len(found) != item.size:
        return File(item)
    sha256 = digest(found)
    if not is_known(sha256):
        data[sha256] = found
    return File(item, sha256)
