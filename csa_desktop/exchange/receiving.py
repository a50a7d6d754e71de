"""Opens a bundle, shows what it would change, and takes it whole or not at all."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from csa_desktop.domain.team import Device
from csa_desktop.errors import UserError
from csa_desktop.exchange import envelope, trust, unpacking
from csa_desktop.exchange.content import Document, Manifest, Pages
from csa_desktop.exchange.identity import identity_of
from csa_desktop.exchange.sharing import LARGEST_FILE, Telling, digest, tell_nobody
from csa_desktop.exchange.unpacking import Read
from csa_desktop.store import admit, documents, others, reading, sending
from csa_desktop.store.admit import Admitted
from csa_desktop.store.others import Attestation, Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Chain, NotTakenError, Weighed

OPENING, READING, WEIGHING, CHECKING = "Opening", "Reading", "Weighing", "Checking the documents of"
KEEPING, AGAIN = "Keeping its documents", "Weighing it once more"
WRITING, ENDING = "Bringing it in, and making it searchable", "Finishing"
"""What is being done with a bundle; at any but the last it can be stopped, and nothing of it is there."""

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
    name: str = field(default="", repr=False)
    """What the file was called, where it is known; of this laptop alone."""

    @property
    def is_new(self) -> bool:
        """False where everything in it is here already."""
        return bool(self.weighed.new)


def open_bundle(store: Store, data: bytes, tell: Telling = tell_nobody) -> Opened:
    """Decrypt, verify and weigh a bundle. Raises NotTakenError with what is wrong, and changes nothing."""
    tell(OPENING, None)
    if len(data) > LARGEST_FILE:
        raise NotTakenError(TOO_LARGE)
    identity = identity_of(store)
    with store.reading() as connection:
        known = {c.device: c for c in others.contacts(connection) if c.confirmed}
    plain = envelope.opened(data, identity)
    sender = envelope.verify(plain, {device: contact.sign for device, contact in known.items()})
    tell(READING, None)
    read = unpacking.read(envelope.unfold(plain))
    tell(WEIGHING, None)
    sure, weighed = look_through(store, read, sender)
    for number, (document, bytes_of, _) in enumerate(read.documents()):
        tell(CHECKING, number / len(read.manifest.documents))
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


def take(store: Store, opened: Opened, tell: Telling = tell_nobody) -> Admitted:
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
        _keep_documents(store, opened, kept, tell)
        tell(AGAIN, None)
        also = others.followed_by(also, partial(tell, ENDING, None))
        return store.admit(opened.weighed, also, partial(tell, AGAIN), partial(tell, WRITING))
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


def _keep_documents(store: Store, opened: Opened, kept: list[str], tell: Telling) -> None:
    """Keep the documents that are wanted, in pieces that do not count yet; `kept` gets their hashes."""
    wanted = wanted_documents(store, opened)
    size = sum(document.size for document in wanted) or 1
    done = 0
    for document, data, pages in _wanted(store, opened, wanted) if wanted else ():
        kept.append(document.sha256)
        told = partial(_tell_part, tell, done / size, document.size / size)
        store.keep_pieces(data, document.sha256, pages, told)
        done += document.size


def _tell_part(tell: Telling, before: float, part: float, share: float) -> None:
    tell(KEEPING, before + part * min(1.0, share))


def _wanted(
    store: Store, opened: Opened, wanted: frozenset[Document]
) -> Iterator[tuple[Document, bytes, Pages]]:
    plain = envelope.opened(opened.data, identity_of(store))
    for document, data, pages in unpacking.documents(envelope.unfold(plain), opened.manifest):
        if document in wanted:
            yield document, data, pages
