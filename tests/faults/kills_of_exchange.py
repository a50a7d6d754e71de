"""Kills sharing and bringing in at random moments. A process of its own for test_kills.py, as kills.py is."""

import hashlib
import sys
from pathlib import Path

import kills
from kills import ASSESSMENT, CHEAP, OPEN, WORDS, Fault, _write

from csa_desktop.commands import exchange
from csa_desktop.store.creating import create_store
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.verify import verify

STATEMENTS = 60
DOCUMENT = bytes(range(256)) * 5_000


def make_pair(folder):
    """Two laptops whose owners met; one has an assessment with a document, and has written a bundle of it."""
    marsh, cole = (create_store(folder / n, WORDS, name=n, cost=CHEAP)[0].store for n in ("marsh", "cole"))
    for here, there in ((marsh, cole), (cole, marsh)):
        exchange.confirm(here, exchange.keep_card(here, exchange.own_card(there)).device)
    about = {"authority": "Sharpston", "year": 2005}
    marsh.record("Open", [Edit("assessment", ASSESSMENT, about)], assessment=ASSESSMENT)
    edits = [
        Edit(
            "statement", f"s{number}", {"kind": "finding", "text": f"{number}. " + "The register fell. " * 9}
        )
        for number in range(STATEMENTS)
    ]
    marsh.record("Add", edits, assessment=ASSESSMENT)
    sha256 = hashlib.sha256(DOCUMENT).hexdigest()
    marsh.keep_document(DOCUMENT, sha256, [(1, "1", "All cases are reviewed in time.")])
    source = {"title": "Briefing", "sha256": sha256, "size": len(DOCUMENT)}
    marsh.record("Add", [Edit("source", "source", source)], assessment=ASSESSMENT)
    (folder / "stick").mkdir()
    exchange.share(marsh, ASSESSMENT, [cole.device], folder / "given.csabundle")
    marsh.close()
    cole.close()


def opened(folder, name):
    """A store that is sound."""
    store = open_store(folder / name, OPEN).store
    report = verify(store)
    assert report.sentences == (), report.sentences
    return store


def other_of(store):
    return exchange.contacts(store)[0].device


def texts(store):
    known = {found.id for found in store.assessments()}
    return {s.id for s in store.trail(ASSESSMENT).rows.statements} if ASSESSMENT in known else set()


def bring_in(store, path):
    return exchange.take(store, exchange.open_bundle(store, path.read_bytes()))


# Sharing


def share(folder, tell):
    """Write bundles one after the other, and tell of each once it may be carried away."""
    store = open_store(folder / "marsh", OPEN).store
    to = other_of(store)
    tell(["ready"])
    for number in range(1000):
        _write(store, f"later-{number}", f"{number} words")
        target = folder / "stick" / f"{number}.csabundle"
        exchange.share(store, ASSESSMENT, [to], target)
        tell(["shared", target.name, hashlib.sha256(target.read_bytes()).hexdigest()])


def check_share(folder, told):
    """Whatever is called a bundle is one, whole; each that was told of is there; the next has everything."""
    marsh, cole = opened(folder, "marsh"), opened(folder, "cole")
    stick = folder / "stick"
    for _, name, sha256 in (entry for entry in told if entry[0] == "shared"):
        assert hashlib.sha256((stick / name).read_bytes()).hexdigest() == sha256
    for path in sorted(stick.glob("*.csabundle")):
        assert exchange.open_bundle(cole, path.read_bytes()).weighed.new
    exchange.share(marsh, ASSESSMENT, [cole.device], stick / "last.csabundle")
    bring_in(cole, stick / "last.csabundle")
    assert texts(cole) == texts(marsh) and len(texts(cole)) >= STATEMENTS
    assert cole.document(hashlib.sha256(DOCUMENT).hexdigest()) == DOCUMENT
    marsh.close()
    cole.close()
    opened(folder, "cole").close()


# Bringing in


def take(folder, tell):
    """Bring in the bundle that was given."""
    store = open_store(folder / "cole", OPEN).store
    data = (folder / "given.csabundle").read_bytes()
    tell(["ready"])
    exchange.take(store, exchange.open_bundle(store, data))
    tell(["taken"])


def check_take(folder, told):
    """All of it is there or nothing, and bringing the same bundle in again works."""
    cole = opened(folder, "cole")
    there, sha256 = texts(cole), hashlib.sha256(DOCUMENT).hexdigest()
    assert len(there) in (0, STATEMENTS) and (there or ["taken"] not in told)
    with cole.reading() as connection:
        pieces = connection.exec_driver_sql("SELECT count(*) FROM piece").scalar_one()
    assert bool(pieces) == bool(there), "a document counts before what refers to it, or after it"
    bring_in(cole, folder / "given.csabundle")
    assert len(texts(cole)) == STATEMENTS and cole.document(sha256) == DOCUMENT
    cole.close()
    opened(folder, "cole").close()


kills.FAULTS |= {
    "share": Fault(share, check_share, make_pair, longest=0.8),
    "take": Fault(take, check_take, make_pair, longest=0.8),
}

if __name__ == "__main__":
    kills.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
