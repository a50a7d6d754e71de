"""The real program in a process of its own, for stories in which it ends, is killed or starts anew."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.stories.first_steps import FirstSteps

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOON = 90.0
"""Seconds; a busy machine takes long to start a process, and nothing waits for it longer than needed."""


def _screen(place: Path) -> Path:
    """A screen that the window fits into; the one without a description is smaller than our window."""
    described = place / "screen.json"
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return described


class Program(FirstSteps):
    """Starts `python -m csa_desktop` and acts in its window."""

    def __init__(self, place: Path, *arguments: str) -> None:
        self.address, self.reason = str(place / "story"), ""
        around = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(HERE / "hook"), str(ROOT))),
            "STORY_SOCKET": self.address,
            "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(place)}",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "csa_desktop", *arguments],
            env=around,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> "Program":
        self.until(lambda: self.ask("title") is not None)
        self.act("activate")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, what: str, *details: str):
        """Ask the window; None where it is not there yet."""
        try:
            with socket.socket(socket.AF_UNIX) as caller:
                caller.settimeout(SOON)
                caller.connect(self.address)
                with caller.makefile("rw", encoding="utf-8") as lines:
                    lines.write(json.dumps([what, *details]) + "\n")
                    lines.flush()
                    answered = json.loads(lines.readline() or '["not yet"]')
        except (ConnectionError, FileNotFoundError):
            return None
        if answered[0] in ("not yet", "not there"):
            self.reason = answered[-1]
            return None
        return True if answered[0] is None else answered[0]

    def act(self, what: str, *details: str) -> None:
        """Do something as soon as it can be done; it fails where that is never."""
        self.until(lambda: self.ask(what, *details), lambda: self.reason)

    def says(self, words: str) -> None:
        """Wait until some sentence has these words."""
        self.until(lambda: self.ask("says", words), lambda: f"{words!r} was never said: {self.ask('said')}")

    def until(self, true, otherwise=lambda: "it never came so far") -> None:
        """Ask again and again."""
        end = time.monotonic() + SOON
        while not true():
            assert self.process.poll() is None, self.process.stdout.read().decode()
            assert time.monotonic() < end, otherwise()
            time.sleep(0.02)

    def kill(self) -> None:
        """As a power cut ends it."""
        self.process.kill()
        self.process.wait()

    def wait_for_end(self) -> int:
        """The status with which it ends by itself."""
        return self.process.wait(SOON)
