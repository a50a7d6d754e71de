"""Verifying a store: each kind of damage is found and named, and a sound store is called sound."""

import re

import pytest
from sqlalchemy import text

from csa_desktop.domain.values import new_id
from csa_desktop.store import documents, door, guards, log
from csa_desktop.store.door import Act, Who
from csa_desktop.store.guards import Door
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.report import AT_MOST
from csa_desktop.store.store import Store
from csa_desktop.store.verify import verify, verify_file

PAGE = 4096


def write(store, assessment, row, **values):
    return store.record("Reword", [Edit("statement", row, values)], assessment=assessment)


def second_device(store, assessment, row, words):
    with store._writing(Door.RECORD) as connection:
        edit = Edit("statement", row, {"text": words})
        door.record(connection, Who(new_id(), new_id()), Act("Reword", assessment), [edit])


@pytest.fixture
def full(store, assessment, finding, document):
    """A store in which everything has happened once: undo, conflict, delete, erasure, another device."""
    at = store.trail(assessment).at
    write(store, assessment, finding, text="Mine.", groups=["LAC"], jar=True)
    second_device(store, assessment, finding, "A colleague's.")
    store.record("Reword", [Edit("statement", finding, {"text": "Late."}, at)], assessment=assessment)
    other, gone = new_id(), new_id()
    write(store, assessment, other, kind="finding", text="About a child.")
    store.erase([("statement", other)], assessment=assessment, ground="asked by the family")
    write(store, assessment, gone, kind="note", text="Soon gone.")
    store.record("Remove", [Edit("statement", gone, delete=True)], assessment=assessment)
    store.undo()
    said = {"form": "moderation", "field": "groups", "value": ["a", "b"]}
    store.record("Answer", [Edit("answer", new_id(), said)], assessment=assessment)
    store.keep_draft(Draft("place", assessment, "A finding", "half a sent", ""))
    return store


def test_a_store_in_which_everything_happened_is_sound(full):
    progress = []
    report = verify(full, progress.append)
    assert (report.sentences, report.remarks) == ((), ())
    assert report.counts["change"] == 12 and report.counts["blob"] == 1 and report.counts["draft"] == 1
    assert progress == sorted(progress) and progress[-1] == 1.0


def test_verifying_writes_nothing(full):
    full.close()
    before = full.path.read_bytes()
    verify_file(full.path, full.key)
    assert full.path.read_bytes() == before
    assert not list(full.folder.glob("store.db-*"))


def test_work_goes_on_while_a_store_is_verified(full, assessment, finding):
    report = verify(full, lambda _: write(full, assessment, finding, text=new_id()) and None)
    assert report.sound
    assert verify(full).sound


