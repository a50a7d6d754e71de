"""A short run of the fuzz target, guided by what the reader's code comes to; and that it finds a defect."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fuzz(tmp_path):
    if not importlib.util.find_spec("atheris"):
        pytest.skip("atheris is made for Linux on x86-64 alone, and is not on this machine")

    def run(*arguments, seconds):
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048"]
        command = [sys.executable, "-m", "tests.exchange.fuzz_content", *arguments, str(tmp_path / "corpus")]
        environ = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [*command, *limits],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            timeout=seconds + 90,
            check=False,
        )

    return run


def test_whatever_the_bytes_are_they_are_read_or_refused(fuzz, in_ci):
    done = fuzz(seconds=60 if in_ci else 6)
    said = done.stderr.decode(errors="replace")
    assert done.returncode == 0, said[-3000:]
    runs = re.search(r"Done (\d+) runs", said)
    assert runs and int(runs.group(1)) > 1000, said[-3000:]


def test_a_defect_is_found(fuzz):
    done = fuzz("--planted", seconds=60)
    assert done.returncode != 0
    assert b"Uncaught Python exception" in done.stdout + done.stderr
