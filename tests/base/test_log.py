"""The technical log holds codes, numbers and places in the code, and never a word that somebody typed."""

import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop import log

CANARY = "Quokka-7731"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    path = log.start(tmp_path / "log")
    assert path is not None
    yield path
    log.stop()


def lines(path: Path) -> list[str]:
    return [line.split(" ", 1)[1] for line in path.read_text(encoding="utf-8").splitlines()]


def raise_deep(typed: str) -> None:
    kept = {"name": typed}
    try:
        raise KeyError(kept["name"])
    except KeyError as error:
        raise ValueError(f"{typed} is not a name") from error


def test_an_event_is_one_line_with_its_numbers(written: Path) -> None:
    log.event("recorded", changes=3, seconds=0.0123)
    assert lines(written) == ["recorded changes=3 seconds=0.012"]


def test_what_is_not_declared_is_left_out(written: Path) -> None:
    log.event(CANARY, changes=1)
    log.event("recorded", changes=CANARY, seconds=2)  # type: ignore[arg-type]
    log.event("recorded", **{CANARY: 1})
    assert lines(written) == ["undeclared", "recorded seconds=2", "recorded"]


@given(typed=st.text().filter(lambda text: text != "code" and text not in log.EVENTS))
def test_no_text_gets_through_whatever_it_is(typed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = log.start(tmp_path_factory.mktemp("log"))
    assert path is not None
    try:
        log.event(typed, **{typed: typed})  # type: ignore[arg-type]
        log.event("recorded", **{"changes": typed, typed: 1})  # type: ignore[arg-type]
        assert lines(path)[0] == "undeclared"
        assert lines(path)[1] in {"recorded", "recorded changes=1", "recorded seconds=1"}
    finally:
        log.stop()


def test_a_failure_is_written_by_class_and_place_with_its_causes(written: Path) -> None:
    try:
        raise_deep(CANARY)
    except ValueError as error:
        log.failure(error)
    found = "\n".join(lines(written))
    assert "failure kind=builtins.ValueError" in found
    assert "failure kind=builtins.KeyError" in found
    assert re.search(rf"^  {re.escape(__name__)}:\d+$", found, re.MULTILINE)
    assert CANARY not in written.read_text("utf-8")


def test_a_group_of_failures_names_each(written: Path) -> None:
    log.failure(ExceptionGroup(CANARY, [OSError(5, CANARY), TypeError(CANARY)]))
    found = written.read_text("utf-8")
    assert "builtins.OSError" in found
    assert "builtins.TypeError" in found
    assert CANARY not in found


def test_an_exception_that_is_its_own_context_ends(written: Path) -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    log.failure(one)
    assert len(lines(written)) == 2


def test_what_a_library_logs_or_warns_of_is_reduced_to_its_place(
    written: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("some.library").error("cannot read %s", CANARY)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)
    assert lines(written).count("library level=40") == 1
    assert lines(written).count("library level=30") == 1
    assert CANARY not in written.read_text("utf-8")
    assert CANARY not in "".join(capfd.readouterr())


@pytest.mark.parametrize("where", ["main", "thread"])
def test_a_failure_that_nobody_caught_prints_nothing(
    where: str, written: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    log.take_over_failures(told.append)
    if where == "main":
        sys.excepthook(ValueError, ValueError(CANARY), None)
    else:
        thread = threading.Thread(target=raise_deep, args=(CANARY,))
        thread.start()
        thread.join()
    assert told == [log.OUR_MISTAKE.format(kind="ValueError")]
    assert "failure kind=builtins.ValueError" in lines(written)
    assert CANARY not in written.read_text("utf-8")
    assert CANARY not in "".join(capfd.readouterr())


def test_the_log_turns_over_and_stays_small(written: Path) -> None:
    line = len("2026-11-22T10:00:00+00:00 recorded changes=1\n")
    for _ in range(log.SIZE * (log.KEPT + 2) // line):
        log.event("recorded", changes=1)
    files = sorted(written.parent.iterdir())
    assert len(files) == log.KEPT + 1
    assert all(file.stat().st_size <= log.SIZE for file in files)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder by other means")
def test_only_its_owner_can_read_the_log(written: Path) -> None:
    log.event("locked")
    assert written.stat().st_mode & 0o077 == 0
    assert written.parent.stat().st_mode & 0o077 == 0


def test_without_a_place_to_write_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder would be")
    assert log.start(tmp_path / "log") is None
    log.event("locked")
    log.failure(ValueError(CANARY))
    log.stop()
