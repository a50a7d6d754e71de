"""Erasure: payloads and rows go physically, the headers stay and the chain still verifies."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from csa_desktop.domain.values import new_id
from csa_desktop.store import door, local, log, pool, typed_of_erased
from csa_desktop.store.door import Act, Who
from csa_desktop.store.guards import SEARCH
from csa_desktop.store.log import Recorded
from csa_desktop.store.project import project_row
from csa_desktop.store.reading import values_of
from csa_desktop.store.scope import scope_of

_CHANGES_OF = text("SELECT id FROM change WHERE tbl = :tbl AND row = :row")
_OF_DOCUMENT = (
    text("DELETE FROM entry WHERE tbl = 'page' AND row = :sha"),
    text("DELETE FROM piece WHERE sha256 = :sha"),
    text("DELETE FROM blob WHERE sha256 = :sha"),
)
_DROP_TEXTS = text(
    "DELETE FROM payload WHERE change IN"
    " (SELECT id FROM change WHERE tbl = :tbl AND row = :row AND op <> 'erase')"
)
_ERASED_ROWS = text(
    "SELECT tbl, row FROM change WHERE op = :op UNION SELECT tbl, row FROM change WHERE scope_case <> ''"
    " AND (assessment, scope_case) IN (SELECT assessment, row FROM change WHERE tbl = 'case' AND op = :op)"
)
_ERASED_CASES = text("SELECT row FROM change WHERE assessment = :assessment AND tbl = 'case' AND op = :op")
_IN_SCOPE = text(
    "SELECT DISTINCT tbl, row FROM change WHERE assessment = :assessment AND scope_case = :case"
    " AND scope_case <> '' ORDER BY tbl, row"
)
_ASSESSMENT_OF = text("SELECT assessment FROM change WHERE tbl = :tbl AND row = :row LIMIT 1")


def erase(
    connection: Connection,
    who: Who,
    act: Act,
    rows: Sequence[tuple[str, str]],
    ground: str,
) -> Recorded:
    """Erase every value that the rows ever had, and what this laptop alone knows of them.

    `ground` is the reason, kept as the erasure's payload.
    """
    command, written = new_id(), {}
    documents = drop_texts(connection, rows)
    for table, row in rows:
        about = replace(act, scope_case=act.scope_case or scope_of(connection, table, row, {}))
        written[(table, row)] = _erase_row(connection, who, about, command, (table, row), ground)
    drop_rest(connection, act.assessment, rows, documents)
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    return Recorded(label=act.label, command=command, at=int(at), changes=written)


def drop_texts(connection: Connection, rows: Sequence[tuple[str, str]]) -> set[str]:
    """Take what the rows ever said out of the log, and boxes in which their child is named by its code.

    The hashes of the documents that they had.
    """
    documents = _ever_said(connection, rows, "source", "sha256")
    typed_of_erased.drop(
        connection, typed_of_erased.naming(local.drafts(connection), codes(connection, rows))
    )
    for table, row in rows:
        connection.execute(_DROP_TEXTS, {"tbl": table, "row": row})
    return documents


def drop_rest(
    connection: Connection, assessment: str, rows: Sequence[tuple[str, str]], documents: set[str]
) -> None:
    """Take away what else is left once the rows are out of their tables: documents, pool, drafts, index."""
    _drop_documents(connection, documents)
    _drop_local(connection, assessment, rows)
    # what was deleted stays readable in the index's pages until these are merged
    connection.exec_driver_sql(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('optimize')")


def codes(connection: Connection, rows: Iterable[tuple[str, str]]) -> set[str]:
    """The codes of the children among the rows, before these are erased."""
    return _ever_said(connection, rows, "case", "code")


def _ever_said(connection: Connection, rows: Iterable[tuple[str, str]], table: str, field: str) -> set[str]:
    """Every value that a field ever had in those of the rows that are in a table."""
    changes = [
        values_of(connection, change)
        for where, row in rows
        if where == table
        for change in connection.execute(_CHANGES_OF, {"tbl": table, "row": row}).scalars().all()
    ]
    return {str(said[field]) for said in changes if said.get(field)}


def _drop_documents(connection: Connection, documents: set[str]) -> None:
    """Take away the documents that no other source has."""
    for sha256 in documents:
        used = connection.execute(text("SELECT 1 FROM source WHERE sha256 = :sha LIMIT 1"), {"sha": sha256})
        if used.scalar() is None:
            for statement in _OF_DOCUMENT:
                connection.execute(statement, {"sha": sha256})


def _drop_local(connection: Connection, assessment: str, rows: Sequence[tuple[str, str]]) -> None:
    for table, row in rows:
        if table == "case":
            pool.forget_case(connection, assessment, row)
        connection.execute(
            text("DELETE FROM draft WHERE instr(place, :row) > 0 OR instr(seen, :row) > 0"), {"row": row}
        )


def _erase_row(
    connection: Connection, who: Who, act: Act, command: str, where: tuple[str, str], ground: str
) -> str:
    table, row = where
    heads = door.current_heads(connection, table, row)
    change = door.append(connection, who, act, command, where, log.ERASE, heads, {"ground": ground})
    door.move_heads(connection, table, row, change, heads, heads)
    project_row(connection, act.assessment, table, row)
    return change


def erased_rows(connection: Connection) -> frozenset[tuple[str, str]]:
    """Every row that an erasure names, and every row that was ever written about a case that was erased."""
    rows = connection.execute(_ERASED_ROWS, {"op": log.ERASE})
    return frozenset((table, row) for table, row in rows)


def erased_cases(connection: Connection, assessment: str) -> frozenset[str]:
    """The cases of an assessment that were erased."""
    where = {"op": log.ERASE, "assessment": assessment}
    return frozenset(connection.execute(_ERASED_CASES, where).scalars())


def rows_of_log(connection: Connection, rows: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Those of the rows that the log knows, by assessment."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, row in sorted(rows):
        assessment = connection.execute(_ASSESSMENT_OF, {"tbl": table, "row": row}).scalar()
        if assessment is not None:
            found.setdefault(str(assessment), []).append((table, row))
    return found


def rows_in_scope(connection: Connection, assessment: str, case: str) -> tuple[tuple[str, str], ...]:
    """Every row that the log has ever written in the scope of a case, those removed since too."""
    rows = connection.execute(_IN_SCOPE, {"assessment": assessment, "case": case})
    return tuple((table, row) for table, row in rows)
