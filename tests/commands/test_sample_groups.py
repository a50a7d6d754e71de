"""Every group that the authority's lists can tell may be asked of a sample, whichever inspection draws it."""

from datetime import date

import pytest

from csa_desktop.commands import assessments, lists, samples
from csa_desktop.commands.sample_pool import numbers
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.sampling import Wish
from csa_desktop.domain.sampling.titles import coverable
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.child_lists.read import read_child_lists
from tests.commands.assessment_fixtures import Here
from tests.importing.child_lists.made_lists import Made, workbook
from tests.made_store import new_store

TODAY = date(2009, 9, 1)
TOLD = {
    "disability": "Does the Child have a Disability",
    "unaccompanied": "Unaccompanied Asylum Seeking Child",
    "privately-fostered": "Privately Fostered",
    "domestic-abuse": "Domestic Abuse",
    "drug-misuse": "Drug Misuse",
    "adult-mental-health": "Adult Mental Health",
    "out-of-area": "Placed out of Area",
}
"""The column of the lists that tells each group."""
BESIDE = 60
"""Children of no group."""


STAGES = {
    "safeguarding-lac-2009": "referral",
    "unannounced-2009": "referral",
    "child-protection-2012": "referral",
    "children-in-care-2012": "edge",
}
"""A stage at which the lists of these inspections show a child in need."""


@pytest.fixture(params=STAGES)
def there(request, tmp_path):
    """An inspection to which a list came: one child of each group among many of none."""
    store, pack = new_store(tmp_path), installed_packs()[request.param]
    store.introduce("H. Marsh")
    opened = assessments.open_assessment(store, pack, authority="Norbridge", year=2009, role=pack.roles[0].id)
    lists_sent = (listed("List 3", "Date of Referral"), listed("List 6", "CIN Start Date"))
    reading = read_child_lists(workbook(*lists_sent), "lists.xlsx", TODAY)
    lists.bring_in(store, opened.row, pack, reading, keep_names=False)
    yield Here(store, opened.row, pack)
    store.close()


def listed(name, began):
    about = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", began, "Case Status"]
    rows = [
        [1000 + at, "Girl", "WBRI", date(2000, 3, 1), date(2009, 6, 2), "Open", *marks(at)]
        for at in range(len(TOLD) + BESIDE)
    ]
    return Made([*about, *TOLD.values()], rows, name)


def marks(at):
    """The child's column of each group: each of the first few children is in one."""
    return ["Yes" if at == number else "No" for number in range(len(TOLD))]


def wish(pack):
    return Wish("Norbridge", ((STAGES[pack.id], len(TOLD)),), 1, cover=coverable(pack))


def test_each_group_that_the_lists_tell_is_in_the_sample(there):
    samples.draw_sample(*there.at, there.pack, wish(there.pack))
    drawn = [case.groups for case in there.trail.cases(SAMPLED)]
    assert sorted(group for groups in drawn for group in groups) == sorted(TOLD)


def test_each_group_that_the_lists_tell_is_counted_for_the_matrix(there):
    counts = numbers(*there.at, there.pack, wish(there.pack)).eligible
    stage = STAGES[there.pack.id]
    assert {group: counts.get((stage, group)) for group in TOLD} == dict.fromkeys(TOLD, 1)


def test_a_group_that_no_document_names_says_what_shows_it(there):
    for group in there.pack.groups:
        if group.id in TOLD and group.source == "program":
            assert TOLD[group.id] in group.hint or group.hint == "UASC", group.id
