"""The ways in which a person opens a store."""

from dataclasses import dataclass, field
from pathlib import Path

from csa_desktop.store import slots
from csa_desktop.store.os_keyring import Ring
from csa_desktop.store.slots import Opened


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase that was typed."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The printed recovery key as somebody typed it."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyring:
    """This computer's keyring."""

    ring: Ring | None = field(repr=False)


How = Passphrase | RecoveryKey | Keyring


def unlock(folder: Path, how: How) -> Opened:
    """The keys that a secret opens; UserError where it opens none."""
    match how:
        case Passphrase(words):
            return slots.open_with_passphrase(folder, words)
        case RecoveryKey(words):
            return slots.open_with_recovery(folder, words)
        case Keyring(ring):
            return slots.open_with_keyring(folder, ring)
