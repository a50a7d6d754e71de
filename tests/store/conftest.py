"""An open store in a fresh folder, with one assessment in it, and ways to damage one on purpose."""

import hashlib

import pytest
import sqlcipher3.dbapi2 as sqlite

from csa_desktop.domain.values import new_id
from csa_desktop.store import guards
from csa_desktop.store.log import Edit
from tests.made_store import new_store


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


@pytest.fixture
def assessment(store):
    row = new_id()
    about = {"pack": "apa-2005", "pack_version": 1, "authority": "Sharpston", "title": "APA", "year": 2005}
    store.record("Open an assessment", [Edit("assessment", row, about)], assessment=row)
    return row


@pytest.fixture
def finding(store, assessment):
    row = new_id()
    said = {"kind": "finding", "step": "1", "subject": "staying-safe", "text": "The register fell."}
    store.record("Add a finding", [Edit("statement", row, said)], assessment=assessment)
    return row


@pytest.fixture
def document(store, assessment):
    """The hash of a kept document of three pieces and two pages, with its source."""
    data = bytes(range(256)) * 10_000
    sha256 = hashlib.sha256(data).hexdigest()
    store.keep_document(data, sha256, [(1, "i", "Children on the register"), (2, "ii", "Attendance")])
    said = {"title": "The briefing", "state": "received", "sha256": sha256, "size": len(data)}
    store.record("Add a source", [Edit("source", new_id(), said)], assessment=assessment)
    return sha256


@pytest.fixture
def plant(store):
    """Write to the store's file past every guard, as nothing of the program can, and put the guards back."""

    def write(*orders):
        connection = sqlite.connect(str(store.path), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{store.key.hex()}'\"")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE name LIKE 'guard%'"
        ).fetchall()
        connection.execute("BEGIN IMMEDIATE")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for order in orders:
            connection.execute(*order) if isinstance(order, tuple) else connection.execute(order)
        for _, text in triggers:
            connection.execute(text)
        connection.execute("COMMIT")
        connection.close()

    return write


@pytest.fixture
def guards_are_whole(store):
    """True where no guard of the open store is missing."""

    def look():
        with store.reading() as connection:
            return guards.missing(connection.connection.dbapi_connection) == []

    return look
