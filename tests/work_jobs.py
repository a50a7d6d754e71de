"""Jobs for the work process: what documents do to the programs that read them."""

import ctypes
import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from csa_desktop.errors import UserError


def double(number: int) -> int:
    return number * 2


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def process_id() -> int:
    return os.getpid()


def segfault() -> None:
    ctypes.string_at(0)


def swell(size: int) -> int:
    return len(bytearray(size))


def spin() -> None:
    while True:
        pass


def refuse(name: str) -> None:
    raise UserError(f"{name} cannot be read. Choose another.")


def stumble(secret: str) -> None:
    raise ValueError(f"could not read {secret}")


def digest(data: bytes) -> str:
    assert isinstance(data, bytes)
    return hashlib.sha256(data).hexdigest()


def repeat(data: bytes, times: int) -> bytes:
    return data * times


def print_nonsense() -> str:
    os.write(1, b"words that are no answer")
    print("more of them")  # noqa: T201 - that is what it is for
    return "answered all the same"


def count(total: int, progress: Callable[[int, int], None]) -> int:
    for done in range(1, total + 1):
        progress(done, total)
    return total


def write_file(path: str) -> str:
    try:
        Path(path).write_text("a word from a document")
    except OSError:
        return "refused"
    return "written"


def limits() -> dict[str, int]:
    import resource

    names = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_AS")
    return {name: resource.getrlimit(getattr(resource, name))[0] for name in names}


def dumpable() -> int:
    return int(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))


def imported(module: str) -> bool:
    import sys

    return module in sys.modules


def hand_over_code() -> object:
    return os.system


def touch_and_wait(path: str) -> None:
    """Says that it runs through a named pipe, because it may not write a file."""
    with Path(path).open("wb") as pipe:
        pipe.write(str(os.getpid()).encode())
    threading.Event().wait()
