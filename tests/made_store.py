"""Stores to begin a test with: made once in each process that runs tests, and copied for each of them."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from csa_desktop import clock
from csa_desktop.domain.framework import Pack
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store import migrate, vault
from csa_desktop.store.guards import DoorState
from csa_desktop.store.store import DATABASE, Store

KEY = bytes(range(32))
Begin = Callable[[Store, Pack], str]
"""Begins an assessment in a store; its id."""


def new_store(folder: Path) -> Store:
    """A store under KEY in which nobody wrote yet; the folder is made where it is not there."""
    return _store_of(folder, _empty())


def begun_store(folder: Path, framework: str, begin: Begin) -> tuple[Store, str]:
    """A store of H. Marsh's under KEY with the assessment that `begin` makes in it, and its id.

    Where `begin` is a function of a module its store is made once: it should depend on nothing else.
    """
    data, made = _begun(framework, begin, clock.today())
    return _store_of(folder, data), made


def _store_of(folder: Path, data: bytes) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / DATABASE).open("xb") as file:
        file.write(data)
    return Store(folder, KEY)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path, door = Path(folder) / DATABASE, DoorState()
        engine = vault.writing_engine(path, KEY, door)
        migrate.bring_up_to_date(engine, door, before_migrating=lambda: None)
        engine.dispose()
        return path.read_bytes()


@lru_cache(maxsize=12)
def _begun(framework: str, begin: Begin, _day: date) -> tuple[bytes, str]:
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        store.introduce("H. Marsh")
        made = begin(store, installed_packs()[framework])
        store.close()
        return store.path.read_bytes(), made
