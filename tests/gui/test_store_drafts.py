"""A draft that the store refuses is tried again by itself, at growing pauses, and that is said meanwhile."""

import pytest

from csa_desktop.gui.runner import Runner
from csa_desktop.gui.store_drafts import FIRST_PAUSE_MS, LONGEST_PAUSE_MS
from csa_desktop.store.local import Draft
from tests.made_store import new_store
from tests.no_room import LONG, fill, make_room


def draft(row, words=LONG):
    return Draft(f"statement/{row}/text", "a", "A finding", words, "")


@pytest.fixture
def runner(tmp_path, qtbot):
    store = new_store(tmp_path)
    made = Runner(store)
    made.store, made.said = store, []
    made.drafts.told.connect(made.said.append)
    yield made
    make_room(store)
    made.close()
    store.close()


def settle(runner, qtbot):
    qtbot.waitUntil(runner.idle)


def test_what_is_refused_is_said_and_kept_by_itself_once_there_is_room(runner, qtbot):
    fill(runner.store)
    runner.drafts.keep(draft("one"))
    settle(runner, qtbot)
    assert "Not kept yet" in runner.said[-1] and "The disk is full" in runner.said[-1]
    make_room(runner.store)
    qtbot.waitUntil(lambda: runner.said[-1] == "")
    assert [kept.text for kept in runner.store.drafts()] == [LONG]
    assert runner.store.held == ()


def test_the_pauses_grow_to_a_minute_and_are_short_again_after_it_was_kept(runner, qtbot):
    fill(runner.store)
    runner.drafts.keep(draft("one"))
    settle(runner, qtbot)
    pauses = [runner.drafts.pause_ms]
    for _ in range(6):
        runner.drafts.now()
        settle(runner, qtbot)
        pauses.append(runner.drafts.pause_ms)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (FIRST_PAUSE_MS, LONGEST_PAUSE_MS)
    make_room(runner.store)
    runner.drafts.now()
    settle(runner, qtbot)
    assert runner.said[-1] == "" and runner.drafts.pause_ms == FIRST_PAUSE_MS


def test_one_that_is_kept_takes_the_others_with_it_and_their_changes_are_asked_for_again(runner, qtbot):
    again = []
    fill(runner.store)
    runner.drafts.keep(draft("one"), lambda: again.append("one"))
    settle(runner, qtbot)
    make_room(runner.store)
    runner.drafts.keep(draft("two", "short"), lambda: again.append("two"))
    settle(runner, qtbot)
    assert {kept.text for kept in runner.store.drafts()} == {LONG, "short"}
    assert "one" in again and runner.said[-1] == ""


def test_what_is_dropped_is_no_longer_said_to_be_unkept(runner, qtbot):
    fill(runner.store)
    runner.drafts.keep(draft("one"))
    settle(runner, qtbot)
    runner.drafts.drop("statement/one/text", seen=LONG)
    settle(runner, qtbot)
    assert runner.said[-1] == "" and runner.store.drafts() == ()


def test_what_is_kept_at_once_is_not_asked_for_again(runner, qtbot):
    again = []
    runner.drafts.keep(draft("one"), lambda: again.append("one"))
    settle(runner, qtbot)
    assert again == [] and runner.said == []


def test_what_is_typed_is_told_until_it_is_a_change_or_was_refused(runner, qtbot):
    told = []
    runner.drafts.typed.connect(lambda: told.append(runner.drafts.typing))
    runner.drafts.keep(draft("one"))
    runner.drafts.keep(draft("one", "more"))
    runner.drafts.drop("statement/one/text", seen="more")
    runner.drafts.keep(draft("two"))
    runner.drafts.keep(draft("two"), lambda: None)
    settle(runner, qtbot)
    assert told == [True, False, True, False]
