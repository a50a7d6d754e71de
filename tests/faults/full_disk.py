"""A disk that becomes full, on a small tmpfs. A process of its own for test_full_disk.py."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kills import ASSESSMENT, CHEAP, OPEN, WORDS, _whole, _write, make_template, next_version
from kills_of_archive import PACK, check, keys, make_store
from kills_of_exchange import bring_in, check_share, check_take, make_pair, opened, other_of, texts

from csa_desktop.commands import archive, exchange
from csa_desktop.domain.values import derived_id
from csa_desktop.errors import UserError
from csa_desktop.store import slots
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_copy import copy_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.local import Draft
from csa_desktop.store.opening import open_store
from csa_desktop.store.rekey import rekey_store
from csa_desktop.store.restore import restore_backup

BALLAST = "ballast"


def fill(disk, leave=0):
    """Fill the disk but for `leave` bytes."""
    room = os.statvfs(disk)
    size = room.f_bavail * room.f_frsize - leave
    with (disk / BALLAST).open("ab", buffering=0) as file:
        if size > 0:
            os.posix_fallocate(file.fileno(), file.tell(), size)


def make_room(disk):
    (disk / BALLAST).unlink(missing_ok=True)


def refused(work, *words):
    """The work is refused with a sentence that has these words."""
    try:
        work()
    except UserError as error:
        assert all(word in str(error) for word in words), str(error)
        return True
    return False


def write_until_full(disk, folder):
    """Typing goes on until the disk is full; what was kept is there, and with room it goes on."""
    store = open_store(folder, OPEN).store
    fill(disk, leave=400_000)
    kept = 0

    def write_more():
        nonlocal kept
        for number in range(10_000):
            _write(store, f"row-{number}", f"{number} " + "word " * 500)
            kept = number + 1

    assert refused(write_more, "The disk is full", "was not kept", "make room")
    assert 0 < kept < 10_000
    said = _whole(store)
    assert all(derived_id(ASSESSMENT, f"row-{number}") in said for number in range(kept))
    assert derived_id(ASSESSMENT, f"row-{kept}") not in said
    draft = Draft("place", ASSESSMENT, "A finding", "half a sentence " * 50_000, "")
    assert refused(lambda: store.keep_draft(draft), "The disk is full")
    assert refused(lambda: store.keep_document(b"x" * 3_000_000, "sha", []), "The disk is full")
    make_room(disk)
    _write(store, "afterwards", "goes on")
    store.keep_draft(draft)
    store.close()
    again = open_store(folder, OPEN).store
    assert len(_whole(again)) == len(said) + 1
    again.close()


def back_up_on_full(disk, folder):
    """No backup comes about, the earlier one stays, nothing is left of the try; with room there is one."""
    store = open_store(folder, OPEN).store
    before = list_backups(backups_of(folder))
    fill(disk, leave=300_000)
    assert refused(lambda: make_backup(store), "no room for a backup", "Make room")
    make_room(disk)

    def fill_meanwhile(_done):
        with suppress(OSError):
            fill(disk)

    fill(disk, leave=store.path.stat().st_size + (1 << 20) + 100_000)
    assert refused(lambda: make_backup(store, fill_meanwhile), "no room for a backup")
    assert list_backups(backups_of(folder)) == before and not list(backups_of(folder).glob(".*"))
    make_room(disk)
    assert make_backup(store).verified
    elsewhere = disk.parent / "elsewhere"
    fill(disk, leave=100_000)
    assert copy_backup(before[0], elsewhere).verified
    assert refused(lambda: copy_backup(before[0], disk / "copies"), "no room for a backup")
    _whole(store)
    make_room(disk)
    store.close()


def rekey_on_full(disk, folder):
    """The key stays as it was, and the old recovery key goes on opening the store."""
    fill(disk, leave=200_000)
    assert refused(lambda: rekey_store(folder, WORDS, cost=CHEAP), "could not be given a new key", "room")
    make_room(disk)
    opening = open_store(folder, OPEN)
    assert not opening.recovery_key_wanted
    _whole(opening.store)
    opening.store.close()
    rekey_store(folder, WORDS, cost=CHEAP)


def change_passphrase_on_full(disk, folder):
    """The old passphrase goes on opening the store."""
    store = open_store(folder, OPEN).store
    fill(disk)
    change = lambda: slots.change_passphrase(folder, bytearray(store.key), "a walk by the canal", cost=CHEAP)  # noqa: E731
    assert refused(change, "disk is full", "as it was before")
    store.close()
    make_room(disk)
    store = open_store(folder, OPEN).store
    _whole(store)
    store.close()


def migrate_on_full(disk, folder):
    """The store stays of the version it was, and with room it is brought up to date."""
    store = open_store(folder, OPEN).store
    for number in range(20):
        _write(store, f"long-{number}", "word " * 20_000)
    store.close()
    next_version(folder)
    fill(disk, leave=100_000)
    assert refused(lambda: open_store(folder, OPEN), "no room for a backup")
    make_room(disk)
    fill(disk, leave=(folder / "store.db").stat().st_size + (1 << 20) + 60_000)
    assert refused(lambda: open_store(folder, OPEN), "The disk is full")
    assert list_backups(backups_of(folder))[0].verified
    make_room(disk)
    store = open_store(folder, OPEN).store
    _whole(store)
    store.close()


def restore_on_full(disk, folder):
    """Nothing is changed."""
    store = open_store(folder, OPEN).store
    _write(store, "since", "written since")
    store.close()
    backup = list_backups(backups_of(folder))[0]
    fill(disk, leave=100_000)
    assert refused(lambda: restore_backup(folder, backup, OPEN), "nothing was changed")
    store = open_store(folder, OPEN).store
    assert derived_id(ASSESSMENT, "since") in _whole(store)
    store.close()
    assert not [path for path in folder.iterdir() if "restoring" in path.name or "aside" in path.name]
    make_room(disk)
    restore_backup(folder, backup, OPEN).store.close()


def create_on_full(disk, _folder):
    """Nothing that looks like a store is left."""
    fill(disk, leave=60_000)
    make = lambda: create_store(disk / "new", WORDS, name="X", cost=CHEAP)  # noqa: E731
    assert refused(make, "disk is full") or refused(make, "room")
    assert not (disk / "new").exists() and not list(disk.glob(".new*"))
    make_room(disk)
    create_store(disk / "new", WORDS, name="X", cost=CHEAP)[0].store.close()


def share_on_full_stick(disk, _folder):
    """No bundle comes about, nothing is left of the try, none counts as sent; with room there is one."""
    pair, stick = disk.parent / "pair", disk / "stick"
    make_pair(pair)
    stick.mkdir()
    store = opened(pair, "marsh")
    left = len(store.trail(ASSESSMENT).rows.exports)
    share = lambda: exchange.share(store, ASSESSMENT, [other_of(store)], stick / "b.csabundle")  # noqa: E731
    fill(disk, leave=8_000)
    assert refused(share, "disk is full", "not written")
    assert list(stick.iterdir()) == [] and len(store.trail(ASSESSMENT).rows.exports) == left
    make_room(disk)
    share()
    store.close()
    check_share(pair, [])


def archive_on_full_disk(disk, _folder):
    """No archive comes about, nothing is left of the try, none counts as written; with room there is one."""
    beside, out = disk.parent / "archive", disk / "out"
    make_store(beside)
    out.mkdir()
    store = open_store(beside / "store", OPEN).store
    row, (_, public) = store.assessments()[0].id, keys(beside)
    for to in ("", public):
        write = lambda to=to: archive.write(store, row, PACK, out / "a.zip", {}, to=to)  # noqa: E731
        for leave in (0, 8_000, 60_000):
            fill(disk, leave=leave)
            assert refused(write, "disk is full", "not written")
            assert list(out.iterdir()) == [] and store.trail(row).rows.exports == ()
            make_room(disk)
    archive.write(store, row, PACK, out / "a.zip", {})
    store.close()
    check(beside, [])


def exchange_on_full(disk, _folder):
    """Sharing and bringing in say so and leave both stores sound; with room the same bundle comes in."""
    pair = disk / "pair"
    make_pair(pair)
    for leave in (0, 60_000, 400_000, 1_200_000, 1_500_000):
        cole = opened(pair, "cole")
        fill(disk, leave=leave)
        assert refused(lambda store=cole: bring_in(store, pair / "given.csabundle"), "The disk is full")
        make_room(disk)
        cole.close()
        check = opened(pair, "cole")
        assert texts(check) == set()
        check.close()
    marsh = opened(pair, "marsh")
    fill(disk)
    share = lambda: exchange.share(marsh, ASSESSMENT, [other_of(marsh)], pair / "b.csabundle")  # noqa: E731
    assert refused(share, "disk is full") and not (pair / "b.csabundle").exists()
    make_room(disk)
    marsh.close()
    check_take(pair, [])
    check_share(pair, [])


STORIES = {
    story.__name__: story
    for story in (
        write_until_full,
        back_up_on_full,
        rekey_on_full,
        change_passphrase_on_full,
        migrate_on_full,
        restore_on_full,
        create_on_full,
        share_on_full_stick,
        archive_on_full_disk,
        exchange_on_full,
    )
}


if __name__ == "__main__":
    disk = Path(sys.argv[2]) / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    make_template(disk / "inspections")
    STORIES[sys.argv[1]](disk, disk / "inspections")
