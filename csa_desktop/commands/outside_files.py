"""Files that somebody hands over: why one cannot be opened, and what to do then."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from csa_desktop.errors import UserError

_GONE = "it is not there any more. Put the stick in again, or choose the file where it lies now."
_FOLDER = "it is a folder. Choose the file itself."
_FORBIDDEN = "you may not read it. Ask whoever gave it to you to copy it again."
_PULLED = (
    "the stick was taken out, or it is failing. Put it in again and open the file once more; if that does "
    "not help, ask for the file again on another stick."
)
_WHY = {
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.EISDIR: _FOLDER,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EIO: _PULLED,
    errno.ENODEV: _PULLED,
    errno.ENXIO: _PULLED,
}


@contextmanager
def opening() -> Iterator[None]:
    """While this lasts, a file that cannot be read is a UserError that says what to do."""
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0) or (
            f"{error.strerror or 'no reason is given'}. Copy it to this laptop's own disk and open it there."
        )
        raise UserError(f"It could not be opened: {why}") from error
