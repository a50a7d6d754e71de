"""Secrets: a store's key, passphrases made costly to guess, and one key wrapped by another.

What is promised: keys are random, held as `bytearray` and overwritten by `wipe` when they are done with.
What Python cannot promise: passphrases are `str`, and the bindings of libsodium, Argon2 and SQLCipher make
copies of their own that nobody can overwrite. Only the end of the process clears those, and that is how the
program locks (harden.replace_process). What the system itself wrote to a page or hibernation file is beyond
the program: the disk should be encrypted as well.
"""

import getpass
import hashlib
import secrets
import time
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import Path

from argon2 import low_level as argon2
from argon2.exceptions import HashingError
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from csa_desktop.errors import UserError

KEY_BYTES = 32
SALT_BYTES = 16
MINIMUM_LENGTH = 12
_NONCE_BYTES = 24
_LONGEST_LINE = 4096

_USUAL_MEMORY = 128 * 1024
_SMALLEST_MEMORY = 32 * 1024
_FEWEST_PASSES, _MOST_PASSES = 3, 32
_LANES = 4
_MOST_MEMORY = 1024 * 1024
_MOST_LANES = 16
_MOST_WORK = 8 * 1024 * 1024
"""KiB times passes: some ten seconds. A file that asks for more was not written by this program."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What trying one passphrase costs: Argon2id with `passes` over `memory` KiB in `lanes` lanes."""

    passes: int
    memory: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """False for a cost that Argon2 does not allow, or that no file of this program asks for."""
        return (
            self.passes >= 1
            and 1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory <= _MOST_MEMORY
            and self.passes * self.memory <= _MOST_WORK
        )


def new_key() -> bytearray:
    """A random key of 32 bytes."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def new_salt() -> bytes:
    """A random salt for a passphrase slot."""
    return secrets.token_bytes(SALT_BYTES)


def wipe(secret: bytearray) -> None:
    """Overwrite a secret in place; copies made elsewhere stay until the process ends."""
    secret[:] = bytes(len(secret))


def key_id(key: bytes | bytearray) -> str:
    """A name for a key that tells nothing about it."""
    return hashlib.blake2b(key, digest_size=16, person=b"csa key name").hexdigest()


def bridge_key(key: bytes | bytearray) -> bytearray:
    """The key under which another store key is wrapped: the store's own key serves one purpose only."""
    return bytearray(hashlib.blake2b(key=bytes(key), digest_size=KEY_BYTES, person=b"csa bridge").digest())


def wrap(key: bytes | bytearray, wrapping: bytearray, about: bytes) -> bytes:
    """`key` encrypted under `wrapping` and bound to `about`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(key), about, nonce, bytes(wrapping))
    return nonce + sealed


def unwrap(wrapped: bytes, wrapping: bytearray, about: bytes) -> bytearray | None:
    """The key inside `wrapped`; None where the wrapping key is another one or anything was changed."""
    nonce, sealed = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
    try:
        key = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, about, nonce, bytes(wrapping))
    except CryptoError:
        return None
    return bytearray(key)


def passphrase_bytes(passphrase: str) -> bytes:
    """What a passphrase is however its letters were composed: RFC 8265's opaque string."""
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in passphrase)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


def demand_good(passphrase: str) -> None:
    """UserError unless the passphrase is long enough; there are no rules about what is in it."""
    length = len(unicodedata.normalize("NFC", passphrase.strip()))
    if length < MINIMUM_LENGTH:
        raise UserError(
            f"A passphrase needs at least {MINIMUM_LENGTH} characters; this one has {length}. "
            "Four or five unrelated words are long enough and easy to remember."
        )


def read_passphrase(file: Path | None, prompt: str) -> str:
    """The first line of `file`, or what is typed unseen at the prompt."""
    return _first_line(file) if file else _typed(prompt)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytearray:
    """The wrapping key that a passphrase gives at this cost."""
    try:
        return bytearray(_argon2(passphrase_bytes(passphrase), salt, cost))
    except HashingError as error:
        raise UserError(
            f"Opening the store needs {cost.memory // 1024} MiB of free memory, which this computer does not "
            "have now. Close other programs and try again."
        ) from error


def calibrate(seconds: float = 0.5) -> Cost:
    """A cost that takes about `seconds` on this computer, never below what is held to be safe (RFC 9106)."""
    memory = _USUAL_MEMORY
    while True:
        began = time.perf_counter()
        try:
            _argon2(b"how fast is this computer", bytes(SALT_BYTES), Cost(_FEWEST_PASSES, memory, _LANES))
        except HashingError:
            if memory <= _SMALLEST_MEMORY:
                raise UserError("This computer has too little free memory. Close other programs.") from None
            memory //= 2
            continue
        passes = round(_FEWEST_PASSES * seconds / (time.perf_counter() - began))
        return Cost(min(max(passes, _FEWEST_PASSES), _MOST_PASSES), memory, _LANES)


def _argon2(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return argon2.hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=argon2.Type.ID,
        version=19,
    )


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            line = opened.readline(_LONGEST_LINE)
        found = line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise UserError(f"The passphrase file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise UserError("The passphrase file is not a text file in UTF-8.") from None
    if not found or len(line) == _LONGEST_LINE:
        raise UserError("The first line of the passphrase file must be the passphrase.")
    return found


def _typed(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (EOFError, getpass.GetPassWarning):
        raise UserError(
            "There is no terminal at which a passphrase could be typed unseen. Put it in the first line of a "
            "file that only you can read, and name that file."
        ) from None
