"""What came from colleagues: what it would change, what came of it, and files that were refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from csa_desktop.commands import exchange
from csa_desktop.commands.outside_files import opening
from csa_desktop.commands.receipts import NAMES
from csa_desktop.commands.words import keepable
from csa_desktop.domain.field_names import field_name
from csa_desktop.errors import UserError
from csa_desktop.exchange import envelope, receiving, sharing
from csa_desktop.exchange.content import Manifest
from csa_desktop.exchange.receiving import Opened
from csa_desktop.exchange.sharing import Telling, tell_nobody
from csa_desktop.store import foreseeing, others
from csa_desktop.store.durable import write_durably
from csa_desktop.store.foreseeing import Foreseen, Values
from csa_desktop.store.others import Last, Received
from csa_desktop.store.report import KINDS
from csa_desktop.store.store import Store

ADDED_TO = "removed by one, and added to by another"
SAYING = ("text", "title", "code", "name", "what", "authority")
"""The field by which a person knows a row, the first that it has."""
LONGEST = 90
FORESEEING = "Working out the effect of"
"""What is being done last with a bundle that is being opened."""
EMPTY = (
    "It is empty: it did not come whole. Nothing was changed. Copy it again from where your colleague wrote "
    "it, or ask for it to be shared again."
)


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of one kind would be new, say something else, or go."""

    kind: str
    new: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What a bundle would change, before anything changes."""

    is_new: bool
    """True where the assessment is not in this store yet."""
    parts: tuple[Part, ...]
    documents: int
    """How many documents are not here yet, and how large they are."""
    document_bytes: int
    conflicts: tuple[str, ...]
    """What would say two things, in words, and in how many fields that is."""
    parted: int
    erased: tuple[str, ...]
    """What would be erased here, in words."""
    changes: int
    known: int
    forks: int


@dataclass(frozen=True, slots=True)
class Arriving:
    """A bundle that was opened, and what it would change."""

    opened: Opened
    effect: Effect


@dataclass(frozen=True, slots=True)
class Taken:
    """The assessment that a bundle was for, and the receipt in sentences."""

    assessment: str
    sha256: str
    said: tuple[str, ...]
    parted: int
    """How many fields say several things since."""


def inspection(manifest: Manifest) -> str:
    """What is inspected, with its year."""
    year = str(manifest.year)
    return manifest.title if year in manifest.title else f"{manifest.title} {year}"


def open_file(store: Store, path: Path, tell: Telling = tell_nobody) -> Arriving:
    """Open the bundle in a file. UserError where it is none; NotTakenError where it is refused, and kept."""
    return _opened(store, bytes_of(path), tell, name=" ".join(keepable(path.name).split()))


def _opened(store: Store, data: bytes, tell: Telling, name: str) -> Arriving:
    opened = exchange.open_bundle(store, data, tell, name=name)
    return Arriving(opened, foresee(store, opened, tell))


def bytes_of(path: Path) -> bytes:
    """A bundle's bytes; UserError where the file cannot be opened, is too large, or is no bundle."""
    with opening():
        if path.stat().st_size > sharing.LARGEST_FILE:
            raise UserError(receiving.TOO_LARGE)
        data = path.read_bytes()
    if not data:
        raise UserError(EMPTY)
    if not data.startswith(envelope.SEALED) and path.suffix != sharing.SUFFIX:
        raise UserError("It is no bundle. Nothing was changed. Choose a file that ends in .csabundle.")
    return data


def take(store: Store, opened: Opened, tell: Telling = tell_nobody) -> Taken:
    """Take an opened bundle whole or not at all."""
    done = exchange.take(store, opened, tell)
    kept = next(file for file in listed(store) if file.sha256 == opened.sha256)
    said = tuple(kept.said.splitlines())
    return Taken(opened.manifest.assessment, opened.sha256, said, len(done.conflicts))


def foresee(store: Store, opened: Opened, tell: Telling = tell_nobody) -> Effect:
    """What `take` would do now. It only reads."""
    tell(FORESEEING, None)
    is_new = all(known.id != opened.manifest.assessment for known in store.assessments())
    coming = receiving.wanted_documents(store, opened)
    with store.reading() as connection:
        rows = foreseeing.foresee(connection, opened.weighed, partial(tell, FORESEEING))
    return Effect(
        is_new=is_new,
        parts=tuple(_parts(rows)),
        documents=len(coming),
        document_bytes=sum(document.size for document in coming),
        conflicts=tuple(_conflicts(rows)),
        parted=sum(len(row.parted) for row in rows),
        erased=tuple(_named(r.table, r.before) for r in rows if r.erased and r.before),
        changes=len(opened.weighed.new),
        known=opened.weighed.known,
        forks=len(opened.weighed.forks),
    )


def _parts(rows: Iterable[Foreseen]) -> Iterator[Part]:
    kinds: dict[str, list[Foreseen]] = {}
    for row in rows:
        kinds.setdefault(row.table, []).append(row)
    for kind in NAMES:
        found = kinds.get(kind, ())
        part = Part(
            kind,
            new=sum(r.before is None and r.after is not None for r in found),
            changed=sum(None not in (r.before, r.after) and r.before != r.after for r in found),
            gone=sum(r.before is not None and r.after is None for r in found),
        )
        if part.new or part.changed or part.gone:
            yield part


def _conflicts(rows: Iterable[Foreseen]) -> Iterator[str]:
    for row in rows:
        if row.parted:
            fields = ", ".join(sorted(field_name(row.table, name) or ADDED_TO for name in row.parted))
            yield f"{_named(row.table, row.before or row.after or row.called)}: {fields}"


def _named(table: str, values: Values | None) -> str:
    said = next((str(values[name]) for name in SAYING if values and values.get(name)), "")
    short = said if len(said) <= LONGEST else f"{said[:LONGEST]} …"
    kind = KINDS[table].capitalize()
    return f"{kind}, “{' '.join(short.split())}”" if short else kind


def last(store: Store, assessment: str) -> Last | None:
    """With whom the assessment was exchanged last; None where it never was."""
    with store.reading() as connection:
        return others.last(connection, assessment)


# Files that came


def listed(store: Store) -> tuple[Received, ...]:
    """Every file that came, the newest first."""
    with store.reading() as connection:
        return others.received(connection)


def try_again(store: Store, sha256: str, tell: Telling = tell_nobody) -> Arriving:
    """Open a refused file again, as if it came now."""
    called = next((file.name for file in listed(store) if file.sha256 == sha256), "")
    return _opened(store, _data(store, sha256), tell, name=called)


def save_out(store: Store, sha256: str, target: Path) -> None:
    """Write a refused file as it came."""
    data = _data(store, sha256)
    write_durably(target, data, handed=data.startswith(envelope.SEALED))


def discard(store: Store, sha256: str) -> None:
    """Remove a refused file from the store; that it came, and why it was refused, stays listed."""
    kept = next((file for file in listed(store) if file.sha256 == sha256), None)
    if kept is None or kept.state != others.REFUSED:
        raise UserError("That file is not kept here any more.")
    store.keep_local(
        lambda connection: others.keep_received(connection, sha256, kept.sender, others.DISCARDED, kept.said)
    )


def _data(store: Store, sha256: str) -> bytes:
    with store.reading() as connection:
        data = others.received_data(connection, sha256)
    if data is None:
        raise UserError("That file is not kept here any more.")
    return data
