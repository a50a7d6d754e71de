"""A running work process and the conversation with it over its standard input and output."""

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, is_dataclass, replace
from importlib import import_module
from typing import Any

from csa_desktop.errors import UserError
from csa_desktop.work_process.inside import (
    LENGTH_BYTES,
    Answer,
    Call,
    Done,
    Failed,
    Progressed,
    Raised,
    Streamed,
)

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; it is called on the work process's thread."""

FROZEN_ARGUMENT = "--work-process"
"""With this as its only argument, a program without an interpreter of its own calls `inside.serve()`."""
NOT_STARTED = (
    "The part of the program that reads documents could not be started. Nothing was changed. "
    "Close other programs, then try again."
)
_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from csa_desktop.work_process.inside import serve; serve()"
_END_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Pieces:
    """Bytes that cross piece by piece, so that they are never whole on this side; the function gets bytes.

    The pieces are drawn once, on the work process's thread.
    """

    pieces: Iterable[bytes]


class GoneError(Exception):
    """The process ended, or spoke nonsense, while we spoke with it."""


class Talk:
    """One process from its start to its end."""

    def __init__(self) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(_command(), stdin=pipe, stdout=pipe, stderr=nowhere)
        except OSError as error:
            raise UserError(NOT_STARTED) from error
        assert self._process.stdin and self._process.stdout
        self._inward, self._outward = self._process.stdout, self._process.stdin

    def is_alive(self) -> bool:
        """False where it ended by itself."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once, from any thread."""
        self._process.kill()

    def end(self) -> int:
        """Make sure that it is over; the code with which it ended."""
        with contextlib.suppress(OSError):
            self._outward.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._inward.close()
        return self._process.wait()

    def ask(self, call: Call, progress: Progress | None = None) -> Done | Raised | Failed:
        """Send one call and wait for its answer; GoneError where the process ends instead."""
        streams = [a for a in call.args if isinstance(a, Pieces)]
        args = tuple(Streamed() if isinstance(a, Pieces) else a for a in call.args)
        pickle.dump(replace(call, args=args), self, protocol=5)
        for pieces in streams:
            self._stream(pieces)
        while isinstance(answer := self._hear(), Progressed):
            if progress:
                progress(answer.done, answer.total)
        return answer

    def write(self, data: Any) -> None:
        """What the pickler calls; any bytes go straight to the pipe, however many they are."""
        left = memoryview(data).cast("B")
        try:
            while left:
                left = left[os.write(self._outward.fileno(), left) :]
        except OSError as error:
            raise GoneError from error

    def _stream(self, pieces: Pieces) -> None:
        for piece in pieces.pieces:
            if piece:
                self.write(len(piece).to_bytes(LENGTH_BYTES, "big"))
                self.write(piece)
        self.write(bytes(LENGTH_BYTES))

    def _hear(self) -> Answer:
        try:
            answer = _Answers(self._inward).load()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise GoneError from error
        if not isinstance(answer, Progressed | Done | Raised | Failed):
            raise GoneError
        return answer


class _Answers(pickle.Unpickler):
    """Reads what comes from where documents are parsed: only our own values and sentences are let in."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("csa_desktop."):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, UserError)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} may not come from the work process")


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_ARGUMENT]
    paths = [path or os.getcwd() for path in sys.path]  # noqa: PTH109 - text, as everything in sys.path
    return [sys.executable, "-I", "-B", "-c", _SERVE, *paths]
