"""Brings a store's file up to date: migrations for the log, a rebuild for what is projected from it."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, inspect
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from csa_desktop.errors import UserError
from csa_desktop.store import guards, local, log
from csa_desktop.store.guards import Door, DoorState
from csa_desktop.store.rebuild import rebuild
from csa_desktop.store.tables import SHARED, HeadRow, table_of

HEAD = "0003"
"""The newest migration; the folder `migrations/versions` ends with it."""

PROJECTED: tuple[Table, ...] = (*SHARED.values(), table_of(HeadRow))

NEWER = (
    "This store was written by a newer version of the program. Nothing was changed. "
    "Install that version, or a later one, and open it again."
)


def bring_up_to_date(
    engine: Engine,
    door: DoorState,
    *,
    before_migrating: Callable[[], None],
    head: str = HEAD,
    more_versions: Path | None = None,
) -> None:
    """Create, migrate or rebuild as needed, in one transaction; an up-to-date file is left alone.

    `before_migrating` makes the backup, and is called only where there is something to back up.
    Raises UserError where the file was written by a newer version.
    """
    with engine.connect() as connection:
        found = version(connection)
        known = _digest(connection) if found == head else ""
    if found and found > head:
        raise UserError(NEWER)
    if found and found < head:
        before_migrating()
    if found == head and known == projection_digest():
        return
    with door.open(Door.BUILD), engine.begin() as connection:
        if found != head:
            _migrate(connection, head, more_versions)
        _project_anew(connection)


def version(connection: Connection) -> str:
    """The migration that the file was brought to; empty where it holds no store."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def is_current(connection: Connection) -> bool:
    """True where the file has the tables of this version, so that nothing would be migrated or rebuilt."""
    return version(connection) == HEAD and _digest(connection) == projection_digest()


def mend(connection: Connection) -> None:
    """Build guards, tables and search again, from the log and the entries of documents alone."""
    _project_anew(connection)
    connection.exec_driver_sql(
        "DELETE FROM entry WHERE tbl = 'page' AND (row NOT IN (SELECT sha256 FROM blob) OR pk NOT IN"
        " (SELECT min(pk) FROM entry WHERE tbl = 'page' GROUP BY row, page))"
    )


def refuse_newer_payloads(connection: Connection) -> None:
    """Raise UserError where the log holds values of a shape that this version does not know."""
    newest = connection.exec_driver_sql("SELECT coalesce(max(schema_version), 0) FROM change").scalar_one()
    if int(newest) > log.SCHEMA_VERSION:
        raise UserError(NEWER)


def projection_digest() -> str:
    """Changes when the shape of a projected table or of the search index changes."""
    text = "\n".join([*(str(CreateTable(table)) for table in PROJECTED), guards.SEARCH_TABLE])
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(connection: Connection) -> str:
    return local.get_setting(connection, "projection")


def _migrate(connection: Connection, head: str, more_versions: Path | None) -> None:
    from alembic import command
    from alembic.config import Config

    here = Path(__file__).parent / "migrations"
    versions = [here / "versions", *([more_versions] if more_versions else [])]
    config = Config()
    config.set_main_option("script_location", str(here))
    config.set_main_option("version_locations", os.pathsep.join(str(v) for v in versions))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, head)


def _project_anew(connection: Connection) -> None:
    # without its index while the entries are written: FTS5 refuses to take out words that it does not have
    guards.drop_search(raw(connection))
    present = set(inspect(connection).get_table_names())
    for table in PROJECTED:
        if table.name in present:
            table.drop(connection)
    SQLModel.metadata.create_all(connection, tables=list(PROJECTED))
    rebuild(connection)
    guards.install_search(raw(connection))
    # Dropping and batch alterations take a table's triggers with them.
    guards.install(raw(connection))
    local.put_setting(connection, "projection", projection_digest())


def raw(connection: Connection) -> Any:
    """The driver's own connection under SQLAlchemy's."""
    return connection.connection.dbapi_connection
