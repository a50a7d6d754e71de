"""A damaged store is salvaged with older backups: nothing of an erased child comes back from these."""

import hashlib

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store import admit, sending
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.salvage import salvage_store
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.store.verify import verify
from tests.exchange.laptops import StoreLaptop, certified

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)
CASE, SAID, BESIDE = "case-of-one-child", "known-to-who-erased", "not-known-to-who-erased"
FILE, BRIEFING = b"The file of one child.", b"The register fell."
PLACE = f"new:finding:5::::::{CASE}/not-yet-there/text"


@pytest.fixture
def folder(tmp_path):
    """A store with a child, and typing about it, of which there is a backup."""
    folder = tmp_path / "inspections"
    store = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)[0].store
    store.record("Open", [Edit("assessment", "a", {"authority": "Sharpston", "year": 2005})], assessment="a")
    store.record("Add a case", [Edit("case", CASE, {"code": "C-03"})], assessment="a")
    say(store, SAID)
    for data, row, case in ((FILE, "file", CASE), (BRIEFING, "briefing", "")):
        sha256 = hashlib.sha256(data).hexdigest()
        store.keep_document(data, sha256, [(1, "1", data.decode())])
        source = {"title": row, "sha256": sha256, "case": case}
        store.record("Add a source", [Edit("source", row, source)], assessment="a")
    say(store, BESIDE)
    store.keep_draft(Draft(PLACE, "a", "A finding", "Not seen at all.", "", "2026-11-22T10:00:00+00:00"))
    store.keep_draft(
        Draft("new:finding:5/other/text", "a", "A finding", "Of nobody.", "", "2026-11-22T10:01")
    )
    store.keep_draft(Draft("unsent:risk/a/child", "a", "A risk", "c-03", ""))
    store.keep_draft(Draft("unsent:risk/a/what", "a", "A risk", "Alone at home.", ""))
    make_backup(store)
    store.close()
    return folder


def say(store, row):
    said = {"kind": "finding", "text": f"Seen late, {row}.", "case": CASE}
    store.record("Add a finding", [Edit("statement", row, said)], assessment="a")


def erase_as_a_colleague_does(folder, tmp_path):
    """Whoever erases it knows one of the rows alone: the other has no erasure of its own."""
    store = open_store(folder, OPEN).store
    colleague = StoreLaptop(tmp_path / "colleague")
    with store.reading() as connection:
        known = list(sending.lacking(connection, "a", {}))
    give(colleague.store, [change for change in known if change.header.row != BESIDE])
    colleague.store.erase(
        [("case", CASE), ("statement", SAID), ("source", "file")], assessment="a", ground="asked"
    )
    with colleague.store.reading() as connection:
        give(store, list(sending.lacking(connection, "a", {})))
    colleague.store.close()
    store.close()


def give(store, changes):
    with store.reading() as connection:
        weighed = admit.look(connection, changes, certified(changes))
    store.admit(weighed)


def test_a_row_without_an_erasure_of_its_own_stays_erased_with_its_case(folder, tmp_path):
    erase_as_a_colleague_does(folder, tmp_path)
    done = salvage_store(folder, OPEN, tmp_path / "new", list_backups(backups_of(folder)))
    assert not any("could not be read" in sentence for sentence in done.sentences)
    look(done.folder)


def test_what_was_erased_after_all_that_can_be_read_stays_erased(folder, tmp_path):
    """The erasure was among the newest changes, which are lost; the file beside the store tells of it."""
    store = open_store(folder, OPEN).store
    rows = store.rows_in_scope("a", CASE)
    store.erase(rows, assessment="a", ground="asked", scope_case=CASE)
    store.close()
    (backup,) = list_backups(backups_of(folder))
    (folder / "store.db").write_bytes((backup.path / "store.db").read_bytes())
    done = salvage_store(folder, OPEN, tmp_path / "new")
    look(done.folder)


def look(folder):
    """Nothing of the child is left in what was salvaged, and all else is."""
    store = open_store(folder, OPEN).store
    try:
        assert verify(store).sentences == ()
        assert [(d.text, d.at) for d in store.drafts()] == [("Of nobody.", "2026-11-22T10:01")]
        assert store.trail("a").rows.statements == ()
        with store.reading() as connection:
            bodies = connection.exec_driver_sql("SELECT body FROM payload").scalars().all()
        assert not any("Seen late" in body or "C-03" in body for body in bodies)
        assert store.document(hashlib.sha256(BRIEFING).hexdigest()) == BRIEFING
        assert store.search("register") and not store.search("child")
        with pytest.raises(UserError, match="not in this store"):
            store.document(hashlib.sha256(FILE).hexdigest())
    finally:
        store.close()
