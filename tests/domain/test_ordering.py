"""Between any two keys there is room for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.ordering import between


@given(st.lists(st.floats(0, 1), min_size=1, max_size=120))
def test_rows_can_be_inserted_anywhere_for_ever(places):
    keys: list[str] = []
    for place in places:
        at = round(place * len(keys))
        before = keys[at - 1] if at else ""
        after = keys[at] if at < len(keys) else ""
        keys.insert(at, between(before, after))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_rows_added_at_the_end_keep_short_keys():
    key = ""
    for _ in range(1000):
        following = between(key, "")
        assert following > key
        key = following
    assert len(key) < 40


def test_keys_that_are_not_in_order_are_a_bug():
    with pytest.raises(ValueError):
        between("b", "a")
