"""The archive encrypted: to the public key of whoever keeps it, and for the check to a key that is forgotten.

A second key is made for the check alone and is kept nowhere: with it the file that lies on the disk is opened
once, which shows that it is whole and was encrypted as it should be.
"""

import hashlib
import io
from collections.abc import Iterable
from typing import BinaryIO

import pyrage
from pyrage import x25519

from csa_desktop.errors import UserError
from csa_desktop.exchange.archive.bag import NOT_WHOLE
from csa_desktop.exchange.envelope import Reader

NO_KEY = (
    "This is no public key of an archive. It begins with “age1” and is one line long; ask whoever keeps the "
    "archive for it."
)
_NOT_THAT_ONE = (
    "That is a secret key. Ask whoever keeps the archive for the public one, which begins with “age1”."
)


class Sealing:
    """Encrypts what is written to it. `to` is the archive's public key; UserError where it is none."""

    def __init__(self, to: str) -> None:
        self._recipient = recipient(to)
        self._check = x25519.Identity.generate()

    def write(self, pieces: Iterable[bytes], out: BinaryIO) -> None:
        """Encrypt all pieces; what went wrong with them or with the file is raised as it is."""
        reader, writer = Reader(iter(pieces)), _Writer(out)
        try:
            pyrage.encrypt_io(reader, writer, [self._recipient, self._check.to_public()])
        except pyrage.EncryptError as error:
            raise reader.failed or writer.failed or error from None

    def check(self, sealed: BinaryIO, digest: str) -> None:
        """Open the file again; UserError where what is in it has not this SHA-256."""
        found = _Digest()
        try:
            pyrage.decrypt_io(sealed, found, [self._check])
        except (pyrage.DecryptError, OSError) as error:
            raise UserError(NOT_WHOLE) from error
        if found.hexdigest() != digest:
            raise UserError(NOT_WHOLE)


def recipient(to: str) -> x25519.Recipient:
    """The public key in a text; UserError where it is none."""
    if to.strip().upper().startswith("AGE-SECRET-KEY"):
        raise UserError(_NOT_THAT_ONE)
    try:
        return x25519.Recipient.from_str(to.strip())
    except Exception as error:  # the library raises its own, of no common kind
        raise UserError(NO_KEY) from error


class _Writer(io.RawIOBase):
    """A file that remembers why it could not be written, which would else be known as words only."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.failed: Exception | None = None

    def writable(self) -> bool:
        """It is only written."""
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Write some bytes."""
        try:
            return self._out.write(data)
        except OSError as error:
            self.failed = error
            raise


class _Digest(io.RawIOBase):
    """A file that keeps nothing but its SHA-256."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def writable(self) -> bool:
        """It is only written."""
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Take some bytes in."""
        self._digest.update(data)
        return len(data)

    def hexdigest(self) -> str:
        """The digest of all that was written."""
        return self._digest.hexdigest()
