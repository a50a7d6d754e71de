"""dev.py on machines that are not ready: it says what to do, and does what it can."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    """dev.py of a checkout that has nothing but the locks."""
    for name in ("dev.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    spec = importlib.util.spec_from_file_location("dev", tmp_path / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_older_python_reads_it_far_enough_to_say_which_one_is_needed() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    older = f"import sys; sys.version_info = (3, 9, 2); exec({source!r})"
    done = subprocess.run([sys.executable, "-c", older], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.startswith("csa_desktop needs Python 3.11 or newer, and this is Python 3.9. ")
    assert "Traceback" not in done.stderr


def test_where_nothing_may_be_installed_the_exact_command_is_printed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as stopped:
        dev.get_packages(["libegl1", "libgl1"])
    assert "  sudo apt-get install --yes --no-install-recommends libegl1 libgl1" in str(stopped.value.code)


def test_a_changed_lock_is_installed_again_and_the_others_are_not(dev: ModuleType) -> None:
    before = dev.digests(dev.BENCH_LOCKS)
    assert dev.digests(dev.LOCKS) < before
    dev.lock_path("dev").write_text("six==1.0\n", encoding="utf-8")
    changed = before - dev.digests(dev.BENCH_LOCKS)
    assert [digest.split(":")[0] for digest in changed] == ["dev"]


def test_a_venv_without_its_python_counts_as_none(dev: ModuleType) -> None:
    dev.VENV.mkdir()
    dev.STAMP.write_text("\n".join(dev.digests(dev.LOCKS)), encoding="utf-8")
    assert dev.installed() == set()


def test_the_libraries_that_qt_needs_are_told_from_those_that_are_there(dev: ModuleType) -> None:
    assert not dev.loads("libnever-made.so.1")
    if sys.platform == "linux":
        assert all(dev.loads(library) for library in dev.QT_LIBRARIES)


def test_a_command_that_fails_stops_with_the_command(dev: ModuleType) -> None:
    with pytest.raises(SystemExit, match="failed with code 3"):
        dev.must(sys.executable, "-c", "raise SystemExit(3)")
    assert not dev.works("no-such-command-anywhere")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_is_known_by_its_variable(
    dev: ModuleType, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not dev.has_screen()
    monkeypatch.setenv(variable, ":0")
    assert dev.has_screen()


def test_every_verb_is_explained() -> None:
    done = subprocess.run(
        [sys.executable, "dev.py", "--help"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    )
    for verb in ("run", "test", "check", "bench", "pictures", "lock"):
        assert f"\n    {verb} " in done.stdout
