"""What keeps a key from leaving the process: no core dumps, private files, and an end to the process at lock.

After a store is closed its key still lies in freed memory, where nothing in Python can reach it; a process
that replaces itself has none of that memory left. So locking means starting anew.
"""

import ctypes
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

_PR_SET_DUMPABLE = 4
_SEM_NO_CRASH_DIALOGS = 0x0001 | 0x0002
_TELLING = ("PASSPHRASE", "PASSWORD", "PASSWD", "SECRET", "TOKEN", "CREDENTIAL", "API_KEY", "PRIVATE_KEY")
_DEBUGGING = ("PYTHONINSPECT", "PYTHONSTARTUP", "PYTHONBREAKPOINT", "PYTHONDUMPREFS", "PYTHONTRACEMALLOC")


def harden_process() -> None:
    """No core dumps, no reading by other programs (Linux), new files for their owner alone."""
    os.umask(0o077)
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_NO_CRASH_DIALOGS)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for a new process, without variables that hold secrets or make Python talk."""
    return {
        name: value
        for name, value in environ.items()
        if name.upper() not in _DEBUGGING and not any(telling in name.upper() for telling in _TELLING)
    }


def replace_process(argv: Sequence[str], *, close: Callable[[], None]) -> NoReturn:
    """Run `close`, then become the program `argv`, whose first word is its path; nothing of this one stays.

    On Windows, which has no such call, the program is started and this process ends at once. Where `close`
    fails or `argv` cannot be started it ends all the same: a lock that keeps the key in memory is no lock.
    """
    try:
        close()
    finally:
        gc.collect()
        _flush()
        _become(list(argv), clean_environment(os.environ))


def start_and_end(argv: list[str], environ: dict[str, str]) -> NoReturn:
    """Start the program `argv` and end this process without running anything more of it."""
    import subprocess

    try:
        subprocess.Popen(argv, env=environ, close_fds=True)
    finally:
        os._exit(0)


def _become(argv: list[str], environ: dict[str, str]) -> NoReturn:
    if sys.platform == "win32":
        start_and_end(argv, environ)
    import signal

    try:
        _leave_nothing_open()
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        os.execve(argv[0], argv, environ)  # noqa: S606 - a shell is what this must not go through
    finally:
        os._exit(1)


def _leave_nothing_open() -> None:
    """Files that a library opened for its children would keep the old store's lock or database open."""
    for entry in Path("/dev/fd").iterdir():
        if (descriptor := int(entry.name)) > 2:
            try:
                os.set_inheritable(descriptor, False)
            except OSError:
                continue


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue
