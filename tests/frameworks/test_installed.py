"""Which frameworks are there: those shipped, and one's own beside or instead of them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from csa_desktop import paths
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import find_pack, installed_packs, own_folder


def test_apa_2005_is_shipped() -> None:
    assert installed_packs()["apa-2005"] == find_pack("apa-2005", 1)


def test_a_framework_of_ones_own_stands_beside_those_shipped(harbour: Callable[[], Path]) -> None:
    own_folder().parent.mkdir(parents=True)
    harbour().parent.rename(own_folder())
    shipped = {folder.name for folder in paths.forms_folder().iterdir()}
    assert set(installed_packs()) == {*shipped, "harbour-2031"}


def test_ones_own_correction_of_a_shipped_framework_takes_its_place() -> None:
    own = own_folder() / "apa-2005"
    for path in (paths.forms_folder() / "apa-2005").rglob("*.toml"):
        copy = own / path.relative_to(paths.forms_folder() / "apa-2005")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    annex = own / "key-judgements.toml"
    annex.write_text(
        annex.read_text(encoding="utf-8").replace('text = "Ambition"', 'text = "Ambition is shared"')
    )
    key_judgement = find_pack("apa-2005", 1).key_judgement("service-management/ambition")
    assert key_judgement.text == "Ambition is shared"


def test_a_version_that_is_not_here_is_said_with_what_is_and_where_to_put_it() -> None:
    with pytest.raises(UserError) as refused:
        find_pack("apa-2005", 7)
    said = str(refused.value)
    assert "version 7" in said and "installed: version 1" in said and str(own_folder()) in said
    with pytest.raises(UserError, match="no version of it is installed"):
        find_pack("apa-1999", 1)


def test_a_broken_framework_does_not_keep_others_from_being_opened(harbour: Callable[..., Path]) -> None:
    forms = harbour().parent
    harbour("broken", changed={"framework.toml": ('id = "harbour-2031"', 'id = "broken"\nwrong = 1')})
    assert find_pack("harbour-2031", 1, forms).id == "harbour-2031"
    with pytest.raises(UserError, match="“broken” cannot be used"):
        installed_packs(forms)


def test_two_folders_with_one_id_and_version_are_refused(harbour: Callable[[str], Path]) -> None:
    forms = harbour("one").parent
    harbour("two")
    with pytest.raises(UserError, match="“one” has the same id and version"):
        installed_packs(forms)


@pytest.mark.parametrize("head", ["id = 3\nversion = 1", 'id = "a"\nversion = true', 'id = "a"'])
def test_a_framework_must_say_its_id_and_version(head: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "framework.toml").write_text(head, encoding="utf-8")
    with pytest.raises(UserError, match="whole number as “version”"):
        installed_packs(tmp_path)


def test_the_unlock_page_does_not_wait_for_what_reads_frameworks() -> None:
    code = "import sys, csa_desktop.frameworks.packs; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
