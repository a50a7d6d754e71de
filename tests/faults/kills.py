"""Kills a store's work at random moments and looks at what is left. A process of its own for test_kills.py.

It imports everything once and forks: each child works on a copy of one template store and ends by SIGKILL.
A child tells through a pipe what it was told is kept; whatever it told has to be there afterwards.
"""

import hashlib
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from csa_desktop.domain.values import derived_id
from csa_desktop.store import migrate, slot_file, slots
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store, recovery_key_is_kept
from csa_desktop.store.rekey import rekey_store
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.unlocking import Passphrase, RecoveryKey
from csa_desktop.store.verify import verify, verify_file

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)
ASSESSMENT = "a"
FINDINGS = 60

BEFORE = migrate.HEAD
NEXT_VERSION = """
from alembic import op

revision, down_revision = "next", "HEAD"


def upgrade():
    with op.batch_alter_table("draft") as draft:
        draft.alter_column("title", new_column_name="heading")
    with op.batch_alter_table("draft") as draft:
        draft.alter_column("heading", new_column_name="title")
    op.execute("CREATE TABLE colour (pk INTEGER PRIMARY KEY, name TEXT NOT NULL)")
"""

Tell = Callable[[object], None]


@dataclass(frozen=True)
class Fault:
    """What a child does, and what has to hold after it was killed, given what it told."""

    act: Callable[[Path, Tell], None]
    check: Callable[[Path, list], None]
    prepare: Callable[[Path], None] | None = None
    """What makes what each child works on a copy of; one store where nothing is said."""
    longest: float = 0.4
    """Seconds until which a child is let work."""


def make_template(folder):
    """A store with findings, a document, a conflict-free history and one backup; and its recovery key."""
    opening, recovery_key = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)
    store = opening.store
    about = {"authority": "Sharpston", "year": 2005}
    store.record("Open", [Edit("assessment", ASSESSMENT, about)], assessment=ASSESSMENT)
    for number in range(FINDINGS):
        _write(store, f"template-{number}", f"Finding {number}. " + "The register fell. " * 40)
    recovery_key_is_kept(store)
    make_backup(store)
    store.close()
    (folder / "recovery-key").write_text(recovery_key)


def _write(store, row, words):
    said = {"kind": "finding", "text": words}
    where = derived_id(ASSESSMENT, row)
    return store.record("Reword", [Edit("statement", where, said)], assessment=ASSESSMENT)


def _whole(store):
    """The store is sound and nothing of the template is missing; what its statements say."""
    report = verify(store)
    assert report.sentences == (), report.sentences
    said = {statement.id: statement.text for statement in store.trail(ASSESSMENT).rows.statements}
    for number in range(FINDINGS):
        assert said[derived_id(ASSESSMENT, f"template-{number}")].startswith(f"Finding {number}. ")
    return said


# A writer


def write(folder, tell):
    """Write findings, rewordings, drafts, undos and documents, and tell of each once it is kept."""
    store = open_store(folder, OPEN).store
    tell(["ready"])
    number = 0
    while True:
        number += 1
        row = f"row-{number % 7}"
        _write(store, row, f"{number} " + "words " * (number % 300))
        tell(["text", row, number])
        if number % 5 == 0:
            store.keep_draft(Draft(f"place-{number % 3}", ASSESSMENT, "A finding", f"half {number}", ""))
            tell(["draft", f"place-{number % 3}", number])
        if number % 11 == 0:
            _write(store, f"undone-{number}", f"{number} words")
            store.undo()
            store.redo()
            tell(["text", f"undone-{number}", number])
        if number % 13 == 0:
            data = bytes([number % 256]) * 1_500_000
            sha256 = hashlib.sha256(data).hexdigest()
            store.keep_document(data, sha256, [(1, "", f"page of {number}")])
            tell(["document", sha256])


def check_write(folder, told):
    """Each row says what was told of it last, or what was being written when the end came."""
    store = open_store(folder, OPEN).store
    said = _whole(store)
    drafts = {draft.place: draft.text for draft in store.drafts()}
    for kind, *what in told:
        if kind == "text":
            kept = said.get(derived_id(ASSESSMENT, what[0]), "0")
            assert int(kept.split()[0]) >= what[1], what
        if kind == "draft":
            assert int(drafts[what[0]].split()[1]) >= what[1], what
        if kind == "document":
            assert hashlib.sha256(store.document(what[0])).hexdigest() == what[0]
    _write(store, "afterwards", "work goes on")
    store.close()


# A backup


def back_up(folder, tell):
    """Make backups one after the other while something is written too."""
    store = open_store(folder, OPEN).store
    tell(["ready"])
    while True:
        backup = make_backup(store, lambda _: _write(store, "meanwhile", os.urandom(300).hex()) and None)
        assert backup.verified
        tell(["backup", backup.path.name])


def check_back_up(folder, told):
    """Whatever is called a backup is one, whole; each that was told of is there; the next one is made."""
    listed = list_backups(backups_of(folder))
    assert {entry[1] for entry in told if entry[0] == "backup"} <= {b.path.name for b in listed}
    for backup in listed[:2]:
        assert backup.verified, backup
        key = bytes(slots.open_with_passphrase(backup.path, WORDS).candidate_keys[0])
        assert verify_file(backup.path / "store.db", key).sound
    store = open_store(folder, OPEN).store
    _whole(store)
    make_backup(store)
    store.close()
    assert not list(backups_of(folder).glob(".*"))
    assert len(list_backups(backups_of(folder))) == len(listed) + 1


# Restoring


def restore(folder, tell):
    """Restore the template's backup over a store that has gone on since."""
    store = open_store(folder, OPEN).store
    _write(store, "since", "written since the backup")
    store.close()
    (backup,) = list_backups(backups_of(folder))
    tell(["ready"])
    store = restore_backup(folder, backup, OPEN).store
    tell(["restored", store.device])


