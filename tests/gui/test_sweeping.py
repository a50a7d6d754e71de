"""Memory is searched for what nothing refers to any more only while nobody does anything."""

import gc

import pytest

from csa_desktop.gui.sweeping import LONG_QUIET, QUIET, Sweeper


@pytest.fixture
def sweeper(qapp):
    quiet = [0.0]
    made = Sweeper(lambda: quiet[0])
    made.quiet = quiet
    yield made
    made.stop()


def searched():
    return gc.get_stats()[2]["collections"]


def make_much():
    """So much that what is new was searched a few times."""
    return [[n] for n in range(40_000)]


def test_nothing_is_searched_while_a_person_acts(sweeper):
    before, kept = searched(), make_much()
    sweeper.beat()
    assert searched() == before
    assert kept


def test_after_a_little_quiet_it_is_searched_once(sweeper):
    kept = make_much()
    sweeper.quiet[0] = QUIET
    before = searched()
    sweeper.beat()
    sweeper.beat()
    assert searched() == before + 1
    assert kept


def test_what_was_in_use_then_is_searched_again_after_a_long_quiet(sweeper):
    kept = make_much()
    sweeper.keep()
    assert gc.get_freeze_count() > len(kept)
    sweeper.quiet[0] = LONG_QUIET
    before = searched()
    sweeper.beat()
    sweeper.beat()
    sweeper.beat()
    assert searched() - before <= 2
    assert gc.get_freeze_count() > len(kept)


def test_stopping_leaves_it_to_python_again(qapp):
    before = gc.get_threshold()
    made = Sweeper(lambda: 0.0)
    assert gc.get_threshold() != before
    made.keep()
    made.stop()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
