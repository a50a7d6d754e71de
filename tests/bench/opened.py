"""A store opened in the window, in a process of its own: its memory, and the gaps of its event loop."""

import atexit
import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from csa_desktop import paths
from csa_desktop.commands import example
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.creating import create_store
from tests.bench.made import add_findings, open_assessment
from tests.bench.starting import WINDOWS, surroundings

PASSPHRASE = "measured and nothing else"
NAME = "H. Marsh"
"""Who writes the worked example."""


def run(what: str, *, small: bool) -> dict[str, Any]:
    """What a session in the window tells at its end: `memory` or `gaps`."""
    folder, small_too = store(small), ["small"] if small else []
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, str(WINDOWS / "session.py"), str(folder), PASSPHRASE, what, *small_too],
            capture_output=True,
            text=True,
            env=surroundings(Path(home)),
            timeout=600,
            check=False,
        )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise RuntimeError(f"the session in the window ended early:\n{done.stderr}")
    told: dict[str, Any] = json.loads(lines[-1])
    return told


@cache
def store(small: bool) -> Path:
    """A store with the worked example, or with a few findings; made once for a run."""
    folder = tempfile.TemporaryDirectory(prefix="bench-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "Measured.csa"
    opening, _ = create_store(path, PASSPHRASE, name=NAME)
    try:
        if small:
            add_findings(opening.store, open_assessment(opening.store), 10)
        else:
            example.build(opening.store, installed_packs()["apa-2005"], paths.resources_folder() / "example")
    finally:
        opening.store.close()
    return path
