"""The process where documents are read: whatever they do there, the program goes on."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psutil
import pytest

from csa_desktop.errors import UserError
from csa_desktop.work_process import FROZEN_ARGUMENT, Pieces, StoppedError, WorkError, WorkProcess

sys.path.append(str(Path(__file__).parent))
import work_jobs

SOON = 90.0
MB = 1 << 20


@pytest.fixture(scope="module")
def shared() -> Iterator[WorkProcess]:
    with WorkProcess(memory_limit=1024 * MB) as work:
        yield work


@pytest.fixture
def work() -> Iterator[WorkProcess]:
    with WorkProcess(memory_limit=512 * MB) as work:
        yield work


def sentence(future: Future[Any]) -> str:
    error = future.exception(SOON)
    assert isinstance(error, UserError), repr(error)
    return str(error)


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def until(happened: Callable[[], object]) -> None:
    moments = threading.Event()
    assert any(happened() or moments.wait(0.02) for _ in range(1500))


def test_a_function_runs_in_another_process_and_its_result_comes_back(shared: WorkProcess) -> None:
    assert shared.submit(work_jobs.double, 21).result(SOON) == 42
    assert shared.submit(work_jobs.process_id).result(SOON) != os.getpid()


def test_jobs_run_in_one_process_one_after_the_other(shared: WorkProcess) -> None:
    futures = [shared.submit(work_jobs.process_id) for _ in range(20)]
    assert len({future.result(SOON) for future in futures}) == 1


def test_warming_imports_what_will_be_needed() -> None:
    with WorkProcess(preload=("colorsys",)) as work:
        work.warm().result(SOON)
        assert work.submit(work_jobs.imported, "colorsys").result(SOON)


def test_a_sentence_for_the_person_arrives_as_one(shared: WorkProcess) -> None:
    future = shared.submit(work_jobs.refuse, "report.pdf")
    assert sentence(future) == "report.pdf cannot be read. Choose another."


def test_a_bug_arrives_without_the_words_it_was_about(shared: WorkProcess) -> None:
    error = shared.submit(work_jobs.stumble, "the child's name").exception(SOON)
    assert isinstance(error, WorkError)
    assert "ValueError" in str(error) and "work_jobs.py" in str(error) and "stumble" in str(error)
    assert "child's name" not in str(error)
    assert error.__cause__ is None and error.__context__ is None


@pytest.mark.parametrize("job", [work_jobs.segfault, os.abort])
def test_a_crash_ends_the_process_and_nothing_else(work: WorkProcess, job: Any) -> None:
    before = work.submit(work_jobs.process_id).result(SOON)
    crash, after = work.submit(job, what="Reading a.pdf"), work.submit(work_jobs.process_id)
    assert sentence(crash).startswith("Reading a.pdf ended unexpectedly")
    assert after.result(SOON) != before


def test_after_a_crash_the_next_process_is_warm_before_it_is_asked_for(work: WorkProcess) -> None:
    work.warm().result(SOON)
    before = children()
    work.submit(work_jobs.segfault).exception(SOON)
    until(lambda: children() - before)
    assert work.submit(work_jobs.process_id).result(SOON) in children() - before


def test_a_job_that_takes_too_long_is_stopped(work: WorkProcess) -> None:
    for job, args in ((work_jobs.sleep, (600,)), (work_jobs.spin, ())):
        late = work.submit(job, *args, timeout=0.3, what="Drawing page 3")
        assert sentence(late).startswith("Drawing page 3 took longer than")
    assert work.submit(work_jobs.double, 2).result(SOON) == 4


def test_a_job_that_needs_too_much_memory_is_stopped(work: WorkProcess) -> None:
    greedy = work.submit(work_jobs.swell, 4096 * MB, what="Reading big.pdf")
    assert sentence(greedy).startswith("Reading big.pdf needed more than 0.5 GB of memory")
    assert work.submit(work_jobs.swell, MB).result(SOON) == MB


def test_a_running_job_is_cancelled_and_those_behind_it_are_not(work: WorkProcess) -> None:
    running = work.submit(work_jobs.sleep, 600, what="Reading a.pdf")
    behind = [work.submit(work_jobs.double, n) for n in range(3)]
    work.cancel(running)
    assert sentence(running) == "Reading a.pdf was stopped before it had finished. Nothing was changed."
    assert isinstance(running.exception(), StoppedError)
    assert [future.result(SOON) for future in behind] == [0, 2, 4]


def test_a_waiting_job_is_cancelled_and_the_running_one_is_not(work: WorkProcess, tmp_path: Path) -> None:
    process = work.submit(work_jobs.process_id).result(SOON)
    running, waiting = work.submit(work_jobs.sleep, 0.3), work.submit(work_jobs.double, 1)
    work.cancel(waiting)
    assert isinstance(waiting.exception(SOON), StoppedError)
    assert running.result(SOON) is None
    assert work.submit(work_jobs.process_id).result(SOON) == process


def test_cancelling_what_is_done_changes_nothing(work: WorkProcess) -> None:
    done = work.submit(work_jobs.process_id)
    process = done.result(SOON)
    work.cancel(done)
    assert work.submit(work_jobs.process_id).result(SOON) == process


def test_closing_stops_what_runs_and_what_waits() -> None:
    work = WorkProcess()
    process = work.submit(work_jobs.process_id).result(SOON)
    running, waiting = work.submit(work_jobs.sleep, 600), work.submit(work_jobs.double, 1)
    work.close()
    assert isinstance(running.exception(), StoppedError) and isinstance(waiting.exception(), StoppedError)
    assert not psutil.pid_exists(process)
    with pytest.raises(RuntimeError):
        work.submit(work_jobs.double, 1)
    work.close()


def test_cancelling_at_any_moment_leaves_the_process_usable(work: WorkProcess) -> None:
    pause = threading.Event()
    for step in range(25):
        future = work.submit(work_jobs.count, 200, progress=lambda done, total: None)
        pause.wait(step / 2000)
        work.cancel(future)
        assert future.exception(SOON) is None or isinstance(future.exception(), StoppedError)
    assert work.submit(work_jobs.double, 4).result(SOON) == 8


def test_progress_is_told_on_the_way_and_always_at_the_end(shared: WorkProcess) -> None:
    told: list[tuple[int, int]] = []
    counting = shared.submit(work_jobs.count, 5000, progress=lambda done, total: told.append((done, total)))
    assert counting.result(SOON) == 5000
    assert told[0] == (1, 5000) and told[-1] == (5000, 5000)
    assert told == sorted(told) and len(told) < 500


def test_a_mistake_in_the_callback_comes_back_in_the_future(work: WorkProcess) -> None:
    def wrong(done: int, total: int) -> None:
        raise LookupError("the page is gone")

    assert isinstance(work.submit(work_jobs.count, 5, progress=wrong).exception(SOON), LookupError)
    assert work.submit(work_jobs.double, 5).result(SOON) == 10


def test_large_bytes_cross_in_pieces_and_are_never_whole_on_this_side(shared: WorkProcess) -> None:
    piece, count = os.urandom(MB), 100
    shared.warm().result(SOON)
    tracemalloc.start()
    try:
        arrived = shared.submit(work_jobs.digest, Pieces(piece for _ in range(count))).result(SOON)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert arrived == hashlib.sha256(piece * count).hexdigest()
    assert peak < 5 * MB


def test_large_bytes_cross_whole_without_another_copy(shared: WorkProcess) -> None:
    data = os.urandom(MB) * 100
    shared.warm().result(SOON)
    tracemalloc.start()
    try:
        arrived = shared.submit(work_jobs.digest, data).result(SOON)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert arrived == hashlib.sha256(data).hexdigest()
    assert peak < 5 * MB


def test_large_results_come_back(shared: WorkProcess) -> None:
    assert shared.submit(work_jobs.repeat, b"page", 10 * MB).result(SOON) == b"page" * (10 * MB)


def test_several_pieces_and_plain_values_arrive_in_their_places(shared: WorkProcess) -> None:
    pieces = Pieces([b"ab", b"", b"c"])
    assert shared.submit(work_jobs.repeat, pieces, 2).result(SOON) == b"abcabc"
    assert shared.submit(work_jobs.digest, Pieces([])).result(SOON) == hashlib.sha256().hexdigest()


def test_pieces_that_fail_half_way_fail_the_job_with_their_own_reason(work: WorkProcess) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise UserError("The store was locked.")

    assert sentence(work.submit(work_jobs.digest, Pieces(broken()))) == "The store was locked."
    assert work.submit(work_jobs.double, 6).result(SOON) == 12


def test_what_a_job_prints_does_not_break_the_conversation(shared: WorkProcess) -> None:
    assert shared.submit(work_jobs.print_nonsense).result(SOON) == "answered all the same"


def test_no_file_can_be_written_and_no_core_dumped(shared: WorkProcess, tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    assert shared.submit(work_jobs.write_file, str(leak)).result(SOON) == "refused"
    assert not leak.exists() or leak.read_bytes() == b""
    limits = shared.submit(work_jobs.limits).result(SOON)
    assert limits == {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_AS": 1024 * MB}
    if sys.platform == "linux":
        assert shared.submit(work_jobs.dumpable).result(SOON) == 0


def test_only_values_come_back_never_code(work: WorkProcess) -> None:
    assert "ended unexpectedly" in sentence(work.submit(work_jobs.hand_over_code))
    assert work.submit(work_jobs.double, 7).result(SOON) == 14


def run_a_program(script: Path, *args: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(str(p) for p in (Path(__file__).parent, Path(__file__).parent.parent))
    return subprocess.Popen([sys.executable, str(script), *args], env={**os.environ, "PYTHONPATH": path})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_it_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    pipe, script = tmp_path / "pipe", tmp_path / "program.py"
    os.mkfifo(pipe)
    script.write_text(
        "import sys, work_jobs\n"
        "from csa_desktop.work_process import WorkProcess\n"
        "WorkProcess().submit(work_jobs.touch_and_wait, sys.argv[1]).result()\n"
    )
    program = run_a_program(script, str(pipe))
    working = psutil.Process(int(pipe.read_bytes()))
    program.send_signal(signal.SIGKILL)
    program.wait()
    with pytest.raises(psutil.NoSuchProcess):
        _wait_for_the_end(working)


def _wait_for_the_end(process: psutil.Process) -> None:
    process.wait(SOON)
    process.status()


def test_a_program_without_a_guard_around_its_main_part_may_use_it(tmp_path: Path) -> None:
    script = tmp_path / "console_script"
    script.write_text(
        "import work_jobs\n"
        "from csa_desktop.work_process import WorkProcess\n"
        "with WorkProcess() as work:\n"
        "    assert work.submit(work_jobs.double, 4).result() == 8\n"
        "    raise SystemExit(7)\n"
    )
    assert run_a_program(script).wait(SOON) == 7


def test_a_program_that_forgets_to_close_it_still_ends(tmp_path: Path) -> None:
    script = tmp_path / "forgetful.py"
    script.write_text(
        "import work_jobs\n"
        "from csa_desktop.work_process import WorkProcess\n"
        "assert WorkProcess().submit(work_jobs.double, 4).result() == 8\n"
        "raise SystemExit(7)\n"
    )
    assert run_a_program(script).wait(SOON) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for a frozen program by a shell script")
def test_a_frozen_program_starts_itself_with_one_argument(tmp_path: Path) -> None:
    program, main = tmp_path / "program", tmp_path / "main.py"
    main.write_text(
        "import sys\n"
        f"sys.frozen, sys.executable = True, {str(program)!r}\n"
        f"if {FROZEN_ARGUMENT!r} in sys.argv:\n"
        "    from csa_desktop.__main__ import main\n"
        "    raise SystemExit(main())\n"
        "import work_jobs\n"
        "from csa_desktop.work_process import WorkProcess\n"
        "with WorkProcess() as work:\n"
        "    assert work.submit(work_jobs.double, 4).result() == 8\n"
        "    raise SystemExit(7)\n"
    )
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{main}" "$@"\n')
    program.chmod(0o700)
    assert run_a_program(main).wait(SOON) == 7
