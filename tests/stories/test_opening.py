"""A store that does not simply open: each time a sentence says why, and what to do."""

import os
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import sqlcipher3.dbapi2 as sqlite

from csa_desktop.store import slots
from csa_desktop.store.single import hold
from tests.stories import acting
from tests.stories.conftest import PASSPHRASE, notes


@pytest.fixture
def begun(person, store_folder):
    """A store with a note and a verified backup, closed."""
    person.create_store()
    person.begin_assessment()
    person.take_note("What was there before")
    person.act("press", "Backups and keys")
    person.act("press", "Back up now")
    person.says("The backup was made, opened again and verified.")
    person.app.close()
    return store_folder


def write_to(store: Path, *orders: str) -> None:
    """Change a closed store's file as nothing of the program would."""
    key = slots.open_with_passphrase(store, PASSPHRASE).candidate_keys[0]
    connection = sqlite.connect(str(store / "store.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
    connection.create_function("door", 0, lambda: 9)
    for order in orders:
        connection.execute(order)
    connection.close()


def test_a_wrong_passphrase_can_be_typed_again(begun, sit_down):
    window = sit_down()
    window.unlock("three wrong words here")
    window.says("That passphrase does not open this store. Look at Caps Lock")
    window.unlock()
    window.says("Notes to place")


def test_a_store_in_use_is_not_opened_twice(begun, sit_down):
    with hold(begun):
        window = sit_down()
        window.unlock()
        window.says("This store is already open in another window of csa_desktop since")
    window.unlock()
    window.says("Notes to place")


def test_a_store_of_a_newer_version_is_left_alone(begun, sit_down):
    write_to(begun, "UPDATE alembic_version SET version_num = '9999'")
    before = (begun / "store.db").read_bytes()
    window = sit_down()
    window.unlock()
    window.says("This store was written by a newer version of the program. Nothing was changed.")
    assert "Restore the newest backup" not in acting.names(acting.visible(acting.QAbstractButton))
    assert (begun / "store.db").read_bytes() == before


def test_a_damaged_store_offers_its_newest_backup_and_opens_it(begun, sit_down):
    with (begun / "store.db").open("r+b") as file:
        file.write(os.urandom(4096))
    window = sit_down()
    window.unlock()
    window.says("This store cannot be opened with that key.")
    window.act("press", "Restore the newest backup")
    window.says("The store as it is now is not deleted")
    window.act("fill", "Passphrase of this backup", PASSPHRASE)
    window.act("press", "Restore this backup")
    window.says("The backup was restored. What was here before is kept beside it")
    window.act("press", "Notes to place")
    window.says("What was there before")
    window.app.close()
    assert notes(begun) == ["What was there before"]
    assert [p.name for p in begun.glob("set-aside-*/store.db")] == ["store.db"]


def test_a_store_without_its_keys_is_restored_from_a_backup(begun, sit_down):
    (begun / "keys.json").unlink()
    window = sit_down()
    window.unlock()
    window.says("keys.json, which holds this store's keys, is missing.")
    window.act("press", "Restore the newest backup")
    window.act("fill", "Passphrase of this backup", PASSPHRASE)
    window.act("press", "Restore this backup")
    window.says("Notes to place")


def test_a_wrong_passphrase_for_a_backup_restores_nothing(begun, sit_down):
    before = (begun / "store.db").read_bytes()
    window = sit_down()
    window.act("press", "Restore a backup")
    window.act("fill", "Passphrase of this backup", "three wrong words here")
    window.act("press", "Restore this backup")
    window.says("That passphrase does not open this store.")
    assert (begun / "store.db").read_bytes() == before
    assert list(begun.glob("set-aside-*")) == []


def test_a_folder_on_another_computer_is_refused(person, store_folder, monkeypatch):
    mounted = SimpleNamespace(device="srv:/home", mountpoint="/", fstype="nfs4", opts="rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda all=True: [mounted])
    person.ask_for_store()
    person.says("This folder lies on another computer or in a shared folder.")
    assert not store_folder.exists()


def test_a_folder_that_a_service_copies_is_warned_of_once(sit_down, tmp_path):
    person = sit_down()
    person.app.window.unlock.set_place(str(tmp_path / "Dropbox" / "Evidence.csa"))
    person.create_store()
    person.says("This folder seems to be copied by Dropbox.")
    person.act("press", "Understood")
    person.begin_assessment()
    assert acting.title() == "Evidence · csa_desktop"
    person.until(lambda: person.app.session.store.setting("told"))
    again = sit_down()
    again.unlock()
    again.says("Notes to place")
    assert not acting.says("seems to be copied by")


def test_a_stores_folder_or_its_key_file_can_be_named(begun, sit_down, tmp_path):
    for named in (begun, begun / "keys.json"):
        window = sit_down(named)
        window.says("My inspections")
        assert window.app.window.unlock.opening.stores.chosen() == str(begun)
    window = sit_down(tmp_path / "no such store")
    window.says("There is no store at")


@pytest.mark.parametrize("damaged", ["entry", "statement"])
def test_what_can_be_read_of_a_damaged_store_becomes_a_new_one(begun, sit_down, damaged):
    """Also where the damage lies in what the assessment itself is read from, and nothing can be shown."""
    window = sit_down()
    window.unlock()
    window.says("Notes to place")
    window.take_note("Written after the backup")
    window.until(lambda: len(window.app.session.workspace.trail.statements(kind="note")) == 2)
    with window.app.session.store.reading() as connection:
        where = f"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = '{damaged}'"
        page = connection.exec_driver_sql(where).scalar_one()
    window.app.close()
    with (begun / "store.db").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(os.urandom(4096))
    before = (begun / "store.db").read_bytes()

    window = sit_down()
    window.unlock()
    window.act("press", "Backups and keys")
    window.act("tab", "check")
    window.act("press", "Verify everything")
    window.act("press", "Close the store and salvage what can be read")
    window.says("This store has faults.")
    window.act("press", "Salvage what can be read")
    window.says("Enter the passphrase of this store; what can be read of it is encrypted too.")
    window.act("fill", "Passphrase", PASSPHRASE)
    window.act("press", "Salvage what can be read")
    window.says("What could be read was saved")
    window.act("press", "Open the new store")
    window.says("My inspections salvaged")
    window.unlock()
    window.says("Notes to place")
    folder = window.app.session.store.folder
    window.app.close()
    assert folder.name == "My inspections salvaged.csa"
    assert "What was there before" in notes(folder)
    assert (begun / "store.db").read_bytes() == before
