"""Who inspects, who only reads, and who bears the name of another."""

import pytest

from csa_desktop.domain.people import inspectors, namesakes, readers
from csa_desktop.domain.values import Member
from csa_desktop.frameworks.packs import installed_packs


@pytest.fixture(scope="module")
def pack():
    return installed_packs()["apa-2005"]


def member(name, role, lead=False):
    return Member(name, "assessment", name, role, "", lead)


def names(members):
    return [m.name for m in members]


def test_the_lead_stands_first_then_the_roles_as_the_pack_lists_them(pack):
    here = (member("Ann", "brm"), member("Zoe", "brm", lead=True), member("Mo", "hmi"), member("Al", ""))
    assert names(inspectors(pack, here)) == ["Zoe", "Mo", "Ann", "Al"]


def test_those_who_fill_in_a_reader_s_form_only_read(pack):
    here = (member("Ann", "ofsted-reader"), member("Bea", "hmi"), member("Cy", "csci-manager"))
    assert (names(inspectors(pack, here)), names(readers(pack, here))) == (["Bea"], ["Cy", "Ann"])


def test_a_reader_who_leads_inspects(pack):
    here = (member("Ann", "csci-manager", lead=True),)
    assert (names(inspectors(pack, here)), readers(pack, here)) == (["Ann"], ())


def test_a_name_is_the_same_however_it_is_spaced_and_capitalised():
    here = (member("R. Cole", "brm"), member("r.  cole ", "hmi"), member("H. Marsh", "hmi"))
    assert len(namesakes(here, "R. COLE")) == 2
    assert namesakes(here, "  ") == ()
