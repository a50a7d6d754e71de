"""Search as you type over 50,000 statements and the real reports: against bare FTS5, and against Anki."""

import importlib.util
import random
import re
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.domain.values import new_id
from csa_desktop.store import search
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests.bench.figures import Figure, Pairs, Row, Skipped, of_p95, p95, paired, seconds
from tests.bench.made import made_store, open_assessment, plain_connection, reports, sentence, vocabulary

STATEMENTS, WORDS, LIMIT = 50_000, 40, 50
AT_ONCE = 500
BARE = "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rank LIMIT ?"
_ADD = text(
    "INSERT INTO entry (tbl, row, page, label, assessment, text)"
    " VALUES ('statement', :row, 0, '', :assessment, :words)"
)


def measure(*, small: bool = False) -> list[Row]:
    """One store, one set of queries, three ways of looking."""
    with made_store() as store:
        assessment = open_assessment(store)
        texts = fill(store, assessment, 200 if small else STATEMENTS)
        pages = add_reports(store, assessment, 1 if small else None)
        asked = queries(texts + pages, 10 if small else 300)
        pairs = against_bare(store, assessment, asked)
        note = f"{len(texts):,} statements, {len(pages):,} pages of reports, {len(asked)} queries"
        rows: list[Row] = [of_p95("search / bare FTS5", pairs, 2.0, note=note)]
        rows.append(against_anki(store, assessment, texts + pages, asked[: 3 if small else 60]))
    if not pages:
        rows.append(Skipped("search in the real reports", "they are not on this machine; statements alone"))
    return rows


def fill(store: Store, assessment: str, count: int) -> list[str]:
    """Index so many statements. Search reads the index alone, so they are not told to the log as well."""
    chance = random.Random(3)
    texts = [sentence(chance, WORDS) for _ in range(count)]
    for start in range(0, count, AT_ONCE):
        rows = [
            {"row": new_id(), "assessment": assessment, "words": words}
            for words in texts[start : start + AT_ONCE]
        ]

        def keep(connection: Connection, rows: list[dict[str, str]] = rows) -> None:
            connection.execute(_ADD, rows)

        store.keep_local(keep)
    return texts


def add_reports(store: Store, assessment: str, most: int | None) -> list[str]:
    """Keep the real reports as sources; the texts of their pages."""
    texts: list[str] = []
    for number, (data, document) in enumerate(reports()):
        if most is not None and number >= most:
            break
        pages = [(p.number, p.label, p.text) for p in document.pages]
        store.keep_document(data, document.sha256, pages)
        about = {"title": f"Report {number}", "state": "received", "sha256": document.sha256}
        store.record("Add a document", [Edit("source", new_id(), about)], assessment=assessment)
        texts += [p.text for p in document.pages]
    return texts


def queries(texts: list[str], count: int) -> list[str]:
    """What a person types: one to three words that stand together somewhere, the last perhaps not whole."""
    chance, known = random.Random(4), set(vocabulary()[0][:20])
    asked: list[str] = []
    while len(asked) < count:
        words = [w for w in re.findall(r"[A-Za-z]{3,}", chance.choice(texts)) if w.lower() not in known]
        if len(words) < 4:
            continue
        at = chance.randrange(len(words) - 3)
        picked = words[at : at + chance.randint(1, 3)]
        asked.append(" ".join([*picked[:-1], picked[-1][: chance.randint(3, 9)]]))
    return asked


def against_bare(store: Store, assessment: str, asked: list[str]) -> Pairs:
    """Seconds of each query, through the store and on a plain connection to the same file."""
    with closing(plain_connection(store.path)) as bare:

        def theirs(number: int) -> float:
            words = search.query(asked[number])
            return seconds(lambda: bare.execute(BARE, (words, LIMIT)).fetchall())

        def ours(number: int) -> float:
            return seconds(lambda: store.search(asked[number], assessment, LIMIT))

        paired(ours, theirs, min(5, len(asked)))
        return paired(ours, theirs, len(asked))


def against_anki(store: Store, assessment: str, texts: list[str], asked: list[str]) -> Row:
    """The same texts as notes of an Anki collection, and what a person types there."""
    what = "Anki's search / search"
    if not importlib.util.find_spec("anki"):
        return Skipped(what, "anki is not installed (it is in the bench lock)")
    with TemporaryDirectory(prefix="bench-") as folder, closing(collection(Path(folder), texts)) as anki:
        pairs = paired(
            lambda number: seconds(lambda: store.search(asked[number], assessment, LIMIT)),
            lambda number: seconds(lambda: anki.find_notes(asked[number])),
            len(asked),
        )
    ours, theirs = (p95(side) for side in zip(*pairs, strict=True))
    note = f"the same {len(texts):,} texts as notes, {len(asked)} of the queries"
    return Figure(
        what,
        f"{ours * 1000:.2f} ms p95",
        f"{theirs * 1000:.2f} ms p95",
        theirs / ours,
        10.0,
        least=True,
        note=note,
    )


def collection(folder: Path, texts: list[str]) -> Any:
    """An Anki collection with a note for each text."""
    from anki.collection import AddNoteRequest, Collection

    made = Collection(str(folder / "collection.anki2"))
    kind, deck = made.models.by_name("Basic"), made.decks.id("Default")
    assert kind and deck
    for start in range(0, len(texts), AT_ONCE):
        notes = []
        for words in texts[start : start + AT_ONCE]:
            note = made.new_note(kind)
            note["Front"] = words
            notes.append(AddNoteRequest(note=note, deck_id=deck))
        made.add_notes(notes)
    return made
