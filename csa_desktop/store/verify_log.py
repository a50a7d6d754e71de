"""Verifies the log: every chain without a gap, every header and payload as it was recorded."""

import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, RowMapping, text

from csa_desktop.domain.counts import several
from csa_desktop.store import forks, local, log
from csa_desktop.store.erase import erased_rows, rows_in_scope
from csa_desktop.store.report import ERASE_AGAIN, RESTORE, Faults, Names, day
from csa_desktop.store.scope import WITH_CASE
from csa_desktop.store.typed_of_erased import named_in

LOST = "lost"
"""The local setting that names what a salvage could not read; it is told as a remark ever after."""

_CHAINS = text("SELECT * FROM change ORDER BY assessment, device, number, seq")
_PAYLOADS = text(
    "SELECT c.id, c.tbl, c.row, c.op, c.assessment, c.label, c.wall, c.payload_hash,"
    " p.salt, p.body"
    " FROM change c LEFT JOIN payload p ON p.change = c.id ORDER BY c.seq"
)
_ERASED_CASES = text(
    "SELECT row, assessment, author, max(wall) FROM change WHERE tbl = 'case' AND op = 'erase' GROUP BY row"
)
_LEFT_OF_CASE = (
    text(
        "SELECT count(*) FROM change c JOIN payload p ON p.change = c.id"
        " WHERE c.assessment = :assessment AND c.scope_case = :case AND c.op <> 'erase'"
    ),
    text('SELECT count(*) FROM "case" WHERE id = :case'),
    *(text(f'SELECT count(*) FROM "{table}" WHERE "case" = :case') for table in WITH_CASE),
    text(
        "SELECT count(*) FROM entry e WHERE e.tbl <> 'page' AND EXISTS"
        " (SELECT 1 FROM change c WHERE c.assessment = :assessment AND c.scope_case = :case"
        " AND c.tbl = e.tbl AND c.row = e.row)"
    ),
    text('SELECT count(*) FROM pool_link WHERE "case" = :case'),
)
_STRAY = text("SELECT count(*) FROM payload WHERE change NOT IN (SELECT id FROM change)")


class Lost:
    """What an earlier salvage could not read."""

    def __init__(self, connection: Connection) -> None:
        said = json.loads(local.get_setting(connection, LOST) or "{}")
        self.payloads = frozenset(said.get("payloads", ()))
        self.changes = frozenset(said.get("bases", ()))
        self.documents = frozenset(said.get("documents", ()))
        self.gaps = {(a, d): frozenset(numbers) for a, d, numbers in said.get("gaps", ())}

    @property
    def remark(self) -> str:
        """What is missing for good, as a sentence; empty where nothing is."""
        numbers = sum(len(numbers) for numbers in self.gaps.values())
        if not numbers and not self.payloads and not self.documents:
            return ""
        others, documents = several(len(self.payloads), "other"), several(len(self.documents), "document")
        return (
            f"This store was salvaged from a damaged one: {several(numbers, 'change')}, the text of {others} "
            f"and {documents} could not be read then and are missing."
        )


def check_chains(connection: Connection, faults: Faults) -> None:
    """Numbers without gaps, each change naming the one before, ids that are the hash of what they name."""
    names, lost = Names(connection), Lost(connection)
    if lost.remark:
        faults.remarks.append(lost.remark)
    places = {
        row[0]: (row[1], row[2], row[3])
        for row in connection.execute(text("SELECT id, lamport, tbl, row FROM change"))
    }
    rows = connection.execute(_CHAINS).mappings()
    for (assessment, device), chain in groupby(rows, key=lambda row: (row["assessment"], row["device"])):
        skipped = lost.gaps.get((assessment, device), frozenset())
        for what in _faults_of_chain(chain, places, skipped, lost.changes):
            faults.add("chain", f"In the log of {names.assessment(assessment)}, {what}.", RESTORE)
    faults.remarks += forks.sentences(connection)


