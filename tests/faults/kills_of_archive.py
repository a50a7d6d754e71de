"""Kills the writing of archives at random moments. A process of its own for test_kills.py, as kills.py is."""

import hashlib
import io
import sys
from pathlib import Path

import kills
import pyrage
from kills import CHEAP, OPEN, WORDS, Fault
from kills_of_exchange import DOCUMENT
from pyrage import x25519

from csa_desktop.commands import archive, assessments, statements
from csa_desktop.exchange.archive import bag
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.creating import create_store
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.verify import verify

PACK = installed_packs()["apa-2005"]
KEY = "key"


def make_store(folder):
    """A store with one assessment and its document, and an empty folder to write to."""
    store = create_store(folder / "store", WORDS, name="H. Marsh", cost=CHEAP)[0].store
    row = assessments.open_assessment(store, PACK, authority="Sharpston", year=2005, role="hmi").row
    statements.add(store, row, kind="finding", step="1", subject="staying-safe", text="On time.")
    sha256 = hashlib.sha256(DOCUMENT).hexdigest()
    store.keep_document(DOCUMENT, sha256, [(1, "1", "All cases are reviewed in time.")])
    source = {"title": "Briefing", "sha256": sha256, "size": len(DOCUMENT)}
    store.record("Add", [Edit("source", "source", source)], assessment=row)
    store.close()
    (folder / "out").mkdir()
    (folder / KEY).write_text(str(x25519.Identity.generate()))


def keys(folder):
    """The archive's own key pair."""
    secret = x25519.Identity.from_str((folder / KEY).read_text())
    return secret, str(secret.to_public())


def write(folder, tell):
    """Write archives one after the other, in clear and encrypted, and tell of each that counts."""
    store = open_store(folder / "store", OPEN).store
    row, (_, public) = store.assessments()[0].id, keys(folder)
    tell(["ready"])
    for number in range(1000):
        target = folder / "out" / f"{number}.zip"
        archive.write(store, row, PACK, target, {}, to=public if number % 2 else "")
        tell(["written", target.name, hashlib.sha256(target.read_bytes()).hexdigest()])


def check(folder, told):
    """Whatever is called an archive is one, whole; each that was told of is there and recorded."""
    store = open_store(folder / "store", OPEN).store
    assert verify(store).sentences == ()
    row, (secret, _) = store.assessments()[0].id, keys(folder)
    recorded = {export.sha256 for export in store.trail(row).rows.exports}
    for _, name, sha256 in (entry for entry in told if entry[0] == "written"):
        assert hashlib.sha256((folder / "out" / name).read_bytes()).hexdigest() == sha256
        assert sha256 in recorded
    for path in sorted((folder / "out").glob("*.zip")):
        data = path.read_bytes()
        if int(path.stem) % 2:
            data = pyrage.decrypt(data, [secret])
        assert bag.check(io.BytesIO(data)) > 50
    after = folder / "out" / "last.zip"
    archive.write(store, row, PACK, after, {})
    assert bag.check(io.BytesIO(after.read_bytes())) > 50
    store.close()


kills.FAULTS |= {"archive": Fault(write, check, make_store, longest=0.8)}

if __name__ == "__main__":
    kills.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
