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
from tests.bench.made_cases import add_inspection
from tests.bench.made_many import add_authorities
from tests.bench.starting import WINDOWS, surroundings

PASSPHRASE = "measured and nothing else"
CASES = 200
NAME = "H. Marsh"
"""Who writes the worked example."""


def run(what: str, *, small: bool) -> dict[str, Any]:
    """What a session in the window tells at its end: `memory`, `gaps`, those among many `cases`, those of
    pages over `several` assessments, or of their list, `home`.
    """
    folder = several(small) if what in ("several", "home") else store(small, cases=what == "cases")
    small_too = ["small"] if small else []
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [
                sys.executable,
                "-X",
                "faulthandler",
                str(WINDOWS / "session.py"),
                str(folder),
                PASSPHRASE,
                what,
                *small_too,
            ],
            capture_output=True,
            text=True,
            env=surroundings(Path(home)),
            timeout=600,
            check=False,
        )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        told_last = f"{done.returncode}:\n{done.stdout}{done.stderr}"
        raise RuntimeError(f"the session in the window ended early, with {told_last}")
    told: dict[str, Any] = json.loads(lines[-1])
    return told


@cache
def store(small: bool, *, cases: bool = False) -> Path:
    """A store with the worked example, with a few findings, or with many cases; made once for a run."""
    folder = tempfile.TemporaryDirectory(prefix="bench-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "Measured.csa"
    opening, _ = create_store(path, PASSPHRASE, name=NAME)
    try:
        if cases:
            add_inspection(opening.store, installed_packs()["child-protection-2012"], 8 if small else CASES)
        elif small:
            add_findings(opening.store, open_assessment(opening.store), 10)
        else:
            example.build(opening.store, installed_packs()["apa-2005"], paths.resources_folder() / "example")
    finally:
        opening.store.close()
    return path


@cache
def several(small: bool) -> Path:
    """A store with the assessments of every authority of 2005, or of a few; made once for a run."""
    folder = tempfile.TemporaryDirectory(prefix="bench-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "Several.csa"
    opening, _ = create_store(path, PASSPHRASE, name=NAME)
    many = {"authorities": 4, "statements": 40} if small else {}
    try:
        add_authorities(opening.store, installed_packs()["apa-2005"], **many)
    finally:
        opening.store.close()
    return path
