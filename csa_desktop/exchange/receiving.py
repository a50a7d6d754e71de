"""Opens a bundle, shows what it would change, and takes it whole or not at all."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from csa_desktop.domain.team import Device
from csa_desktop.errors import UserError
from csa_desktop.exchange import envelope, trust, unpacking
from csa_desktop.exchange.content import Document, Manifest, Pages
from csa_desktop.exchange.identity import identity_of
from csa_desktop.exchange.sharing import digest
from csa_desktop.exchange.unpacking import Read
from csa_desktop.store import admit, documents, others, reading, sending
from csa_desktop.store.admit import Admitted
from csa_desktop.store.others import Attestation, Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Chain, NotTakenError, Weighed

LARGEST_FILE = 1 << 30

FOR_ANOTHER = (
    "This bundle is signed for somebody else. Nothing was changed. Ask your colleague to share it with you."
)
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
    data: bytes = field(repr=False)
    """The file as it came, to be kept where it is refused after all."""

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
    plain = envelope.opened(data, identity)
    sender = envelope.verify(plain, {device: contact.sign for device, contact in known.items()})
    read = unpacking.read(envelope.unfold(plain))
    sure, weighed = look_through(store, read, sender)
    for document, bytes_of, _ in read.documents():
        if digest(bytes_of) != document.sha256:
            raise NotTakenError(BAD_DOCUMENT)
    return Opened(digest(data), known[sender], read.manifest, weighed, sure, read, data)


def look_through(store: Store, read: Read, sender: str) -> tuple[dict[Chain, list[str]], Weighed]:
    """What of a bundle is certified, and what fits here. NotTakenError where not all of it may be taken."""
    manifest = read.manifest
    if manifest.sender != sender or store.device not in manifest.recipients:
        raise NotTakenError(FOR_ANOTHER)
    if any(change.header.assessment != manifest.assessment for change in read.changes):
        raise NotTakenError(unpacking.DAMAGED)
    sure = _certified(store, read)
    with store.reading() as connection:
        weighed = admit.look(connection, read.changes, sure)
    _demand_trusted(store, manifest.assessment, weighed)
    return sure, weighed


def _certified(store: Store, read: Read) -> dict[Chain, list[str]]:
    assessment = read.manifest.assessment
    keys = _keys(store, _devices(store, assessment))
    return trust.certified(assessment, read.manifest.attestations, read.changes, keys)


def _demand_trusted(store: Store, assessment: str, weighed: Weighed) -> None:
    """That those who made the changes are of the team, and that nobody is given another's keys."""
    devices = _devices(store, assessment)
    trust.demand_same_keys(weighed.new, devices, _keys(store, devices))
    with store.reading() as connection:
        here = {device.accepted[1] for device in devices if sending.is_here(connection, device.accepted[1])}
    trust.demand_members(weighed.new, devices, here)


def _keys(store: Store, devices: tuple[Device, ...]) -> dict[str, str]:
    with store.reading() as connection:
        return trust.keys_of(identity_of(store), others.contacts(connection), devices)


def _devices(store: Store, assessment: str) -> tuple[Device, ...]:
    with store.reading() as connection:
        return reading.devices(connection, assessment)


def take(store: Store, opened: Opened, progress: Callable[[float], None] | None = None) -> Admitted:
    """Take an opened bundle: its documents first, which count only from then on when its changes do."""
    assessment = opened.manifest.assessment
    _demand_trusted(store, assessment, opened.weighed)
    signed = [
        Attestation(assessment, a.device, a.number, a.change, a.signature)
        for a in opened.manifest.attestations
    ]
    kept: list[str] = []
    also = others.keeping_of_bundle(
        signed, sender=opened.sender.device, assessment=assessment, tips=opened.manifest.tips, documents=kept
    )
    try:
        for document, data, pages in _wanted(store, opened):
            kept.append(document.sha256)
            store.keep_pieces(data, document.sha256, pages, progress)
        return store.admit(opened.weighed, also)
    except BaseException:
        with contextlib.suppress(UserError):
            store.keep_local(lambda connection: documents.drop_unfinished(connection, kept))
        raise


def wanted_documents(store: Store, opened: Opened) -> frozenset[Document]:
    """The documents that are not here and that something will refer to; never one that was erased."""
    if not opened.manifest.documents:
        return frozenset()
    with store.reading() as connection:
        named = {*documents.used(connection), *admit.documents_of(connection, opened.weighed)}
        return frozenset(
            document
            for document in opened.manifest.documents
            if document.sha256 in named and not documents.is_whole(connection, document.sha256)
        )


def _wanted(store: Store, opened: Opened) -> Iterator[tuple[Document, bytes, Pages]]:
    wanted = wanted_documents(store, opened)
    if not wanted:
        return
    plain = envelope.opened(opened.data, identity_of(store))
    for document, data, pages in unpacking.documents(envelope.unfold(plain), opened.manifest):
        if document in wanted:
            yield document, data, pages
