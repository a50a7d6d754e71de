"""A draft that the disk refuses: it is held in memory, read like any other, and kept once there is room."""

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store
from tests.made_store import KEY
from tests.no_room import LONG, fill, make_room


def draft(assessment, row="new", words=LONG):
    return Draft(f"statement/{row}/text", assessment, "A finding", words, "")


def refuse(store, *drafts):
    fill(store)
    for one in drafts:
        with pytest.raises(UserError, match="The disk is full"):
            store.keep_draft(one)


def on_disk(store):
    """What a program would find that starts after this one was killed."""
    again = Store(store.folder, KEY)
    try:
        return [found.text for found in again.drafts()]
    finally:
        again.close()


def test_what_was_refused_is_held_and_read_in_place_of_what_was_kept_before(store, assessment):
    store.keep_draft(draft(assessment, words="Before."))
    refuse(store, draft(assessment))
    assert [held.text for held in store.held] == [LONG]
    assert [found.text for found in store.drafts(assessment)] == [LONG]
    assert [found.text for found in store.drafts()] == [LONG]
    assert store.drafts("another") == ()
    make_room(store)
    assert on_disk(store) == ["Before."]


def test_with_room_again_it_is_kept_and_no_longer_held(store, assessment):
    refuse(store, draft(assessment, "one"), draft(assessment, "two"))
    with pytest.raises(UserError, match="The disk is full"):
        store.keep_held()
    assert len(store.held) == 2
    make_room(store)
    store.keep_held()
    assert store.held == ()
    assert on_disk(store) == [LONG, LONG]


def test_as_much_is_kept_as_there_is_room_for(store, assessment):
    refuse(store, draft(assessment, "one"), draft(assessment, "two"))
    make_room(store, pages=len(LONG) // 4096 + 3)
    with pytest.raises(UserError, match="The disk is full"):
        store.keep_held()
    assert [held.place for held in store.held] == ["statement/two/text"]


def test_what_is_dropped_is_held_no_more(store, assessment):
    refuse(store, draft(assessment))
    store.drop_draft("statement/new/text", seen=LONG)
    assert store.held == () and store.drafts() == ()


def test_what_was_typed_about_something_erased_does_not_come_back(store, assessment, finding):
    refuse(store, draft(assessment, finding), draft(assessment, "other"))
    make_room(store)
    store.erase([("statement", finding)], assessment=assessment, ground="A court order")
    store.keep_held()
    assert [found.place for found in store.drafts()] == ["statement/other/text"]
