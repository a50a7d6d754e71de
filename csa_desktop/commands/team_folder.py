"""The team folder of an assessment: bundles that lie there are offered, one's own are put there.

Nothing in it is taken by itself, changed or removed, and what is not there any more means nothing.
"""

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from csa_desktop.domain.counts import several
from csa_desktop.errors import UserError
from csa_desktop.exchange import envelope, receiving
from csa_desktop.exchange.collecting import Collected, Memory, collect
from csa_desktop.exchange.mailbox import FolderMailbox, Mailbox
from csa_desktop.store import others, sending
from csa_desktop.store.others import Received
from csa_desktop.store.place import check_place
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import MissingError, NotTakenError

NEW, WAITS, ARRIVING = "new", "waits", "arriving"
TAKEN, OWN, KNOWN = "taken", "own", "known"
NOT_FOR_US, ELSEWHERE, REFUSED, PUT_AWAY = "not-for-us", "elsewhere", "refused", "put-away"
"""What a file in the team folder is to this laptop."""

_ENDS = frozenset((TAKEN, OWN, KNOWN, ELSEWHERE, PUT_AWAY))
_UNOPENED = frozenset((NOT_FOR_US, REFUSED))
"""What may be half a file still, and is read again a few times."""

NO_FOLDER = "This folder is not there, or cannot be looked into. Choose another one."
READ_ONLY = "This folder can be read and not written to: bundles can be taken from it, and none put there."
OWN_STORE = (
    "This is the folder of the store itself. Choose a folder that the team shares, such as one on a stick or "
    "on a network."
)
IN_MEMORY = "This folder is kept in the computer's memory only: what is put there is gone when it restarts."
CARRIED = "Bundles are encrypted to the team's laptops, so it may lie on a network or be copied by a service."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The folder that was chosen for an assessment, empty for none; and where the store itself lies."""

    folder: str
    store: Path

    @property
    def mailbox(self) -> Mailbox:
        """The folder as a mailbox."""
        return FolderMailbox(Path(self.folder))


def chosen(store: Store, assessment: str) -> Chosen:
    """Which folder was chosen on this laptop."""
    return Chosen(store.setting(_setting(assessment)), store.folder)


def check(folder: Path, store: Path) -> str:
    """What to know of a folder before it is chosen; UserError where it cannot be one. It asks the disk."""
    try:
        is_own = folder.resolve().is_relative_to(store.resolve())
        next(folder.iterdir(), None)
    except OSError as error:
        raise UserError(NO_FOLDER) from error
    if is_own:
        raise UserError(OWN_STORE)
    said = [IN_MEMORY if check_place(folder).kind == "memory" else CARRIED]
    return " ".join(said if _may_write(folder) else [*said, READ_ONLY])


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def choose(store: Store, assessment: str, folder: Path) -> None:
    """Look in this folder from now on; `check` was asked before."""
    store.put_setting(_setting(assessment), str(folder))


def forget(store: Store, assessment: str) -> None:
    """Look in no folder any more; the folder and what lies in it stay as they are."""
    store.put_setting(_setting(assessment), "")


def _setting(assessment: str) -> str:
    return f"team folder {assessment}"


# What lies there


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file in the team folder."""

    name: str
    sha256: str
    state: str
    sender: str = ""
    made: str = ""
    """When, as the sender's clock told it."""
    changes: int = 0
    """How many are new here."""
    said: str = ""
    """Why it is refused, or waits."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the team folder came to."""

    folder: str = ""
    bundles: tuple[Bundle, ...] = ()
    problem: str = ""
    """Why it could not be looked into, as a sentence."""
    more: bool = False
    """Whether it is worth looking again soon."""

    def of(self, *states: str) -> tuple[Bundle, ...]:
        """The bundles in one of these states."""
        return tuple(bundle for bundle in self.bundles if bundle.state in states)

    @property
    def offer(self) -> str:
        """Such as "2 bundles from R. Cole are in the team folder"; empty where none is new."""
        counted = Counter(bundle.sender for bundle in self.of(NEW))
        if not counted:
            return ""
        said = " and ".join(f"{several(n, 'bundle')} from {name}" for name, n in sorted(counted.items()))
        return f"{said} {'is' if sum(counted.values()) == 1 else 'are'} in the team folder"


