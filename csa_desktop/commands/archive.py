"""The archive of an assessment: one file that is read without the program, and what is kept until when."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

import csa_desktop
from csa_desktop import clock
from csa_desktop.commands import exports
from csa_desktop.commands.archive_papers import as_they_are
from csa_desktop.commands.prints import file_name
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import archiving
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment, Rows
from csa_desktop.errors import UserError
from csa_desktop.exchange.archive import bag, content
from csa_desktop.exchange.archive.content import Content
from csa_desktop.exchange.archive.readme import titled
from csa_desktop.exchange.archive.sealing import Sealing, recipient
from csa_desktop.frameworks.packs import folder_of
from csa_desktop.store import documents, log, sending
from csa_desktop.store.durable import write_new_durably
from csa_desktop.store.log import Edit, Recorded
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Incoming

ENCRYPTED, CLEAR = "encrypted", "not encrypted"
SUFFIXES = {ENCRYPTED: ".zip.age", CLEAR: ".zip"}
CHANGED = (
    "Something was written in this assessment while its papers were laid out. Nothing was written to the "
    "disk. Make the archive again."
)
NO_DAY = "Write the day as 31 December 2015. It is not kept yet."
_KEY_SETTING = "archive_key"
CHECKING = 0.6
"""From this share on the archive is read back."""

Progress = Callable[[float], None]
"""Is told a share from 0 to 1; what it raises ends the work, and nothing is left of it."""


def lacking(store: Store, assessment: str, pack: Pack) -> tuple[str, ...]:
    """What is not yet sound or complete, as sentences, before an archive is made."""
    trail = store.trail(assessment)
    return archiving.lacking(pack, trail, _held(store, trail))


def name_for(trail: Trail, *, encrypted: bool) -> str:
    """What the file is called: of one in clear the name says that it is not encrypted."""
    kind = ENCRYPTED if encrypted else CLEAR
    about = f"{trail.assessment.authority} {trail.assessment.year} archive {clock.today().isoformat()}"
    return file_name(about if encrypted else f"{about} ({CLEAR})", SUFFIXES[kind])


def write(
    store: Store,
    assessment: str,
    pack: Pack,
    path: Path,
    papers: Mapping[str, tuple[str, bytes]],
    *,
    laid_out_from: Rows | None = None,
    to: str = "",
    progress: Progress = lambda _: None,
) -> Recorded:
    """Write the archive to a new file, encrypted to the public key `to` or in clear, and record that it left.

    It has its name only once it was read back whole. `papers` are prints by path, each with its name;
    `laid_out_from` the rows that they were gathered from. UserError where it cannot be done; then nothing
    is there.
    """
    if path.is_dir():
        raise UserError(f"“{path.name}” is a folder. Choose a name for the file.")
    sealing = Sealing(to) if to.strip() else None
    made = _content(store, assessment, pack, papers)
    if laid_out_from is not None and as_they_are(made.trail.rows) != laid_out_from:
        raise UserError(CHANGED)
    writing = _Writing(made, store, sealing, progress)
    write_new_durably(path, writing.write, writing.check)
    marking = made.trail.assessment.marking
    what = f"Archive, {ENCRYPTED if sealing else CLEAR}"
    return exports.record(store, assessment, what, writing.sha256, marking=marking)


def _content(store: Store, assessment: str, pack: Pack, papers: Mapping[str, tuple[str, bytes]]) -> Content:
    """Everything as one moment of the store has it."""
    trail, changes = _moment(store, assessment)
    held = _held(store, trail)
    return Content(
        pack=pack,
        pack_folder=folder_of(pack),
        trail=trail,
        changes=changes,
        papers=papers,
        document=lambda sha256: _document(store, sha256),
        lacking=archiving.lacking(pack, trail, held),
        made=clock.now().isoformat(),
        by=store.name,
    )


def _moment(store: Store, assessment: str) -> tuple[Trail, tuple[Incoming, ...]]:
    """The assessment and its log as they belong together, read again where something came in between."""
    trail = store.trail(assessment)
    while True:
        with store.reading() as connection:
            changes = tuple(sending.lacking(connection, assessment, {}))
        before, trail = trail, store.trail(assessment)
        if trail.at == before.at:
            return trail, changes


def _held(store: Store, trail: Trail) -> frozenset[str]:
    wanted = {s.sha256 for s in trail.rows.sources if s.sha256}
    with store.reading() as connection:
        return frozenset(sha256 for sha256 in wanted if documents.is_whole(connection, sha256))


def _document(store: Store, sha256: str) -> bytes | None:
    with store.reading() as connection:
        return documents.read(connection, sha256) if documents.is_whole(connection, sha256) else None


class _Writing:
    """Writes the file and reads it back, telling how far it is."""

    def __init__(self, made: Content, store: Store, sealing: Sealing | None, progress: Progress) -> None:
        self._made, self._sealing, self._progress = made, sealing, progress
        sizes = {s.sha256: s.size for s in made.trail.rows.sources}
        self._most = sum(sizes.values()) + sum(len(data) for _, data in made.papers.values()) + 1
        self._plain = hashlib.sha256()
        self.sha256 = ""

    def write(self, file: BinaryIO) -> None:
        """All of it, in clear or encrypted."""
        about = _about(self._made)
        pieces = self._told(content.stream(self._made, _root(self._made.trail), about))
        if self._sealing:
            self._sealing.write(pieces, file)
        else:
            for piece in pieces:
                file.write(piece)

    def _told(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        done = 0
        for piece in pieces:
            if self._sealing:
                self._plain.update(piece)
            done += len(piece)
            self._progress(min(CHECKING, CHECKING * done / self._most))
            yield piece

    def check(self, file: BinaryIO) -> None:
        """Whole, and as it was meant; the hash is that of the file on the disk."""
        self._progress(CHECKING)
        digest = hashlib.sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
        self.sha256 = digest.hexdigest()
        file.seek(0)
        if self._sealing:
            self._sealing.check(file, self._plain.hexdigest())
        else:
            bag.check(file, lambda share: self._progress(CHECKING + (1 - CHECKING) * share))
        self._progress(1.0)


def _root(trail: Trail) -> str:
    """The folder inside the archive."""
    return f"archive-{trail.assessment.year}-{trail.assessment.id[:8]}"


def _about(made: Content) -> dict[str, str]:
    about = made.trail.assessment
    said = {
        "Bagging-Date": made.made[:10],
        "Bag-Software-Agent": f"csa_desktop {csa_desktop.__version__}",
        "External-Identifier": about.id,
        "External-Description": f"{titled(about)}: {about.authority}",
        "Contact-Name": made.by,
        "Protective-Marking": about.marking,
        "Retain-Until": about.retain_until,
    }
    return {key: value for key, value in said.items() if value}


def remembered_key(store: Store) -> str:
    """The public key of the archive that this laptop encrypted to last; empty for none."""
    return store.setting(_KEY_SETTING)


def remember_key(store: Store, _: str, to: str) -> None:
    """Offer this key the next time; UserError where it is none."""
    recipient(to)
    store.put_setting(_KEY_SETTING, to.strip())


# Until when it is kept


def retain(store: Store, assessment: str, about: Mapping[str, str], *, seen: Seen = None) -> Recorded:
    """Keep the day until which the assessment is kept at least, or why. Nothing is deleted on that day."""
    if not set(about) <= {"retain_until", "retain_why"}:
        raise ValueError("only how long it is kept, and why")
    said: dict[str, log.Value] = {name: keepable(text.strip()) for name, text in about.items()}
    if said.get("retain_until"):
        try:
            said["retain_until"] = date.fromisoformat(str(said["retain_until"])).isoformat()
        except ValueError:
            raise UserError(NO_DAY) from None
    edit = Edit("assessment", assessment, said, seen)
    return store.record("Say how long it is kept", [edit], assessment=assessment)


def past_retention(store: Store) -> tuple[Assessment, ...]:
    """The assessments of this store that need be kept no longer; a person decides about each."""
    return archiving.past_retention(store.assessments(), clock.today())
