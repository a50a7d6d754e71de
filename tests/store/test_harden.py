"""After lock, the key is nowhere in the process; before it, no dump and no other user can take it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from csa_desktop.store import slots
from csa_desktop.store.harden import clean_environment
from csa_desktop.store.keys import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
PASSPHRASE = "harbour lamp quilt onion 7f3a"
ROUNDS = 20 if os.environ.get("CI") else 3

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")

LOCKER = """
import sys
from pathlib import Path
import sqlcipher3.dbapi2 as sqlite
from csa_desktop.store import slots
from csa_desktop.store.harden import replace_process
from csa_desktop.store.single import hold

folder = Path(sys.argv[1])
held = hold(folder)
opened = slots.open_with_passphrase(folder, sys.stdin.readline().rstrip())
key = opened.candidate_keys[0]
store = sqlite.connect(str(folder / "store.db"))
store.execute(f"PRAGMA key = \\"x'{bytes(key).hex()}'\\"")
store.execute("CREATE TABLE IF NOT EXISTS kept (text)")
print("open", flush=True)
sys.stdin.readline()

def close():
    store.close()
    opened.wipe()
    held.release()

after = "import sys; print('locked', flush=True); sys.stdin.readline()"
replace_process([sys.executable, "-c", after], close=close)
"""

HARDENED = """
import ctypes, os, resource
from pathlib import Path
from csa_desktop.store.harden import harden_process
harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
os.close(os.open("new", os.O_CREAT | os.O_WRONLY, 0o666))
print(oct(Path("new").stat().st_mode & 0o777))
"""

FAILING = """
import sys
from csa_desktop.store.harden import replace_process

def close():
    print("closing", flush=True)
    if sys.argv[1] == "close fails":
        raise OSError("the disk is gone")

program = sys.executable if sys.argv[1] == "close fails" else "/no/such/program"
try:
    replace_process([program, "-c", "print('anew')"], close=close)
finally:
    print("the key is still here", flush=True)
"""

ENDING = """
import os, sys
from csa_desktop.store.harden import start_and_end
try:
    start_and_end([sys.executable, "-c", "print('anew')"], dict(os.environ))
finally:
    print("the key is still here", flush=True)
"""

INHERITED = """
import os, sys
from csa_desktop.store.harden import replace_process
leaked = os.dup(1)
os.set_inheritable(leaked, True)
code = f"import os\\ntry: os.fstat({leaked})\\nexcept OSError: print('closed')"
replace_process([sys.executable, "-c", code], close=lambda: None)
"""


def run(code, *args, **more):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, args)], capture_output=True, text=True, timeout=60, **more
    )


def memory(pid):
    """All readable memory of a process, a region at a time."""
    process = Path("/proc", str(pid))
    with (process / "maps").open() as maps, (process / "mem").open("rb", buffering=0) as mem:
        for line in maps:
            begin, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
            if rights.startswith("r") and "[v" not in line:
                mem.seek(int(begin, 16))
                yield mem.read(int(end, 16) - int(begin, 16))


def found_in(pid, needles):
    return [name for name, needle in needles.items() if any(needle in region for region in memory(pid))]


@linux
@pytest.mark.fault
def test_after_lock_the_key_and_the_passphrase_are_nowhere_in_memory(tmp_path):
    key = slots.create_slots(tmp_path, PASSPHRASE, cost=CHEAP).key
    needles = {"key": bytes(key), "key as text": key.hex().encode(), "passphrase": PASSPHRASE.encode()}
    for _ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", LOCKER, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            process.stdin.write(PASSPHRASE + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "open\n"
            assert "key" in found_in(process.pid, needles), "the search must be able to find it"
            process.stdin.write("lock\n")
            process.stdin.flush()
            assert process.stdout.readline() == "locked\n"
            assert found_in(process.pid, needles) == []


@linux
def test_a_hardened_process_leaves_no_dump_and_private_files(tmp_path):
    assert run(HARDENED, cwd=tmp_path).stdout.splitlines() == ["(0, 0) 0", "0o600"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts a process instead")
@pytest.mark.parametrize(("fault", "said"), [("close fails", "closing\nanew\n"), ("no program", "closing\n")])
def test_a_lock_that_meets_a_fault_ends_the_process_all_the_same(fault, said):
    assert run(FAILING, fault).stdout == said


def test_where_a_process_cannot_be_replaced_a_new_one_is_started_and_this_one_ends():
    done = run(ENDING)
    assert done.returncode == 0
    assert done.stdout == "anew\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts a process instead")
def test_files_that_a_library_left_open_do_not_reach_the_new_process():
    assert run(INHERITED).stdout == "closed\n"


def test_the_new_process_gets_no_secrets_and_no_debugging_from_the_environment():
    environ = {
        "HOME": "/home/ann",
        "DISPLAY": ":0",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": "/src",
        "CSA_PASSPHRASE": "harbour",
        "GITHUB_TOKEN": "x",
        "Mail_Password": "x",
        "PYTHONINSPECT": "1",
    }
    assert clean_environment(environ).keys() == {"HOME", "DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH"}
