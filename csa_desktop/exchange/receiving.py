"""Opens a bundle, shows what it would change, and takes it whole or not at all."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.domain.team import Device
from csa_desktop.exchange import content, envelope, trust
from csa_desktop.exchange.content import Manifest, Read
from csa_desktop.exchange.identity import identity_of
from csa_desktop.exchange.sharing import digest
from csa_desktop.store import admit, others
from csa_desktop.store.admit import Admitted
from csa_desktop.store.others import Attestation, Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Chain, NotTakenError, Weighed

LARGEST_FILE = 1 << 30

FOR_ANOTHER = "This bundle is signed for somebody else. Nothing was changed."
TOO_LARGE = "This file is larger than any bundle. It was not opened, and nothing was changed."
BAD_DOCUMENT = "A document in it is not what its name says: it was damaged on the way. Nothing was changed."


@dataclass
class Opened:
    """A bundle that is for this laptop, whole and signed; nothing of it is in the store yet."""

    sha256: str
    sender: Contact
    manifest: Manifest
    weighed: Weighed
    certified: dict[Chain, list[str]]
    read: Read

    @property
    def is_new(self) -> bool:
        """False where everything in it is here already."""
        return bool(self.weighed.new)


def open_bundle(store: Store, data: bytes) -> Opened:
    """Decrypt, verify and weigh a bundle. Raises NotTakenError with what is wrong, and changes nothing."""
    if len(data) > LARGEST_FILE:
        raise NotTakenError(TOO_LARGE)
    identity = identity_of(store)
    with store.reading() as connection:
        known = {c.device: c for c in others.contacts(connection) if c.confirmed}
    sealed = io.BytesIO()
    envelope.open_sealed(io.BytesIO(data), identity, sealed)
    plain = sealed.getvalue()
    sender = envelope.verify(plain, {device: contact.sign for device, contact in known.items()})
    read = content.read(envelope.unfold(plain))
    manifest = read.manifest
    if manifest.sender != sender or identity.device not in manifest.recipients:
        raise NotTakenError(FOR_ANOTHER)
    if any(change.header.assessment != manifest.assessment for change in read.changes):
        raise NotTakenError(content.DAMAGED)
    devices = _devices(store, manifest.assessment)
    sure = _certified(store, read, devices)
    with store.reading() as connection:
        weighed = admit.look(connection, read.changes, sure)
    trust.demand_members(weighed.new, devices)
    return Opened(digest(data), known[sender], manifest, weighed, sure, read)


def _certified(store: Store, read: Read, devices: tuple[Device, ...]) -> dict[Chain, list[str]]:
    with store.reading() as connection:
        keys = trust.keys_of(identity_of(store), others.contacts(connection), devices)
    return trust.certified(read.manifest.assessment, read.manifest.attestations, read.changes, keys)


def _devices(store: Store, assessment: str) -> tuple[Device, ...]:
    known = {found.id for found in store.assessments()}
    return store.trail(assessment).rows.devices if assessment in known else ()


def take(store: Store, opened: Opened, progress: Callable[[float], None] | None = None) -> Admitted:
    """Take an opened bundle: its documents first, which nothing refers to yet, then its changes at once."""
    for document, data, pages in opened.read.documents():
        if digest(data) != document.sha256:
            raise NotTakenError(BAD_DOCUMENT)
        store.keep_document(data, document.sha256, pages, progress)

    manifest = opened.manifest
    signed = [
        Attestation(manifest.assessment, a.device, a.number, a.change, a.signature)
        for a in manifest.attestations
    ]
    also = others.keeping_of_bundle(
        signed, sender=opened.sender.device, assessment=manifest.assessment, tips=manifest.tips
    )
    return store.admit(opened.weighed, lambda connection, _: also(connection))
