"""Two people wrote different things: both stand until one chooses, and the choice is one for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.commands import conflicts, statements
from csa_desktop.domain.differences import GONE, differences
from csa_desktop.errors import UserError
from tests.exchange.test_two_laptops import assessment, bring_in, cole, laptop, marsh, say, send  # noqa: F401


@pytest.fixture
def parted(marsh, cole, assessment, tmp_path):  # noqa: F811
    """A statement that both reworded, with both laptops knowing of it."""
    row = say(marsh, assessment, "The register fell.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.reword(marsh, assessment, row, "The register fell by a third.")
    statements.reword(cole, assessment, row, "The register fell, then rose.")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    return row


def test_each_sees_its_own_and_the_others_words_and_what_was_before(marsh, cole, assessment, parted):  # noqa: F811
    (here,) = conflicts.open_conflicts(marsh, assessment)
    assert here.base == "The register fell."
    assert here.mine.value == "The register fell by a third."
    assert [side.value for side in here.theirs] == ["The register fell, then rose."]
    (there,) = conflicts.open_conflicts(cole, assessment)
    assert there.mine.value == "The register fell, then rose."


def test_a_joined_text_settles_it_for_both(marsh, cole, assessment, parted, tmp_path):  # noqa: F811
    (here,) = conflicts.open_conflicts(marsh, assessment)
    conflicts.choose(marsh, assessment, here, "The register fell by a third, then rose.")
    assert conflicts.open_conflicts(marsh, assessment) == ()
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert conflicts.open_conflicts(cole, assessment) == ()
    assert cole.trail(assessment).statement(parted).text == "The register fell by a third, then rose."


def test_choosing_differently_on_both_laptops_is_open_again(marsh, cole, assessment, parted, tmp_path):  # noqa: F811
    for store, words in ((marsh, "One."), (cole, "Other.")):
        (found,) = conflicts.open_conflicts(store, assessment)
        conflicts.choose(store, assessment, found, words)
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    (again,) = conflicts.open_conflicts(cole, assessment)
    assert {side.value for side in again.sides} == {"One.", "Other."}


def test_what_was_settled_meanwhile_is_not_settled_twice(marsh, assessment, parted):  # noqa: F811
    (found,) = conflicts.open_conflicts(marsh, assessment)
    conflicts.choose(marsh, assessment, found, "One.")
    with pytest.raises(UserError, match="settled meanwhile"):
        conflicts.choose(marsh, assessment, found, "Other.")


def test_removed_here_and_changed_there_waits_for_a_person(marsh, cole, assessment, tmp_path):  # noqa: F811
    row = say(marsh, assessment, "The register fell.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.remove(marsh, assessment, row)
    statements.reword(cole, assessment, row, "The register fell by a third.")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    found = next(c for c in conflicts.open_conflicts(marsh, assessment) if c.field == "text")
    assert {side.value for side in found.sides} == {None, "The register fell by a third."}
    conflicts.choose_removal(marsh, assessment, found)
    assert marsh.trail(assessment).statement(row) is None


@given(older=st.text(max_size=60), newer=st.text(max_size=60))
def test_the_parts_of_a_difference_are_both_texts(older, newer):
    parts = differences(older, newer)
    assert "".join(p.words for p in parts if p.kind != GONE) == newer
    assert "".join(p.words for p in parts if p.kind != "new") == older
