"""Builds a store of what was salvaged: the log as it was, its holes named, everything else from the log."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from csa_desktop.domain.counts import several
from csa_desktop.store import documents, local, log, migrate
from csa_desktop.store.local import Draft
from csa_desktop.store.report import day
from csa_desktop.store.salvage_reading import Found
from csa_desktop.store.scope import CASE
from csa_desktop.store.store import Store
from csa_desktop.store.tables import ChangeRow, PayloadRow, table_of
from csa_desktop.store.typed_of_erased import is_of_erased, naming
from csa_desktop.store.verify_log import LOST
from csa_desktop.store.weighing import Erased

RESCUED = "A text whose place in the log was lost"
_KEPT_ANEW = ("projection", "device")
_PLACE = "salvaged:"


def build(folder: Path, key: bytes, found: Found) -> tuple[str, ...]:
    """Make the store in `folder`, with a device of its own; sentences on what was saved and what was not."""
    _drop_erased(found)
    store = Store(folder, key)
    try:
        whole = [sha256 for sha256, size in found.blobs.items() if _is_whole(found, sha256, size)]
        lost = _lost(found) | {"documents": sorted(set(found.blobs) - set(whole))}
        store.build(lambda connection: _write(connection, found, whole, lost))
        store.renew_device()
    finally:
        store.close()
    return _sentences(found, whole, lost)


def _write(connection: Connection, found: Found, whole: list[str], lost: Mapping[str, Any]) -> None:
    changes = [
        {"id": change, **{name: getattr(header, name) for name in log.Header.__slots__}}
        for change, header in sorted(found.changes.items(), key=lambda item: _order(item[1]))
    ]
    connection.execute(table_of(ChangeRow).insert(), changes)
    payloads = [
        {"change": change, "salt": payload.salt, "body": payload.body}
        for change, payload in found.payloads.items()
        if change in found.changes
    ]
    if payloads:
        connection.execute(table_of(PayloadRow).insert(), payloads)
    for sha256 in whole:
        _write_document(connection, found, sha256)
    _write_local(connection, found, lost)
    migrate.mend(connection)


def _drop_erased(found: Found) -> None:
    """An older backup still has what was erased since, and it must not come back from there."""
    erased = _erased(found)
    covered = [change for change, header in found.changes.items() if erased.covers(header)]
    gone = {change: found.payloads.pop(change) for change in covered if change in found.payloads}
    for sha256 in _said(found, gone, "source", "sha256") - _said(found, found.payloads, "source", "sha256"):
        found.blobs.pop(sha256, None)
    typed = [Draft(*columns) for columns in found.drafts.values()]
    for draft in naming(typed, _said(found, gone, CASE, "code")):
        found.drafts.pop(draft.place)


def _erased(found: Found) -> Erased:
    """The rows that an erasure names, and all that was ever about a case that was erased."""
    headers = found.changes.values()
    named = {(h.assessment, h.tbl, h.row) for h in headers if h.op == log.ERASE}
    about = {(h.tbl, h.row) for h in headers if (h.assessment, CASE, h.scope_case) in named}
    return Erased(frozenset(about | {(table, row) for _, table, row in named}))


def _said(found: Found, payloads: Mapping[str, log.Payload], table: str, field: str) -> set[str]:
    """Every value that these changes gave to a field of a table."""
    of_table = ((found.changes.get(change), payload) for change, payload in payloads.items())
    said = (
        log.unseal(payload.body, header.schema_version, table)
        for header, payload in of_table
        if header and header.tbl == table
    )
    return {str(values[field]) for values in said if values.get(field)}


def _order(header: log.Header) -> tuple[int, str, str, int]:
    """A change comes after all that it rests on."""
    return header.lamport, header.assessment, header.device, header.number


def _write_document(connection: Connection, found: Found, sha256: str) -> None:
    documents.begin(connection, sha256, found.blobs[sha256])
    for number in range(_pieces(found.blobs[sha256])):
        documents.put_piece(connection, sha256, number, found.pieces[sha256, number])
    pages = sorted((page, *said) for (of, page), said in found.pages.items() if of == sha256)
    if pages:
        documents.put_pages(connection, sha256, pages)
    documents.finish(connection, sha256)


def _write_local(connection: Connection, found: Found, lost: Mapping[str, Any]) -> None:
    for name, value in found.settings.items():
        if name not in _KEPT_ANEW:
            local.put_setting(connection, name, value)
    local.put_setting(connection, LOST, json.dumps(lost))
    here = {"", *(header.assessment for header in found.changes.values())}
    for draft in (Draft(*columns) for columns in found.drafts.values()):
        if not is_of_erased(connection, draft):
            of_none = replace(draft, place=f"{_PLACE}{draft.place}", assessment="")
            local.keep_draft(connection, draft if draft.assessment in here else of_none)
    for change, words in _rescued(found).items():
        local.keep_draft(connection, Draft(f"{_PLACE}{change}", "", RESCUED, words, ""))


def _is_whole(found: Found, sha256: str, size: int) -> bool:
    digest = hashlib.sha256()
    for number in range(_pieces(size)):
        digest.update(found.pieces.get((sha256, number), b""))
    return digest.hexdigest() == sha256


def _pieces(size: int) -> int:
    return -(-size // documents.PIECE)


def _rescued(found: Found) -> dict[str, str]:
    """The words of payloads whose change could not be read."""
    rescued = {}
    for change, payload in found.payloads.items():
        if change not in found.changes:
            said = json.loads(payload.body)
            words = (said.get(name, "") for name in ("title", "text", "value", "reason"))
            rescued[change] = "\n".join(word for word in words if word and isinstance(word, str))
    return {change: words for change, words in rescued.items() if words}


def _lost(found: Found) -> dict[str, Any]:
    """What is missing for good, in the form in which `verify` reads it, with what was missing before."""
    before = json.loads(found.settings.get(LOST, "{}"))
    numbers: dict[tuple[str, str], set[int]] = {}
    erased = _erased(found)
    bases: set[str] = set()
    for header in found.changes.values():
        numbers.setdefault((header.assessment, header.device), set()).add(header.number)
        bases.update(base for ids in header.bases_by_field().values() for base in ids)
    gaps = [(*chain, sorted(set(range(1, max(have))) - have)) for chain, have in numbers.items()]
    payloads = [
        change
        for change, header in found.changes.items()
        if change not in found.payloads and not erased.covers(header)
    ]
    return {
        "gaps": [gap for gap in gaps if gap[2]],
        "payloads": sorted({*payloads, *before.get("payloads", ())} - set(found.payloads)),
        "bases": sorted({*bases, *before.get("bases", ())} - set(found.changes)),
    }


def _sentences(found: Found, whole: list[str], lost: Mapping[str, Any]) -> tuple[str, ...]:
    newest = max((header.wall for header in found.changes.values()), default="")
    missing = sum(len(numbers) for _, _, numbers in lost["gaps"])
    said = [
        f"{several(len(found.changes), 'change was', 'changes were')} saved. The newest is of "
        f"{day(newest)}; what was written after it is lost, unless a newer backup has it."
    ]
    if missing:
        where = "between them could not be read and"
        said.append(f"{several(missing, f'change {where} is', f'changes {where} are')} lost.")
    if lost["payloads"]:
        said.append(
            f"What {len(lost['payloads']):,} of the saved changes wrote could not be read and is lost."
        )
    if rescued := len(_rescued(found)):
        said.append(
            f"Where a place in the log was lost, {several(rescued, 'text is', 'texts are')} kept as drafts."
        )
    said.append(f"{several(len(whole), 'document was', 'documents were')} saved whole.")
    if broken := len(found.blobs) - len(whole):
        left = "could not be read whole and"
        said.append(f"{several(broken, f'document {left} is', f'documents {left} are')} left out: add again.")
    return tuple(said)
