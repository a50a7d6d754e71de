"""A damaged store without a backup that would do: what can be read is a new store, the rest is named."""

import hashlib
import random

import pytest

from csa_desktop.commands import drafts
from csa_desktop.domain.values import derived_id
from csa_desktop.errors import UserError
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

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
OPEN = Passphrase(WORDS)
PAGE = 4096
FINDINGS = 120
DATA = bytes(range(256)) * 6000
SHA = hashlib.sha256(DATA).hexdigest()


def text_of(number):
    return f"Finding {number}. " + "The register fell. " * (number * 7 % 90)


@pytest.fixture
def folder(tmp_path):
    """A closed store with a document, findings, an erasure and a draft, and a backup from half-way."""
    folder = tmp_path / "inspections"
    store = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)[0].store
    store.record("Open", [Edit("assessment", "a", {"authority": "Sharpston", "year": 2005})], assessment="a")
    store.keep_document(DATA, SHA, [(1, "i", "Children on the register"), (2, "ii", "Attendance")])
    store.record("Add", [Edit("source", "s", {"title": "Briefing", "sha256": SHA})], assessment="a")
    write(store, "erased", "About a child.")
    store.erase([("statement", derived_id("a", "erased"))], assessment="a", ground="asked by the family")
    for number in range(FINDINGS):
        write(store, number, text_of(number))
        if number == FINDINGS // 2:
            make_backup(store)
    store.keep_draft(Draft("place", "a", "A finding", "half a sentence", ""))
    store.close()
    return folder


def write(store, name, words):
    edit = Edit("statement", derived_id("a", str(name)), {"kind": "finding", "text": words})
    store.record("Add a finding", [edit], assessment="a")


def look(folder):
    """What the salvaged store says; it is sound, and work goes on in it."""
    store = open_store(folder, OPEN).store
    report = verify(store)
    assert report.sentences == ()
    said = {statement.id: statement.text for statement in store.trail("a").rows.statements}
    drafts = store.drafts()
    write(store, "new", "Work goes on.")
    assert store.undoable.label == "Add a finding" and verify(store).sentences == ()
    assert make_backup(store).verified
    document = store.document(SHA) if store.search("children") else b""
    store.close()
    return said, drafts, report, document


def spoil(folder, *numbers):
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    for number in numbers:
        data[number * PAGE + 1000] ^= 1
    path.write_bytes(data)
    return len(data) // PAGE


def test_all_of_a_sound_store_is_salvaged(folder, tmp_path):
    before = (folder / "store.db").read_bytes()
    done = salvage_store(folder, OPEN, tmp_path / "new")
    said, drafts, report, document = look(done.folder)
    assert said == {derived_id("a", str(number)): text_of(number) for number in range(FINDINGS)}
    assert [draft.text for draft in drafts] == ["half a sentence"] and document == DATA
    assert report.remarks == ()
    assert "124 changes were saved" in done.sentences[0] and "1 document was saved whole." in done.sentences
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("seed", range(8))
def test_what_lies_around_damaged_pages_is_saved_and_what_is_lost_is_named(folder, tmp_path, seed):
    pages = (folder / "store.db").stat().st_size // PAGE
    spoil(folder, *random.Random(seed).sample(range(1, pages), 4))
    try:
        done = salvage_store(folder, OPEN, tmp_path / "new")
    except UserError as nothing:  # a page that names the tables was hit, without which nothing can be found
        assert "Restore the newest sound backup" in str(nothing)
        return
    said, _, report, document = look(done.folder)
    wanted = {derived_id("a", str(number)): text_of(number) for number in range(FINDINGS)}
    assert all(wanted[row] == words for row, words in said.items() if words and row in wanted)
    lost = [row for row in wanted if not said.get(row)]
    if lost:
        assert report.remarks and ("lost" in " ".join(done.sentences))
    assert document in (DATA, b"")
    assert document or any("could not be read whole" in sentence for sentence in done.sentences)


