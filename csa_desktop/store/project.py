"""Projects the log into tables and search: a row is what the heads of its fields add up to."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Update, bindparam, select, text

from csa_desktop.store import log
from csa_desktop.store.log import Value
from csa_desktop.store.tables import SHARED, defaults

SEARCHED: dict[str, tuple[str, ...]] = {
    "statement": ("text", "reason", "response"),
    "source": ("title", "provenance"),
    "answer": ("value",),
    "case": ("code", "reason"),
    "event": ("title",),
    "risk": ("child", "what", "will_do"),
    "appointment": ("title", "meets", "said"),
    "officer": ("name", "role", "organisation", "note"),
    "decision": ("reason",),
    "remark": ("text", "response"),
    "representation": ("response", "justification"),
    "ground": ("text", "response"),
}
"""Which fields of which tables search reads."""

_HEAD_VALUES = text(
    "SELECT h.field, h.change, c.op, c.schema_version, p.body FROM head h JOIN change c ON c.id = h.change"
    " LEFT JOIN payload p ON p.change = c.id WHERE h.tbl = :tbl AND h.row = :row ORDER BY h.field, c.id"
)
_ENTRY = text("SELECT pk FROM entry WHERE tbl = :tbl AND row = :row AND page = 0")
ADD_ENTRY = text(
    "INSERT INTO entry (tbl, row, page, label, assessment, text)"
    " VALUES (:tbl, :row, 0, '', :assessment, :words)"
)
_CHANGE_ENTRY = text("UPDATE entry SET text = :words WHERE pk = :pk")
_DROP_ENTRY = text("DELETE FROM entry WHERE pk = :pk")


def project_fields(
    connection: Connection, table: str, row: str, values: Mapping[str, Value], *, known: bool
) -> bool:
    """Update some fields of a row that is there; False where the row has to be projected whole."""
    if not known:
        return False
    new = {f"new_{name}": value for name, value in values.items()}
    if connection.execute(_update(table, tuple(values)), {"of": row, **new}).rowcount != 1:
        return False
    if set(values) & set(SEARCHED.get(table, ())):
        index_row(connection, table, row)
    return True


@cache
def _update(table: str, names: tuple[str, ...]) -> Update:
    """The statement that writes these fields of a row `of`; building it takes longer than running it."""
    shared = SHARED[table]
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return shared.update().where(shared.c.id == bindparam("of")).values(new)


@cache
def _searched(table: str) -> Select[Any]:
    shared = SHARED[table]
    read = [shared.c[name] for name in ("assessment", *SEARCHED[table])]
    return select(*read).where(shared.c.id == bindparam("of"))


def project_row(connection: Connection, assessment: str, table: str, row: str) -> None:
    """Write, rewrite or remove a row of a table so that it is what its heads add up to."""
    values = row_values(connection, table, row)
    shared = SHARED[table]
    if values is None:
        connection.execute(shared.delete().where(shared.c.id == row))
    elif connection.execute(shared.update().where(shared.c.id == row).values(**values)).rowcount == 0:
        connection.execute(shared.insert().values(id=row, assessment=assessment, **values))
    if table in SEARCHED:
        index_row(connection, table, row)


def row_values(connection: Connection, table: str, row: str) -> dict[str, Any] | None:
    """A row's values from its heads; None where every head is a delete or erased."""
    return added_up(table, *heads_and_said(connection, table, row))


def heads_and_said(
    connection: Connection, table: str, row: str
) -> tuple[list[tuple[str, str]], dict[str, dict[str, Value]]]:
    """A row's heads as (field, change) in order of both, and what each of those changes wrote."""
    heads: list[tuple[str, str]] = []
    said: dict[str, dict[str, Value]] = {}
    for field, change, op, version, body in connection.execute(_HEAD_VALUES, {"tbl": table, "row": row}):
        heads.append((field, change))
        if op == log.WRITE and body is not None and change not in said:
            said[change] = log.unseal(body, version, table)
    return heads, said


def added_up(
    table: str, heads: Iterable[tuple[str, str]], said: Mapping[str, Mapping[str, Value]]
) -> dict[str, Any] | None:
    """What a row's heads, as (field, change) in order of both, add up to; `said` is what changes wrote.

    Of several heads the one with the smallest id is shown in the table, on every laptop the same;
    the others are kept and listed as a conflict. None where no head wrote anything.
    """
    values: dict[str, Any] = {}
    for field, change in heads:
        if change in said and field not in values:
            values[field] = said[change].get(field, "")
    return defaults(table) | values if values else None


def index_row(connection: Connection, table: str, row: str) -> None:
    """Bring the search entry of a row in line with the row."""
    where = {"tbl": table, "row": row}
    found = connection.execute(_searched(table), {"of": row}).mappings().first()
    words = searched_words(table, found) if found else ""
    entry = connection.execute(_ENTRY, where).scalar()
    if entry is None and words and found:
        connection.execute(ADD_ENTRY, {**where, "assessment": found["assessment"], "words": words})
    elif entry is not None and words:
        connection.execute(_CHANGE_ENTRY, {"words": words, "pk": entry})
    elif entry is not None:
        connection.execute(_DROP_ENTRY, {"pk": entry})


def searched_words(table: str, row: Mapping[Any, Any]) -> str:
    """What search reads of a row of a table."""
    return "\n".join(_words(row[name]) for name in SEARCHED[table]).strip()


def _words(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(value)
