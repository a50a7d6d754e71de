"""PySide6 6.12.0 aborts on Python 3.10 and 3.11 after some thousands of calls that return nothing."""

import subprocess
import sys

CALLS = 50_000
PROGRAM = f"""
from PySide6.QtCore import QObject, QTimer
thing, clock = QObject(), QTimer()
for _ in range({CALLS}):
    thing.setObjectName("a")
    clock.setInterval(1)
print("alive")
"""


def test_many_calls_that_return_nothing_do_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


READ = """
import linecache
import csa_desktop.gui.theme, csa_desktop.store.store
from PySide6.QtWidgets import QApplication
print([n for n in linecache.cache if n.endswith(".py") and ("sqlalchemy" in n or "csa_desktop" in n)])
"""


def test_the_window_does_not_keep_the_source_of_what_it_imports() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
