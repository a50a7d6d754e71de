"""Authorities as data: what an assessment takes over from the list, and what a person corrects."""

import pytest

from csa_desktop.commands import assessments, authorities
from csa_desktop.domain import authorities as domain
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401


def opened(here, name, year=2005):  # noqa: F811
    row = assessments.open_assessment(here.store, here.pack, authority=name, year=year, role="hmi").row
    return here.store.trail(row).assessment


def test_an_assessment_takes_type_and_region_from_the_list(here):  # noqa: F811
    about = opened(here, " st. helens ")
    assert (about.authority_type, about.region) == ("metropolitan", "north-west")
    assert domain.described(about.authority_type, about.region) == "Metropolitan borough, North West"


def test_an_authority_that_the_list_does_not_have_is_opened_all_the_same(here):  # noqa: F811
    about = opened(here, "Sharpston")
    assert (about.authority, about.authority_type, about.region) == ("Sharpston", "", "")


def test_a_later_assessment_takes_what_was_true_in_its_year(here):  # noqa: F811
    assert opened(here, "Wiltshire", 2012).authority_type == "unitary"
    assert opened(here, "Bedfordshire", 2012).authority_type == ""


def test_name_type_and_region_are_corrected_in_the_assessment(here):  # noqa: F811
    said = {"authority": "Sharpston Borough", "authority_type": "unitary", "region": "south-west"}
    assessments.describe_authority(*here.at, said)
    about = here.trail.assessment
    assert (about.authority, about.authority_type, about.region) == tuple(said.values())
    with pytest.raises(UserError, match="name"):
        assessments.describe_authority(*here.at, {"authority": "  "})


def test_a_correction_of_the_list_stays_on_this_laptop_and_holds_for_what_is_opened_next(here):  # noqa: F811
    authorities.correct(here.store, "Poole", name="Borough of Poole", kind="unitary", region="south-east")
    assert opened(here, "borough of poole").region == "south-east"
    assert len(authorities.known(here.store)) == 150
    authorities.take_back(here.store, "Poole")
    assert opened(here, "Poole").region == "south-west"


def test_one_that_is_missing_is_added_and_a_namesake_is_not(here):  # noqa: F811
    authorities.correct(here.store, "", name="Sharpston", kind="county", region="east-midlands")
    assert opened(here, "Sharpston").authority_type == "county"
    with pytest.raises(UserError, match="already"):
        authorities.correct(here.store, "", name="poole", kind="county", region="")
    authorities.take_back(here.store, "Sharpston")
    assert len(authorities.known(here.store)) == 150
