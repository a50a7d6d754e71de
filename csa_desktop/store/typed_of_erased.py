"""Typing about what was erased: it is not kept, whenever it comes, and what is found of it goes."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, text

from csa_desktop.store import local, log
from csa_desktop.store.local import Draft
from csa_desktop.store.tables import SHARED

_ID = re.compile(r"[\w-]+")
_ERASED = text(
    "SELECT 1 FROM change c WHERE c.tbl IN (SELECT value FROM json_each(:tables))"
    " AND c.row IN (SELECT value FROM json_each(:named)) AND (c.op = :op OR EXISTS"
    " (SELECT 1 FROM change e WHERE e.tbl = 'case' AND e.row = c.scope_case AND e.op = :op"
    " AND e.assessment = c.assessment)) LIMIT 1"
)
_TABLES = log.canonical(sorted(SHARED))
_DROP = text("DELETE FROM draft WHERE place = :place")


def named_in(draft: Draft) -> frozenset[str]:
    """Whatever can be the id of a row among what a draft says of its place and ground, or what it chose."""
    chosen = (draft.text,) if _ID.fullmatch(draft.text) else ()
    return frozenset((*_ID.findall(draft.place), *_ID.findall(draft.seen), *chosen))


def is_of_erased(connection: Connection, draft: Draft) -> bool:
    """True where a draft names what was erased, or a row that was ever about an erased case."""
    named = log.canonical(sorted(named_in(draft)))
    about = {"tables": _TABLES, "named": named, "op": log.ERASE}
    return connection.execute(_ERASED, about).first() is not None


def found(connection: Connection) -> tuple[Draft, ...]:
    """The drafts about what was erased; none is there but where an older file brought it."""
    return tuple(draft for draft in local.drafts(connection) if is_of_erased(connection, draft))


def naming(drafts: Iterable[Draft], codes: Iterable[str]) -> tuple[Draft, ...]:
    """All that was typed into boxes of which one field is the code of one of these children."""
    meant = {code.casefold() for code in codes if code}
    boxes = [(_box_of(draft), draft) for draft in drafts]
    named = {box for box, draft in boxes if draft.text.strip().casefold() in meant}
    return tuple(draft for box, draft in boxes if box in named)


def _box_of(draft: Draft) -> tuple[bool, str]:
    """What was put aside is of no box that is still there, and each field of it has a place of its own."""
    first, _, rest = draft.place.partition("/")
    aside = first.startswith(f"{local.ASIDE}:")
    return aside, (rest if aside else draft.place).rpartition("/")[0]


def drop(connection: Connection, drafts: Iterable[Draft]) -> None:
    """Take these drafts away."""
    for draft in drafts:
        connection.execute(_DROP, {"place": draft.place})
