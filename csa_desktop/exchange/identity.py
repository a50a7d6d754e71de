"""This laptop's own keys: one to sign with, one to be written to. They never leave the store."""

import json
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from pyrage import x25519

from csa_desktop.store import local
from csa_desktop.store.store import Store

_SETTING = "identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys of a device; a store that was restored is another device and gets others."""

    device: str
    seed: bytes
    secret: str
    """The age identity that opens bundles written to this laptop."""

    @property
    def sign(self) -> str:
        """The public key that others verify with, as hexadecimal figures."""
        return bytes(SigningKey(self.seed).verify_key).hex()

    @property
    def box(self) -> str:
        """What others encrypt to."""
        return str(x25519.Identity.from_str(self.secret).to_public())

    def signed(self, data: bytes) -> str:
        """A signature over `data`, as hexadecimal figures."""
        return SigningKey(self.seed).sign(data).signature.hex()


def identity_of(store: Store) -> Identity:
    """The store's own keys, made when they are asked for first."""
    kept = _kept(store)
    if kept is None:
        made = {"device": store.device, "seed": bytes(SigningKey.generate()).hex()}
        made["secret"] = str(x25519.Identity.generate())
        store.keep_local(lambda connection: local.put_setting(connection, _SETTING, json.dumps(made)))
        kept = _kept(store)
        assert kept is not None
    return kept


def _kept(store: Store) -> Identity | None:
    said = json.loads(store.setting(_SETTING) or "{}")
    if said.get("device") != store.device:
        return None
    return Identity(said["device"], bytes.fromhex(said["seed"]), said["secret"])


def is_signed(key: str, data: bytes, signature: str) -> bool:
    """True where the signature over `data` is that of the public key `key`, both hexadecimal."""
    try:
        VerifyKey(bytes.fromhex(key)).verify(data, bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True
