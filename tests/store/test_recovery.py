"""The recovery key: printed, and typed back by somebody in a hurry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.errors import UserError
from csa_desktop.store import recovery

SECRETS = st.binary(min_size=32, max_size=32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AS_TYPED = {"0": "0Oo", "1": "1IiLl"}
BETWEEN = st.text(" -\u2013\t\n.", max_size=3)


@given(SECRETS)
def test_eight_groups_of_eight_come_back_as_the_secret(secret):
    words = recovery.written(secret)
    groups = words.split()
    assert len(groups) == 8
    assert all(len(group) == 9 and group[4] == "-" for group in groups)
    assert set(words) <= set(LETTERS + "- ")
    assert recovery.read(words) == secret


@given(SECRETS, st.data())
def test_case_spaces_and_letters_taken_for_digits_do_not_matter(secret, data):
    typed = "".join(
        data.draw(st.sampled_from(AS_TYPED.get(letter, letter + letter.lower()))) + data.draw(BETWEEN)
        for letter in recovery.written(secret).replace("-", "").replace(" ", "")
    )
    assert recovery.read(typed) == secret


@given(SECRETS, st.integers(0, 63), st.sampled_from(LETTERS))
def test_a_wrong_letter_is_found_and_its_group_named(secret, place, wrong):
    letters = recovery.written(secret).replace("-", "").replace(" ", "")
    typed = letters[:place] + wrong + letters[place + 1 :]
    if typed == letters:
        assert recovery.read(typed) == secret
    else:
        with pytest.raises(UserError, match=rf"group {place // 8 + 1} of"):
            recovery.read(typed)


@given(SECRETS, st.integers(0, 62))
def test_two_swapped_neighbours_are_found(secret, place):
    letters = recovery.written(secret).replace("-", "").replace(" ", "")
    typed = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if typed == letters:
        assert recovery.read(typed) == secret
    else:
        with pytest.raises(UserError, match="Look again at group"):
            recovery.read(typed)


@given(SECRETS, st.permutations(range(8)))
def test_groups_in_another_order_are_found_even_where_they_are_alike(secret, order):
    groups = recovery.written(secret).split()
    moved = [str(place + 1) for place in range(8) if order[place] != place]
    typed = " ".join(groups[number] for number in order)
    if not moved:
        assert recovery.read(typed) == secret
    else:
        with pytest.raises(UserError) as told:
            recovery.read(typed)
        assert ", ".join(moved) in str(told.value)


@given(st.text())
def test_anything_else_gets_a_sentence(typed):
    with pytest.raises(UserError, match="recovery key"):
        recovery.read(typed)


def test_what_was_typed_is_never_repeated_in_the_sentence():
    with pytest.raises(UserError) as told:
        recovery.read("Kätzchen UUUU 7777")
    assert "ä" not in str(told.value).lower()
    assert "7777" not in str(told.value)
