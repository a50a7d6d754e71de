"""Faults are run by processes of their own, so that killing, filling and forking touch nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.fault)


@pytest.fixture
def run_fault():
    """Run a file of this folder as a process and return what it wrote; its failure is the test's."""

    def run(file, *arguments, before=(), seconds=280):
        command = [*before, sys.executable, str(HERE / file), *map(str, arguments)]
        environ = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=seconds)
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    return run
