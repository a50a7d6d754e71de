"""Rows keep the order in which a person put them, however often they are moved about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.ordering import DIGITS, between

keys = st.text(DIGITS, min_size=1, max_size=12).filter(lambda key: not key.endswith("0"))


@given(keys, keys)
def test_between_two_rows_there_is_always_room(one: str, other: str) -> None:
    low, high = sorted((one, other))
    key = between(low, high)
    assert low < key
    assert key < high or low == high


@given(keys)
def test_there_is_room_before_the_first_row_and_after_the_last(key: str) -> None:
    assert between("", key) < key < between(key, "")


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=120))
def test_rows_inserted_anywhere_stay_where_they_were_put(places: list[int]) -> None:
    rows: list[str] = []
    for place in places:
        at = place % (len(rows) + 1)
        low, high = rows[at - 1] if at else "", rows[at] if at < len(rows) else ""
        rows.insert(at, between(low, high))
    assert rows == sorted(rows)
    assert len(set(rows)) == len(rows)


def test_ten_thousand_rows_added_at_the_end_keep_short_keys() -> None:
    key = ""
    for _ in range(10_000):
        following = between(key, "")
        assert following > key
        key = following
    assert len(key) <= 4


@pytest.mark.parametrize("end", ["zzzz", "zzzzz", "zzzzi"])
def test_after_the_highest_key_that_is_counted_there_is_still_room(end: str) -> None:
    assert between(end, "") > end


def test_a_row_between_two_that_two_laptops_gave_one_key_comes_right_after_both() -> None:
    assert "i" < between("i", "i") < "i1"


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("A", "b"), ("a", "b0"), ("", "ä")])
def test_what_is_no_order_is_a_mistake_of_ours(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=r"does not come before|not a key"):
        between(before, after)
