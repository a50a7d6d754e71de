"""Making a store, opening it in each way, and each thing that can be wrong with a store's folder."""

import contextlib
import json
import shutil
import sqlite3

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store import creating, migrate, single, slot_file, slots, vault
from csa_desktop.store.backup import backups_of
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.guards import Door
from csa_desktop.store.keys import Cost
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import check_store, open_store, recover_store, recovery_key_is_kept
from csa_desktop.store.unlocking import Keyring, Passphrase, RecoveryKey
from csa_desktop.store.verify import verify

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "inspections"


@pytest.fixture
def made(folder):
    """A closed store, and its recovery key."""
    opening, recovery_key = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)
    opening.store.close()
    return recovery_key


def use(opening):
    """Write something, to see that it is a whole store, and close it."""
    opening.store.record("Open", [Edit("assessment", "a", {"authority": "Sharpston"})], assessment="a")
    report = verify(opening.store)
    opening.store.close()
    return report


def test_a_new_store_is_encrypted_private_and_sound(folder):
    opening, _ = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)
    assert opening.store.name == "H. Marsh" and opening.store.author
    assert use(opening).sound
    assert vault.is_encrypted(folder / "store.db")
    assert folder.stat().st_mode & 0o77 == 0
    assert sorted(path.name for path in folder.iterdir()) == ["in-use", "keys.json", "store.db"]
    assert [path.name for path in folder.parent.iterdir()] == ["inspections"]


@pytest.mark.parametrize("way", ["passphrase", "recovery key"])
def test_a_store_opens_with_its_passphrase_and_with_its_recovery_key(folder, made, way):
    how = OPEN if way == "passphrase" else RecoveryKey(made.lower())
    opening = open_store(folder, how)
    assert opening.store.name == "H. Marsh"
    assert use(opening).sound


def test_a_secret_is_not_told_by_what_holds_it():
    assert WORDS not in repr([OPEN, RecoveryKey(WORDS), Keyring(None)])


def test_the_wrong_passphrase_opens_nothing_and_holds_nothing(folder, made):
    with pytest.raises(UserError, match="does not open this store"):
        open_store(folder, Passphrase("another passphrase"))
    with pytest.raises(UserError, match="keyring does not open"):
        open_store(folder, Keyring(None))
    use(open_store(folder, OPEN))


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_key(folder, made):
    use(recover_store(folder, made, "a walk by the canal", cost=CHEAP))
    use(open_store(folder, Passphrase("a walk by the canal")))
    with pytest.raises(UserError):
        open_store(folder, OPEN)


def test_until_somebody_says_that_they_have_the_recovery_key_another_is_offered(folder, made):
    opening = open_store(folder, OPEN)
    assert opening.recovery_key_wanted
    recovery_key_is_kept(opening.store)
    opening.store.close()
    opening = open_store(folder, OPEN)
    assert not opening.recovery_key_wanted
    slots.new_recovery_key(folder, bytearray(opening.store.key))
    opening.store.close()
    opening = open_store(folder, OPEN)
    assert opening.recovery_key_wanted
    use(opening)


def test_whoever_opens_with_the_recovery_key_has_it(folder, made):
    use(open_store(folder, RecoveryKey(made)))
    opening = open_store(folder, OPEN)
    assert not opening.recovery_key_wanted
    use(opening)


def test_a_store_that_is_open_is_not_opened_twice(folder, made):
    first = open_store(folder, OPEN)
    with pytest.raises(UserError, match="already open"):
        open_store(folder, OPEN)
    use(first)
    use(open_store(folder, OPEN))


def test_a_folder_that_has_a_store_gets_no_second_one(folder, made):
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(UserError, match="already holds a store"):
        create_store(folder, WORDS, name="X", cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_a_folder_with_other_things_gets_no_store(folder):
    folder.mkdir()
    (folder / "letter.docx").touch()
    with pytest.raises(UserError, match="other things"):
        create_store(folder, WORDS, name="X", cost=CHEAP)
    assert [path.name for path in folder.iterdir()] == ["letter.docx"]


def test_an_empty_folder_becomes_the_store(folder):
    folder.mkdir()
    assert use(create_store(folder, WORDS, name="X", cost=CHEAP)[0]).sound


def test_a_passphrase_that_is_too_short_makes_nothing(folder):
    with pytest.raises(UserError, match="at least 12"):
        create_store(folder, "short", name="X", cost=CHEAP)
    assert list(folder.parent.iterdir()) == []


def test_what_a_crash_left_of_a_store_in_the_making_is_gone_at_the_next_try(folder):
    left = folder.with_name(".inspections.0123456789abcdef.making")
    left.mkdir(parents=True)
    slots.create_slots(left, WORDS, cost=CHEAP)
    another = folder.with_name(".other.0123456789abcdef.making")
    another.mkdir()
    use(create_store(folder, WORDS, name="X", cost=CHEAP)[0])
    assert not left.exists() and another.exists()


def test_a_store_that_another_process_is_making_is_left_alone(folder):
    theirs = creating._new_folder(folder)
    with single.hold(theirs):
        use(create_store(folder, WORDS, name="X", cost=CHEAP)[0])
        assert theirs.exists()


def test_a_cloud_folder_is_told_and_a_network_folder_refused(tmp_path, monkeypatch):
    folder = tmp_path / "OneDrive - Ofsted" / "store"
    opening, _ = create_store(folder, WORDS, name="X", cost=CHEAP)
    assert "OneDrive" in opening.remark
    use(opening)
    monkeypatch.setattr("csa_desktop.store.place._LOCAL", frozenset())
    monkeypatch.setattr("csa_desktop.store.place._NETWORK", _file_system_of(tmp_path))
    with pytest.raises(UserError, match="another computer"):
        open_store(folder, OPEN)


def _file_system_of(path):
    from csa_desktop.store import place

    return frozenset({place.mount_of(path, place._mounted()).file_system.casefold()})


def test_a_folder_without_a_store_says_so(tmp_path):
    with pytest.raises(UserError, match="no store in this folder"):
        open_store(tmp_path, OPEN)
    with pytest.raises(UserError, match="not there any more"):
        open_store(tmp_path / "gone", OPEN)


def test_a_store_file_that_is_missing_or_empty_is_told_apart_from_no_store(folder, made):
    (folder / "store.db").rename(folder / "elsewhere")
    with pytest.raises(UserError, match=r"store\.db, which holds everything, is missing"):
        open_store(folder, OPEN)
    (folder / "store.db").touch()
    with pytest.raises(UserError, match="is empty"):
        open_store(folder, OPEN)


def test_a_store_without_encryption_is_never_opened(folder, made):
    (folder / "store.db").unlink()
    plain = sqlite3.connect(folder / "store.db")
    plain.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY)")
    plain.commit()
    plain.close()
    with pytest.raises(UserError, match="is not encrypted"):
        open_store(folder, OPEN)


