"""Verifies the file itself and what is in no log: pages, guards, documents, this laptop's own settings."""

import hashlib
import re
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from csa_desktop.store import guards, local, migrate, vault
from csa_desktop.store.report import MEND, REOPEN, RESTORE, Faults, Names
from csa_desktop.store.verify_log import Lost

_TRIES = 3
_NUMBERS = re.compile(r"\d+")
_AT_MOST = 100
_DOCUMENTS = text("SELECT sha256, size FROM blob WHERE whole ORDER BY sha256")
_PIECES = text("SELECT number, data FROM piece WHERE sha256 = :sha ORDER BY number, pk")
_STRAY_PIECES = text("SELECT count(*) FROM piece WHERE sha256 NOT IN (SELECT sha256 FROM blob)")
_SOURCES = text(
    "SELECT assessment, sha256 FROM source WHERE sha256 <> ''"
    " AND sha256 NOT IN (SELECT sha256 FROM blob WHERE whole)"
)


def check_pages(connection: Connection, faults: Faults) -> None:
    """Each page of the file carries its own proof; a page that differs in all tries is damaged.

    The proofs are read past the database's locks: a page that is just being written may differ once, and
    one whose newest content is still in the WAL says nothing (`check_structure` reads that one).
    """
    raw = migrate.raw(connection)
    wrong = _unproved(raw)
    for _ in range(_TRIES - 1):
        wrong = wrong & _unproved(raw) if wrong else wrong
    for said in sorted(wrong):
        faults.add("page", f"The file is damaged ({said}).", RESTORE)


def _unproved(raw: Any) -> set[str]:
    said = {str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()}
    if not said:
        return said
    path = Path(raw.execute("PRAGMA database_list").fetchone()[2])
    newer = vault.pages_in_wal(path)
    return {line for line in said if not newer.intersection(map(int, _NUMBERS.findall(line)[-1:]))}


def check_structure(connection: Connection, faults: Faults) -> None:
    """The database's own check of its trees, indexes and keys between tables."""
    raw = migrate.raw(connection)
    for (said,) in raw.execute(f"PRAGMA integrity_check({_AT_MOST})"):
        for line in said.splitlines():
            if line != "ok" and not line.startswith("***"):
                remedy = MEND if guards.SEARCH in line else RESTORE
                faults.add("structure", f"The database inside the file is damaged ({line}).", remedy)
    for row in raw.execute("PRAGMA foreign_key_check"):
        faults.add("structure", f"A row of the table {row[0]} points to one that is not there.", RESTORE)


def check_guards(connection: Connection, faults: Faults) -> None:
    """Every guard against writing past the door is there and says what it should."""
    for name in guards.missing(migrate.raw(connection)):
        what = f"The guard {name} is missing or changed, so something could write past the log."
        faults.add("guard", what, MEND)


def check_documents(connection: Connection, faults: Faults) -> None:
    """Every document that was kept is whole, byte for byte, and every source has its document."""
    names = Names(connection)
    for sha256, size in connection.execute(_DOCUMENTS).all():
        if not _is_sound(connection, sha256, size):
            what = f"A document ({_where_used(connection, names, sha256)}) is not as it was kept."
            faults.add("document", what, RESTORE)
    known = Lost(connection).documents
    for assessment, sha256 in connection.execute(_SOURCES):
        if sha256 in known:
            continue
        what = f"The document of a source in {names.assessment(assessment)} is missing from the store."
        faults.add("absent document", f"{what} Add the file again if you have it, or:", RESTORE)
    if stray := connection.execute(_STRAY_PIECES).scalar_one():
        faults.add("pieces", f"The store holds {stray} pieces of a document that it does not list.", RESTORE)


def _is_sound(connection: Connection, sha256: str, size: int) -> bool:
    found, length = hashlib.sha256(), 0
    for place, (number, data) in enumerate(connection.execute(_PIECES, {"sha": sha256})):
        if number != place:
            return False
        found.update(data)
        length += len(data)
    return found.hexdigest() == sha256 and length == size


def _where_used(connection: Connection, names: Names, sha256: str) -> str:
    found = connection.execute(
        text("SELECT DISTINCT assessment FROM source WHERE sha256 = :sha"), {"sha": sha256}
    ).scalars()
    return ", ".join(f"a source in {names.assessment(row)}" for row in found) or "of no source now"


def check_local(connection: Connection, faults: Faults) -> None:
    """The store knows whose and on which device it is."""
    for name in ("device", "person"):
        if not local.get_setting(connection, name):
            faults.add("setting", f"The store no longer says which {name} it belongs to.", REOPEN)
