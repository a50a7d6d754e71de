"""Verifies a whole store in one read transaction, writes nothing, and says in sentences what is wrong."""

import time
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from csa_desktop import log
from csa_desktop.errors import UserError
from csa_desktop.store import giving_way, migrate, vault
from csa_desktop.store.report import RESTORE, Faults, Report
from csa_desktop.store.store import Store
from csa_desktop.store.verify_log import check_chains, check_erased, check_payloads
from csa_desktop.store.verify_parts import (
    check_documents,
    check_guards,
    check_local,
    check_pages,
    check_structure,
)
from csa_desktop.store.verify_tables import check_entries, check_heads, check_index, check_rows

Check = Callable[[Connection, Faults], None]
Progress = Callable[[float], None]

OF_ANY_VERSION: tuple[tuple[str, Check], ...] = (
    ("The file's pages", check_pages),
    ("The database", check_structure),
)
OF_THIS_VERSION: tuple[tuple[str, Check], ...] = (
    ("The log", check_chains),
    ("The texts in the log", check_payloads),
    ("What was erased", check_erased),
    ("The newest values", check_heads),
    ("The tables", check_rows),
    ("What search reads", check_entries),
    ("The search index", check_index),
    ("The guards", check_guards),
    ("The documents", check_documents),
    ("The settings of this laptop", check_local),
)
_UNREADABLE = (DBAPIError, sqlite.Error, ValueError, TypeError, KeyError, AttributeError)
"""What a check runs into where the bytes it reads are damaged."""


def verify(store: Store, progress: Progress | None = None) -> Report:
    """Verify an open store as it stands at one moment; work can go on meanwhile."""
    return verify_file(store.path, store.key, progress)


def verify_file(path: Path, key: bytes, progress: Progress | None = None) -> Report:
    """Verify the store in a file, whoever has it open; one that cannot be opened is a report too.

    A file of an older version is verified as far as a file can be without knowing its tables.
    """
    began, faults = time.monotonic(), Faults()
    engine = vault.reading_engine(path, key)
    try:
        counts = _run(engine, faults, progress or (lambda _: None))
    except UserError as error:
        return Report(sentences=(str(error),))
    finally:
        engine.dispose()
    sentences = faults.sentences()
    log.event("verified", remarks=len(sentences), seconds=time.monotonic() - began)
    return Report(sentences, tuple(faults.remarks), counts)


def _run(engine: Engine, faults: Faults, progress: Progress) -> dict[str, int]:
    connection = _begin(engine)
    try:
        checks = list(OF_ANY_VERSION)
        if _is_of_this_version(connection, faults):
            checks += OF_THIS_VERSION
        for number, (what, check) in enumerate(checks):
            progress(number / len(checks))
            if not _could_read(connection, check, faults):
                said = f"{what} could not be read whole, because the file is damaged."
                faults.add("unreadable", said, RESTORE)
                connection.invalidate()
                connection.close()
                connection = _begin(engine)
        progress(1.0)
        return count_rows(connection)
    finally:
        connection.close()


def _begin(engine: Engine) -> Connection:
    """A connection with one moment of the store; after a damaged page one has to go on with another."""
    connection = engine.connect()
    giving_way.rest_within(migrate.raw(connection))
    connection.begin()
    return connection


def _could_read(connection: Connection, check: Check, faults: Faults) -> bool:
    try:
        check(connection, faults)
    except _UNREADABLE:
        return False
    return not vault.is_broken(migrate.raw(connection))


def _is_of_this_version(connection: Connection, faults: Faults) -> bool:
    try:
        version = migrate.version(connection)
        current = bool(version) and migrate.is_current(connection)
    except _UNREADABLE:
        return True
    if not version:
        faults.add("empty", "The file is empty: no store is in it.", RESTORE)
    elif not current:
        faults.remarks.append(
            "The store was written by another version of the program, so only its file was verified."
        )
    return current


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has; -1 for one that cannot be read."""
    try:
        names = [name for name in inspect(connection).get_table_names() if not name.startswith("entry_fts")]
    except _UNREADABLE:
        return {}
    return {name: _count(connection, name) for name in names}


def _count(connection: Connection, table: str) -> int:
    try:
        return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())
    except _UNREADABLE:
        return -1
