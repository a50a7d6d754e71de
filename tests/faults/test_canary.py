"""What is typed is never readable in any file that the program leaves, whatever happens."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WORD = "Quokkafold"
PASSPHRASE = "Wintermoss harbour lamp quilt"
WRITTEN = "Wintermoss"


def forms(word):
    """The ways in which a word may lie in a file: as text, wide, in hexadecimal, in base64 at any offset."""
    found = set()
    for spelled in {word, word.lower(), word.upper()}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            data = spelled.encode(encoding)
            found |= {data, data.hex().encode(), data.hex().upper().encode(), data[::-1]}
            found |= {_inside_base64(data, before) for before in range(3)}
    return {form for form in found if len(form) >= 8}


def _inside_base64(data, before):
    """What is the same of the word's base64 whatever stands before and after it."""
    encoded = base64.b64encode(b"\0" * before + data + b"\0\0")
    start, end = -(-before * 8 // 6), (before + len(data)) * 8 // 6
    return encoded[start:end]


def found_in(folder, *words):
    """Which files of a folder, by their names or bytes, tell one of the words."""
    wanted = {form for word in words for form in forms(word)}
    told = []
    for path in folder.rglob("*"):
        data = os.fsencode(path.name) + b"\n" + (path.read_bytes() if path.is_file() else b"")
        told += [f"{path.relative_to(folder)}: {form!r}" for form in wanted if form in data]
    return told


@pytest.fixture
def world(tmp_path):
    """The only place where the session may leave anything: home, temporary files, settings, log and all."""
    for name in ("home", "tmp", "run", "program"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def session(world):
    """The session's process, which waits at its first stop."""
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HERE.parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(world / "home"),
        "TMPDIR": str(world / "tmp"),
        "XDG_RUNTIME_DIR": str(world / "run"),
        "CSA_DESKTOP_HOME": str(world / "program"),
        "LANG": "C.UTF-8",
    }
    with (world / "said").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "session.py"), str(world), WORD, PASSPHRASE],
            env=environ,
            cwd=world,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            bufsize=1,
        )
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def next_stop(session, world, secrets):
    """Let the session go on to its next stop; what it calls secret on the way is looked for from then on."""
    while (line := session.stdout.readline().strip()).startswith("secret "):
        secrets += {
            line.removeprefix("secret "),
            line.removeprefix("secret ").replace("-", "").replace(" ", ""),
        }
    assert line, (world / "said").read_text() + (world / "program" / "log" / "csa-desktop.log").read_text()
    return line


def test_a_days_work_leaves_nothing_that_can_be_read(session, world):
    secrets = [WORD, WRITTEN]
    stops = []
    while not stops or not stops[-1].endswith("to be killed"):
        stops.append(next_stop(session, world, secrets))
        assert found_in(world, *secrets) == [], stops
        if not stops[-1].endswith("to be killed"):
            session.stdin.write("go on\n")
    session.kill()
    session.wait()
    assert stops == ["open", "after faults", "closed", "restored, to be killed"]
    assert found_in(world, *secrets) == []
    left = {path.name for path in world.rglob("*") if path.is_file()}
    assert {"store.db", "store.db-wal", "store.db-shm", "keys.json", "backup.json"} <= left
    assert {"csa-desktop.log", "settings.json", "in-use"} <= left
    assert (world / "program" / "log" / "csa-desktop.log").read_text().count("failure") >= 3
    assert not list((world / "tmp").rglob("*"))


@pytest.mark.parametrize(
    "hide",
    [
        lambda word: word.encode(),
        lambda word: word.lower().encode("utf-16-le"),
        lambda word: word.upper().encode("utf-16-be"),
        lambda word: base64.b64encode(b"x" + word.encode() + b"yz"),
        lambda word: base64.b64encode(b"xy" + word.encode()),
        lambda word: base64.b64encode(b"xyz" + word.encode() + b"x"),
        lambda word: word.encode().hex().encode(),
    ],
)
def test_a_word_that_is_left_in_a_file_would_be_found(tmp_path, hide):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "core").write_bytes(os.urandom(5000) + hide(WORD) + os.urandom(5000))
    assert found_in(tmp_path, WORD)


def test_a_word_in_the_name_of_a_file_would_be_found(tmp_path):
    (tmp_path / f"{WORD}.docx.tmp").touch()
    assert found_in(tmp_path, WORD)


def test_a_store_that_were_not_encrypted_would_be_found(tmp_path):
    import sqlite3

    plain = sqlite3.connect(tmp_path / "store.db")
    plain.execute("CREATE VIRTUAL TABLE entry USING fts5(text)")
    plain.execute("INSERT INTO entry VALUES (?)", (f"The register of {WORD} fell",))
    plain.commit()
    plain.close()
    assert found_in(tmp_path, WORD)