DAMAGE = {
    "a payload was altered": (
        "UPDATE payload SET body = replace(body, 'Sharpston', 'Sharpstow') WHERE body LIKE '%Sharpston%'",
        "“Open an assessment” wrote on .* to Sharpston 2005 was altered after it was recorded",
    ),
    "a payload's salt was altered": (
        "UPDATE payload SET salt = zeroblob(16) WHERE pk = 1",
        "was altered after it was recorded",
    ),
    "a payload was taken away": (
        "DELETE FROM payload WHERE body LIKE '%Late.%'",
        "wrote on .* to a statement in Sharpston 2005 is missing, and nobody erased it",
    ),
    "a payload belongs to nothing": (
        "INSERT INTO payload (change, salt, body) VALUES ('nobody', x'00', '{}')",
        "1 texts that belong to no change",
    ),
    "a header was altered": (
        "UPDATE change SET wall = '2004-01-01T00:00:00+00:00' WHERE seq = 2",
        "In the log of Sharpston 2005, change 2 .* is not as it was recorded",
    ),
    "a change was taken away": (
        "DELETE FROM change WHERE seq = 3",
        "1 change is missing before change 4",
    ),
    "the first changes were taken away": (
        "DELETE FROM change WHERE seq <= 2",
        "2 changes are missing before change 3",
    ),
    "a change was put in twice": (
        "INSERT INTO change SELECT 1000, 'x' || id, assessment, device, prev, wall, author, command, label,"
        " act, undoes, scope_case, tbl, row, op, bases, payload_hash, number, lamport, schema_version"
        " FROM change WHERE seq = 2",
        "is not as it was recorded",
    ),
    "a head was taken away": (
        "DELETE FROM head WHERE field = 'jar'",
        "The newest values of a statement in Sharpston 2005 are not those of the log",
    ),
    "a head points elsewhere": (
        "UPDATE head SET change = (SELECT id FROM change WHERE seq = 1) WHERE field = 'text'",
        "The newest values of a statement in Sharpston 2005 are not those of the log",
    ),
    "a row was changed": (
        "UPDATE statement SET step = '7' WHERE text <> ''",
        r"A statement in Sharpston 2005 reads differently from what was recorded \(step\)",
    ),
    "a row was moved to another assessment": (
        "UPDATE source SET assessment = 'elsewhere'",
        r"reads differently from what was recorded \(assessment\)",
    ),
    "a row was taken away": (
        "DELETE FROM answer",
        "An answer in Sharpston 2005 is in the log, but not in the tables",
    ),
    "a row was put in": (
        "INSERT INTO member (id, assessment, name, role, organisation, lead, person)"
        " VALUES ('planted', 'a', 'x', '', '', 0, '')",
        "A member in the assessment a is in the tables, but not in the log",
    ),
    "search reads other words": (
        "UPDATE entry SET text = 'other words' WHERE tbl = 'source'",
        "Search finds a source in Sharpston 2005 under words that it does not say",
    ),
    "search lacks a row": (
        "DELETE FROM entry WHERE tbl = 'source'",
        "Search does not find a source in Sharpston",
    ),
    "search has a page of no document": (
        "INSERT INTO entry (tbl, row, page, label, assessment, text) VALUES ('page', 'none', 1, '', '', 'x')",
        "1 pages of documents that are not in the store",
    ),
    "search has a page twice": (
        "INSERT INTO entry (tbl, row, page, label, assessment, text)"
        " SELECT tbl, row, page, label, assessment, text FROM entry WHERE tbl = 'page' AND page = 1",
        "1 pages of documents more than once",
    ),
    "the index lacks a word": (
        "INSERT INTO entry_fts(entry_fts, rowid, text) SELECT 'delete', pk, text FROM entry WHERE page = 2",
        "The search index does not agree",
    ),
    "the index has a word too many": (
        "INSERT INTO entry_fts(rowid, text) VALUES (999, 'planted')",
        "The search index does not agree",
    ),
    "a piece of a document was taken away": (
        "DELETE FROM piece WHERE number = 1",
        r"A document \(a source in Sharpston 2005\) is not as it was kept",
    ),
    "a piece of a document was altered": (
        "UPDATE piece SET data = zeroblob(length(data)) WHERE number = 0",
        r"A document \(a source in Sharpston 2005\) is not as it was kept",
    ),
    "a piece belongs to nothing": (
        "INSERT INTO piece (sha256, number, data) VALUES ('none', 0, x'00')",
        "1 pieces of a document that it does not list",
    ),
    "a document was taken away": (
        "DELETE FROM blob",
        "The document of a source in Sharpston 2005 is missing",
    ),
    "the device was forgotten": ("DELETE FROM setting WHERE name = 'device'", "no longer says which device"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_planted_damage_is_found_and_named(full, plant, what):
    order, said = DAMAGE[what]
    plant(order)
    sentences = verify(full).sentences
    assert [s for s in sentences if re.search(said, s)], sentences


def test_a_number_written_wrongly_is_found(full, plant, assessment):
    """Whoever can write a change whole, id and all, still cannot make it follow from what is there."""
    with full.reading() as connection:
        row = dict(connection.execute(text("SELECT * FROM change WHERE seq = 1")).mappings().one())
    header = log.Header(
        **{n: row[n] for n in log.Header.__slots__ if n in row} | {"lamport": 7, "device": "d"}
    )
    columns = {"id": log.change_id(header), **{n: getattr(header, n) for n in log.Header.__slots__}}
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    plant((f"INSERT INTO change ({names}) VALUES ({marks})", tuple(columns.values())))
    assert any("counts wrongly" in s for s in verify(full).sentences)


def test_each_guard_that_is_missing_is_named(store):
    for name in guards.wanted_triggers():
        with store._writing(Door.BUILD) as connection:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    sentences = verify(store).sentences
    assert f"The guard {min(guards.wanted_triggers())} is missing or changed" in sentences[0]
    assert sentences[-1] == f"There are {len(guards.wanted_triggers()) - AT_MOST} more faults like the last."
    assert all("build the tables and the search again" in s for s in sentences[:-1])
    store.mend()
    assert verify(store).sentences == ()


def test_a_guard_that_lets_everything_through_is_named(full):
    with full._writing(Door.BUILD) as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_change_delete")
        connection.exec_driver_sql(
            "CREATE TRIGGER guard_change_delete BEFORE DELETE ON change BEGIN SELECT 1; END"
        )
    assert any("guard_change_delete is missing or changed" in s for s in verify(full).sentences)


MENDABLE = [
    name for name, (_, said) in DAMAGE.items() if re.match("a row|a head (was|points)|search|the index", name)
]


@pytest.mark.parametrize("what", MENDABLE)
def test_what_is_worked_out_from_the_log_is_mended_from_it(full, plant, assessment, what):
    before, found = full.trail(assessment).rows, full.search("r")
    plant(DAMAGE[what][0])
    assert all("build the tables and the search again" in s for s in verify(full).sentences)
    full.mend()
    assert verify(full).sentences == ()
    assert full.trail(assessment).rows == before
    assert full.search("r") == found


def test_an_index_that_is_not_even_an_index_is_mended(full, plant):
    plant("UPDATE entry_fts_data SET block = x'00ff00ff' WHERE id > 1")
    assert not verify(full).sound
    full.mend()
    assert verify(full).sentences == ()
    assert full.search("register")


def test_tables_are_not_built_over_from_a_log_that_is_damaged(full, plant):
    plant("DELETE FROM payload WHERE body LIKE '%moderation%'")
    sentences = verify(full).sentences
    assert len(sentences) == 2 and all("Restore the newest sound backup" in s for s in sentences)


def test_many_faults_of_one_kind_are_counted(full, plant, assessment):
    for number in range(AT_MOST + 3):
        write(full, assessment, new_id(), kind="note", text=f"Note {number}")
    plant("UPDATE statement SET step = '7' WHERE kind = 'note'")
    sentences = verify(full).sentences
    assert len(sentences) == AT_MOST + 1
    assert sentences[-1] == "There are 4 more faults like the last."


def damaged(store, change):
    store.close()
    data = bytearray(store.path.read_bytes())
    changed = change(data)
    store.path.write_bytes(data if changed is None else changed)
    return verify_file(store.path, store.key)


def flip(place):
    def change(data):
        data[place] ^= 1

    return change


def test_a_flipped_bit_anywhere_in_the_file_is_found(store, finding):
    """Each page has its own proof: page by page one bit is flipped, at a place that moves along."""
    store.close()
    data = store.path.read_bytes()
    other = store.folder / "other.db"
    for page in range(len(data) // PAGE):
        changed = bytearray(data)
        changed[page * PAGE + (page * 37) % PAGE] ^= 1 << (page % 8)
        other.write_bytes(changed)
        assert not verify_file(other, store.key).sound


def test_a_damaged_page_is_named_with_what_it_held(full):
    report = damaged(full, flip(PAGE * 20 + 100))
    assert any("The file is damaged (HMAC verification failed for page 21)" in s for s in report.sentences), (
        report.sentences
    )
    assert any("Restore the newest sound backup" in s for s in report.sentences)


@pytest.mark.parametrize("keep", [0, 1, PAGE - 1, PAGE, PAGE * 10, PAGE * 10 + 5, -1, -PAGE])
def test_a_file_that_was_cut_off_is_found(full, keep):
    report = damaged(full, lambda data: data[:keep])
    assert not report.sound and report.sentences[0].endswith(".")


def test_a_file_to_which_something_was_added_is_found(full):
    assert not damaged(full, lambda data: data + bytes(PAGE)).sound


def test_another_key_is_told_as_a_sentence(full):
    full.close()
    assert "cannot be opened with that key" in verify_file(full.path, bytes(32)).sentences[0]


def test_a_document_whose_keeping_was_cut_short_leaves_nothing_that_search_would_find(store, assessment):
    data = b"x" * 10
    store.keep_local(lambda c: documents.begin(c, "cut-short", len(data)))
    store.keep_local(lambda c: documents.put_piece(c, "cut-short", 0, data))
    store.keep_local(lambda c: documents.put_pages(c, "cut-short", [(1, "", "half a page")]))
    store.close()
    again = Store(store.folder, store.key)
    assert not again.search("half")
    assert verify(again).sentences == ()
    again.close()


def test_a_store_of_another_version_is_verified_as_far_as_a_file_can_be(full):
    full.put_setting("projection", "of another version")
    report = verify(full)
    assert report.sound and "another version" in report.remarks[0]
    assert report.counts["change"] == 12
