"""The outside of a bundle: small, signed, encrypted to colleagues; written and read in one pass.

    age( MAGIC, zstd frame of the content, signature of both )

The signature is the last 64 bytes, so that a bundle can be written while it is made; nothing of the content
is looked at before it was verified.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import pyrage
import zstandard
from nacl.signing import SigningKey
from pyrage import x25519

from csa_desktop.exchange.identity import Identity, is_signed
from csa_desktop.exchange.unpacking import DAMAGED, NEWER
from csa_desktop.store.weighing import NotTakenError

MAGIC = b"csa_desktop bundle 1\n"
ANY_VERSION = b"csa_desktop bundle "
SEALED = b"age-encryption.org/"
"""How every sealed file begins."""
SIGNATURE = 64
AGE_ENDS, LARGEST_HEADER = b"\n--- ", 1 << 16
"""How age's own header ends, and where at the latest: each laptop it names, hundreds at most, costs time."""
PIECE = 1 << 16
FOLDING = 3
"""zstd's own middle way."""
LARGEST_CONTENT = 4 << 30
"""Bytes that a bundle may unfold to."""
MOST_FOLDED = 4000
"""So many times larger than its file a bundle may be; more is a bomb."""

NO_BUNDLE = (
    "This file is no bundle, whatever it is called, or it was damaged on the way. Nothing was changed. "
    "Choose the file that your colleague shared, or ask for it to be copied again."
)
NOT_WHOLE = (
    "This bundle is for this laptop, and did not come whole: it was cut short or damaged on the way. Nothing "
    "was changed. Copy it again from where your colleague wrote it, or ask for it to be shared again."
)
NOT_FOR_US = (
    "This bundle is not addressed to this laptop, or it was damaged on the way. Nothing was changed. Give "
    "your colleague the card of this laptop and ask for it to be shared with you; where that was done, copy "
    "the file again."
)
MAY_BE_HALF = frozenset((NO_BUNDLE, NOT_WHOLE, NOT_FOR_US))
"""What is said of a bundle that is still being copied."""
NOT_SIGNED = (
    "This bundle is signed by no laptop whose card you have confirmed. Nothing was changed. Ask whoever gave "
    "it to you for their card, compare its words under Colleagues, and try again."
)
TOO_LARGE = (
    "This bundle unfolds to more than any bundle may hold. It was not opened, and nothing was changed."
)


def write(content: Iterable[bytes], identity: Identity, recipients: Iterable[str], out: BinaryIO) -> None:
    """Write content as a bundle that the recipients' laptops can open, and no other."""
    keys = [x25519.Recipient.from_str(key) for key in recipients]
    reader = Reader(_signed(_folded(content), identity))
    try:
        pyrage.encrypt_io(reader, out, keys)
    except pyrage.EncryptError as error:
        raise reader.failed or error from None


def _folded(content: Iterable[bytes]) -> Iterator[bytes]:
    yield MAGIC
    folding = zstandard.ZstdCompressor(level=FOLDING).compressobj()
    for piece in content:
        if folded := folding.compress(piece):
            yield folded
    yield folding.flush()


def _signed(pieces: Iterable[bytes], identity: Identity) -> Iterator[bytes]:
    digest = hashlib.sha512()
    for piece in pieces:
        digest.update(piece)
        yield piece
    yield SigningKey(identity.seed).sign(digest.digest()).signature


def opened(data: bytes, identity: Identity) -> bytes:
    """A bundle decrypted; NotTakenError where it is none, is not for this laptop, or did not come whole."""
    if not data.startswith(SEALED):
        raise NotTakenError(NO_BUNDLE)
    if data.find(AGE_ENDS, 0, LARGEST_HEADER) < 0:
        raise NotTakenError(NOT_FOR_US)
    out = io.BytesIO()
    try:
        pyrage.decrypt_io(io.BytesIO(data), out, [x25519.Identity.from_str(identity.secret)])
    except pyrage.DecryptError as error:
        raise NotTakenError(NOT_FOR_US) from error
    except OSError as error:  # it was opened with this laptop's key, and is not as it was sealed
        raise NotTakenError(NOT_WHOLE) from error
    return out.getvalue()


def verify(sealed: bytes, keys: Mapping[str, str]) -> str:
    """Which device signed a decrypted bundle, given their public keys; NotTakenError where none did."""
    digest = hashlib.sha512(memoryview(sealed)[:-SIGNATURE]).digest()
    for device, key in keys.items():
        if is_signed(key, digest, sealed[-SIGNATURE:].hex()):
            return device
    raise NotTakenError(NOT_SIGNED)


def unfold(sealed: bytes) -> Iterator[bytes]:
    """The content of a decrypted bundle, piece by piece, never more than a bundle may hold."""
    if not sealed.startswith(MAGIC) or len(sealed) < len(MAGIC) + SIGNATURE:
        raise NotTakenError(NEWER if sealed.startswith(ANY_VERSION) else DAMAGED)
    folded = memoryview(sealed)[len(MAGIC) : -SIGNATURE]
    unfolding = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    most, size = min(LARGEST_CONTENT, max(len(folded), PIECE) * MOST_FOLDED), 0
    try:
        with unfolding.stream_reader(folded, read_across_frames=True) as reader:
            while piece := reader.read(PIECE):
                size += len(piece)
                if size > most:
                    raise NotTakenError(TOO_LARGE)
                yield piece
    except zstandard.ZstdError as error:
        raise NotTakenError(DAMAGED) from error


class Reader(io.RawIOBase):
    """Pieces as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.failed: Exception | None = None
        """What went wrong with the pieces, which would else be known as words only."""

    def readable(self) -> bool:
        """It is only read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none where there are no more."""
        while not self._rest:
            following = self._following()
            if following is None:
                return b""
            self._rest = memoryview(following)
        size = len(self._rest) if size < 0 else size
        piece, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return piece

    def _following(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except Exception as error:
            self.failed = error
            raise

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill a buffer as far as the next piece goes."""
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