@pytest.mark.parametrize("seed", range(12))
def test_a_backup_fills_the_holes(folder, tmp_path, seed):
    pages = (folder / "store.db").stat().st_size // PAGE
    spoil(folder, *random.Random(seed).sample(range(1, pages), 6))
    done = salvage_store(folder, OPEN, tmp_path / "new", list_backups(backups_of(folder)))
    said, _, _, document = look(done.folder)
    for number in range(FINDINGS // 2 + 1):
        assert said[derived_id("a", str(number))] == text_of(number)
    assert document == DATA


def test_the_first_page_is_lent_by_a_backup(folder, tmp_path):
    """Where the names of the tables stood nothing can be read, yet what came after the backup is there."""
    with (folder / "store.db").open("r+b") as file:
        file.seek(16)
        file.write(bytes(PAGE - 16))
    done = salvage_store(folder, OPEN, tmp_path / "new", list_backups(backups_of(folder)))
    said, _, _, document = look(done.folder)
    assert [n for n in range(FINDINGS) if said.get(derived_id("a", str(n))) != text_of(n)] == []
    assert document == DATA


def test_without_a_backup_it_says_so(folder, tmp_path):
    with (folder / "store.db").open("r+b") as file:
        file.seek(16)
        file.write(bytes(PAGE - 16))
    with pytest.raises(UserError, match="Nothing could be read of this store's log"):
        salvage_store(folder, OPEN, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kept", [0.95, 0.85])
def test_a_file_that_was_cut_off_is_salvaged_as_far_as_it_goes(folder, tmp_path, kept):
    data = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(UserError):
        open_store(folder, OPEN)
    done = salvage_store(folder, OPEN, tmp_path / "new")
    assert look(done.folder)[0]


def test_a_text_whose_place_is_lost_is_kept_as_a_draft(folder, tmp_path):
    """The header of a change is gone and its payload is not: nobody's words are thrown away."""
    store = open_store(folder, OPEN).store
    write(store, "alone", "Words without a place.")
    with store.reading() as connection:
        change = connection.exec_driver_sql("SELECT max(seq) FROM change").scalar()
    store.close()
    connection = raw(folder)
    connection.execute("DROP TRIGGER guard_change_delete")
    connection.execute(f"DELETE FROM change WHERE seq = {change}")
    connection.close()
    done = salvage_store(folder, OPEN, tmp_path / "new")
    drafts = look(done.folder)[1]
    assert "Words without a place." in [draft.text for draft in drafts]
    assert any("kept as drafts" in sentence for sentence in done.sentences)


def test_typing_in_an_assessment_of_which_nothing_was_saved_is_offered_in_each(folder, tmp_path):
    store = open_store(folder, OPEN).store
    store.keep_draft(Draft("statement/s/text", "lost", "A finding", "Typed elsewhere.", "", "2026-01-02"))
    store.close()
    done = salvage_store(folder, OPEN, tmp_path / "new")
    store = open_store(done.folder, OPEN).store
    found = {draft.text: draft for draft in drafts.waiting(store, "a")}
    store.close()
    assert drafts.is_placeless(found["Typed elsewhere."]) and found["Typed elsewhere."].at == "2026-01-02"
    assert not drafts.is_placeless(found["half a sentence"])


def raw(folder):
    import sqlcipher3.dbapi2 as sqlite

    from csa_desktop.store.slots import open_with_passphrase

    key = bytes(open_with_passphrase(folder, WORDS).candidate_keys[0])
    connection = sqlite.connect(str(folder / "store.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def test_salvaging_a_salvaged_store_keeps_what_was_said_to_be_lost(folder, tmp_path):
    connection = raw(folder)
    connection.execute("DROP TRIGGER guard_change_delete")
    connection.execute("DROP TRIGGER guard_payload_delete")
    connection.execute("DELETE FROM change WHERE seq IN (40, 41)")
    connection.execute("DELETE FROM payload WHERE pk = 60")
    connection.close()
    first = salvage_store(folder, OPEN, tmp_path / "first")
    second = salvage_store(first.folder, OPEN, tmp_path / "second")
    remarks = [look(done.folder)[2].remarks for done in (first, second)]
    assert remarks[0] == remarks[1] and "2 changes, the text of 1 other and 0 documents" in remarks[0][0]


def test_what_was_erased_does_not_come_back_from_an_older_backup(folder, tmp_path):
    row = derived_id("a", "5")
    store = open_store(folder, OPEN).store
    store.erase([("statement", row)], assessment="a", ground="asked by the family")
    store.close()
    done = salvage_store(folder, OPEN, tmp_path / "new", list_backups(backups_of(folder)))
    said, drafts, report, _ = look(done.folder)
    assert row not in said and report.remarks == () and len(drafts) == 1
    connection = raw(done.folder)
    bodies = [body for (body,) in connection.execute("SELECT body FROM payload")]
    connection.close()
    assert not any(text_of(5) in body for body in bodies)


def test_a_first_page_that_is_damaged_is_told_and_leaves_nothing(folder, tmp_path):
    spoil(folder, 0)
    with pytest.raises(UserError, match="on which everything hangs"):
        salvage_store(folder, OPEN, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_is_in_the_way_is_not_written_over(folder, tmp_path):
    (tmp_path / "new").mkdir()
    with pytest.raises(UserError, match="something in that place"):
        salvage_store(folder, OPEN, tmp_path / "new")
