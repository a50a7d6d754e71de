"""Verifies what is worked out from the log: heads, tables and search say what the log adds up to."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store import migrate
from csa_desktop.store.guards import SEARCH, TOKENIZE
from csa_desktop.store.project import SEARCHED, searched_words
from csa_desktop.store.rebuild import heads_from_log, rows_of_heads
from csa_desktop.store.report import LATER, MEND, Faults, Names, capital
from csa_desktop.store.settling import Row
from csa_desktop.store.tables import SHARED

_HEADS = text("SELECT tbl, row, field, change FROM head")
_WORDS = (
    "SELECT term, count(*) AS places, sum(doc) AS docs, sum(doc * (offset + 1)) AS order_of_words"
    " FROM {table} GROUP BY term"
)


def check_heads(connection: Connection, faults: Faults) -> None:
    """The newest values are those that no other change of the log names as a base, and no others."""
    names = Names(connection)
    stored = Counter(tuple(row) for row in connection.execute(_HEADS))
    worked_out: Counter[tuple[str, ...]] = Counter()
    of: dict[Row, str] = {}
    for (table, row), (assessment, heads) in heads_from_log(connection).items():
        of[table, row] = assessment
        worked_out.update((table, row, name, change) for name, ids in heads.items() for change in ids)
    for table, row in {key[:2] for key in (stored - worked_out) + (worked_out - stored)}:
        thing = names.thing(table, of.get((table, row), ""))
        faults.add("heads", f"The newest values of {thing} are not those of the log.", MEND)


def check_rows(connection: Connection, faults: Faults) -> None:
    """Every row of every table, and no other, is what the log adds up to."""
    names = Names(connection)
    of = _assessments(connection)
    expected = dict(rows_of_heads(connection))
    for unknown in {table for table, _ in expected} - set(SHARED):
        faults.add("unknown", f"The log holds “{unknown}”, which this version does not know.", LATER)
    for name, table in SHARED.items():
        for found in connection.execute(table.select()).mappings():
            said = expected.pop((name, found["id"]), None)
            thing = names.thing(name, found["assessment"])
            if said is None:
                faults.add("surplus", f"{capital(thing)} is in the tables, but not in the log.", MEND)
            elif wrong := _differing(said, dict(found), of[name, found["id"]]):
                what = f"{capital(thing)} reads differently from what was recorded ({', '.join(wrong)})."
                faults.add("row", what, MEND)
    for (name, row), said in expected.items():
        if said is not None and name in SHARED:
            thing = names.thing(name, min(of[name, row]))
            faults.add("absent", f"{capital(thing)} is in the log, but not in the tables.", MEND)


def _assessments(connection: Connection) -> dict[Row, set[str]]:
    of: dict[Row, set[str]] = {}
    for table, row, assessment in connection.execute(
        text("SELECT DISTINCT tbl, row, assessment FROM change")
    ):
        of.setdefault((table, row), set()).add(assessment)
    return of


def _differing(said: dict[str, Any], found: dict[str, Any], assessments: set[str]) -> list[str]:
    wrong = [name for name, value in said.items() if found.get(name) != value]
    return sorted(wrong) + ([] if found["assessment"] in assessments else ["assessment"])


def check_entries(connection: Connection, faults: Faults) -> None:
    """What search reads is what the rows say, one entry each, and pages of documents that are here."""
    expected = dict(_searched(connection))
    names, seen = Names(connection), set()
    for table, row, assessment, words in connection.execute(
        text("SELECT tbl, row, assessment, text FROM entry WHERE tbl <> 'page'")
    ):
        if (table, row) in seen or expected.get((table, row)) != (assessment, words):
            thing = names.thing(table, assessment)
            faults.add("entry", f"Search finds {thing} under words that it does not say.", MEND)
        seen.add((table, row))
    for table, row in set(expected) - seen:
        faults.add("unfound", f"Search does not find {names.thing(table, expected[table, row][0])}.", MEND)
    _check_page_entries(connection, faults)


def _searched(connection: Connection) -> Iterator[tuple[Row, tuple[str, str]]]:
    for name in SEARCHED:
        for row in connection.execute(SHARED[name].select()).mappings():
            if words := searched_words(name, dict(row)):
                yield (name, row["id"]), (row["assessment"], words)


def _check_page_entries(connection: Connection, faults: Faults) -> None:
    stray, double = connection.execute(
        text(
            "SELECT (SELECT count(*) FROM entry WHERE tbl = 'page' AND row NOT IN (SELECT sha256 FROM blob)),"
            " (SELECT count(*) FROM (SELECT 1 FROM entry WHERE tbl = 'page' GROUP BY row, page"
            " HAVING count(*) > 1))"
        )
    ).one()
    if stray:
        faults.add("stray page", f"Search has {stray} pages of documents that are not in the store.", MEND)
    if double:
        faults.add("double page", f"Search has {double} pages of documents more than once.", MEND)


def check_index(connection: Connection, faults: Faults) -> None:
    """Every word of every entry is in the index at its place, and no other word is.

    FTS5's own check needs the right to write and holds the writer up, so the entries are indexed once
    more in memory and the two vocabularies compared.
    """
    raw = migrate.raw(connection)
    raw.execute("PRAGMA query_only = OFF")
    try:
        raw.execute(f"CREATE VIRTUAL TABLE temp.again USING fts5(text, content='', tokenize='{TOKENIZE}')")
        raw.execute(f"CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', '{SEARCH}', 'instance')")
        raw.execute("CREATE VIRTUAL TABLE temp.true_words USING fts5vocab('temp', 'again', 'instance')")
        raw.execute("INSERT INTO temp.again (rowid, text) SELECT pk, text FROM main.entry")
        kept, true = (_WORDS.format(table=f"temp.{name}_words") for name in ("kept", "true"))
        wrong = sum(
            raw.execute(f"SELECT count(*) FROM ({one} EXCEPT {other})").fetchone()[0]
            for one, other in ((kept, true), (true, kept))
        )
    finally:
        raw.execute("PRAGMA query_only = ON")
    if wrong:
        faults.add("index", "The search index does not agree with the words it was made from.", MEND)
