"""Failures of the disk as sentences that a person can act on; anything else stays what it is."""

import contextlib
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

from csa_desktop.errors import UserError


class DamagedError(UserError):
    """What lies on the disk cannot be opened any more, and a backup is the way out."""


_SENTENCES = (
    (
        "full",
        "The disk is full. What you had kept before is safe, and this last change was not kept: "
        "make room on the disk and do it again.",
    ),
    (
        "disk i/o error",
        "The disk did not answer. What you had kept before is safe, and this last change was not kept: "
        "check the disk, make room on it, and do it again.",
    ),
    (
        "readonly",
        "The store's folder cannot be written to. Move it to a folder of your own, or ask for the "
        "right to write there.",
    ),
    (
        "malformed",
        "The store's file is damaged. Nothing was changed: restore the newest backup, and keep this file.",
    ),
    ("locked", "Another program holds the store's file. Close it and do this again; nothing was lost."),
)


@contextlib.contextmanager
def plainly() -> Iterator[None]:
    """Turn a failure of the disk or file into a UserError; what was typed is in none of them."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        for sign, sentence in _SENTENCES:
            if sign in said:
                kind = DamagedError if sign == "malformed" else UserError
                raise kind(sentence) from None
        raise