def check_restore(folder, told):
    """Either nothing was restored or all of it was, and then what was there is set aside, whole."""
    store = open_store(folder, OPEN).store
    since = derived_id(ASSESSMENT, "since") in _whole(store)
    store.close()
    aside = [path for path in folder.iterdir() if path.name.startswith("set-aside-")]
    assert since != bool(aside)
    if aside:
        kept = open_store(aside[0], OPEN).store
        assert derived_id(ASSESSMENT, "since") in _whole(kept) and kept.device != store.device
        kept.close()
    else:
        assert ["restored"] not in [entry[:1] for entry in told]


# A migration


def next_version(folder):
    """Let the program be its next version, with one migration more."""
    versions = folder.parent / "versions"
    versions.mkdir(exist_ok=True)
    (versions / "next_one.py").write_text(NEXT_VERSION.replace("HEAD", BEFORE))
    migrate.HEAD = "next"
    migrate.bring_up_to_date.__kwdefaults__.update(head="next", more_versions=versions)


def bring_up_to_date(folder, tell):
    """Open a store of the version before."""
    next_version(folder)
    tell(["ready"])
    store = open_store(folder, OPEN).store
    tell(["migrated"])
    store.close()


def check_migration(folder, told):
    """The next opening finds the old version or the new one, never half of it, and goes on from there."""
    next_version(folder)
    store = open_store(folder, OPEN).store
    _whole(store)
    store.close()
    assert all(backup.verified for backup in list_backups(backups_of(folder)))


# A rekey


def rekey(folder, tell):
    """Give the store a new key."""
    tell(["ready"])
    tell(["recovery key", rekey_store(folder, WORDS, cost=CHEAP)])


def check_rekey(folder, told):
    """The passphrase opens it, and so does the old recovery key, unless a new one was shown or is offered."""
    opening = open_store(folder, OPEN)
    _whole(opening.store)
    assert len(slot_file.read(folder).keys) == 1
    shown = [entry[1] for entry in told if entry[0] == "recovery key"] or [
        (folder / "recovery-key").read_text()
    ]
    if opening.recovery_key_wanted:
        shown = [slots.new_recovery_key(folder, bytearray(opening.store.key))]
    opening.store.close()
    opening = open_store(folder, RecoveryKey(shown[0]))
    _whole(opening.store)
    opening.store.close()


# What must be found


def tell_too_early(folder, tell):
    """A program that says it has kept what it is only about to keep."""
    store = open_store(folder, OPEN).store
    tell(["ready"])
    for number in range(1, 10_000):
        tell(["text", "row", number])
        _write(store, "row", f"{number} words")


FAULTS = {
    "too early": Fault(tell_too_early, check_write),
    "write": Fault(write, check_write),
    "backup": Fault(back_up, check_back_up),
    "restore": Fault(restore, check_restore),
    "migration": Fault(bring_up_to_date, check_migration),
    "rekey": Fault(rekey, check_rekey),
}


# Killing


def main(name, times, seed, work):
    """Kill `times` children; one line of JSON says how it went."""
    fault, chance = FAULTS[name], random.Random(seed)
    template = work / "template"
    (fault.prepare or make_template)(template)
    span = _time_unhindered(fault, template, work)
    began, counts = time.monotonic(), {"told": 0, "ended": 0}
    for number in range(times):
        folder = work / f"{number}" / "inspections"
        shutil.copytree(template, folder)
        told, ended = _kill(fault, folder, chance.uniform(0, span))
        try:
            fault.check(folder, told)
        except BaseException:
            sys.stderr.write(f"{name}, seed {seed}, kill {number}: left in {folder}, told {told[-3:]}\n")
            raise
        counts["told"] += len(told)
        counts["ended"] += ended
        shutil.rmtree(folder.parent)
    seconds = time.monotonic() - began
    said = {"kills": times, **counts, "span": round(span, 3), "seconds": round(seconds, 1)}
    sys.stdout.write(json.dumps(said))


def _time_unhindered(fault, template, work):
    """How long the work takes from "ready" to its end, or to what is enough of it."""
    folder = work / "unhindered" / "inspections"
    shutil.copytree(template, folder)
    began = time.monotonic()
    _kill(fault, folder, 2.5 * fault.longest)
    span = min((time.monotonic() - began) * 1.2, fault.longest)
    shutil.rmtree(folder.parent)
    return span


def _kill(fault, folder, delay):
    """Let a child work and end it `delay` seconds after it is ready; what it told, and if it was through."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        _work(fault, folder, hear, tell)
    os.close(tell)
    heard = _hear_until(hear, b"\n", 30.0)
    heard += _hear_until(hear, None, delay)
    ended = os.waitpid(child, os.WNOHANG)[0] == child
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while more := os.read(hear, 1 << 16):
        heard += more
    os.close(hear)
    lines = heard.decode().split("\n")
    failed = [line for line in lines if line.startswith("failed")]
    assert not failed, failed
    return [json.loads(line) for line in lines[:-1]], ended


def _work(fault, folder, hear, tell):
    os.close(hear)
    try:
        fault.act(folder, lambda what: os.write(tell, json.dumps(what).encode() + b"\n"))
    except BaseException as error:
        os.write(tell, f"failed: {error!r}\n".encode())
    finally:
        os._exit(0)


def _hear_until(hear, mark, seconds):
    """What the child tells until a mark comes, or it ends, or the time is over."""
    heard, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and not (mark and mark in heard):
        if select.select([hear], [], [], left)[0]:
            more = os.read(hear, 1 << 16)
            if not more:
                break
            heard += more
    return heard


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
