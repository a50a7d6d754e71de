"""A new key for a store: old copies of its keys open nothing of it, and nobody is ever locked out."""

import shutil

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import slot_file, slots, vault
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.guards import DoorState
from csa_desktop.store.keys import Cost
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store, recovery_key_is_kept
from csa_desktop.store.rekey import rekey_store
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.unlocking import Keyring, Passphrase, RecoveryKey
from csa_desktop.store.verify import verify

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)


class Ring:
    """A keyring in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "inspections"


@pytest.fixture
def recovery_key(folder):
    """Of a closed store with one finding and one backup."""
    opening, words = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)
    opening.store.record("Open", [Edit("assessment", "a", {"authority": "S"})], assessment="a")
    said = {"kind": "finding", "text": "The register fell."}
    opening.store.record("Add", [Edit("statement", new_id(), said)], assessment="a")
    recovery_key_is_kept(opening.store)
    make_backup(opening.store)
    opening.store.close()
    return words


def whole(opening):
    report, found = verify(opening.store), opening.store.search("register")
    opening.store.close()
    assert report.sentences == ()
    return len(found) == 1


def key_of(folder):
    return bytes(slots.open_with_passphrase(folder, WORDS).candidate_keys[0])


def test_after_a_rekey_the_old_key_and_its_recovery_key_open_nothing(folder, recovery_key):
    old = key_of(folder)
    new_words = rekey_store(folder, WORDS, cost=CHEAP)
    assert new_words != recovery_key and key_of(folder) != old
    with pytest.raises(UserError):
        open_store(folder, RecoveryKey(recovery_key))
    with pytest.raises(UserError):
        vault.connect(folder / "store.db", old)
    assert whole(open_store(folder, RecoveryKey(new_words)))
    recovery_key_is_wanted_until_it_is_kept(folder)


def recovery_key_is_wanted_until_it_is_kept(folder):
    for wanted in (False, True):  # the first opening was with the new recovery key itself
        opening = open_store(folder, OPEN)
        assert opening.recovery_key_wanted == wanted
        slots.new_recovery_key(folder, bytearray(opening.store.key))
        assert whole(opening)


def test_the_keyring_opens_it_afterwards_too(folder, recovery_key):
    ring = Ring()
    slots.add_keyring(folder, bytearray(key_of(folder)), ring)
    rekey_store(folder, WORDS, ring=ring, cost=CHEAP)
    assert whole(open_store(folder, Keyring(ring))) and len(ring.kept) == 1


def test_backups_from_before_open_with_their_own_keys(folder, recovery_key):
    rekey_store(folder, WORDS, cost=CHEAP)
    (backup,) = list_backups(backups_of(folder))
    assert whole(restore_backup(folder, backup, RecoveryKey(recovery_key)))


def test_the_wrong_passphrase_changes_nothing(folder, recovery_key):
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(UserError):
        rekey_store(folder, "a walk by the canal", cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == before and whole(open_store(folder, OPEN))


def test_an_open_store_is_not_rekeyed(folder, recovery_key):
    opening = open_store(folder, OPEN)
    with pytest.raises(UserError, match="already open"):
        rekey_store(folder, WORDS, cost=CHEAP)
    assert whole(opening)


def test_a_damaged_store_is_not_rekeyed(folder, recovery_key):
    data = bytearray((folder / "store.db").read_bytes())
    data[-2000] ^= 1
    (folder / "store.db").write_bytes(data)
    keys = (folder / "keys.json").read_bytes()
    with pytest.raises(UserError, match="has faults, so it was not given a new key"):
        rekey_store(folder, WORDS, cost=CHEAP)
    assert (folder / "store.db").read_bytes() == data and (folder / "keys.json").read_bytes() == keys


def test_a_rekey_cut_short_before_the_pages_is_taken_back(folder, recovery_key):
    slots.begin_rekey(folder, WORDS, cost=CHEAP)
    opening = open_store(folder, RecoveryKey(recovery_key))
    assert not opening.recovery_key_wanted and whole(opening)
    assert len(slot_file.read(folder).keys) == 1


def test_a_rekey_cut_short_after_the_pages_is_completed(folder, recovery_key):
    old = key_of(folder)
    made = slots.begin_rekey(folder, WORDS, cost=CHEAP)
    rewrite(folder, old, made.key)
    assert whole(open_store(folder, RecoveryKey(recovery_key)))
    assert len(slot_file.read(folder).keys) == 1
    with pytest.raises(UserError):
        open_store(folder, RecoveryKey(recovery_key))
    opening = open_store(folder, OPEN)
    assert opening.recovery_key_wanted and whole(opening)


def rewrite(folder, old, new):
    connection = vault.connect(folder / "store.db", old, door=DoorState())
    connection.execute(f"PRAGMA rekey = \"x'{bytes(new).hex()}'\"")
    connection.close()


def test_a_rekey_whose_pages_are_still_in_the_wal_is_brought_into_the_file_first(
    folder, recovery_key, tmp_path
):
    """The file alone opens with the old key until then: dropping the old key before would lose all."""
    old = key_of(folder)
    made = slots.begin_rekey(folder, WORDS, cost=CHEAP)
    connection = vault.connect(folder / "store.db", old, door=DoorState())
    connection.execute(f"PRAGMA rekey = \"x'{bytes(made.key).hex()}'\"")
    cut = tmp_path / "cut"  # the folder as a crash would leave it
    shutil.copytree(folder, cut)
    connection.close()
    assert (cut / "store.db-wal").stat().st_size > 0
    alone = tmp_path / "alone.db"
    shutil.copy(cut / "store.db", alone)
    vault.connect(alone, old).close()
    opening = open_store(cut, OPEN)
    assert opening.recovery_key_wanted and whole(opening)
    shutil.copy(cut / "store.db", alone)
    vault.connect(alone, bytes(made.key)).close()


def test_no_backup_is_made_while_a_rekey_is_unfinished(folder, recovery_key):
    store = open_store(folder, OPEN).store
    slots.begin_rekey(folder, WORDS, cost=CHEAP)
    with pytest.raises(UserError, match="no backup was made"):
        make_backup(store)
    store.close()
    assert len(list_backups(backups_of(folder))) == 1
