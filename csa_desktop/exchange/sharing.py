"""Makes a bundle: what colleagues lack of an assessment, with what is certified, and the documents of it."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from csa_desktop import clock
from csa_desktop.domain.values import Assessment, Source, new_id
from csa_desktop.errors import UserError
from csa_desktop.exchange import content, envelope
from csa_desktop.exchange.content import LONGEST_TITLE, Attested, Document, Manifest, Pages
from csa_desktop.exchange.identity import Identity, identity_of
from csa_desktop.exchange.trust import attest
from csa_desktop.store import documents, others, reading, sending
from csa_desktop.store.others import Attestation, Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Incoming

SUFFIX = ".csabundle"
LARGEST_FILE = 1 << 30
"""Bytes of a bundle that a laptop opens."""
TOO_LARGE = (
    "This bundle would be larger than any laptop opens (1 GB). Nothing was written. Share first with those "
    "who have sent a bundle back: they need only what they lack."
)
HEADER_BYTES = 700
"""About so many bytes a change has beside what it says."""

Progress = Callable[[float], None]
"""Is told a share from 0 to 1; what it raises ends the work."""
Telling = Callable[[str, float | None], None]
"""Is told what is being done, and a share of it where that is known; what it raises ends the work."""


def tell_nobody(_: str, __: float | None) -> None:
    """For work that nobody watches."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What would leave, before it does."""

    manifest: Manifest
    to: tuple[Contact, ...]
    changes: tuple[Incoming, ...]

    @property
    def document_bytes(self) -> int:
        """How large the documents are that travel."""
        return sum(document.size for document in self.manifest.documents)


def gather(store: Store, assessment: str, to: Sequence[Contact], *, everything: bool = False) -> Outgoing:
    """What the colleagues lack, as far as their last bundles told; `everything` where they ask for it.

    Signs this laptop's own chain as it stands. Raises UserError for nobody, or where a card is not confirmed.
    """
    if not to:
        raise UserError("Choose at least one colleague to share with.")
    if unsure := [contact.name for contact in to if not contact.confirmed]:
        raise UserError(f"Compare the words of the card with {', '.join(unsure)} first, and confirm them.")
    identity = identity_of(store)
    _attest(store, identity, assessment)
    with store.reading() as connection:
        attested = others.attestations(connection, assessment)
        told = [others.tips_of(connection, contact.device, assessment) for contact in to]
        have = {} if everything else _in_common(told)
        changes = tuple(sending.lacking(connection, assessment, have, _upto(attested)))
        tips = sending.tips(connection, assessment)
        wanted = _wanted_documents(reading.sources(connection, assessment), changes)
        whole = tuple(document for document in wanted if documents.is_whole(connection, document.sha256))
        about = reading.assessment(connection, assessment)
    manifest = _manifest(about, identity, to, changes, whole)
    signed = replace(manifest, tips=tips, attestations=_needed(attested, changes))
    return Outgoing(signed, tuple(to), changes)


def has_told(store: Store, assessment: str, contact: Contact) -> bool:
    """Whether a colleague's laptop ever said what it has of an assessment."""
    with store.reading() as connection:
        return bool(others.tips_of(connection, contact.device, assessment))


def _manifest(
    about: Assessment,
    identity: Identity,
    to: Sequence[Contact],
    changes: Sequence[Incoming],
    travelling: tuple[Document, ...],
) -> Manifest:
    return Manifest(
        bundle=new_id(),
        assessment=about.id,
        authority=about.authority[:LONGEST_TITLE],
        title=about.title[:LONGEST_TITLE],
        year=max(0, about.year),
        marking=about.marking[:LONGEST_TITLE],
        sender=identity.device,
        recipients=tuple(contact.device for contact in to),
        made=clock.now().isoformat(),
        tips={},
        attestations=(),
        changes=len(changes),
        documents=travelling,
        statements=_rows(changes, "statement"),
        cases=_rows(changes, "case"),
    )


def seal(store: Store, outgoing: Outgoing, progress: Progress | None = None) -> bytes:
    """The bundle's file, which only the named colleagues' laptops can open; UserError where none would."""
    if outgoing.document_bytes > envelope.LARGEST_CONTENT:
        raise UserError(TOO_LARGE)
    out = io.BytesIO()
    pieces = content.write(outgoing.manifest, outgoing.changes, _bytes_of(store, outgoing.manifest.documents))
    if progress:
        pieces = _told(pieces, _size_of(outgoing), progress)
    envelope.write(pieces, identity_of(store), [contact.box for contact in outgoing.to], out)
    if out.tell() > LARGEST_FILE:
        raise UserError(TOO_LARGE)
    return out.getvalue()


def _size_of(outgoing: Outgoing) -> int:
    """About how many bytes the content has."""
    payloads = (change.payload for change in outgoing.changes)
    return outgoing.document_bytes + sum(HEADER_BYTES + len(p.body if p else "") for p in payloads)


def _told(pieces: Iterable[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    """Say how far it is, at each hundredth."""
    done = said = 0.0
    for piece in pieces:
        yield piece
        done += len(piece)
        if done - said >= size / 100:
            said = done
            progress(min(1.0, done / max(1, size)))


def _attest(store: Store, identity: Identity, assessment: str) -> None:
    with store.reading() as connection:
        ends = sending.tips(connection, assessment).get(identity.device, ())
    signed = [attest(identity, assessment, *end) for end in ends]
    store.keep_local(lambda connection: others.keep_attestations(connection, signed))


def _upto(attested: Iterable[Attestation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in attested:
        found.setdefault(one.device, []).append(one.change)
    return found


def _in_common(told: Sequence[sending.Tips]) -> sending.Tips:
    """What all of them have: only chains that each of them named, up to the least of their ends."""
    devices = set(told[0]).intersection(*told[1:])
    return {device: min((tips[device] for tips in told), key=_far) for device in devices}


def _far(ends: Sequence[tuple[int, str]]) -> int:
    return min((number for number, _ in ends), default=0)


def _needed(attested: Iterable[Attestation], changes: Sequence[Incoming]) -> tuple[Attested, ...]:
    """The newest signatures over what goes: each stands for all before it."""
    before = {change.id: change.header.prev for change in changes}
    needed = []
    for one in sorted(attested, key=lambda one: -one.number):
        if one.change in before:
            needed.append(Attested(one.device, one.number, one.change, one.signature))
        here = one.change
        while here in before:
            here = before.pop(here)
    return tuple(needed)


def _wanted_documents(sources: Iterable[Source], changes: Sequence[Incoming]) -> Iterator[Document]:
    """The documents that sources among the changes have."""
    touched = {change.header.row for change in changes if change.header.tbl == "source"}
    for source in {s.sha256: s for s in sources if s.id in touched and s.sha256}.values():
        yield Document(source.sha256, source.size)


def _bytes_of(store: Store, travelling: Sequence[Document]) -> Iterator[tuple[Pages, Iterable[bytes]]]:
    for document in travelling:
        yield store.page_texts(document.sha256), [store.document(document.sha256)]


def _rows(changes: Iterable[Incoming], table: str) -> int:
    return len({change.header.row for change in changes if change.header.tbl == table})


def digest(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()
