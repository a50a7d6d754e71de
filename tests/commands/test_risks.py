"""A risk to a child stays open until a manager was told and it was confirmed in writing (002:119)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.commands import risks
from csa_desktop.domain import risks as about
from csa_desktop.errors import UserError
from tests.cases_made import case_id
from tests.commands.onsite_fixtures import site  # noqa: F401

SEEN = "Bruises on the arms; no visit for six weeks."


@pytest.fixture
def risk(site):  # noqa: F811
    return risks.raise_risk(*site.at, child="c-02", what=SEEN).row


def now(site, risk):  # noqa: F811
    return about.risk_with(site.trail, risk)


def test_a_risk_names_the_case_by_its_code_and_is_open(site, risk):  # noqa: F811
    raised = now(site, risk)
    assert (raised.child, raised.case) == ("C-02", case_id(site.store, site.assessment, "C-02"))
    assert raised.found[10] == "T"
    assert about.open_risks(site.trail) == (raised,)
    assert about.of_case(site.trail, raised.case) == (raised,)


def test_a_child_outside_the_sample_has_a_code_of_its_own(site):  # noqa: F811
    raised = now(site, risks.raise_risk(*site.at, child="X-1", what=SEEN).row)
    assert (raised.child, raised.case) == ("X-1", "")


def test_neither_the_child_nor_what_was_seen_may_be_missing(site, risk):  # noqa: F811
    with pytest.raises(UserError, match="which child"):
        risks.raise_risk(*site.at, child=" ", what=SEEN)
    with pytest.raises(UserError, match="what was seen"):
        risks.raise_risk(*site.at, child="C-02", what="")
    with pytest.raises(UserError, match="cannot stand without"):
        risks.change(*site.at, risk, {"what": "  "})
    assert now(site, risk).what == SEEN


def test_it_closes_only_once_somebody_was_told_and_it_is_confirmed(site, risk):  # noqa: F811
    with pytest.raises(UserError, match="which senior manager was told"):
        risks.confirm(*site.at, risk, how="Letter")
    with pytest.raises(UserError, match="by role"):
        risks.told(*site.at, risk, whom="")
    risks.told(*site.at, risk, whom="Head of service", will_do="Visit today", by_when="5 pm")
    assert now(site, risk).is_open
    assert about.lines(now(site, risk))[0].startswith("told: Head of service ")
    risks.confirm(*site.at, risk, how="Letter handed over")
    closed = now(site, risk)
    assert not closed.is_open
    assert (closed.will_do, closed.by_when, closed.confirmed_how) == (
        "Visit today",
        "5 pm",
        "Letter handed over",
    )


def test_a_confirmed_risk_keeps_its_whole_history_and_can_be_opened_again(site, risk):  # noqa: F811
    risks.told(*site.at, risk, whom="Team manager")
    risks.told(*site.at, risk, whom="Head of service")
    risks.confirm(*site.at, risk)
    risks.change(*site.at, risk, {"what": "Bruises on both arms."})
    said = [(v.field, v.value) for v in site.store.history("risk", risk)]
    assert ("told", "Team manager") in said
    assert ("what", SEEN) in said
    risks.reopen(*site.at, risk)
    assert now(site, risk).is_open


def test_another_child_is_another_case(site, risk):  # noqa: F811
    risks.change(*site.at, risk, {"child": "c-03"})
    assert now(site, risk).case == case_id(site.store, site.assessment, "C-03")
    risks.change(*site.at, risk, {"child": "X-2"})
    assert (now(site, risk).child, now(site, risk).case) == ("X-2", "")


def test_every_change_is_in_the_scope_of_the_case(site, risk):  # noqa: F811
    risks.told(*site.at, risk, whom="Head of service")
    assert ("risk", risk) in site.store.rows_in_scope(
        site.assessment, case_id(site.store, site.assessment, "C-02")
    )


@pytest.mark.parametrize("code", ["C-07", "X1", "Child A", "Older sibling of C-02", "UASC-3", "baby B", ""])
def test_codes_are_taken_as_codes(code):
    assert not about.looks_like_a_name(code)


@pytest.mark.parametrize("name", ["Anna", "Anna B", "ANNA", "Jo Smith", "Zoë", "smith-1", "child Amira"])
def test_names_are_told_from_codes(name):
    assert about.looks_like_a_name(name)


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at(text):
    assert about.looks_like_a_name(text) in (True, False)
