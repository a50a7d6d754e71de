"""The packs that are shipped, and the documents it quotes, where they are on this machine."""

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest

from csa_desktop import paths
from csa_desktop.domain.framework import Pack
from csa_desktop.frameworks.packs import load_pack

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def apa() -> Pack:
    return load_pack(paths.forms_folder() / "apa-2005")


@pytest.fixture(scope="session")
def load() -> Callable[[str], Pack]:
    """A framework that is shipped, by its id; read once."""
    return cache(lambda name: load_pack(paths.forms_folder() / name))


Documents = Mapping[str, list[str]]
"""The lines of each document by its number; line 1 is the first."""


@pytest.fixture(scope="session")
def documents() -> Documents:
    """The documents that are quoted."""
    found = {path.name[:3]: path.read_text(encoding="utf-8").split("\n") for path in SEEDS.glob("00?_*.txt")}
    if not found:
        pytest.skip("the documents (../shared/seeds/00?_*.txt) are not on this machine")
    return found


class Writer(Protocol):
    def __call__(self, name: str = ..., *, changed: Mapping[str, tuple[str, str]] = ...) -> Path: ...


@pytest.fixture
def harbour(tmp_path: Path) -> Writer:
    """Writes a small framework of another kind into a folder; `changed` is file to (old, new) words."""

    def write(name: str = "harbour-2031", *, changed: Mapping[str, tuple[str, str]] = {}) -> Path:
        folder = tmp_path / "forms" / name
        shutil.copytree(HERE / "harbour-2031", folder)
        for file, (old, new) in changed.items():
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, f"{file} has no {old!r}"
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return write
