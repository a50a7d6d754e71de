"""One process per store, and a lock that needs nobody after a crash."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.errors import UserError
from csa_desktop.store.single import NAME, hold

HOLDER = """
import sys
from pathlib import Path
from csa_desktop.store.single import hold
held = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""

FORKED = """
import os, sys
from pathlib import Path
from csa_desktop.errors import UserError
from csa_desktop.store.single import hold

folder = Path(sys.argv[1])
held = hold(folder)
heard, tell = os.pipe()
wait, let_go = os.pipe()
child = os.fork()
if not child:
    os.close(let_go)
    try:
        hold(folder)
        os.write(tell, b"the child holds it too")
    except UserError:
        os.write(tell, b"the child holds nothing")
    os.read(wait, 1)  # lives on while the parent lets the store go
    os._exit(0)
print(os.read(heard, 100).decode())
held.release()
hold(folder).release()
print("free while the child lives")
os.close(let_go)
os.waitpid(child, 0)
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the store in `tmp_path`."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def at_noon():
    clock.set_source(lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


def test_a_second_process_is_told_who_has_the_store(tmp_path, other):
    with pytest.raises(
        UserError, match=r"already open in another window.* since \d\d:\d\d on \d\d \w+ \d{4}"
    ):
        hold(tmp_path)


def test_a_second_window_of_the_same_process_is_told_too(tmp_path, at_noon):
    with hold(tmp_path), pytest.raises(UserError, match="on 22 November 2026"):
        hold(tmp_path)


def test_a_store_that_is_let_go_can_be_taken_again(tmp_path):
    for _ in range(3):
        held = hold(tmp_path)
        held.release()
        held.release()


def test_a_killed_process_leaves_nothing_to_clear_away(tmp_path, other):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert (tmp_path / NAME).exists()
    hold(tmp_path).release()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"\n{",
        b'\n{"since": 7, "machine": []}',
        b'\n{"since": "yesterday", "machine": "x"}',
    ],
)
def test_an_old_or_damaged_lock_file_needs_nobody(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    held = hold(tmp_path)
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(UserError, match=r"already open in another window of csa_desktop\. "):
        hold(tmp_path)
    held.release()


def test_the_lock_file_names_only_a_time_and_a_computer(tmp_path, at_noon):
    with hold(tmp_path):
        written = json.loads((tmp_path / NAME).read_text())
    assert written.keys() == {"since", "machine"}
    assert written["since"] == "2026-11-22T12:00:00+00:00"


def test_another_computers_name_is_said_without_what_could_trick_a_reader(tmp_path):
    with hold(tmp_path):
        (tmp_path / NAME).write_text(
            '\n{"since": "2026-11-22T12:00:00+00:00", "machine": "LAPTOP\\u202e\\n-7"}'
        )
        with pytest.raises(UserError, match="on the computer LAPTOP-7 since"):
            hold(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_forked_child_neither_holds_the_store_nor_keeps_it_from_others(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FORKED, str(tmp_path)], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines() == ["the child holds nothing", "free while the child lives"], done.stderr


def test_a_folder_that_is_gone_gets_a_sentence(tmp_path):
    with pytest.raises(UserError, match="not there any more"):
        hold(tmp_path / "gone")


def test_a_lock_that_cannot_be_had_gets_a_sentence(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(UserError, match="so it is not opened"):
        hold(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_in_place_of_the_lock_file_is_not_followed(tmp_path):
    (tmp_path / "target").write_text("precious")
    (tmp_path / NAME).symlink_to(tmp_path / "target")
    with pytest.raises(UserError, match="so it is not opened"):
        hold(tmp_path)
    assert (tmp_path / "target").read_text() == "precious"