@dataclass
class Known:
    """What is known from earlier looks at one folder, kept as long as somebody watches it."""

    memory: Memory = field(default_factory=Memory)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    rests_on: object = None

    def needs_no_opening(self, sha256: str) -> bool:
        """Whether what a file is was found out, and nothing has happened that could change it."""
        bundle = self.bundles.get(sha256)
        return bundle is not None and sha256 not in self.stale and bundle.state not in _UNOPENED


def weigh(store: Store, assessment: str, collected: Collected, known: Known) -> Looked:
    """What the files that were collected are to this laptop. It takes nothing."""
    folder = chosen(store, assessment).folder
    if collected.problem:
        return Looked(folder, problem=collected.problem)
    _notice_changes(store, known)
    if collected.data:
        opening = _Opening(store, assessment)
        for sha256, data in collected.data.items():
            known.bundles[sha256] = opening.bundle(sha256, data)
            known.stale.discard(sha256)
    listed = {file.sha256 or file.item.name: file for file in collected.files}
    bundles = tuple(_listed(file.item.name, file.sha256, known) for file in listed.values())
    return Looked(folder, bundles, more=collected.more or bool(known.stale & listed.keys()))


def _listed(name: str, sha256: str, known: Known) -> Bundle:
    bundle = known.bundles.get(sha256)
    if bundle is None:
        return Bundle(name, sha256, ARRIVING)
    return Bundle(name, sha256, *(getattr(bundle, slot) for slot in Bundle.__slots__[2:]))


def _notice_changes(store: Store, known: Known) -> None:
    """Where cards or taken bundles changed, what had not found its end is opened again."""
    with store.reading() as connection:
        received = {file.sha256: file for file in others.received(connection)}
        rests_on = (tuple((f.sha256, f.state) for f in received.values()), others.contacts(connection))
    if rests_on == known.rests_on:
        return
    known.rests_on = rests_on
    known.memory.tries.clear()
    for sha256 in received.keys() & known.bundles.keys():
        known.bundles[sha256] = _ended(received[sha256]) or known.bundles[sha256]
    known.stale = {sha for sha, bundle in known.bundles.items() if bundle.state not in _ENDS}


def _ended(before: Received) -> Bundle | None:
    """What a file is that came before, where that is settled."""
    states = {others.TAKEN: TAKEN, others.DISCARDED: PUT_AWAY}
    if before.state not in states:
        return None
    return Bundle("", before.sha256, states[before.state], before.sender, said=before.said)


class _Opening:
    """Opens bundles of one look, to say what they are."""

    def __init__(self, store: Store, assessment: str) -> None:
        self._store, self._assessment = store, assessment
        trail = store.trail(assessment)
        self._own = {export.sha256 for export in trail.rows.exports}
        with store.reading() as connection:
            self._received = {file.sha256: file for file in others.received(connection)}

    def bundle(self, sha256: str, data: bytes) -> Bundle:
        """What a file is."""
        before = self._received.get(sha256)
        if sha256 in self._own:
            return Bundle("", sha256, OWN)
        if before and (ended := _ended(before)):
            return ended
        try:
            return self._opened(sha256, receiving.open_bundle(self._store, data))
        except MissingError as missing:
            return Bundle("", sha256, WAITS, said=str(missing))
        except NotTakenError as refused:
            state = NOT_FOR_US if str(refused) in envelope.MAY_BE_HALF else REFUSED
            return Bundle("", sha256, state, said=str(refused))

    def _opened(self, sha256: str, opened: receiving.Opened) -> Bundle:
        about = opened.manifest
        state = NEW if opened.is_new or self._answers(opened) else KNOWN
        if about.assessment != self._assessment:
            state = ELSEWHERE
        return Bundle("", sha256, state, opened.sender.name, about.made, len(opened.weighed.new))

    def _answers(self, opened: receiving.Opened) -> bool:
        """Whether it tells more of what the sender's laptop has than was known."""
        about = opened.manifest
        with self._store.reading() as connection:
            told = others.tips_of(connection, about.sender, about.assessment)
            return sending.is_later(told, about.tips, about.sender)


def look(store: Store, assessment: str, known: Known) -> Looked:
    """Look into the chosen folder now, in one go; nothing where none was chosen."""
    where = chosen(store, assessment)
    if not where.folder:
        return Looked()
    looked = _look(store, assessment, where.mailbox, known)
    return _look(store, assessment, where.mailbox, known) if known.stale else looked


def _look(store: Store, assessment: str, mailbox: Mailbox, known: Known) -> Looked:
    return weigh(store, assessment, collect(mailbox, known.memory, known.needs_no_opening), known)
