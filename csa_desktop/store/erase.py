"""Erasure: payloads and rows go physically, the headers stay and the chain still verifies."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from csa_desktop.domain.values import new_id
from csa_desktop.store import door, log
from csa_desktop.store.door import Act, Who
from csa_desktop.store.guards import SEARCH
from csa_desktop.store.log import Recorded
from csa_desktop.store.project import project_row


def erase(
    connection: Connection, who: Who, act: Act, rows: Sequence[tuple[str, str]], ground: str
) -> Recorded:
    """Erase every value that the rows ever had. `ground` is the reason, kept as the erasure's payload."""
    command, written = new_id(), {}
    for table, row in rows:
        written[(table, row)] = _erase_row(connection, who, act, command, (table, row), ground)
    # what was deleted stays readable in the index's pages until these are merged
    connection.exec_driver_sql(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('optimize')")
    at = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one()
    return Recorded(label=act.label, command=command, at=int(at), changes=written)


def _erase_row(
    connection: Connection, who: Who, act: Act, command: str, where: tuple[str, str], ground: str
) -> str:
    table, row = where
    heads = door.current_heads(connection, table, row)
    connection.execute(
        text("DELETE FROM payload WHERE change IN (SELECT id FROM change WHERE tbl = :tbl AND row = :row)"),
        {"tbl": table, "row": row},
    )
    change = door.append(connection, who, act, command, where, log.ERASE, heads, {"ground": ground})
    door.move_heads(connection, table, row, change, heads, heads)
    project_row(connection, act.assessment, table, row)
    return change


def erased_rows(connection: Connection) -> frozenset[tuple[str, str]]:
    """Every row that an erasure names."""
    rows = connection.execute(text("SELECT tbl, row FROM change WHERE op = :op"), {"op": log.ERASE})
    return frozenset((table, row) for table, row in rows)
