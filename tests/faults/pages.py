"""Reads a store's file and WAL page by page, decrypted, without SQLite: what is really on the disk."""

import hashlib
import hmac
import struct

import pytest

PAGE, SALT, IV, PROOF = 4096, 16, 16, 64
WAL_HEADER, FRAME_HEADER = 32, 24


def decrypted(path, key):
    """Every page of a store's file, and every frame of the WAL beside it, old ones too, as plain bytes."""
    data = path.read_bytes()
    salt = data[:SALT]
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        if any(page):  # a page that is in the WAL only has not been written to the file yet
            yield _plain(page, at // PAGE + 1, key, salt)
    wal = path.with_name(f"{path.name}-wal")
    frames = wal.read_bytes()[WAL_HEADER:] if wal.exists() else b""
    size = FRAME_HEADER + PAGE
    for at in range(0, len(frames) - size + 1, size):
        (number,) = struct.unpack(">I", frames[at : at + 4])
        yield _plain(frames[at + FRAME_HEADER : at + size], number, key, salt)


def _plain(page, number, key, salt):
    start = SALT if number == 1 else 0
    body, iv, proof = page[start : -IV - PROOF], page[-IV - PROOF : -PROOF], page[-PROOF:]
    if not hmac.compare_digest(_proof(body + iv, number, key, salt), proof):
        raise ValueError(f"page {number} fails its proof")
    ciphers = pytest.importorskip("cryptography.hazmat.primitives.ciphers")
    opener = ciphers.Cipher(ciphers.algorithms.AES(key), ciphers.modes.CBC(iv)).decryptor()
    return opener.update(body) + opener.finalize()


def _proof(content, number, key, salt):
    proving = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    return hmac.new(proving, content + struct.pack("<I", number), "sha512").digest()
