"""`keys.json` beside the store: the slots, each the store's key wrapped by one secret.

The file tells nothing without a secret. It is always written whole (durable.py), carries a digest of itself
so that damage is told from a wrong passphrase, and asks for no more work than `keys.Cost.bearable` allows.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csa_desktop.errors import UserError
from csa_desktop.store.durable import write_durably
from csa_desktop.store.failures import DamagedError
from csa_desktop.store.keys import SALT_BYTES, Cost

NAME = "keys.json"
FORMAT = "csa-desktop keys"
VERSION = 1
_LARGEST = 64 * 1024
_MOST_SLOTS = 16

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
RECOVERY = "recovery"
KEYRING = "keyring"
BRIDGE = "bridge"
"""A store key wrapped by the other store key, only while a rekey is unfinished."""
_KINDS = (PASSPHRASE, RECOVERY, KEYRING, BRIDGE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of one store key. `key` and `by` name keys (keys.key_id), `made` is an ISO time."""

    id: str
    kind: str
    key: str
    made: str
    wrapped: bytes = b""
    salt: bytes = b""
    cost: Cost | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of the store with this id, those of the older key first."""

    store: str
    slots: tuple[Slot, ...]

    def of_kind(self, *kinds: str) -> tuple[Slot, ...]:
        """The slots of these kinds, in order."""
        return tuple(slot for slot in self.slots if slot.kind in kinds)

    def of_key(self, key: str) -> tuple[Slot, ...]:
        """The slots that wrap this store key, bridges not counted."""
        return tuple(slot for slot in self.slots if slot.key == key and slot.kind != BRIDGE)

    @property
    def keys(self) -> tuple[str, ...]:
        """The store keys that slots wrap, the older first: two while a rekey is unfinished."""
        return tuple(dict.fromkeys(slot.key for slot in self.slots))


def about(store: str, slot: Slot) -> bytes:
    """Everything a wrapping is bound to: a slot that is moved, relabelled or changed does not open."""
    header = {name: value for name, value in _plain(slot).items() if name != "wrapped"}
    return _canonical({"format": FORMAT, "version": VERSION, "store": store, "slot": header})


def path(folder: Path) -> Path:
    """Where the slots of the store in this folder are."""
    return folder / NAME


def read(folder: Path) -> SlotFile:
    """The slots; UserError where they are missing, damaged or of a newer version."""
    try:
        data = _loaded(_bytes(folder))
        if data["format"] == FORMAT and type(data["version"]) is int and data["version"] > VERSION:
            raise UserError(
                f"This store's {NAME} was made by a newer version of csa_desktop. Install that version to "
                "open it; nothing has been changed."
            )
        return _parsed(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DamagedError(
            f"This store's {NAME}, which holds its keys, is damaged. Restore {NAME} from a backup of this "
            "store; the store itself has not been touched."
        ) from None


def write(folder: Path, file: SlotFile) -> None:
    """Put the slots on disk in place of the old ones, whole or not at all."""
    if len(file.slots) > _MOST_SLOTS:
        raise UserError(f"A store can have no more than {_MOST_SLOTS} ways to open it. Remove one first.")
    data = {
        "format": FORMAT,
        "version": VERSION,
        "store": file.store,
        "slots": [_plain(slot) for slot in file.slots],
    }
    text = json.dumps({**data, "digest": _digest(data)}, indent=1)
    write_durably(path(folder), text.encode())


def _bytes(folder: Path) -> bytes:
    try:
        with path(folder).open("rb") as opened:
            return opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise DamagedError(
            f"{NAME}, which holds this store's keys, is missing. Restore {NAME} from a backup of this store."
        ) from None
    except OSError as error:
        raise UserError(f"{NAME} cannot be read: {error.strerror}.") from error


def _loaded(raw: bytes) -> dict[str, Any]:
    if len(raw) > _LARGEST:
        raise ValueError("too large")
    data = json.loads(raw)
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data


def _parsed(data: dict[str, Any]) -> SlotFile:
    digest = data.pop("digest")
    if data["format"] != FORMAT or data["version"] != VERSION or digest != _digest(data):
        raise ValueError("not what was written")
    slots = tuple(_slot(**slot) for slot in data["slots"])
    file = SlotFile(_text(data["store"]), slots)
    if not 1 <= len(slots) <= _MOST_SLOTS or len(file.keys) > 2:
        raise ValueError("more slots or keys than are ever written")
    return file


def _slot(
    *, id: str, kind: str, key: str, made: str, wrapped: str, salt: str, cost: list[int] | None, by: str
) -> Slot:
    slot = Slot(
        id=_text(id),
        kind=_text(kind),
        key=_text(key),
        made=_text(made),
        wrapped=bytes.fromhex(wrapped),
        salt=bytes.fromhex(salt),
        cost=_cost(cost) if cost is not None else None,
        by=_text(by),
    )
    if slot.kind not in _KINDS or (slot.kind == PASSPHRASE) != (slot.cost is not None):
        raise ValueError("no such slot")
    if slot.kind == PASSPHRASE and len(slot.salt) != SALT_BYTES:
        raise ValueError("not a salt")
    return slot


def _cost(numbers: list[int]) -> Cost:
    passes, memory, lanes = numbers
    cost = Cost(passes, memory, lanes)
    if any(type(number) is not int for number in numbers) or not cost.bearable:
        raise ValueError("a cost that is never asked for")
    return cost


def _plain(slot: Slot) -> dict[str, Any]:
    cost = [slot.cost.passes, slot.cost.memory, slot.cost.lanes] if slot.cost else None
    return {
        "id": slot.id,
        "kind": slot.kind,
        "key": slot.key,
        "made": slot.made,
        "wrapped": slot.wrapped.hex(),
        "salt": slot.salt.hex(),
        "cost": cost,
        "by": slot.by,
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _digest(data: dict[str, Any]) -> str:
    return hashlib.blake2b(_canonical(data), digest_size=16).hexdigest()


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
