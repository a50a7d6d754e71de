"""Every answer comes late: which tests, and which pages, count on one that came at once?

    python3 dev.py test -p tests.late tests/gui

Work on a lane begins late, and what came of it is told late, as on a laptop that is busy with something
else. CI is such a machine now and then; here it is one at every step.
"""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from csa_desktop.gui.arrivals import Arrivals

BEGINS_S, TOLD_S = 0.05, 0.12


def _late(work: Any, *args: Any, **kwargs: Any) -> Any:
    time.sleep(BEGINS_S)
    return work(*args, **kwargs)


def _submit(lane: ThreadPoolExecutor, work: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
    return _SUBMIT(lane, _late, work, *args, **kwargs)


def _tell(arrivals: Arrivals, number: int, done: object) -> None:
    if threading.current_thread() is not threading.main_thread():
        time.sleep(TOLD_S)
    _TELL(arrivals, number, done)


_SUBMIT, _TELL = ThreadPoolExecutor.submit, Arrivals._tell


def pytest_configure(config: pytest.Config) -> None:
    """Before the first test."""
    ThreadPoolExecutor.submit = _submit  # type: ignore[method-assign,assignment]
    Arrivals._tell = _tell  # type: ignore[method-assign]
