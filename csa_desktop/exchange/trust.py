"""Whom this laptop believes: keys of confirmed contacts and of the team's laptops, and what they signed."""

from collections.abc import Iterable, Mapping, Sequence

from csa_desktop.domain.team import Device
from csa_desktop.exchange.content import Attested
from csa_desktop.exchange.identity import Identity, is_signed
from csa_desktop.store import log
from csa_desktop.store.others import Attestation, Contact
from csa_desktop.store.weighing import Chain, Incoming, NotTakenError

REMOVED = (
    "It holds changes that somebody made after being taken off the team of this assessment. Nothing was "
    "changed. Ask whoever leads it."
)


def attest(identity: Identity, assessment: str, number: int, change: str) -> Attestation:
    """This laptop's signature over the end of its chain."""
    signature = identity.signed(_signed(assessment, identity.device, number, change))
    return Attestation(assessment, identity.device, number, change, signature)


def keys_of(identity: Identity, contacts: Iterable[Contact], devices: Iterable[Device]) -> dict[str, str]:
    """The public key of every laptop that is believed, by device."""
    keys = {device.device: device.sign for device in devices if device.sign}
    keys |= {contact.device: contact.sign for contact in contacts if contact.confirmed}
    return {**keys, identity.device: identity.sign}


def certified(
    assessment: str, attested: Sequence[Attested], incoming: Sequence[Incoming], keys: Mapping[str, str]
) -> dict[Chain, list[str]]:
    """The changes of each chain that their laptops signed.

    A laptop that is not known here is believed on the word of whoever sent the bundle, whose card was
    confirmed; a key that is known is never replaced by one that came.
    """
    known = {**_introduced(incoming), **keys}
    sure: dict[Chain, list[str]] = {}
    for one in attested:
        said = _signed(assessment, one.device, one.number, one.change)
        if one.device not in known or not is_signed(known[one.device], said, one.signature):
            raise NotTakenError("A signature in it is not that of the laptop it names. Nothing was changed.")
        sure.setdefault((assessment, one.device), []).append(one.change)
    return sure


def demand_members(new: Iterable[Incoming], devices: Iterable[Device]) -> None:
    """NotTakenError where a change was made after its laptop was taken off the team."""
    last = {d.device: int(d.last.partition(":")[0] or 0) for d in devices if d.removed}
    if any(change.header.number > last.get(change.header.device, change.header.number) for change in new):
        raise NotTakenError(REMOVED)


def _introduced(incoming: Iterable[Incoming]) -> dict[str, str]:
    """The key of every laptop that the changes put on the team."""
    found: dict[str, str] = {}
    for change in incoming:
        if change.header.tbl == "device" and change.header.op == log.WRITE and change.payload is not None:
            said = log.unseal(change.payload.body, change.header.schema_version, "device")
            if said.get("device") and said.get("sign"):
                found.setdefault(str(said["device"]), str(said["sign"]))
    return found


def _signed(assessment: str, device: str, number: int, change: str) -> bytes:
    return b"csa_desktop attestation 1\n" + log.canonical([assessment, device, number, change]).encode()
