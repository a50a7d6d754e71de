"""Whom this laptop believes: keys of confirmed contacts and of the team's laptops, and what they signed."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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
TAKEN_AWAY = (
    "It takes a laptop out of the list of the team's, so that what it wrote could not be known any more. "
    "Nothing was changed. Ask your colleague how that came about."
)
OTHER_KEY = (
    "It gives a laptop of the team another key than the one that is known. Nothing was changed. Ask your "
    "colleagues whose laptop it is, and compare the words of its card again."
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
    came = {change.id: change.header for change in incoming}
    sure: dict[Chain, list[str]] = {}
    for one in attested:
        header = came.get(one.change)
        if header is None or (header.device, header.number) != (one.device, one.number):
            raise NotTakenError("A signature in it is over a change that is not in it. Nothing was changed.")
        said = _signed(assessment, one.device, one.number, one.change)
        if one.device not in known or not is_signed(known[one.device], said, one.signature):
            raise NotTakenError("A signature in it is not that of the laptop it names. Nothing was changed.")
        sure.setdefault((assessment, one.device), []).append(one.change)
    return sure


def demand_members(new: Sequence[Incoming], devices: Iterable[Device], here: Container[str]) -> None:
    """NotTakenError where a change was made after its laptop was taken off the team.

    `here` are those of the last accepted changes that are in the log: all that is new goes past these.
    """
    for device in devices:
        if device.removed:
            ours = [change for change in new if change.header.device == device.device]
            if any(_is_late(change, device, here) for change in ours) or _goes_round(ours, device):
                raise NotTakenError(REMOVED)


def _is_late(change: Incoming, device: Device, here: Container[str]) -> bool:
    number, last = device.accepted
    return last in here or change.header.number > number


def _goes_round(ours: Sequence[Incoming], device: Device) -> bool:
    """True where the last accepted change is among them, and some are not before it in the chain."""
    before = {change.id: change.header.prev for change in ours}
    _, last = device.accepted
    if last not in before:
        return False
    here = last
    while here in before:
        here = before.pop(here)
    return bool(before)


def demand_same_keys(new: Sequence[Incoming], devices: Iterable[Device], keys: Mapping[str, str]) -> None:
    """NotTakenError where a change gives a laptop of the team another key, or takes away what it is known by.

    Who leaves a team stays in its list, with a mark: what they wrote before has to be known as theirs.
    """
    for header in (change.header for change in new):
        if header.tbl == "device" and (header.op != log.WRITE or header.scope_case):
            raise NotTakenError(TAKEN_AWAY)
    rows, known = {device.id: device.device for device in devices}, dict(keys)
    for row, said in _of_laptops(new):
        device = str(said.get("device", rows.get(row, "")))
        sign = str(said.get("sign", known.get(device, "")))
        if rows.setdefault(row, device) != device or known.setdefault(device, sign) != sign:
            raise NotTakenError(OTHER_KEY)


def _introduced(incoming: Iterable[Incoming]) -> dict[str, str]:
    """The key of every laptop that the changes put on the team."""
    found: dict[str, str] = {}
    for _, said in _of_laptops(incoming):
        if said.get("device") and said.get("sign"):
            found.setdefault(str(said["device"]), str(said["sign"]))
    return found


def _of_laptops(changes: Iterable[Incoming]) -> Iterator[tuple[str, dict[str, log.Value]]]:
    """(row, values) of every change that says something of a laptop of the team."""
    for change in changes:
        if change.header.tbl == "device" and change.header.op == log.WRITE and change.payload is not None:
            yield change.header.row, log.unseal(change.payload.body, change.header.schema_version, "device")


def _signed(assessment: str, device: str, number: int, change: str) -> bytes:
    return b"csa_desktop attestation 1\n" + log.canonical([assessment, device, number, change]).encode()
