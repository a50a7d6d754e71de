"""The command line as a person uses it on the worked example."""

import subprocess
import sys

LONGEST = 560
"""Seconds: every page of four assessments is pictured, on a machine that may be doing other things."""


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the program with these words."""
    return subprocess.run(
        [sys.executable, "-m", "csa_desktop", *words],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
