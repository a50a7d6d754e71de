"""A child in the first year is "under 1", wherever an age is read."""

from dataclasses import replace

import pytest

from csa_desktop.domain.cases import Case, age_said, aged
from csa_desktop.gui.pages.notebook import case_findings
from csa_desktop.gui.pages.sampling import case_rows
from csa_desktop.gui.pages.tracking import case_words

BABY = Case("c1", "a1", "C-01", "journey", "contact", age="0", gender="girl")


@pytest.mark.parametrize(
    ("age", "said", "in_a_line"),
    [("0", "under 1", "under 1"), ("1", "1", "aged 1"), ("10", "10", "aged 10"), ("", "", "")],
)
def test_an_age_is_said_in_years_and_below_one_in_words(age, said, in_a_line):
    assert (age_said(age), aged(age)) == (said, in_a_line)


@pytest.mark.parametrize("who", [case_words.who, case_rows.who, case_findings._called])
def test_no_page_calls_a_baby_nought(who):
    assert "under 1" in who(BABY) and "0" not in who(BABY).replace("C-01", "")
    assert "7" in who(replace(BABY, age="7"))
