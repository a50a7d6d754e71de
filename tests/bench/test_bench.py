"""Each measure runs, with tiny counts; what it finds is never a test, for machines differ."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import NAMES
from tests.bench.figures import Figure, Skipped, of_medians, of_p95, p95, paired, table

ROOT = Path(__file__).resolve().parents[2]
IN_CI = bool(os.environ.get("CI"))
LONG = frozenset({"cases", "home", "gaps", "several"})
"""These open a window and walk through it, which stories do too."""


def _marked(name: str):  # type: ignore[no-untyped-def]
    waits = pytest.mark.skipif(name in LONG and not IN_CI, reason="takes long, and runs when CI is set")
    return pytest.param(name, marks=waits)


@pytest.mark.parametrize("name", [_marked(name) for name in NAMES])
def test_a_measure_runs_and_says_what_it_found(name: str, tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--small", name, "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text("utf-8"))["figures"]
    assert all(f["what"] in done.stdout for f in figures)
    assert any(f.get("value", 0) > 0 for f in figures), done.stdout


def test_what_is_unknown_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "nothing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no such measure: nothing" in done.stderr


def test_pairs_are_taken_in_turn_and_begin_with_either_side() -> None:
    asked: list[str] = []

    def side(name: str, value: float) -> float:
        asked.append(name)
        return value

    pairs = paired(lambda _: side("ours", 2), lambda _: side("theirs", 1), 3)
    assert pairs == [(2, 1)] * 3
    assert asked == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]


def test_the_median_and_the_95th_of_a_hundred() -> None:
    pairs = [(n / 1000, 0.05) for n in range(1, 101)]
    assert p95([a for a, _ in pairs]) == 0.096
    assert of_medians("x", pairs, 2).value == pytest.approx(1.01)
    assert of_p95("x", pairs, 2).value == pytest.approx(1.92)


@pytest.mark.parametrize(
    ("value", "least", "met"), [(1.5, False, True), (1.6, False, False), (9.0, True, True)]
)
def test_an_aim_is_a_most_or_a_least_value(value: float, least: bool, met: bool) -> None:
    assert Figure("x", "", "", value, 1.5, least=least).met is met


def test_the_table_shows_what_was_missed_and_what_was_not_measured() -> None:
    rows = [Figure("slow", "2 ms", "1 ms", 2.0, 1.5, note="on a bad day"), Skipped("gone", "it is not here")]
    shown = table(rows)
    assert "at most 1.5  missed" in shown
    assert "skipped: it is not here" in shown
    assert "slow: on a bad day" in shown
