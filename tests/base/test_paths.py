"""Where things lie: apart from each other, private, and never in a folder that a cloud service copies."""

import stat
import sys
from pathlib import Path

import pytest

from csa_desktop import paths

FOLDERS = [paths.settings_folder, paths.log_folder, paths.stores_folder]


def test_everything_lies_under_the_folder_that_the_variable_names(own_home: Path) -> None:
    found = [folder() for folder in FOLDERS]
    assert all(own_home in folder.parents for folder in found)
    assert len(set(found)) == len(found)


def test_without_the_variable_the_systems_own_places_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for folder in FOLDERS:
        assert paths.NAME in folder().parts
        assert "Documents" not in folder().parts


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder by other means")
def test_a_private_folder_is_its_owners_alone_even_where_it_was_there(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    for folder in (there, tmp_path / "new" / "deep"):
        assert stat.S_IMODE(paths.private_folder(folder).stat().st_mode) == 0o700


def test_the_packs_and_resources_that_came_with_the_program_are_found() -> None:
    assert paths.forms_folder().is_dir()
    assert paths.resources_folder().is_dir()
