"""The authorities of 2005: exactly those, and today's once every re-organisation since is made again."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from csa_desktop.commands.authorities import shipped
from csa_desktop.domain import authorities

TODAYS = Path(__file__).resolve().parents[3] / "shared" / "data" / "authorities-and-neighbours.csv"
GONE = {"Northamptonshire", "Poole", "Cumbria"}
"""Rows of today's file that serve no more."""
TYPES = {
    "County": "county",
    "Metropolitan District": "metropolitan",
    "London Borough": "london",
    "Unitary Authority": "unitary",
}
COUNTIES_STILL = {"Cumberland", "Westmorland and Furness", "North Yorkshire"}
"""Unitary since 2023; the file has them as counties still."""


def names(year):
    return {a.name for a in authorities.serving(shipped(), year)}


def test_there_are_exactly_150_authorities_in_2005():
    listed = authorities.serving(shipped(), 2005)
    assert len(listed) == len({a.name for a in listed}) == 150
    assert Counter(a.type for a in listed) == {
        "county": 34,
        "metropolitan": 36,
        "london": 33,
        "unitary": 47,
    }
    assert Counter(a.region for a in listed) == {
        "london": 33,
        "north-west": 22,
        "south-east": 19,
        "south-west": 16,
        "yorkshire-and-the-humber": 15,
        "west-midlands": 14,
        "north-east": 12,
        "east-of-england": 10,
        "east-midlands": 9,
    }


def test_types_and_regions_are_those_that_the_window_offers():
    assert {a.type for a in shipped()} == {option.id for option in authorities.TYPES}
    assert {a.region for a in shipped()} == {option.id for option in authorities.REGIONS}


def test_what_was_parted_since_is_whole_and_what_was_joined_is_apart():
    then = names(2005)
    assert {"Bedfordshire", "Cheshire", "Northamptonshire", "Cumbria", "Bournemouth", "Poole"} <= then
    assert {"City of London", "Isles of Scilly"} <= then
    since = {"Bedford", "Central Bedfordshire", "Cheshire East", "Cumberland", "West Northamptonshire"}
    assert not since & then


@pytest.mark.parametrize(("year", "many"), [(2008, 150), (2009, 152), (2019, 151), (2021, 152), (2023, 153)])
def test_each_re_organisation_comes_in_its_year(year, many):
    assert len(names(year)) == many


def test_a_county_that_went_on_as_a_unitary_authority_changes_its_type_alone():
    before, after = (
        authorities.named(authorities.serving(shipped(), year), "wiltshire") for year in (2008, 2009)
    )
    assert (before.type, after.type) == ("county", "unitary")
    assert before.region == after.region == "south-west"


@pytest.mark.skipif(not TODAYS.exists(), reason="the shared data are not on this machine")
def test_made_again_they_are_the_authorities_of_today():
    with TODAYS.open(encoding="utf-8-sig") as file:
        rows = [r for r in csv.DictReader(file) if r["local_authority_ons_name"] not in GONE]
    known = authorities.serving(shipped(), 2026)
    found = {r["local_authority_ons_name"]: authorities.named(known, _as_ours(r)) for r in rows}
    assert [name for name, one in found.items() if one is None] == []
    assert {one.name for one in found.values()} == {one.name for one in known}
    regions = {name: one.region for name, one in found.items()}
    said = {r["local_authority_ons_name"]: _id(r["region_name"]) for r in rows}
    assert regions == said
    for row in rows:
        name = row["local_authority_ons_name"]
        if name not in COUNTIES_STILL:
            assert found[name].type == TYPES[row["ons_la_type"]], name


def _as_ours(row):
    return {"Bedford Borough": "Bedford"}.get(
        row["local_authority_ons_name"], row["local_authority_ons_name"]
    )


def _id(region):
    return region.casefold().replace(" ", "-")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bed", "Bedfordshire"),
        ("st. helens", "St Helens"),
        ("hull", "Kingston upon Hull"),
        ("Bristol, City of", "Bristol"),
        ("wearing", None),
        ("tyne", "Newcastle upon Tyne"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed, first):
    found = authorities.matching(authorities.serving(shipped(), 2005), typed)
    assert (found[0].name if found else None) == first
