"""`kill -9` at random moments: nothing that was told to be kept is lost, and what is left verifies."""

import json
import random

import pytest

KILLS = {"write": (12, 300), "backup": (4, 100), "migration": (4, 100), "rekey": (6, 100), "restore": (4, 50)}
"""How often on a developer's machine, and how often in CI."""
OF_EXCHANGE = {"share": (4, 150), "take": (6, 150)}
OF_ARCHIVE = {"archive": (4, 40)}

pytestmark = pytest.mark.timeout(900)  # so many kills in CI, on a busy machine


@pytest.mark.parametrize("half", [1, 2])
@pytest.mark.parametrize("fault", KILLS)
def test_whatever_moment_a_process_is_killed_nothing_is_lost(fault, half, run_fault, tmp_path, in_ci):
    kills = KILLS[fault][in_ci] // 2
    seed = random.randrange(1 << 32)
    said = json.loads(run_fault("kills.py", fault, kills, seed, tmp_path))
    assert said["kills"] == kills and said["told"] >= kills
    assert said["ended"] < kills, "every child came to its end before it was killed"


@pytest.mark.parametrize("half", [1, 2])
@pytest.mark.parametrize("fault", OF_EXCHANGE)
def test_whatever_moment_exchange_is_killed_nothing_is_half_there(fault, half, run_fault, tmp_path, in_ci):
    kills, seed = OF_EXCHANGE[fault][in_ci] // 2, random.randrange(1 << 32)
    said = json.loads(run_fault("kills_of_exchange.py", fault, kills, seed, tmp_path))
    assert said["kills"] == kills and said["told"] >= kills
    assert said["ended"] < kills, "every child came to its end before it was killed"


@pytest.mark.parametrize("half", [1, 2])
@pytest.mark.parametrize("fault", OF_ARCHIVE)
def test_whatever_moment_an_archive_is_killed_no_half_of_one_is_there(
    fault, half, run_fault, tmp_path, in_ci
):
    kills, seed = OF_ARCHIVE[fault][in_ci] // 2, random.randrange(1 << 32)
    said = json.loads(run_fault("kills_of_archive.py", fault, kills, seed, tmp_path))
    assert said["kills"] == kills and said["told"] >= kills
    assert said["ended"] < kills, "every child came to its end before it was killed"


def test_a_program_that_says_saved_too_early_would_be_found(run_fault, tmp_path):
    with pytest.raises(AssertionError, match=r"\['row', \d+\]"):
        run_fault("kills.py", "too early", 20, 1, tmp_path)
