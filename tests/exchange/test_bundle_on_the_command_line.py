"""`csa-desktop bundle verify`: who a bundle is from and what it holds, for a store, which stays as it is."""

import pytest

from csa_desktop import __main__ as command_line
from csa_desktop.commands import assessments, exchange, received, statements
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.exchange.test_two_laptops import laptop, meet  # noqa: F401

WORDS = "four words together"
QUICK = Cost(1, 8 * 1024, 1)


@pytest.fixture
def bundle(laptop, tmp_path):  # noqa: F811
    """A bundle of H. Marsh for the store of R. Cole, which is closed."""
    marsh, folder = laptop("H. Marsh"), tmp_path / "cole.csa"
    cole = create_store(folder, WORDS, name="R. Cole", cost=QUICK)[0].store
    meet(marsh, cole)
    pack = installed_packs()["apa-2005"]
    begun = assessments.open_assessment(marsh, pack, authority="Sharpston", year=2005, role="hmi").row
    statements.add(marsh, begun, kind="finding", text="The register fell.", step="1", subject="staying-safe")
    exchange.share(marsh, begun, [cole.device], tmp_path / "for-cole.csabundle")
    cole.close()
    (tmp_path / "passphrase").write_text(WORDS)
    return tmp_path / "for-cole.csabundle"


def verify(bundle):
    folder = bundle.parent
    store, words = str(folder / "cole.csa"), str(folder / "passphrase")
    return command_line.main(["bundle", "verify", str(bundle), "--store", store, "--passphrase-file", words])


def in_store(bundle):
    store = open_store(bundle.parent / "cole.csa", Passphrase(WORDS)).store
    try:
        return store.assessments(), received.listed(store)
    finally:
        store.close()


def test_it_says_from_whom_it_is_and_what_it_holds_and_takes_nothing(bundle, capsys):
    assert verify(bundle) == 0
    said = capsys.readouterr().out
    told = ("It is from H. Marsh", "Sharpston", "OFFICIAL-SENSITIVE", "Statements: 1 new", "Nothing of it")
    assert [words for words in told if words not in said] == []
    assert "The register fell" not in said
    assert in_store(bundle) == ((), ())


def test_a_damaged_one_would_be_refused_and_is_not_kept(bundle, capsys):
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    bundle.write_bytes(data)
    assert verify(bundle) == 2
    assert "It would be refused." in capsys.readouterr().out
    assert in_store(bundle) == ((), ())


def test_what_is_no_bundle_or_no_store_is_said_in_a_sentence(bundle, capsys):
    other = bundle.with_name("letter.txt")
    other.write_text("Dear Director")
    assert verify(other) == 1
    assert "It is no bundle" in capsys.readouterr().err
    assert command_line.main(["bundle", "verify", str(bundle), "--store", str(bundle.parent / "none")]) == 1
    assert "There is no store" in capsys.readouterr().err
