"""An open store in a fresh folder, with one assessment in it."""

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path, KEY)
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
