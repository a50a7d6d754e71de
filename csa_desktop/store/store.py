"""The open store: reads snapshots, and writes through the one door."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import (
    admit,
    documents,
    door,
    erase,
    local,
    log,
    migrate,
    parted,
    tombstones,
    typed_of_erased,
    undo,
    vault,
)
from csa_desktop.store.admit import Admitted
from csa_desktop.store.door import Act, Who
from csa_desktop.store.failures import plainly
from csa_desktop.store.guards import Door, DoorState
from csa_desktop.store.held import Held, Typed
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit, Recorded
from csa_desktop.store.settling import Progress
from csa_desktop.store.single import Hold
from csa_desktop.store.snapshots import Snapshots
from csa_desktop.store.undo import Undoable
from csa_desktop.store.weighing import Weighed

DATABASE = "store.db"
PAGES_AT_A_TIME = 8
BROUGHT_BACK = "It was erased before, and a backup that was restored had brought it back."
STILL_IN_WAL = (
    "What was erased is out of the store, but still in its journal on the disk, because something else was "
    "being read just then. Close the store: that removes it."
)

NOT_NOTED = (
    "It is erased here, but the disk refused to note that beside the store. Close it and open it again "
    "before you restore a backup: that notes it, and no backup brings it back then."
)


class Store(Snapshots):
    """One encrypted file, opened by one process. Writing is for one thread at a time; reading for any."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        *,
        hold: Hold | None = None,
        before_migrating: Callable[[], None] | None = None,
    ) -> None:
        """`hold`, where there is one, is let go when the store is closed or cannot be opened."""
        self.folder = folder
        self.path = folder / DATABASE
        self.key = key
        self._hold, self._held = hold, Held(self._write_drafts)
        self._door = DoorState()
        self._turn = threading.RLock()
        self._writing_engine = vault.writing_engine(self.path, key, self._door)
        self._reading_engine = vault.reading_engine(self.path, key)
        try:
            with plainly():
                self._prepare(before_migrating or (lambda: None))
        except BaseException:
            self.close()
            raise

    def _prepare(self, before_migrating: Callable[[], None]) -> None:
        migrate.bring_up_to_date(self._writing_engine, self._door, before_migrating=before_migrating)
        with self.reading() as connection:
            migrate.refuse_newer_payloads(connection)
            self.device = local.get_setting(connection, "device")
            self.author = local.get_setting(connection, "person")
            self.name = local.get_setting(connection, "name")
        if not self.device:
            self.renew_device()
        self.keep_local(documents.drop_unfinished)
        with self.reading() as connection:
            self._undo, self._redo = undo.stacks(connection, self.device)

    def close(self) -> None:
        """Close every connection; the file then stands alone, without a WAL beside it."""
        self._reading_engine.dispose()
        self._writing_engine.dispose()
        if self._hold:
            self._hold.release()

    # Writing

    @contextlib.contextmanager
    def _writing(self, how_far: Door) -> Iterator[Connection]:
        with self._turn, plainly(), self._writing_engine.begin() as connection, self._door.open(how_far):
            yield connection

    def record(
        self,
        label: str,
        edits: Sequence[Edit],
        *,
        assessment: str,
        act: str = log.DO,
        beside: Callable[[Connection], None] | None = None,
    ) -> Recorded:
        """The one door. What it returns was committed; a command that changes nothing writes nothing.

        `label` is a fixed phrase that undo and history show, never anything that was typed. `beside` writes
        what is in no log in the same transaction: both are kept, or neither.
        """
        what = Act(label=label, assessment=assessment, act=act)
        with self._writing(Door.RECORD) as connection:
            if beside:
                beside(connection)
            done = door.record(connection, Who(self.device, self.author), what, edits)
        return self._noted(done, assessment, act)

    def _noted(self, done: Recorded, assessment: str, act: str) -> Recorded:
        with self._turn:
            if done.command:
                undo.push(self._undo, self._redo, act, Undoable(done.command, done.label, assessment))
        return done

    @property
    def undoable(self) -> Undoable | None:
        """What undo would reverse."""
        return self._undo[-1] if self._undo else None

    @property
    def redoable(self) -> Undoable | None:
        """What redo would bring back."""
        return self._redo[-1] if self._redo else None

    def undoable_in(self, assessment: str) -> Undoable | None:
        """What undo would reverse in one assessment."""
        return undo.last(self._undo, assessment)

    def redoable_in(self, assessment: str) -> Undoable | None:
        """What redo would bring back in one assessment."""
        return undo.last(self._redo, assessment)

    def undo(self, assessment: str = "") -> Recorded:
        """Reverse this device's last command where nobody has changed it since.

        Of an assessment, where one is named: what was done in another is not in sight, and stays as it is.
        """
        return self._reverse(self._undo, assessment, log.UNDO, "There is nothing to undo.")

    def redo(self, assessment: str = "") -> Recorded:
        """Bring back what was undone last."""
        return self._reverse(self._redo, assessment, log.REDO, "There is nothing to redo.")

    def _reverse(self, stack: list[Undoable], assessment: str, act: str, nothing: str) -> Recorded:
        last = undo.last(stack, assessment)
        if last is None:
            raise UserError(nothing)
        with self._writing(Door.RECORD) as connection:
            done = undo.reverse(connection, Who(self.device, self.author), last, act)
        if not done.command:
            stack.remove(last)
        return self._noted(done, last.assessment, act)

    def erase(
        self,
        rows: Sequence[tuple[str, str]],
        *,
        assessment: str,
        ground: str,
        label: str = "Erase",
        scope_case: str = "",
    ) -> Recorded:
        """Remove what rows say from tables, log, search and documents, physically; that it was done stays.

        Older backups still hold all of it until they are rotated out; where one is restored it is erased
        again. `left` says what could not be removed yet. `scope_case` is the child for whose sake it goes: a
        row can have been about another one since, and the door would name that one.
        """
        with self._writing(Door.ERASE) as connection:
            act = Act(label=label, assessment=assessment, act=log.FACT, scope_case=scope_case)
            boxes = self._boxes_about(connection, rows)
            done = erase.erase(connection, Who(self.device, self.author), act, rows, ground)
        with self.reading() as connection:
            self._undo, self._redo = undo.stacks(connection, self.device)
        self._let_go_of(rows, boxes)
        return replace(done, left=self._gone_from_disk(rows))

    def _gone_from_disk(self, rows: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """See that what was erased is nowhere else and stays so; what could not be done yet, as sentences."""
        left = {STILL_IN_WAL: self._empty_wal(), NOT_NOTED: self._noted_beside(rows)}
        return tuple(sentence for sentence, is_done in left.items() if not is_done)

    def _boxes_about(self, connection: Connection, rows: Iterable[tuple[str, str]]) -> tuple[Draft, ...]:
        """What is typed into boxes about the children among the rows, before these are erased."""
        typed = self._held.over(local.drafts(connection), "")
        return typed_of_erased.naming(typed, erase.codes(connection, rows))

    def _let_go_of(self, rows: Iterable[tuple[str, str]], boxes: Iterable[Draft]) -> None:
        """Hold nothing in memory about what was erased."""
        self._held.drop_rows(row for _, row in rows)
        for draft in boxes:
            self._held.drop(draft.place)

    def _noted_beside(self, rows: Iterable[tuple[str, str]]) -> bool:
        """Remember what was erased beside the store; what could not be is, when the store is opened next."""
        try:
            tombstones.add(self.folder, rows)
        except UserError:
            return False
        return True

    def _empty_wal(self) -> bool:
        """Bring everything into the file and empty the WAL, which keeps old pages until then."""
        with self._turn, plainly(), contextlib.closing(self._writing_engine.raw_connection()) as connection:
            busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def admit(
        self,
        weighed: Weighed,
        also: Callable[[Connection], None] = lambda _: None,
        working_out: Progress = lambda _: None,
        writing: Progress = lambda _: None,
    ) -> Admitted:
        """Take changes from another laptop, whole or not at all; `also` keeps what is local with them.

        What is written is worked out before anything else has to wait, and once more where the log went on
        meanwhile; both are told as shares from 0 to 1, and what these raise ends it. NotTakenError where
        they do not fit the log as it is now.
        """
        with self.reading() as connection:
            prepared = admit.prepare(connection, weighed, working_out)
        with self._writing(Door.ERASE) as connection, vault.room_for(connection, len(weighed.new)):
            before = parted.conflicts(connection)
            again = admit.look_again(connection, prepared.weighed)
            new = ((c.header.tbl, c.header.row) for c in again.new if c.header.op == log.ERASE)
            boxes = self._boxes_about(connection, new)
            done = admit.admit(connection, again, prepared, writing)
            also(connection)
            conflicts = parted.conflicts(connection) - before
        left: tuple[str, ...] = ()
        if done.erased:
            self._let_go_of(done.erased, boxes)
            left = self._gone_from_disk(done.erased)
        if any(change.header.device == self.device for change in again.new):
            with self.reading() as connection:
                self._undo, self._redo = undo.stacks(connection, self.device)
        return replace(done, conflicts=conflicts, left=left)

    def erase_again(self) -> int:
        """Erase what an older backup brought back; how many rows. Called when the store is opened."""
        with self.reading() as connection:
            erased = erase.erased_rows(connection)
            there = erase.rows_of_log(connection, tombstones.read(self.folder) - erased)
            typed = typed_of_erased.found(connection)
        tombstones.add(self.folder, erased)
        for assessment, rows in there.items():
            self.erase(rows, assessment=assessment, ground=BROUGHT_BACK)
        if typed:
            self.forget_local(lambda connection: typed_of_erased.drop(connection, typed))
        return sum(map(len, there.values()))

    def keep_local(self, work: Callable[[Connection], None]) -> None:
        """The second door: write what is in no log and no bundle."""
        with self._writing(Door.LOCAL) as connection:
            work(connection)

    def forget_local(self, work: Callable[[Connection], None]) -> tuple[str, ...]:
        """Take away, physically, what is in no log; what could not be removed yet, as sentences."""
        self.keep_local(work)
        return () if self._empty_wal() else (STILL_IN_WAL,)

    def drafts(self, assessment: str = "") -> tuple[Draft, ...]:
        """Typing that has not become a change, the newest first."""
        with self.reading() as connection:
            return self._held.over(local.drafts(connection, assessment), assessment)

    def keep_draft(self, draft: Draft, *, seen: str | None = None) -> None:
        """Keep typing that is not yet a change; where that is refused it is held in memory.

        `seen` is the draft that the typist saw at this place (None: whatever is there). One that was not
        seen is put aside, as a draft of its own. What is typed about something erased is not kept.
        """
        self._held.keep(draft, seen)

    def _write_drafts(self, typed: tuple[Typed, ...]) -> None:
        with self._writing(Door.LOCAL) as connection:
            for draft, seen in typed:
                if not typed_of_erased.is_of_erased(connection, draft):
                    local.keep_draft(connection, draft, seen=seen)

    @property
    def held(self) -> tuple[Draft, ...]:
        """Drafts that were refused and are in memory alone, the newest first."""
        return self._held.all()

    def keep_held(self) -> None:
        """Keep as much of what was refused before as there is room for; UserError where some still is not."""
        self._held.keep_all()

    def drop_draft(self, place: str, *, seen: str, kept: str = "") -> None:
        """The draft became a change, `kept`, or a person who saw it let go of it; another one stays."""
        before = self._held.let_go(place, seen=seen, kept=kept)
        self.keep_local(lambda connection: local.drop_draft(connection, place, seen=seen, kept=kept))
        if before:
            self.keep_local(lambda connection: local.drop_draft(connection, place, seen=before))

    def put_setting(self, name: str, value: str) -> None:
        """Set a setting of this laptop."""
        self.keep_local(lambda connection: local.put_setting(connection, name, value))

    def introduce(self, name: str) -> None:
        """Say who writes in this store from now on; the first time gives this person an id."""
        if not self.author:
            self.author = new_id()
            self.put_setting("person", self.author)
        self.name = name
        self.put_setting("name", name)

    def renew_device(self) -> None:
        """A new device identity: for a new store, and after a backup was restored."""
        self.device = new_id()
        self.put_setting("device", self.device)
        self._undo, self._redo = [], []

    def mend(self) -> None:
        """Build guards, tables and search again from the log, where `verify` found that they differ."""
        self.build(migrate.mend)

    def build(self, work: Callable[[Connection], None]) -> None:
        """Write past both doors, for what makes a store's content anew; all of it or nothing."""
        with self._writing(Door.BUILD) as connection:
            work(connection)

    def keep_document(
        self,
        data: bytes,
        sha256: str,
        pages: Sequence[tuple[int, str, str]],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Keep a document in short transactions; it counts only once all of it was read back.

        `pages` are (number, label, text). Nothing refers to it until a source is recorded.
        """
        with self.reading() as connection:
            if documents.is_whole(connection, sha256):
                return
        self.keep_pieces(data, sha256, pages, progress)
        self.keep_local(lambda c: documents.finish(c, sha256))

    def keep_pieces(
        self,
        data: bytes,
        sha256: str,
        pages: Sequence[tuple[int, str, str]],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Keep all of a document and read it back, without letting it count yet."""
        self.keep_local(lambda c: documents.begin(c, sha256, len(data)))
        for number, piece in documents.pieces(data):
            self.keep_local(lambda c, n=number, p=piece: documents.put_piece(c, sha256, n, p))  # type: ignore[misc]
            if progress:
                progress(number * documents.PIECE / max(1, len(data)))
        for start in range(0, len(pages), PAGES_AT_A_TIME):
            some = pages[start : start + PAGES_AT_A_TIME]
            self.keep_local(lambda c, some=some: documents.put_pages(c, sha256, some))  # type: ignore[misc]
        with self.reading() as connection:
            if documents.digest(connection, sha256) != sha256:
                raise UserError("The document could not be kept whole. Nothing was changed: add it again.")
