"""Keeping an edit, against the same SQL sent straight to the database in one transaction."""

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import event

from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests.bench.figures import Pairs, Row, of_p95
from tests.bench.made import KEY, add_findings, made_store, open_assessment, plain_connection, sentence

FINDINGS, WORDS = 300, 100
Sent = list[tuple[str, Any]]


def measure(*, small: bool = False) -> list[Row]:
    """A finding of a hundred words reworded, in a notebook of 300."""
    with made_store() as store:
        assessment = open_assessment(store)
        rows = add_findings(store, assessment, 10 if small else FINDINGS)
        with twin(store) as bare:
            pairs = reworded(store, bare, assessment, rows, 5 if small else 600)
    return [of_p95("keep an edit / same SQL in one transaction", pairs, 2.0)]


@contextmanager
def twin(store: Store) -> Iterator[sqlite.Connection]:
    """A plain connection to a copy of the store's file, which has the same guards and settings."""
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM change")
    path = store.path.with_name("twin.db")
    with closing(sqlite.connect(str(store.path))) as source:
        source.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(store.path, path)
    with closing(plain_connection(path)) as connection:
        yield connection


def reworded(store: Store, bare: sqlite.Connection, assessment: str, rows: list[str], times: int) -> Pairs:
    """Seconds of each edit: kept by the store, and its SQL replayed on the copy."""
    chance = random.Random(2)
    pairs: Pairs = []
    with captured(store) as sent:
        for number in range(times + 20):
            sent.clear()
            edit = Edit("statement", chance.choice(rows), {"text": sentence(chance, WORDS)})
            began = time.perf_counter()
            store.record("Reword a finding", [edit], assessment=assessment)
            ours = time.perf_counter() - began
            pairs.append((ours, replayed(bare, sent)))
            assert number or sent
    return pairs[20:]  # the first ones also prepare statements, on both sides


@contextmanager
def captured(store: Store) -> Iterator[Sent]:
    """What the store sends to its database, in order, while this is open."""
    sent: Sent = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        sent.append((statement, parameters if many else [parameters]))

    engine = store._writing_engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def replayed(bare: sqlite.Connection, sent: Sent) -> float:
    """Seconds for the same statements with the same values, in one transaction."""
    began = time.perf_counter()
    cursor = bare.cursor()
    for statement, sets in sent:
        for values in sets:
            cursor.execute(statement, values).fetchall()
    cursor.execute("COMMIT")
    return time.perf_counter() - began
