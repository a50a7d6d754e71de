"""Writing an archive, against copying the very files that it holds: each is written through to the disk.

Ours reads every byte out of an encrypted store, hashes it, packs the tables, writes one file, and reads all
of it back against its manifest before it counts; encrypted, it is also decrypted again. Copying does none of
that.
"""

import hashlib
import os
import random
import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage import x25519

from csa_desktop.commands import archive, sources
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.pages import Document, PageText
from csa_desktop.store.store import Store
from tests.bench.exchange import fill, made_texts
from tests.bench.figures import Row, of_medians, seconds
from tests.bench.made import made_store

STATEMENTS, DOCUMENTS, SIZE, ROUNDS = 300, 20, 2_000_000, 5
AIM = 4.0
"""Times as long as copying; the reading back alone is as much again as the writing."""


def measure(*, small: bool = False) -> list[Row]:
    """An archive in clear and encrypted, each against copying what is in it."""
    count, size, rounds = (2, 20_000, 1) if small else (DOCUMENTS, SIZE, ROUNDS)
    pack = installed_packs()["apa-2005"]
    with made_store() as store, TemporaryDirectory(prefix="bench-") as folder:
        assessment = fill(store, made_texts(20 if small else STATEMENTS))
        add_documents(store, assessment, count, size)
        there = Path(folder)
        archive.write(store, assessment, pack, there / "first.zip", {})
        with zipfile.ZipFile(there / "first.zip") as opened:
            opened.extractall(there / "files")
        found: list[Row] = []
        key = str(x25519.Identity.generate().to_public())
        for what, to in (("in clear", ""), ("encrypted", key)):
            pairs = []
            for number in range(rounds):
                target = there / f"{what} {number}.zip"
                ours = seconds(lambda t=target, k=to: archive.write(store, assessment, pack, t, {}, to=k))
                theirs = seconds(lambda n=number, w=what: copied(there / "files", there / f"{w} {n}"))
                pairs.append((ours, theirs))
            found.append(of_medians(f"archive {what} / copying {megabytes(there / 'files')} MB", pairs, AIM))
    return found


def add_documents(store: Store, assessment: str, count: int, size: int) -> None:
    """Documents of bytes that no packing makes smaller, as PDF are."""
    pack = installed_packs()["apa-2005"]
    for number in range(count):
        data = random.Random(number).randbytes(size)
        sha256 = hashlib.sha256(data).hexdigest()
        document = Document("pdf", (PageText(1, "words", "page 1"),), "", sha256, size)
        sources.add_document(
            store, assessment, pack, document, data, kind="other", title=f"Document {number}"
        )


def copied(files: Path, target: Path) -> None:
    """The same files copied, each confirmed by the disk."""
    shutil.copytree(files, target)
    for path in target.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def megabytes(files: Path) -> int:
    """How large they are together."""
    return round(sum(path.stat().st_size for path in files.rglob("*") if path.is_file()) / 1e6)
