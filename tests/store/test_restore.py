"""Restoring: the backup in place of what was there, which is set aside whole, whatever state it is in."""

import os
import shutil

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import restoring, single
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.guards import Door
from csa_desktop.store.keys import Cost
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.slots import change_passphrase
from csa_desktop.store.unlocking import Passphrase, RecoveryKey
from csa_desktop.store.verify import verify

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "inspections"


@pytest.fixture
def recovery_key(folder):
    """Of a closed store that says "Before.", has a backup, and then says "After." too."""
    opening, words = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)
    about = {"authority": "Sharpston", "year": 2005}
    opening.store.record("Open", [Edit("assessment", "a", about)], assessment="a")
    write(opening.store, "Before.")
    make_backup(opening.store)
    write(opening.store, "After.")
    opening.store.close()
    return words


@pytest.fixture
def backup(folder, recovery_key):
    return list_backups(backups_of(folder))[0]


def write(store, words):
    store.record("Add", [Edit("statement", new_id(), {"kind": "finding", "text": words})], assessment="a")


def said(store):
    return sorted(statement.text for statement in store.trail("a").rows.statements)


def closed(opening):
    """What an opened store says; it is closed."""
    report = verify(opening.store)
    found = said(opening.store)
    opening.store.close()
    assert report.sentences == ()
    return found


def aside(folder):
    return [path for path in folder.iterdir() if path.name.startswith(restoring.ASIDE)]


def test_a_restored_store_says_what_it_said_then_and_what_was_there_is_kept(folder, backup):
    opening = restore_backup(folder, backup, OPEN)
    (kept,) = aside(folder)
    assert f"kept beside it, in the folder {kept.name}" in opening.remark
    assert closed(opening) == ["Before."]
    assert closed(open_store(folder, OPEN)) == ["Before."]
    assert closed(open_store(kept, OPEN)) == ["After.", "Before."]
    assert list_backups(backups_of(folder)) == (backup,)


def test_restoring_begins_a_new_device_and_work_goes_on(folder, backup):
    before = open_store(folder, OPEN).store
    device = before.device
    before.close()
    opening = restore_backup(folder, backup, OPEN)
    store = opening.store
    assert store.device != device and store.setting("device") == store.device
    assert store.undoable is None
    write(store, "A new start.")
    assert make_backup(store).number == 2
    assert closed(opening) == ["A new start.", "Before."]


@pytest.mark.parametrize("how", ["passphrase", "recovery key"])
def test_a_backup_opens_with_the_secrets_of_its_day(folder, backup, recovery_key, how):
    store = open_store(folder, OPEN).store
    change_passphrase(folder, bytearray(store.key), "a walk by the canal", cost=CHEAP)
    store.close()
    with pytest.raises(UserError, match="does not open this store"):
        restore_backup(folder, backup, Passphrase("a walk by the canal"))
    assert closed(open_store(folder, Passphrase("a walk by the canal"))) == ["After.", "Before."]
    secret = OPEN if how == "passphrase" else RecoveryKey(recovery_key)
    assert closed(restore_backup(folder, backup, secret)) == ["Before."]


STATES = {
    "the store is damaged": lambda folder: spoil(folder / "store.db"),
    "the store is empty": lambda folder: (folder / "store.db").write_bytes(b""),
    "the store is gone": lambda folder: (folder / "store.db").unlink(),
    "the keys are gone": lambda folder: (folder / "keys.json").unlink(),
    "the keys are damaged": lambda folder: (folder / "keys.json").write_text("{"),
    "both are gone": lambda folder: [(folder / n).unlink() for n in ("keys.json", "store.db")],
    "a WAL was left": lambda folder: (folder / "store.db-wal").write_bytes(b"left"),
}


def spoil(path):
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("state", STATES)
def test_whatever_happened_to_the_store_the_backup_restores_it(folder, backup, state):
    STATES[state](folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != single.NAME}
    assert closed(restore_backup(folder, backup, OPEN)) == ["Before."]
    kept = {p.name: p.read_bytes() for found in aside(folder) for p in found.iterdir()}
    assert kept == before


def test_a_store_that_is_gone_altogether_is_restored_into_a_new_folder(folder, backup, tmp_path):
    shutil.move(backup.path, tmp_path / backup.path.name)
    shutil.rmtree(folder)
    (moved,) = list_backups(tmp_path)
    opening = restore_backup(folder, moved, OPEN)
    assert opening.remark == "The backup was restored."
    assert closed(opening) == ["Before."]
    assert aside(folder) == []


def test_an_open_store_is_not_restored_over(folder, backup):
    opening = open_store(folder, OPEN)
    with pytest.raises(UserError, match="already open"):
        restore_backup(folder, backup, OPEN)
    assert closed(opening) == ["After.", "Before."]


@pytest.mark.parametrize("spoiled", ["store.db", "keys.json"])
def test_a_damaged_backup_is_refused_and_nothing_is_changed(folder, backup, spoiled):
    spoil(backup.path / spoiled)
    with pytest.raises(UserError, match=r"not sound|is damaged"):
        restore_backup(folder, backup, OPEN)
    assert aside(folder) == [] and not list(folder.glob(".restoring*"))
    assert closed(open_store(folder, OPEN)) == ["After.", "Before."]


def test_a_backup_with_faults_is_restored_where_a_person_insists(folder, recovery_key):
    store = open_store(folder, OPEN).store
    with store._writing(Door.BUILD) as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_change_delete")
    faulty = make_backup(store)
    store.close()
    assert not faulty.verified
    with pytest.raises(UserError, match="guard_change_delete"):
        restore_backup(folder, faulty, OPEN)
    store = restore_backup(folder, faulty, OPEN, even_with_faults=True).store
    assert said(store) == ["After.", "Before."]
    store.close()


def test_a_backup_that_is_gone_is_told(folder, backup):
    shutil.rmtree(backup.path)
    with pytest.raises(UserError, match="could not be restored"):
        restore_backup(folder, backup, OPEN)
    assert closed(open_store(folder, OPEN)) == ["After.", "Before."]


class Cut(BaseException):
    """The process ended here."""


@pytest.mark.parametrize("moves", range(8))
def test_a_restore_cut_short_between_any_two_moves_goes_on_at_the_next_opening(
    folder, backup, monkeypatch, moves
):
    """Every change of the folder's names is a moment at which the program may end."""
    (folder / "store.db-wal").write_bytes(b"")
    left, real = [moves], os.replace

    def replace(*args):
        if not left[0]:
            raise Cut
        left[0] -= 1
        real(*args)

    monkeypatch.setattr(os, "replace", replace)
    try:
        opening = restore_backup(folder, backup, OPEN)
    except Cut:
        monkeypatch.setattr(os, "replace", real)
        opening = open_store(folder, OPEN)
    found = closed(opening)
    assert found in (["Before."], ["After.", "Before."])
    kept = aside(folder)
    assert (found == ["Before."]) == bool(kept)
    if kept:
        assert closed(open_store(kept[0], OPEN)) == ["After.", "Before."]
    assert not list(folder.glob("*restoring*"))
