"""The inside of the work process: calls come from its standard input, answers go to its standard output.

It holds no key, may write no file, leaves no core dump, has limits on memory and processor time, and ends
as soon as the program that started it is gone.
"""

import contextlib
import io
import os
import pickle
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from csa_desktop.errors import UserError

OUT_OF_MEMORY = 71
"""How the process ends when Python itself runs out of memory."""
LENGTH_BYTES = 4
_REPORT_SECONDS = 0.05
_GRACE_SECONDS = 5
_NOT_DUMPABLE = 4


@dataclass(frozen=True, slots=True)
class Streamed:
    """Stands where bytes belong that follow in pieces, each led by its length; a length of 0 ends them."""


@dataclass(frozen=True, slots=True)
class Call:
    """One job: a module-level function by name; `seconds` is the processor time it may use."""

    module: str
    name: str
    args: tuple[Any, ...]
    seconds: float
    reports: bool


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far the job is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """The job's result."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """The job found something that a person can act on."""

    error: UserError


@dataclass(frozen=True, slots=True)
class Failed:
    """The job has a bug: its type and the places of its traceback, no words."""

    kind: str
    places: tuple[str, ...]


Answer = Progressed | Done | Raised | Failed


def serve() -> None:
    """The whole life of the work process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inward, outward = _take_pipes()
    calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(inward, calls), daemon=True).start()
    while True:
        _answer(calls.get(), outward)


def nothing() -> None:
    """The job that only starts the process."""


def prepare(memory_limit: int, modules: Sequence[str]) -> None:
    """The first job: import what will be needed, then set the limits."""
    for module in modules:
        import_module(module)
    _limit(memory_limit)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Our two pipes under new numbers, so that nothing that prints can break into the conversation."""
    inward = os.fdopen(os.dup(0), "rb")
    outward = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return inward, outward


def _limit(memory_limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # Some systems know the limit on address space but do not take it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))
    if sys.platform == "linux":
        import ctypes

        # A core dump that is piped to a program does not look at the limit on its size.
        ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)


def _limit_seconds(seconds: float) -> None:
    """The last resort against a job that no longer lets any other thread of this process run."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + _GRACE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _receive(inward: IO[bytes], calls: "queue.SimpleQueue[Call]") -> None:
    """Reads ahead while a job runs, only to notice that the program is gone."""
    try:
        while True:
            calls.put(_read_call(inward))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        os._exit(0)


def _read_call(inward: IO[bytes]) -> Call:
    call: Call = pickle.load(inward)  # noqa: S301 - it comes from the program that started us
    return replace(call, args=tuple(_read_pieces(inward) if a == Streamed() else a for a in call.args))


def _read_pieces(inward: IO[bytes]) -> bytes:
    whole = io.BytesIO()
    while length := int.from_bytes(_exactly(inward, LENGTH_BYTES), "big"):
        whole.write(_exactly(inward, length))
    return whole.getvalue()


def _exactly(inward: IO[bytes], length: int) -> bytes:
    data = inward.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _answer(call: Call, outward: IO[bytes]) -> None:
    def say(answer: Answer) -> None:
        pickle.dump(answer, outward, protocol=5)
        outward.flush()

    try:
        _limit_seconds(call.seconds)
        say(_outcome(call, say))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _outcome(call: Call, say: Callable[[Answer], None]) -> Answer:
    try:
        function = getattr(import_module(call.module), call.name)
        reports = {"progress": _reporter(say)} if call.reports else {}
        return Done(function(*call.args, **reports))
    except UserError as error:
        return Raised(error)
    except MemoryError:
        raise
    except Exception as error:
        return Failed(type(error).__name__, _places(error))


def _reporter(say: Callable[[Answer], None]) -> Callable[[int, int], None]:
    last = float("-inf")

    def report(done: int, total: int) -> None:
        nonlocal last
        if done >= total or time.monotonic() - last >= _REPORT_SECONDS:
            last = time.monotonic()
            say(Progressed(done, total))

    return report


def _places(error: BaseException) -> tuple[str, ...]:
    frames = traceback.extract_tb(error.__traceback__)
    return tuple(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
