"""A file is written whole or not at all, whatever happens meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store.durable import remove_leftovers, write_durably

KILLS = 1000 if os.environ.get("CI") else 100

WRITER = """
import os, random, signal, sys, time
from pathlib import Path
from csa_desktop.store.durable import write_durably

target, kills = Path(sys.argv[1]), int(sys.argv[2])
pick = random.Random(20261122)

def version(number):
    return b"%08d" % number * 20_000

def writing(number, tell):
    while True:
        number += 1
        write_durably(target, version(number))
        os.write(tell, b"%08d" % number)

kept, halfway = 0, 0
write_durably(target, version(kept))
for _ in range(kills):
    heard, tell = os.pipe()
    child = os.fork()
    if not child:
        writing(kept, tell)
    os.close(tell)
    os.read(heard, 8)  # at least one write is finished before the kill
    time.sleep(pick.uniform(0, 0.008))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while piece := os.read(heard, 1 << 16):
        said += piece
    os.close(heard)
    last = int(said[-8:]) if said else kept + 1
    found = target.read_bytes()
    kept = int(found[:8])
    assert kept in (last, last + 1), (kept, last)
    assert found == version(kept)
    halfway += any(name.endswith(".part") for name in os.listdir(target.parent))
write_durably(target, version(kept + 1))
assert os.listdir(target.parent) == [target.name], os.listdir(target.parent)
print(halfway)
"""

LIMITED = """
import resource, signal, sys
from pathlib import Path
from csa_desktop.errors import UserError
from csa_desktop.store.durable import write_durably

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    write_durably(Path(sys.argv[1]), bytes(300_000))
except UserError as error:
    print(error)
"""


def run(code, *args):
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)], capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_what_was_written_is_read_back_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "keys.json"
    for data in (b"first", b"", bytes(range(256)) * 9000):
        write_durably(target, data)
        assert target.read_bytes() == data
        assert [p.name for p in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_file_is_for_its_owner_alone(tmp_path):
    before = os.umask(0)
    try:
        write_durably(tmp_path / "keys.json", b"secret")
    finally:
        os.umask(before)
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="the order is read from /proc")
def test_the_disk_has_the_content_before_the_name_and_then_the_name(tmp_path, monkeypatch):
    order = []
    sync, move = os.fsync, os.replace
    monkeypatch.setattr(
        os, "fsync", lambda fd: (order.append(os.fspath(Path(f"/proc/self/fd/{fd}").readlink())), sync(fd))
    )
    monkeypatch.setattr(os, "replace", lambda a, b: (order.append("replace"), move(a, b)))
    write_durably(tmp_path / "keys.json", b"anything")
    part, moved, folder = order
    assert part.endswith(".part")
    assert (moved, folder) == ("replace", str(tmp_path.resolve()))


def test_leftovers_of_a_crash_go_and_files_of_others_stay(tmp_path):
    ours = tmp_path / ".keys.json.0123456789abcdef.part"
    others = [
        tmp_path / name
        for name in (
            ".other.json.0123456789abcdef.part",
            "keys.json.part",
            ".keysxjson.0123456789abcdef.part",
        )
    ]
    for path in (ours, *others):
        path.write_bytes(b"half")
    remove_leftovers(tmp_path / "keys.json")
    assert not ours.exists()
    assert all(path.exists() for path in others)


@pytest.mark.fault
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(tmp_path):
    folder = tmp_path / "store"
    folder.mkdir()
    halfway = int(run(WRITER, folder / "keys.json", KILLS))
    assert halfway > KILLS / 20, "the kills must have hit writes, else they prove nothing"


@pytest.mark.fault
def test_a_full_disk_is_told_and_leaves_the_old_file(small_disk):
    target = small_disk / "keys.json"
    write_durably(target, b"old" * 100_000)
    with pytest.raises(UserError, match=r"disk is full.*as it was before"):
        write_durably(target, bytes(1_000_000))
    assert target.read_bytes() == b"old" * 100_000
    assert [p.name for p in small_disk.iterdir()] == ["keys.json"]
    write_durably(target, b"new" * 100_000)
    assert target.read_bytes() == b"new" * 100_000


@pytest.mark.fault
@pytest.mark.skipif(sys.platform == "win32", reason="a system without limits on a file's size")
def test_a_limit_on_the_files_size_is_told_and_leaves_the_old_file(tmp_path):
    target = tmp_path / "keys.json"
    write_durably(target, b"old")
    assert "as it was before" in run(LIMITED, target)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["keys.json"]


def test_a_disk_that_gives_back_something_else_is_told(tmp_path, monkeypatch):
    target = tmp_path / "keys.json"
    write_durably(target, b"old")
    monkeypatch.setattr(os, "fsync", lambda fd: os.pwrite(fd, b"X", 1))
    with pytest.raises(UserError, match="could not be read back"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(UserError, match="not there any more"):
        write_durably(tmp_path / "gone" / "keys.json", b"")


def test_a_target_that_cannot_be_replaced_is_told(tmp_path):
    target = tmp_path / "keys.json"
    target.mkdir()
    with pytest.raises(UserError, match=r"keys\.json was not written"):
        write_durably(target, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["keys.json"]
