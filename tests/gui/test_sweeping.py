"""Memory is searched for what nothing refers to any more in the window's thread, all of it only in quiet."""

import gc
import weakref

import pytest

from csa_desktop.gui.sweeping import LONG_QUIET, MUCH, QUIET, Sweeper


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
    """So much that what is new has to be searched."""
    return [[n] for n in range(MUCH + 100)]


def test_python_searches_nothing_by_itself_in_any_thread(sweeper):
    assert not gc.isenabled()


def test_while_a_person_acts_only_what_is_new_is_searched(sweeper):
    before, kept = searched(), make_much()
    assert gc.get_count()[0] >= MUCH
    sweeper.beat()
    assert gc.get_count()[0] < MUCH
    assert searched() == before
    assert kept


def test_what_refers_to_itself_goes_even_while_a_person_acts(sweeper):
    class Page:
        pass

    page = Page()
    page.own, gone = page, weakref.ref(page)
    del page
    kept = make_much()
    sweeper.beat()
    assert gone() is None
    assert kept


def test_after_a_little_quiet_all_is_searched_once(sweeper):
    kept = [make_much() for _ in range(4) if sweeper.beat() is None]
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
    assert gc.isenabled()
    made = Sweeper(lambda: 0.0)
    assert not gc.isenabled()
    made.keep()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
