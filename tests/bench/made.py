"""Stores that are measured: made through the store's own door, the same ones each time."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlite

from csa_desktop.domain.values import new_id
from csa_desktop.importing.documents import Document, read_document
from csa_desktop.store import vault
from csa_desktop.store.guards import Door
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store

KEY = bytes(range(32))
WORDS = (
    "the of and to in children young people are their is with for by from services authority local well not"
    " but progress council partners care education health good adequate support families school schools"
    " attendance register looked after leaving protection plans assessed timely effective improvement area"
    " strength evidence inspectors found briefing interviews outcomes achieve stay safe healthy enjoy"
    " contribution economic wellbeing management performance data shows rate national average similar below"
    " above rising falling placements stable foster carers disabilities transition reviews multi-agency"
    " thresholds referrals social workers caseloads supervision training recruitment commissioning budget"
)


REPORTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "reports"
"""Real inspection reports, which lie beside the project on some machines."""
RARE = 8_000


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Common words and made-up rare ones, and running totals of how often each comes, as in any language."""
    chance = random.Random(0)
    parts = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "er", "in", "on")]
    rare = {"".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(RARE)}
    known = [*WORDS.split(), *sorted(rare)]
    return known, list(accumulate(1 / (n + 3) for n in range(len(known))))


def sentence(chance: random.Random, words: int) -> str:
    """Running text of so many words."""
    known, totals = vocabulary()
    return " ".join(chance.choices(known, cum_weights=totals, k=words)).capitalize() + "."


def reports() -> Iterator[tuple[bytes, Document]]:
    """The real reports, read as the program reads them; none where they are not on this machine."""
    for path in sorted(REPORTS.glob("*.pdf")):
        data = path.read_bytes()
        yield data, read_document(data, path.name)


@contextmanager
def made_store() -> Iterator[Store]:
    """An empty store in a folder of its own, gone afterwards."""
    with TemporaryDirectory(prefix="bench-") as folder:
        store = Store(Path(folder), KEY)
        try:
            store.introduce("A. Measured")
            yield store
        finally:
            store.close()


def plain_connection(path: Path) -> sqlite.Connection:
    """Keyed, with the store's pragmas, and a door that stands open."""
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for pragma in (*vault._PRAGMAS, "PRAGMA journal_mode = WAL"):
        connection.execute(pragma)
    connection.create_function("door", 0, lambda: int(Door.RECORD))
    return connection


def open_assessment(store: Store) -> str:
    """An assessment to write in."""
    row = new_id()
    about = {"pack": "apa-2005", "pack_version": 1, "authority": "Measured", "title": "APA", "year": 2005}
    store.record("Open an assessment", [Edit("assessment", row, about)], assessment=row)
    return row


def add_findings(store: Store, assessment: str, count: int, *, words: int = 40, seed: int = 1) -> list[str]:
    """Findings in the step of analysis, many to a command; their ids."""
    chance = random.Random(seed)
    rows = [new_id() for _ in range(count)]
    for start in range(0, count, 500):
        edits = [
            Edit("statement", row, {"kind": "finding", "step": "1", "text": sentence(chance, words)})
            for row in rows[start : start + 500]
        ]
        store.record("Add findings", edits, assessment=assessment)
    return rows
