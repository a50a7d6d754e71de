"""The system's keyring, as a convenience that can only ever open a slot of its own.

It keeps one random 32-byte wrapping key per slot, in hexadecimal: long secrets fail on Windows. Backends
are loaded by name from a list, so that neither a setting nor an installed plug-in can bring in one that
keeps plain text. Backends fail in their own ways (D-Bus, system calls, a cancelled dialog), so any fault of
theirs reads as "not available". Calls may wait for a person at the system's own dialog: not for the
window's thread.
"""

import sys
from typing import Protocol

from csa_desktop.errors import UserError
from csa_desktop.store.keys import KEY_BYTES

SERVICE = "csa-desktop"
_TRUSTED = {
    "linux": (
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    ),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_NOT_NOW = (
    "The system's keyring is not available. Open the store with the passphrase; the keyring is not needed."
)


class Ring(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The secret kept under a name, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a secret under a name."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Forget the secret under a name."""


def find() -> Ring | None:
    """The first keyring of the list that works here, or None. Imports `keyring` (0.1 s), so not at start."""
    from keyring.core import load_keyring

    for name in _TRUSTED.get(sys.platform, ()):
        try:
            found = load_keyring(name)
        except Exception:  # noqa: S112 - not there or not working: the next one
            continue
        if is_trusted(found):
            if sys.platform == "win32":
                # the default lets the credential roam to other computers of the domain
                found.persist = "local machine"  # type: ignore[attr-defined]
            return found
    return None


def is_trusted(ring: object) -> bool:
    """True for exactly the backends of this system's list: no subclass, chainer or plain-text file."""
    kind = type(ring)
    return f"{kind.__module__}.{kind.__qualname__}" in _TRUSTED.get(sys.platform, ())


def keep(ring: Ring, name: str, secret: bytearray) -> None:
    """Keep the secret under `name` and see that it comes back; UserError where it does not."""
    try:
        ring.set_password(SERVICE, name, secret.hex())
    except Exception as error:
        raise UserError(_NOT_NOW) from error
    if fetch(ring, name) != secret:
        raise UserError(_NOT_NOW)


def fetch(ring: Ring, name: str) -> bytearray | None:
    """The secret under `name`; None where the keyring does not have it or does not answer."""
    try:
        kept = bytearray.fromhex(ring.get_password(SERVICE, name) or "")
    except Exception:
        return None
    return kept if len(kept) == KEY_BYTES else None


def forget(ring: Ring, name: str) -> None:
    """Forget the secret under `name`, as far as the keyring answers; without its slot it opens nothing."""
    try:
        ring.delete_password(SERVICE, name)
    except Exception:
        return
