"""How many of something there are, in words."""

import pytest

from csa_desktop.domain.counts import several


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 changes"), (1, "1 change"), (2, "2 changes"), (999, "999 changes"), (1543, "1,543 changes")],
)
def test_thousands_are_told_by_a_comma(count, said):
    assert several(count, "change") == said


def test_a_word_that_takes_no_s_is_given():
    assert several(1204, "child was", "children were") == "1,204 children were"