def test_keys_of_another_store_are_noticed(folder, made, tmp_path):
    other = tmp_path / "other"
    create_store(other, WORDS, name="X", cost=CHEAP)[0].store.close()
    shutil.copy(other / "keys.json", folder / "keys.json")
    with pytest.raises(UserError, match=r"belong to other keys|put back the keys\.json"):
        open_store(folder, OPEN)


def test_keys_that_open_the_store_but_name_another_are_noticed(folder, made):
    store = open_store(folder, OPEN).store
    store.put_setting("store", "another")
    store.close()
    with pytest.raises(UserError, match=r"keys\.json in this folder belongs to another store"):
        open_store(folder, OPEN)
    with pytest.raises(UserError, match="belongs to another store"):
        open_store(folder, OPEN)  # and it holds nothing back


def test_missing_keys_are_told(folder, made):
    (folder / "keys.json").unlink()
    with pytest.raises(UserError, match=r"keys\.json.* is missing"):
        open_store(folder, OPEN)


def test_a_store_too_damaged_to_open_is_reported(folder, made):
    assert check_store(folder, OPEN).sound
    data = bytearray((folder / "store.db").read_bytes())
    data[100] ^= 1
    (folder / "store.db").write_bytes(data)
    with pytest.raises(UserError, match="restore a backup"):
        open_store(folder, OPEN)
    assert "restore a backup" in check_store(folder, OPEN).sentences[0]


def test_a_store_of_a_newer_version_is_refused_and_let_go(folder, made):
    store = open_store(folder, OPEN).store
    with store._writing(Door.BUILD) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    for _ in range(2):
        with pytest.raises(UserError, match="newer version"):
            open_store(folder, OPEN)


NEXT_VERSION = """
from alembic import op

revision, down_revision = "next", "HEAD"


def upgrade():
    op.execute("ALTER TABLE draft ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
"""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """The program as its next version might be: one migration more."""
    versions = tmp_path / "versions"
    versions.mkdir()
    (versions / "next_colour.py").write_text(NEXT_VERSION.replace("HEAD", migrate.HEAD))
    monkeypatch.setattr(migrate, "HEAD", "next")
    kwargs = {"head": "next", "more_versions": versions}
    monkeypatch.setattr(migrate.bring_up_to_date, "__kwdefaults__", kwargs)


def test_before_a_migration_a_verified_backup_is_made(folder, made, next_version):
    with sqlite_of(folder) as connection:
        before = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'draft'").fetchone()
    opening = open_store(folder, OPEN)
    assert use(opening).sound
    (backup,) = list_backups(backups_of(folder))
    assert backup.verified
    with sqlite_of(backup.path) as connection:
        assert connection.execute("SELECT sql FROM sqlite_master WHERE name = 'draft'").fetchone() == before
    with sqlite_of(folder) as connection:
        assert (
            "colour" in connection.execute("SELECT sql FROM sqlite_master WHERE name = 'draft'").fetchone()[0]
        )


def test_a_store_that_cannot_be_backed_up_is_not_migrated(folder, made, next_version):
    before = (folder / "store.db").read_bytes()
    (folder / "backups").touch()  # where the folder of backups should be
    with pytest.raises(UserError, match="No backup could be made"):
        open_store(folder, OPEN)
    assert (folder / "store.db").read_bytes() == before
    (folder / "backups").unlink()
    assert use(open_store(folder, OPEN)).sound


@contextlib.contextmanager
def sqlite_of(folder):
    key = bytes(slots.open_with_passphrase(folder, WORDS).candidate_keys[0])
    connection = vault.connect(folder / "store.db", key)
    yield connection
    connection.close()


def test_a_slot_file_says_which_store_it_belongs_to(folder, made):
    store = open_store(folder, OPEN).store
    assert store.setting("store") == slot_file.read(folder).store
    assert json.loads((folder / "keys.json").read_text())["store"] == store.setting("store")
    store.close()
