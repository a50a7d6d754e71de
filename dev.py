#!/usr/bin/env python3
"""Everything a developer types: python3 dev.py run | test | check | bench | pictures | lock.

It needs Python alone. The first call makes .venv and puts exactly what locks/ says into it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons must be able to read this far and say so
    sys.exit(
        "csa_desktop needs Python 3.11 or newer, and this is Python {}.{}. "
        "Run it with a newer one, for example: python3.11 dev.py".format(*sys.version_info[:2])
    )

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
LOCKS = ("runtime", "dev")
BENCH_LOCKS = (*LOCKS, "bench")

# What Qt's libraries load that its wheel does not bring, and the Debian package of each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main() -> int:
    """Do what was asked; the exit code is that of the tools that were run."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (_, sentence) in VERBS.items():
        verbs.add_parser(name, help=sentence, add_help=False)
    asked, rest = parser.parse_known_args()
    return VERBS[asked.verb][0](rest)


def run(rest: list[str]) -> int:
    """Open the window on the worked example; without a screen, make its papers and pictures."""
    prepare()
    command = ["-m", "csa_desktop", "run-example", "--out", str(ROOT / "out"), *rest]
    if has_screen():
        return python(*command)
    say("There is no screen here, so the worked example is built without a window, into out/.")
    return python(*command, offscreen=True)


def test(rest: list[str]) -> int:
    """Run the tests on all cores; further arguments go to pytest."""
    prepare()
    cores = str(min(4, os.cpu_count() or 1))
    return python("-m", "pytest", "-n", cores, "--dist", "worksteal", *rest, offscreen=True)


def check(rest: list[str]) -> int:
    """Look at format, lint and types; every one is run, whatever the one before says."""
    prepare()
    results = [
        python("-m", "ruff", "format", "--check", "."),
        python("-m", "ruff", "check", "."),
        python("-m", "mypy", *rest),
    ]
    return max(results)


def bench(rest: list[str]) -> int:
    """Measure, each figure against something that stands beside it in the same run."""
    prepare(BENCH_LOCKS)
    return python("-m", "tests.bench", *rest, offscreen=True)


def pictures(rest: list[str]) -> int:
    """Make the pictures of the program for the README and for looking at."""
    prepare()
    return python("-m", "tests.pictures", *rest, offscreen=True)


def lock(rest: list[str]) -> int:
    """Write locks/ anew from pyproject.toml; --upgrade takes the newest versions."""
    tool = ROOT / ".cache" / "uv"
    if not (tool / "pyvenv.cfg").exists():
        get_packages(missing_for_venv())
        must(sys.executable, "-m", "venv", str(tool))
    uv = tool / PYTHON.relative_to(VENV)
    must(str(uv), "-m", "pip", "install", "--quiet", "--upgrade", "uv")
    above: list[str] = []
    for name in BENCH_LOCKS:
        write_lock(uv, name, above, rest)
        above.append(name)
    return 0


VERBS = {
    f.__name__: (f, (f.__doc__ or "").splitlines()[0]) for f in (run, test, check, bench, pictures, lock)
}


def write_lock(uv: Path, name: str, above: list[str], rest: list[str]) -> None:
    """Write one lock: versions and hashes for every system, and nothing that a lock above it has."""
    path = lock_path(name)
    group = [] if name == "runtime" else ["--group", name]
    held = [part for other in above for part in ("--constraint", str(lock_path(other)))]
    silent = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url"]
    command = ["-m", "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    path.parent.mkdir(exist_ok=True)
    must(str(uv), *command, "--generate-hashes", *silent, *group, *held, *rest, "--output-file", str(path))
    known = {pin for other in above for pin in pins(lock_path(other).read_text("utf-8"))}
    found = pins(path.read_text("utf-8"))
    path.write_text("".join(text for pin, text in found.items() if pin not in known), "utf-8")


def pins(text: str) -> dict[str, str]:
    """Each package of a lock with its lines."""
    return {
        block.split("==")[0]: block
        for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE)
        if "==" in block
    }


def lock_path(name: str) -> Path:
    """Where a lock lies."""
    return ROOT / "locks" / f"{name}.lock"


