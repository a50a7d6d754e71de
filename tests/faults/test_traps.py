"""The traps of SQLCipher, SQLite, SQLAlchemy and Alembic that a store could fall into (README.md)."""

import random
import sqlite3
import struct
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from csa_desktop.commands.words import keepable
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import guards, migrate, vault
from csa_desktop.store.guards import Door, DoorState
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from csa_desktop.store.verify import verify, verify_file

sys.path.append(str(Path(__file__).parent))
import pages

from tests.made_store import KEY, new_store


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


def write(store, words, row=""):
    row = row or new_id()
    store.record("Add", [Edit("statement", row, {"kind": "finding", "text": words})], assessment="a")
    return row


def pragma(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


# SQLCipher


def test_the_file_is_encrypted_from_its_first_byte(store):
    write(store, "The register fell.")
    store.close()
    data = store.path.read_bytes()
    assert vault.is_encrypted(store.path)
    assert b"SQLite" not in data and b"register" not in data and b"CREATE TABLE" not in data


def test_a_library_that_cannot_encrypt_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    """Ordinary SQLite takes a key, says nothing and writes plain text."""
    monkeypatch.setattr(vault, "sqlite", sqlite3)
    with pytest.raises(RuntimeError, match="cannot encrypt"):
        vault.connect(tmp_path / "store.db", KEY, door=DoorState())
    assert (tmp_path / "store.db").stat().st_size == 0


def test_every_way_to_connect_gives_a_key(store, tmp_path):
    """An empty key, or none, opens a plain file: no page of ours is ever readable without the key."""
    write(store, "The register fell.")
    for engine in (
        store._writing_engine,
        store._reading_engine,
        vault.single_engine(store.path, KEY, DoorState()),
    ):
        with engine.connect() as connection:
            assert pragma(connection, "cipher_version")
        engine.dispose()
    blank = vault.blank(tmp_path / "blank.db", KEY)
    blank.execute("CREATE TABLE t (a)")
    blank.close()
    assert vault.is_encrypted(tmp_path / "blank.db")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(store.path).execute("SELECT * FROM sqlite_master")


def test_memory_security_stays_off(store):
    """It makes everything sixteen times slower, for the rest of the process."""
    with store.reading() as connection:
        assert pragma(connection, "cipher_memory_security") == "0"


def test_a_backup_of_a_damaged_page_is_noticed(store, tmp_path):
    """SQLite's backup gets zeros for a page that fails its proof, and writes them with a new proof."""
    write(store, "word " * 100_000)
    store.close()
    spoil_last_page(store.path)
    source, filled = vault.connect(store.path, KEY), vault.blank(tmp_path / "copy.db", KEY)
    source.backup(filled)
    filled.close()
    copy = vault.connect(tmp_path / "copy.db", KEY)
    assert copy.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert vault.is_broken(source) and not vault.is_broken(copy)
    source.close()
    copy.close()


def spoil_last_page(path):
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)


def test_after_a_damaged_page_the_other_checks_go_on_with_a_fresh_connection(store):
    """One page that fails its proof makes a connection refuse every page that it reads after it."""
    for number in range(50):
        write(store, f"{number} " + "word " * 3000)
    store.close()
    spoil_last_page(store.path)
    report = verify_file(store.path, KEY)
    assert "HMAC verification failed" in report.sentences[0]
    assert report.counts["change"] == 50 and report.counts["setting"] > 0
    assert not any(sentence.startswith(("The documents", "The settings")) for sentence in report.sentences)


def test_rekey_says_ok_whether_or_not_it_worked(store):
    """So a rekey is believed only once the file was opened alone with the new key (rekey.settle)."""
    write(store, "The register fell.")
    store.close()
    connection = vault.connect(store.path, KEY, door=DoorState())
    connection.execute("PRAGMA max_page_count = 1")
    connection.execute("PRAGMA query_only = ON")
    said = connection.execute(f"PRAGMA rekey = \"x'{bytes(32).hex()}'\"").fetchall()
    connection.close()
    assert said == [("ok",)]
    assert vault.stands_alone(store.path, KEY) != vault.stands_alone(store.path, bytes(32))


# SQLite


def test_an_acknowledged_write_is_on_the_disk(store):
    with store._writing_engine.connect() as connection:
        assert (pragma(connection, "journal_mode"), pragma(connection, "synchronous")) == ("wal", 2)


