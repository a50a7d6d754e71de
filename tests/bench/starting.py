"""Time to an unlock page that takes a key, against a bare window with a line, as whole processes."""

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Row, of_medians, paired

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = Path(__file__).parent / "windows"
WAYS = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
"""Where a user's files lie; not our own variable, so that finding the folders is measured too."""


def measure(*, small: bool = False) -> list[Row]:
    """From starting the process to the key, in pairs."""
    compileall.compile_dir(ROOT / "csa_desktop", quiet=1)  # as an installation is
    with tempfile.TemporaryDirectory() as home:
        around = surroundings(Path(home))
        (Path(home) / "data/csa-desktop/stores/My inspections.csa").mkdir(parents=True)
        for script in ("ours", "bare"):  # what both read is in the system's memory then
            seconds_to(script, "typed", around)
        times = 2 if small else 40
        pairs = paired(
            lambda _: seconds_to("ours", "typed", around),
            lambda _: seconds_to("bare", "typed", around),
            times,
        )
    return [of_medians("unlock page takes a key / bare window", pairs, 1.5)]


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a user without settings, and without a screen."""
    own = {name: str(home / way) for name, way in WAYS.items()}
    kept = {name: value for name, value in os.environ.items() if name != "CSA_DESKTOP_HOME"}
    return {**kept, **own, "QT_QPA_PLATFORM": "offscreen"}


def seconds_to(script: str, sign: str, around: dict[str, str]) -> float:
    """How long a window's process takes from its start to saying `sign`."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(WINDOWS / f"{script}.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=around,
    ) as process:
        assert process.stdout
        for said in process.stdout:
            if said.decode().strip() == sign:
                return time.perf_counter() - started
    raise RuntimeError(f"the {script} window did not come up")
