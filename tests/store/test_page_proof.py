"""A page proves itself: any byte changed is noticed, and a backup's page stands in for a broken one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.store import vault
from csa_desktop.store.guards import DoorState
from csa_desktop.store.page_proof import PAGE, SALT, Proof, fill_from

KEY = bytes(range(32))
WORDS = [f"Finding {n}. " * 40 for n in range(300)]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return made(tmp_path_factory.mktemp("store") / "a.db")


def made(path):
    connection = vault.blank(path, KEY)
    connection.execute("CREATE TABLE said (words TEXT)")
    connection.executemany("INSERT INTO said VALUES (?)", [(words,) for words in WORDS])
    connection.close()
    return path


def pages(path):
    data = path.read_bytes()
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def test_every_page_as_it_was_written_holds(file):
    proof = Proof(KEY, file.read_bytes()[:SALT])
    assert len(pages(file)) > 20
    assert all(proof.holds(page, number) for number, page in enumerate(pages(file), start=1))
    assert not proof.holds(pages(file)[3], 5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(1, 20), at=st.integers(SALT, PAGE - 1), flip=st.integers(1, 255))
def test_any_byte_that_was_changed_is_noticed(file, number, at, flip):
    page = bytearray(pages(file)[number - 1])
    page[at] ^= flip
    assert not Proof(KEY, file.read_bytes()[:SALT]).holds(bytes(page), number)


def test_broken_pages_are_lent_and_whole_ones_stay(file, tmp_path):
    """Another file under the same key has another salt, and its pages are good here all the same."""
    other = made(tmp_path / "b.db")
    assert other.read_bytes()[:SALT] != file.read_bytes()[:SALT]
    data = bytearray(other.read_bytes())
    for number in (1, 2, 9):
        data[(number - 1) * PAGE + 700] ^= 1
    other.write_bytes(data)
    assert fill_from(other, file, KEY) == 3
    connection = vault.connect(other, KEY, door=DoorState())
    assert [words for (words,) in connection.execute("SELECT words FROM said")] == WORDS
    connection.close()
