"""Settings come back as they were kept; a damaged file costs the settings and never the start."""

import dataclasses
import json
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop import settings
from csa_desktop.errors import UserError
from csa_desktop.settings import FILE_NAME, Settings, load, save


def keep(folder: Path, content: str | bytes) -> Path:
    path = folder / FILE_NAME
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_first_start_has_the_usual_settings_and_no_remark(tmp_path: Path) -> None:
    assert load(tmp_path) == settings.Loaded(Settings(), "")


def test_every_setting_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    chosen = Settings(
        text_size=150,
        theme="dark",
        idle_minutes=5,
        last_store="/a/ä b.store",
        backup_folder="/b",
        window="AdnQ",
    )
    save(chosen, tmp_path)
    assert load(tmp_path).settings == chosen
    assert all(getattr(chosen, name) != getattr(Settings(), name) for name in settings.declared())


def test_the_users_own_folder_is_used_where_none_is_named(own_home: Path) -> None:
    save(Settings(theme="light"))
    assert load().settings.theme == "light"
    assert list(own_home.rglob(FILE_NAME))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text_size": 20}, "Text size (per cent) must be a whole number from 75 to 300."),
        ({"text_size": True}, "Text size (per cent) must be a whole number from 75 to 300."),
        ({"theme": "pink"}, "Theme must be one of: system, light, dark."),
        ({"last_store": 3}, "The store opened last must be text."),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_what_is(
    wrong: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        Settings(**wrong)  # type: ignore[arg-type]
    assert str(refused.value) == sentence
    keep(tmp_path, json.dumps({**wrong, "idle_minutes": 3}))
    loaded = load(tmp_path)
    assert loaded.settings == Settings(idle_minutes=3)
    assert loaded.remark == f"{sentence} The usual value is used."


@pytest.mark.parametrize(
    "damage", [b"", b"\x00" * 40, b'{"theme": "dark"', b"[]", b"\xff\xfe", b"[" * 100_000, b" " * (2 << 20)]
)
def test_a_damaged_file_is_set_aside_and_said(damage: bytes, tmp_path: Path) -> None:
    path = keep(tmp_path, damage)
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    [aside] = tmp_path.iterdir()
    assert aside.name in loaded.remark
    assert aside.read_bytes() == damage
    assert not path.exists()
    assert load(tmp_path).remark == ""


def test_what_a_newer_version_keeps_here_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, json.dumps({"theme": "dark", "new_thing": {"a": [1, 2]}}))
    loaded = load(tmp_path)
    assert loaded.remark == ""
    save(dataclasses.replace(loaded.settings, text_size=120), tmp_path)
    kept = json.loads((tmp_path / FILE_NAME).read_text())
    assert (kept["new_thing"], kept["theme"], kept["text_size"]) == ({"a": [1, 2]}, "dark", 120)


def test_keeping_leaves_nothing_else_behind(tmp_path: Path) -> None:
    save(Settings(), tmp_path)
    save(Settings(theme="dark"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder by other means")
def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    save(Settings(), tmp_path / "new")
    for path in (tmp_path / "new", tmp_path / "new" / FILE_NAME):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_where_the_disk_refuses_the_old_settings_stay_and_a_sentence_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UserError, match="could not be kept in"):
        save(Settings(), blocked)
    assert "could not be read" in load(blocked).remark


@given(text=st.text(alphabet=st.characters(codec=None)))
def test_any_path_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("settings")
    save(Settings(last_store=text), folder)
    assert load(folder).settings.last_store == text