def _faults_of_chain(
    chain: Iterator[RowMapping],
    places: dict[str, tuple[int, str, str]],
    skipped: frozenset[int],
    lost: frozenset[str],
) -> Iterator[str]:
    before: dict[str, int] = {}
    """The changes with the number before: more than one where the chain forked."""
    number = 0
    for at, same in groupby(chain, key=lambda row: int(row["number"])):
        rows = list(same)
        gap = [n for n in range(number + 1, at) if n not in skipped]
        if gap:
            yield f"{_count(len(gap))} missing before {_called(rows[0])}"
        for row in rows:
            yield from _faults_of_change(row, before if at == number + 1 else None, places, lost)
        before, number = {row["id"]: row["lamport"] for row in rows}, at


def _faults_of_change(
    row: RowMapping,
    before: dict[str, int] | None,
    places: dict[str, tuple[int, str, str]],
    lost: frozenset[str],
) -> Iterator[str]:
    """`before` are the changes with the number before; None where these are lost."""
    if log.change_id(header_of(row)) != row["id"]:
        yield f"{_called(row)} is not as it was recorded"
    elif before is None:
        return
    elif row["prev"] not in (before or {"": 0}):
        yield f"{_called(row)} does not follow from the change before it"
    elif not _counts_on(row, before.get(row["prev"], 0), places, lost):
        yield f"{_called(row)} rests on changes that are not there, or counts wrongly from them"


def header_of(row: RowMapping) -> log.Header:
    """The header in a row of the log."""
    return log.Header(**{name: row[name] for name in log.Header.__slots__})


def _counts_on(
    row: RowMapping, lamport: int, places: dict[str, tuple[int, str, str]], lost: frozenset[str]
) -> bool:
    """The Lamport number is one more than the greatest of the predecessor's and the bases'."""
    numbers = [lamport]
    for base in {base for ids in log.read_bases(row["bases"]).values() for base in ids}:
        if base in lost:
            return True
        place = places.get(base)
        if place is None or place[1:] != (row["tbl"], row["row"]):
            return False
        numbers.append(place[0])
    return bool(row["lamport"] == max(numbers) + 1)


def _called(row: RowMapping) -> str:
    return f"change {row['number']} (“{row['label']}”, {day(row['wall'])})"


def _count(number: int) -> str:
    return several(number, "change is", "changes are")


def check_payloads(connection: Connection, faults: Faults) -> None:
    """Every payload as its header says; one that is not there must have been erased."""
    names, lost = Names(connection), Lost(connection)
    erased = erased_rows(connection)
    for row in connection.execute(_PAYLOADS).mappings():
        fault = _fault_of_payload(row, erased, lost)
        if fault:
            thing = names.thing(row["tbl"], row["assessment"])
            faults.add(
                fault, f"What “{row['label']}” wrote on {day(row['wall'])} to {thing} {fault}.", RESTORE
            )
    stray = connection.execute(_STRAY).scalar_one()
    if stray:
        faults.add("stray", f"The log holds {stray} texts that belong to no change.", RESTORE)


def _fault_of_payload(row: RowMapping, erased: frozenset[tuple[str, str]], lost: Lost) -> str:
    gone = (row["tbl"], row["row"]) in erased
    if row["body"] is None:
        return "" if gone or row["id"] in lost.payloads else "is missing, and nobody erased it"
    if gone and row["op"] != log.ERASE:
        return "was erased and is still there"
    same = log.Payload(bytes(row["salt"]), row["body"]).hash == row["payload_hash"]
    return "" if same else "was altered after it was recorded"


def check_erased(connection: Connection, faults: Faults) -> None:
    """Nothing is left of a case that was erased: no text in the log, no row, no draft, no entry of search."""
    names, typed = Names(connection), [named_in(draft) for draft in local.drafts(connection)]
    for case, assessment, author, wall in connection.execute(_ERASED_CASES):
        about = {"case": case, "assessment": assessment}
        rows = {case, *(row for _, row in rows_in_scope(connection, assessment, case))}
        left = sum(int(connection.execute(count, about).scalar_one()) for count in _LEFT_OF_CASE)
        left += sum(bool(rows & named) for named in typed)
        if left:
            what = (
                f"A case that was erased in {names.assessment(assessment)} is not wholly gone ({left} left)."
            )
            faults.add("erased", what, ERASE_AGAIN)
        else:
            who = names.member(author)
            faults.remarks.append(
                f"A case of {names.assessment(assessment)} was erased on {day(wall)}{who}; nothing of it is "
                "left in the log, the tables, the search or the documents."
            )