def test_replacing_does_not_get_past_the_guards(store):
    with store._writing_engine.connect() as connection:
        assert pragma(connection, "recursive_triggers") == 1
    write(store, "One.")
    with pytest.raises(DBAPIError), store._writing(Door.RECORD) as connection:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO change SELECT seq, id, 'x', device, prev, wall, author, command, label,"
            " act, undoes, scope_case, tbl, row, op, bases, payload_hash, number, lamport, schema_version"
            " FROM change"
        )
    assert verify(store).sentences == ()


def test_the_schema_is_trusted_because_guards_call_a_function(store):
    for engine in (store._writing_engine, store._reading_engine):
        with engine.connect() as connection:
            assert pragma(connection, "trusted_schema") == 1
    write(store, "A guarded write.")


def test_every_table_has_a_key_of_its_own(store):
    """An implicit rowid changes when a table is rebuilt, and search then answers with another record."""
    with store.reading() as connection:
        for (table,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
            " AND name NOT LIKE 'entry_fts%' AND name <> 'alembic_version'"
        ).all():
            columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').mappings().all()
            keys = [(column["name"], column["type"]) for column in columns if column["pk"]]
            assert keys in ([("pk", "INTEGER")], [("seq", "INTEGER")]), table


def test_search_answers_with_the_right_record_after_tables_were_rebuilt(store):
    rows = [write(store, f"number{number}") for number in range(30)]
    store.record("Remove", [Edit("statement", row, delete=True) for row in rows[::2]], assessment="a")
    store.mend()
    store.close()
    plain = sqlcipher.connect(str(store.path))
    plain.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    plain.execute("VACUUM")
    plain.close()
    again = Store(store.folder, KEY)
    found = {number: [hit.row for hit in again.search(f'"number{number}"')] for number in range(30)}
    assert found == {n: [] if n % 2 == 0 else [row] for n, row in enumerate(rows)}
    again.close()


@pytest.mark.parametrize("seed", range(4))
def test_the_index_stays_true_while_long_texts_are_reworded(store, seed):
    """FTS5's secure-delete leaves words behind where one word fills pages of the index."""
    chance = random.Random(seed)
    rows = [new_id() for _ in range(12)]
    for _ in range(60):
        words = "register " * chance.randint(0, 400) + " ".join(chance.choices(["fell", "rose"], k=9))
        if chance.random() < 0.2:
            store.record("Remove", [Edit("statement", chance.choice(rows), delete=True)], assessment="a")
        else:
            write(store, words, chance.choice(rows))
    with store._writing(Door.BUILD) as connection:
        driver = migrate.raw(connection)
        driver.execute("INSERT INTO entry_fts(entry_fts, rank) VALUES ('integrity-check', 1)")
    assert verify(store).sentences == ()


# Erasing


def lies_in(store, word):
    """In how many decrypted pages of file and WAL, old frames too, a word lies."""
    spelled = (word.encode(), word.lower().encode(), word.lower()[1:].encode(), word.encode("utf-16-le"))
    return sum(any(form in page for form in spelled) for page in pages.decrypted(store.path, KEY))


def vocabulary(store):
    connection = vault.connect(store.path, KEY)
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'entry_fts', 'row')")
    found = {row[0] for row in connection.execute("SELECT term FROM temp.words")}
    connection.close()
    return found


@pytest.mark.parametrize("others", [0, 1, 40])
def test_erased_words_are_in_no_page_of_file_or_wal_and_not_in_the_index(store, others):
    for number in range(others):
        write(store, f"Finding {number}: the register fell. " * 30)
    row = write(store, "Quokkafold was seen")
    write(store, "Quokkafold was seen again, " + "and zanderbriar too. " * 700, row)
    for number in range(others):
        write(store, f"Later finding {number}: the register rose. " * 30)
    assert lies_in(store, "Quokkafold") and "quokkafold" in vocabulary(store)
    done = store.erase([("statement", row)], assessment="a", ground="asked by the family")
    assert done.left == ()
    for word in ("Quokkafold", "zanderbriar"):
        assert lies_in(store, word) == 0
        assert word.lower() not in vocabulary(store)
    assert verify(store).sentences == ()
    store.close()
    assert lies_in(store, "Quokkafold") == 0


def test_what_a_reader_still_holds_in_the_wal_is_told_and_gone_when_the_store_is_closed(store, monkeypatch):
    monkeypatch.setattr(vault, "connect", _impatient(vault.connect))
    store._writing_engine.dispose()
    row = write(store, "Quokkafold was seen")
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM statement").scalar()
        done = store.erase([("statement", row)], assessment="a", ground="asked by the family")
    assert "Close the store" in done.left[0] and lies_in(store, "Quokkafold")
    store.close()
    assert lies_in(store, "Quokkafold") == 0


