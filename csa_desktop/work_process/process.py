"""The window's side: a queue of jobs, and one process that does them."""

import atexit
import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from typing import Any, TypeVar

from csa_desktop.errors import UserError
from csa_desktop.work_process import inside
from csa_desktop.work_process.inside import Call, Done, Failed, Raised
from csa_desktop.work_process.talk import NOT_STARTED, GoneError, Progress, Talk

Result = TypeVar("Result")

MEMORY_LIMIT = 3 << 30
_START_SECONDS = 60.0


class StoppedError(UserError):
    """The work was cancelled before it had finished."""


class WorkError(Exception):
    """A bug in a function that ran in the work process: its type and places, never its message.

    The message might hold words of a document, and bugs are logged.
    """


@dataclass(eq=False, slots=True)
class _Job:
    call: Call
    progress: Progress | None
    what: str
    future: Future[Any] = field(default_factory=Future)


class WorkProcess:
    """One process, kept warm, that does one job after the other; a job that ends it ends nothing else."""

    def __init__(self, *, memory_limit: int = MEMORY_LIMIT, preload: tuple[str, ...] = ()) -> None:
        """`memory_limit` is in bytes of address space; `preload` names modules to import ahead of need."""
        self._memory_limit = memory_limit
        self._preload = preload
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._waiting: dict[Future[Any], _Job] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._talk: Talk | None = None
        self._now: _Job | None = None
        self._because: UserError | None = None
        self._thread = threading.Thread(target=self._work, name="work-process", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def __enter__(self) -> "WorkProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(
        self,
        function: Callable[..., Result],
        *args: object,
        timeout: float = 120.0,
        progress: Progress | None = None,
        what: str = "This work",
    ) -> Future[Result]:
        """Run a module-level function there. `timeout` is in seconds; `what` begins the sentences of failure.

        The future gets the result, a UserError, or WorkError for a bug; its callbacks run on the work
        process's thread. With `progress`, the function gets a keyword argument of that name to call.
        """
        call = Call(function.__module__, function.__qualname__, args, timeout, progress is not None)
        job = _Job(call, progress, what)
        with self._lock:
            if self._closed:
                raise RuntimeError("the work process is closed")
            self._waiting[job.future] = job
            self._jobs.put(job)
        return job.future

    @property
    def is_closed(self) -> bool:
        """True once `close` was called: nothing can be submitted any more."""
        return self._closed

    def warm(self) -> Future[None]:
        """Start the process ahead of need; done when it has imported what it was told to."""
        return self.submit(inside.nothing, timeout=_START_SECONDS)

    def cancel(self, future: Future[Any]) -> None:
        """Stop this job, whether it waits or runs: its future gets StoppedError. Nothing if it is done."""
        with self._lock:
            waiting = self._waiting.pop(future, None)
            now = self._now
        if waiting:
            _fail(waiting, _stopped(waiting))
        elif now and now.future is future:
            self._stop(now, _stopped(now))

    def close(self) -> None:
        """End the process and stop what waits; to be called before the program ends or replaces itself."""
        with self._lock:
            already, self._closed = self._closed, True
            waiting, self._waiting = list(self._waiting.values()), {}
            now = self._now
        for job in waiting:
            _fail(job, _stopped(job))
        if now:
            self._stop(now, _stopped(now))
        if not already:
            atexit.unregister(self.close)
            self._jobs.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        # No job is held here while the next is waited for: its arguments may be large.
        while self._take(self._jobs.get()):
            if self._talk is None and not self._closed and self._jobs.empty():
                with contextlib.suppress(UserError, WorkError):
                    self._ready()
        self._end()

    def _take(self, job: _Job | None) -> bool:
        if job is None:
            return False
        with self._lock:
            here = self._waiting.pop(job.future, None) is not None
            here = here and job.future.set_running_or_notify_cancel()
            self._now = job if here else None
        if here:
            self._run(job)
        return True

    def _run(self, job: _Job) -> None:
        outcome: Done | Raised | Failed | Exception
        try:
            outcome = self._do(job)
        except Exception as error:
            # Besides a process that is gone, pieces may have failed with half of them sent: begin afresh.
            self._end()
            outcome = _bare(error) if isinstance(error, UserError) else error
        with self._lock:
            killed = self._because is not None
            self._now = self._because = None
        if killed:
            self._end()
        _settle(job.future, outcome)

    def _do(self, job: _Job) -> Done | Raised | Failed:
        talk = self._ready()
        timer = threading.Timer(job.call.seconds, self._stop, (job, _late(job)))
        timer.start()
        try:
            return talk.ask(job.call, job.progress)
        except GoneError:
            raise self._why(job) from None
        finally:
            timer.cancel()
            timer.join()

    def _ready(self) -> Talk:
        if self._talk and not self._talk.is_alive():
            self._end()
        if self._talk is None:
            self._start()
        if self._because:
            raise self._because
        assert self._talk
        return self._talk

    def _start(self) -> None:
        self._talk = Talk()
        limits = (self._memory_limit, self._preload)
        try:
            answer = self._talk.ask(Call(inside.__name__, "prepare", limits, _START_SECONDS, False))
        except GoneError:
            self._end()
            raise self._because or UserError(NOT_STARTED) from None
        if isinstance(answer, Failed):
            self._end()
            raise _bug(answer)

    def _stop(self, job: _Job, because: UserError) -> None:
        with self._lock:
            if self._now is job and not self._because:
                self._because = because
                if talk := self._talk:
                    talk.kill()

    def _why(self, job: _Job) -> UserError:
        code = self._end()
        if self._because:
            return self._because
        if code == inside.OUT_OF_MEMORY:
            return _swollen(job, self._memory_limit)
        return _crashed(job)

    def _end(self) -> int:
        talk, self._talk = self._talk, None
        return talk.end() if talk else 0


def _settle(future: Future[Any], outcome: Done | Raised | Failed | Exception) -> None:
    match outcome:
        case Done(value):
            future.set_result(value)
        case Raised(error):
            future.set_exception(error)
        case Failed():
            future.set_exception(_bug(outcome))
        case _:
            future.set_exception(outcome)


def _fail(job: _Job, error: UserError) -> None:
    with contextlib.suppress(InvalidStateError):
        job.future.set_exception(error)


def _bare(error: UserError) -> UserError:
    """Without the frames it came through, which would keep the job's arguments alive; they may be large."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _bug(failed: Failed) -> WorkError:
    return WorkError(f"{failed.kind} at {', '.join(failed.places)}")


def _stopped(job: _Job) -> StoppedError:
    return StoppedError(f"{job.what} was stopped before it had finished. Nothing was changed.")


def _late(job: _Job) -> UserError:
    return UserError(
        f"{job.what} took longer than {job.call.seconds:,.0f} seconds and was stopped. Nothing was changed. "
        "Try once more; if it happens again, use a smaller document or a part of it."
    )


def _swollen(job: _Job, limit: int) -> UserError:
    return UserError(
        f"{job.what} needed more than {limit / (1 << 30):.1f} GB of memory and was stopped. "
        "Nothing was changed. Use a smaller document or a part of it."
    )


def _crashed(job: _Job) -> UserError:
    return UserError(
        f"{job.what} ended unexpectedly, which happens when a document is damaged or too large. Nothing was "
        "changed. Open the document in the program it comes from, save it anew and use that."
    )
