"""The proof that SQLCipher keeps with every page, and pages of a backup put in place of broken ones.

A page ends with the 16 bytes that its encryption began with and an HMAC-SHA512 over all before it and its
number. The key of that proof comes from the file's own salt; what is encrypted does not, so that under the
same key a page of one file is good in another once it is proved anew there.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PAGE, SALT, PROOF = 4096, 16, 64
_MASK = bytes([0x3A]) * SALT
_ROUNDS = 2


class Proof:
    """Proves the pages of one file."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        """`salt` is what the file begins with."""
        masked = bytes(a ^ b for a, b in zip(salt, _MASK, strict=True))
        self._key = hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, len(key))

    def holds(self, page: bytes, number: int) -> bool:
        """True where the page is as it was written; numbers count from 1."""
        return hmac.compare_digest(self._of(page, number), page[-PROOF:])

    def give(self, page: bytes, number: int) -> bytes:
        """The page with a proof of its own."""
        return page[:-PROOF] + self._of(page, number)

    def _of(self, page: bytes, number: int) -> bytes:
        said = page[SALT if number == 1 else 0 : -PROOF] + struct.pack("<I", number)
        return hmac.digest(self._key, said, "sha512")


def fill_from(path: Path, backup: Path, key: bytes) -> int:
    """Put the backup's page in place of each broken one of `path`; how many were put there."""
    with path.open("r+b") as broken, backup.open("rb") as whole:
        old = Proof(key, whole.read(SALT))
        salt = broken.read(SALT)
        if not _holds_one(broken, Proof(key, salt)):  # the salt itself is gone: every page is proved anew
            return 0
        ours, filled = Proof(key, salt), 0
        for number, page in _pages(whole):
            broken.seek((number - 1) * PAGE)
            there = broken.read(PAGE)
            if old.holds(page, number) and not (len(there) == PAGE and ours.holds(there, number)):
                broken.seek((number - 1) * PAGE)
                broken.write(ours.give(salt + page[SALT:] if number == 1 else page, number))
                filled += 1
    return filled


def _holds_one(file: BinaryIO, proof: Proof) -> bool:
    return any(proof.holds(page, number) for number, page in _pages(file))


def _pages(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    file.seek(0)
    number = 1
    while len(page := file.read(PAGE)) == PAGE:
        yield number, page
        number += 1
