"""The pack that is shipped, and the documents it quotes, where they are on this machine."""

import shutil
from collections.abc import Mapping
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
def handbook() -> list[str]:
    """The handbook's lines; line 1 is the first."""
    found = sorted(SEEDS.glob("003_*.txt"))
    if not found:
        pytest.skip("the handbook (../shared/seeds/003_*.txt) is not on this machine")
    return found[0].read_text(encoding="utf-8").split("\n")


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