def prepare(locks: tuple[str, ...] = LOCKS) -> None:
    """See that .venv holds what is locked and that Qt finds its libraries; quick where both are so."""
    get_packages([*missing_for_venv(), *missing_for_qt()])
    wanted = digests(locks)
    had = installed()
    if not wanted <= had:
        make_venv()
        STAMP.unlink(missing_ok=True)
        install(locks)
        see_that_qt_starts()
        compile_all(VENV)
        STAMP.write_text("\n".join(sorted(wanted | (had & digests(BENCH_LOCKS)))), "utf-8")
    compile_all(ROOT / "csa_desktop")


def digests(locks: tuple[str, ...]) -> set[str]:
    """For each lock a digest of what decides what is installed from it."""
    common = str(ROOT).encode() + (ROOT / "pyproject.toml").read_bytes()
    return {f"{name}:{hashlib.sha256(common + lock_path(name).read_bytes()).hexdigest()}" for name in locks}


def installed() -> set[str]:
    """The digests of what .venv holds; empty where it does not work (moved, or its Python is gone)."""
    whole = STAMP.exists() and works(str(PYTHON), "-c", "")
    return set(STAMP.read_text("utf-8").split()) if whole else set()


def make_venv() -> None:
    """Make .venv where there is none that works."""
    if works(str(PYTHON), "-c", "import pip"):
        return
    say("Making .venv.")
    must(sys.executable, "-m", "venv", "--clear", str(VENV))


def missing_for_venv() -> list[str]:
    """What Debian leaves out of Python, without which no .venv can be made."""
    ready = PYTHON.exists() or importlib.util.find_spec("ensurepip")
    return [] if ready else [f"python3.{sys.version_info.minor}-venv"]


def install(locks: tuple[str, ...]) -> None:
    """Put exactly what is locked into .venv, each file checked against its hash, and the project."""
    say("Installing what is locked in locks/.")
    files = [part for name in locks for part in ("--requirement", str(lock_path(name)))]
    # wheels only: building one would fetch build tools that no lock names
    must(str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", *files)
    own = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    must(str(PYTHON), "-m", "pip", "install", *own)


def missing_for_qt() -> list[str]:
    """What Qt needs of a Linux system; on other systems its wheel brings everything."""
    wanted = {**QT_LIBRARIES, **(X11_LIBRARIES if has_screen() else {})} if sys.platform == "linux" else {}
    return [package for library, package in wanted.items() if not loads(library)]


def see_that_qt_starts() -> None:
    """Start Qt once without a screen, so that a library which is still missing is named here."""
    must(str(PYTHON), "-c", "from PySide6.QtWidgets import QApplication; QApplication([])", offscreen=True)


def get_packages(packages: list[str]) -> None:
    """Install Debian packages, if any, or say which command does and stop."""
    if not packages:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        sys.exit(
            "Python and Qt need some system packages here. Please run this, or its like on your system, "
            f"and try again:\n  sudo {' '.join(command)}"
        )
    say(f"Installing system packages: {' '.join(packages)}.")
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive"]
    if not works(*quiet, *command):  # a new machine has no list of packages yet
        must(*quiet, "apt-get", "update", "-qq", silent=True)
        must(*quiet, *command, "-qq", silent=True)


def as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None where nothing does."""
    if os.name != "nt" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and works("sudo", "-n", "true") else None


def has_screen() -> bool:
    """True where a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    """True where the system finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def compile_all(folder: Path) -> None:
    """Compile every module now: some machines set PYTHONDONTWRITEBYTECODE and would compile at each start."""
    works(str(PYTHON), "-m", "compileall", "-q", "-j", "0", str(folder))


def python(*arguments: str, offscreen: bool = False) -> int:
    """Run .venv's Python in the project's folder and return its exit code."""
    return subprocess.run(
        [str(PYTHON), *arguments], cwd=ROOT, env=surroundings(offscreen), check=False
    ).returncode


def surroundings(offscreen: bool) -> dict[str, str]:
    """The environment for what is run; without a screen Qt draws into memory."""
    return {**os.environ, **({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})}


def works(*command: str) -> bool:
    """True where a command runs and succeeds; its output is not shown."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def must(*command: str, offscreen: bool = False, silent: bool = False) -> None:
    """Run a command that has to succeed; stop where it does not. A silent one shows its errors alone."""
    output = subprocess.DEVNULL if silent else None
    done = subprocess.run(command, cwd=ROOT, env=surroundings(offscreen), stdout=output, check=False)
    if done.returncode:
        sys.exit(
            f"This failed with code {done.returncode}, and nothing after it was done:\n  {' '.join(command)}"
        )


def say(sentence: str) -> None:
    """Tell what is being done."""
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