def _impatient(connect):
    return lambda *args, **more: connect(*args, **{**more, "busy_ms": 50})


def test_a_page_is_read_as_it_is(store):
    """The tests above would be worth nothing if pages were not decrypted rightly."""
    write(store, "Quokkafold was seen")
    found = list(pages.decrypted(store.path, KEY))
    assert found[-1] and lies_in(store, "Quokkafold") > 0
    with pytest.raises(ValueError, match="fails its proof"):
        list(pages.decrypted(store.path, bytes(32)))
    store.close()
    (first, *_) = pages.decrypted(store.path, KEY)
    assert struct.unpack(">H", first[:2]) == (4096,)


# SQLAlchemy and Alembic


def test_failures_of_the_driver_are_wrapped_and_tell_nothing_that_was_typed(store):
    for engine in (store._writing_engine, store._reading_engine):
        assert engine.hide_parameters
        with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
            connection.execute(text("INSERT INTO setting (name, value) VALUES (:a, 'x')"), {"a": "canary"})
        assert "canary" not in str(caught.value)


def test_each_engine_has_the_pool_it_was_given(store):
    """For "sqlite://" SQLAlchemy would take one connection per thread, kept for ever."""
    writing, reading = store._writing_engine, store._reading_engine
    assert type(writing.pool) is QueuePool and writing.pool.size() == 1 and writing.pool._max_overflow == 0
    assert type(reading.pool) is QueuePool
    assert type(vault.single_engine(store.path, KEY, DoorState()).pool) is NullPool


def test_a_transaction_begins_when_we_say_so(store):
    """The driver's own transactions begin late and let half of a failed migration stay."""
    for engine in (store._writing_engine, store._reading_engine):
        with engine.connect() as connection:
            assert migrate.raw(connection).isolation_level is None


HALF_WAY = """
from alembic import op

revision, down_revision = "next", "HEAD"


def upgrade():
    op.execute("CREATE TABLE colour (pk INTEGER PRIMARY KEY)")
    with op.batch_alter_table("draft") as draft:
        draft.alter_column("title", new_column_name="heading")
    raise RuntimeError("half-way")
"""
BATCH = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "HEAD"


def upgrade():
    for table in ("draft", "setting", "blob", "entry"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("colour", sa.String, nullable=False, server_default=""))
"""


def migrated(store, tmp_path, migration):
    versions = tmp_path / "versions"
    versions.mkdir()
    (versions / "next_one.py").write_text(migration.replace("HEAD", migrate.HEAD))
    store._writing_engine.dispose()
    migrate.bring_up_to_date(
        store._writing_engine, store._door, before_migrating=lambda: None, head="next", more_versions=versions
    )


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(store, tmp_path):
    write(store, "The register fell.")
    with pytest.raises(RuntimeError, match="half-way"):
        migrated(store, tmp_path, HALF_WAY)
    with store.reading() as connection:
        assert migrate.version(connection) == migrate.HEAD
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
        assert "colour" not in names
        assert (
            "title"
            in connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'draft'").scalar()
        )
    assert verify(store).sentences == ()
    write(store, "Work goes on.")


def test_guards_are_back_after_a_migration_that_rebuilds_tables(store, tmp_path):
    """Alembic's batch mode makes a table anew, and its triggers go with the old one."""
    write(store, "The register fell.")
    migrated(store, tmp_path, BATCH)
    with store.reading() as connection:
        assert guards.missing(migrate.raw(connection)) == []
        assert migrate.version(connection) == "next"
    assert store.search("register")
    with pytest.raises(DBAPIError), store._writing_engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM setting")


# What is typed


def test_a_lone_surrogate_never_reaches_the_file(store):
    """SQLite cannot hold one; commands put U+FFFD in its place, and the door keeps nothing by halves."""
    row = write(store, keepable("half \ud83d of a smile"))
    with store.reading() as connection:
        said = connection.execute(text("SELECT text FROM statement WHERE id = :id"), {"id": row}).scalar()
    assert said == "half \ufffd of a smile"
    with pytest.raises((UnicodeEncodeError, UserError)):
        write(store, "half \ud83d of a smile", row)
    assert verify(store).sentences == ()
