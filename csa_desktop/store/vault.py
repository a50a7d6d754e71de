"""Opens the encrypted file, always in the same way. There is no second way to open it."""

import contextlib
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from csa_desktop.errors import UserError
from csa_desktop.store.failures import DamagedError
from csa_desktop.store.guards import DoorState, authorizer

STATEMENTS = 1000
"""Prepared statements that a connection keeps. Once it is full each new one pushes the one before it out, and
making a store takes more than the usual 100."""

PLAIN_HEADER = b"SQLite format 3\x00"

_WAL_HEADER = struct.Struct(">8xI4xII8x")
"""Page size and the two salts that every frame of the same round repeats."""
_WAL_FRAME = struct.Struct(">I4xII8x")

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE gets past the no-delete guards
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged writes at power loss
)

MANY_CHANGES, MUCH_MEMORY = 1000, "PRAGMA cache_size = -262144"
"""While so much is brought in, pages that are written to again and again stay in memory (KiB)."""

WRONG_KEY = (
    "This store cannot be opened with that key. The file may be damaged or belong to other keys: "
    "restore a backup, or put back the keys.json that was beside it."
)


def connect(
    path: Path, key: bytes, *, door: DoorState | None = None, busy_ms: int = 5000
) -> sqlite.Connection:
    """A keyed connection with every setting of ours; reading only unless it is given a door.

    Raises UserError where the key does not fit, and RuntimeError where the library cannot encrypt.
    """
    connection = sqlite.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
        connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise RuntimeError("the database library cannot encrypt")
        connection.execute(f"PRAGMA busy_timeout = {busy_ms:d}")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _set_mode(connection, door)
    except sqlite.DatabaseError as error:
        connection.close()
        if "locked" in str(error) or "busy" in str(error):
            raise
        raise DamagedError(WRONG_KEY) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _set_mode(connection: sqlite.Connection, door: DoorState | None) -> None:
    if door is None:
        connection.execute("PRAGMA query_only = ON")
        connection.create_function("door", 0, lambda: 0)
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.create_function("door", 0, lambda: int(door.state))
    connection.set_authorizer(authorizer(door))


def blank(path: Path, key: bytes) -> sqlite.Connection:
    """A connection to a new file that SQLite's backup fills under the same key, for `connect` to open."""
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
    connection.execute("PRAGMA journal_mode = OFF")  # a file that is not filled to the end is thrown away
    connection.execute("PRAGMA synchronous = OFF")  # and a filled one is synchronised when it is closed
    return connection


def is_broken(connection: sqlite.Connection) -> bool:
    """True where the connection came upon a page that fails its proof.

    SQLCipher hands such a page out as zeros, and refuses only what is read from the file after it.
    """
    try:
        connection.execute("PRAGMA shrink_memory")  # so that the next query reads the file
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.DatabaseError:
        return True
    return False


def stands_alone(path: Path, key: bytes) -> bool:
    """Bring everything from the WAL into the file; True where the file by itself then opens with the key."""
    try:
        connection = connect(path, key, door=DoorState())
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        connection.close()
        if busy or (wal_of(path).exists() and wal_of(path).stat().st_size):
            raise UserError("Another program holds the store's file. Close it and open the store again.")
        connect(path, key).close()
    except UserError as error:
        if str(error) != WRONG_KEY:
            raise
        return False
    return True


def writing_engine(path: Path, key: bytes, door: DoorState) -> Engine:
    """The engine of the one writing connection; each transaction begins IMMEDIATE."""
    return _engine(
        lambda: connect(path, key, door=door), "BEGIN IMMEDIATE", QueuePool, pool_size=1, max_overflow=0
    )


def reading_engine(path: Path, key: bytes) -> Engine:
    """An engine that can only read, with a snapshot per transaction."""
    return _engine(lambda: connect(path, key), "BEGIN", QueuePool, pool_size=2, max_overflow=2)


@contextlib.contextmanager
def room_for(connection: Connection, changes: int) -> Iterator[None]:
    """More memory for a transaction that writes many changes, given back after it."""
    if changes < MANY_CHANGES:
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(MUCH_MEMORY)
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {int(before)}")


def single_engine(path: Path, key: bytes, door: DoorState) -> Engine:
    """An engine without a pool, for work that closes the file again (migration, rekey)."""
    return _engine(lambda: connect(path, key, door=door), "BEGIN IMMEDIATE", NullPool)


def _engine(creator: Callable[[], Any], begin: str, pool: type[Any], **more: Any) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlite,  # else driver errors are never wrapped
        poolclass=pool,
        hide_parameters=True,  # else exception messages carry what was typed
        **more,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def is_encrypted(path: Path) -> bool:
    """False for an ordinary SQLite file and for a file too short to tell."""
    with path.open("rb") as file:
        head = file.read(len(PLAIN_HEADER))
    return len(head) == len(PLAIN_HEADER) and head != PLAIN_HEADER


def wal_of(path: Path) -> Path:
    """The WAL beside a store's file."""
    return path.with_name(f"{path.name}-wal")


def pages_in_wal(path: Path) -> set[int]:
    """The numbers of the pages whose newest content may be in the WAL and not yet in the file.

    Only the WAL is opened here: closing the file itself would take this process's locks on it away.
    """
    found: set[int] = set()
    try:
        with wal_of(path).open("rb") as file:
            head = file.read(_WAL_HEADER.size)
            while (
                len(head) == _WAL_HEADER.size and len(frame := file.read(_WAL_FRAME.size)) == _WAL_FRAME.size
            ):
                page, first, second = _WAL_FRAME.unpack(frame)
                size, *salts = _WAL_HEADER.unpack(head)
                if [first, second] != salts:
                    break
                found.add(page)
                file.seek(size, 1)
    except OSError:
        return found
    return found
