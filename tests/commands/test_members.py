"""The people of an assessment are corrected where they stand, not removed and added again."""

import pytest

from csa_desktop.commands import assessments, conflicts
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401


def add(here, **about):  # noqa: F811
    return assessments.add_member(*here.at, **{"name": "R. Coel", "role": "brm", **about}).row


def member(here, row):  # noqa: F811
    return next(m for m in here.trail.rows.members if m.id == row)


def test_a_corrected_name_keeps_who_it_is_and_what_else_is_known(here):  # noqa: F811
    row = add(here)
    before = member(here, row)
    assessments.change_member(*here.at, row, {"name": " R. Cole "})
    after = member(here, row)
    assert after.name == "R. Cole"
    assert (after.role, after.organisation, after.person) == (before.role, "CSCI", before.person)


def test_the_organisation_that_came_with_a_role_goes_with_it(here):  # noqa: F811
    row, other = add(here), add(here, organisation="Audit Commission")
    for one in (row, other):
        assessments.change_member(*here.at, one, {"role": "hmi"})
    assert (member(here, row).role, member(here, row).organisation) == ("hmi", "Ofsted")
    assert member(here, other).organisation == "Audit Commission"


@pytest.mark.parametrize(
    ("about", "says"), [({"name": " "}, "Enter the name"), ({"role": ""}, "Choose the role")]
)
def test_a_person_keeps_a_name_and_a_role(here, about, says):  # noqa: F811
    row = add(here)
    with pytest.raises(UserError, match=says):
        assessments.change_member(*here.at, row, about)


def test_a_person_who_was_taken_off_meanwhile_is_not_corrected(here):  # noqa: F811
    row = add(here)
    assessments.remove_member(*here.at, row)
    with pytest.raises(UserError, match="taken off the assessment"):
        assessments.change_member(*here.at, row, {"name": "R. Cole"})


def test_two_corrections_of_the_same_name_on_the_same_ground_both_stay(here):  # noqa: F811
    row = add(here)
    seen = here.trail.at
    assessments.change_member(*here.at, row, {"name": "R. Cole"}, seen=seen)
    assessments.change_member(*here.at, row, {"name": "R. Coles"}, seen=seen)
    (conflict,) = conflicts.open_conflicts(*here.at)
    assert conflict.key == f"member/{row}/name"
    assert len(conflict.heads) == 2
