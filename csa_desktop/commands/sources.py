"""Documents and other sources: expected, received, admissible or not."""

from collections.abc import Callable, Mapping

from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import Source, new_id
from csa_desktop.errors import UserError
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

YES, NO, UNDECIDED = "yes", "no", ""
EXPECTED, RECEIVED, NOT_COMING = "expected", "received", "not-coming"
DESCRIBED = frozenset(("title", "kind", "dated", "provenance", "state"))
"""What can be corrected about a source, besides whether it may be analysed."""


def expect_usual(store: Store, assessment: str, pack: Pack) -> Recorded:
    """List every document that the framework says to expect and that is not listed yet."""
    listed = {s.kind for s in store.trail(assessment).sources()}
    edits = [
        Edit("source", new_id(), _begun(pack, kind.id, kind.title, EXPECTED))
        for kind in pack.source_kinds
        if kind.expected and kind.id not in listed
    ]
    return store.record("List the expected documents", edits, assessment=assessment)


def expect(store: Store, assessment: str, pack: Pack, *, kind: str, title: str = "") -> Recorded:
    """List one document that is to come."""
    named = title.strip() or pack.source_kind(kind).title
    edit = Edit("source", new_id(), _begun(pack, kind, keepable(named), EXPECTED))
    return store.record("List a document to come", [edit], assessment=assessment)


def _begun(pack: Pack, kind: str, title: str, state: str) -> dict[str, Value]:
    return {"kind": kind, "title": title, "state": state, **decided(pack, kind)}


def decided(pack: Pack, kind: str) -> dict[str, Value]:
    """Whether documents of a kind may be analysed as the framework says; nothing of an unknown kind."""
    about = next((k for k in pack.source_kinds if k.id == kind), None)
    if about is None:
        return {"admissible": UNDECIDED, "reason": ""}
    decided = {True: YES, False: NO, None: UNDECIDED}[about.admissible]
    return {"admissible": decided, "reason": about.admissible_because}


def add_document(
    store: Store,
    assessment: str,
    pack: Pack,
    document: Document,
    data: bytes,
    *,
    kind: str,
    title: str,
    file_name: str = "",
    dated: str = "",
    provenance: str = "",
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """Keep a document and list it as received. It is visible only once all of it is kept.

    Raises UserError where the same document is listed already.
    """
    _refuse_twin(store, assessment, document.sha256)
    _keep(store, document, data, progress)
    about = _begun(pack, kind, keepable(title.strip()), RECEIVED)
    about |= _as_read(document, file_name) | {"dated": dated, "provenance": keepable(provenance)}
    return store.record("Add a document", [Edit("source", new_id(), about)], assessment=assessment)


def receive(
    store: Store,
    assessment: str,
    source: str,
    document: Document,
    data: bytes,
    *,
    file_name: str = "",
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """The expected document came, or a new version replaces the one that was there.

    What quoted the old version stays as it is and is shown as resting on a changed source.
    """
    _refuse_twin(store, assessment, document.sha256)
    _keep(store, document, data, progress)
    about = _as_read(document, file_name) | {"state": RECEIVED}
    return store.record("Receive a document", [Edit("source", source, about)], assessment=assessment)


def _refuse_twin(store: Store, assessment: str, sha256: str) -> None:
    for source in store.trail(assessment).sources():
        if source.sha256 == sha256:
            raise UserError(f"This document is already here, as “{source.title}”. Nothing was added.")


def _keep(store: Store, document: Document, data: bytes, progress: Callable[[float], None] | None) -> None:
    pages = [(page.number, page.label, keepable(page.text)) for page in document.pages]
    store.keep_document(data, document.sha256, pages, progress)


def _as_read(document: Document, file_name: str) -> dict[str, Value]:
    return {
        "sha256": document.sha256,
        "media": document.media,
        "size": document.size,
        "pages": len(document.pages),
        "reading": document.reading,
        "file_name": keepable(file_name),
    }


def describe(
    store: Store, assessment: str, pack: Pack, source: str, values: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Correct a source's title, kind, date, provenance or state.

    With its kind changes whether it may be analysed, unless a person has decided that for this document.
    """
    if not set(values) <= DESCRIBED:
        raise ValueError("only a source's description can be corrected")
    if not values.get("title", "-").strip():
        raise UserError("Give the document a title, so that others can find it.")
    kept: dict[str, Value] = {name: keepable(value) for name, value in values.items()}
    there = store.trail(assessment).source(source)
    if there and "kind" in values and _is_decided_by(pack, there):
        kept |= decided(pack, values["kind"])
    return store.record("Describe a document", [Edit("source", source, kept, seen)], assessment=assessment)


def _is_decided_by(pack: Pack, source: Source) -> bool:
    """True where nobody has decided otherwise than the framework does for the source's kind."""
    return decided(pack, source.kind) == {"admissible": source.admissible, "reason": source.reason}


def decide_admissible(
    store: Store, assessment: str, source: str, *, admissible: str, reason: str
) -> Recorded:
    """Say whether a source may be analysed: public, or already shared with the authority (003:76, 200)."""
    if admissible == NO and not reason.strip():
        raise UserError("Say why this document is not admissible, so that others can see it.")
    values: dict[str, Value] = {"admissible": admissible, "reason": keepable(reason.strip())}
    return store.record("Decide on admissibility", [Edit("source", source, values)], assessment=assessment)


def remove(store: Store, assessment: str, source: str) -> Recorded:
    """Take a source off the list. Refused while a statement quotes it; the document itself is kept."""
    quoted = len(store.trail(assessment).quotations(source))
    if quoted:
        times = "once" if quoted == 1 else f"{quoted} times"
        raise UserError(
            f"This document is quoted {times}. Remove those citations first, "
            "so that nothing loses its ground."
        )
    return store.record("Remove a document", [Edit("source", source, delete=True)], assessment=assessment)
