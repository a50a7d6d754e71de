"""Whether a document may be analysed: as the framework says of its kind, unless a person decides."""

import pytest

from csa_desktop.commands import sources
from tests.commands.assessment_fixtures import here  # noqa: F401


def admissible(here, source):  # noqa: F811
    found = here.trail.source(source)
    return found.admissible, found.reason


def change_kind(here, source, kind):  # noqa: F811
    sources.describe(*here.at, here.pack, source, {"kind": kind})


def stated(here, kind):  # noqa: F811
    return "yes", here.pack.source_kind(kind).admissible_because


def test_a_document_that_turns_out_to_be_a_briefing_is_admissible_for_the_reason_of_briefings(here):  # noqa: F811
    source = here.document(kind="other")
    assert admissible(here, source) == ("", "")
    change_kind(here, source, "briefing-7")
    assert admissible(here, source) == stated(here, "briefing-7")


def test_one_that_turns_out_to_be_another_briefing_has_the_reason_of_that_one(here):  # noqa: F811
    source = here.document(kind="briefing-7")
    change_kind(here, source, "briefing-1")
    assert admissible(here, source) == stated(here, "briefing-1")


def test_one_that_is_no_briefing_after_all_is_undecided_again(here):  # noqa: F811
    source = here.document(kind="briefing-7")
    change_kind(here, source, "other")
    assert admissible(here, source) == ("", "")


@pytest.mark.parametrize("decision", [("no", "Never shared"), ("yes", "On the council\u2019s web site")])
def test_what_a_person_decided_stays_whatever_kind_it_turns_out_to_be(here, decision):  # noqa: F811
    source = here.document(kind="other")
    sources.decide_admissible(*here.at, source, admissible=decision[0], reason=decision[1])
    change_kind(here, source, "briefing-7")
    assert admissible(here, source) == decision


def test_a_correction_of_the_title_decides_nothing(here):  # noqa: F811
    source = here.document(kind="briefing-7")
    sources.decide_admissible(*here.at, source, admissible="", reason="")
    sources.describe(*here.at, here.pack, source, {"title": "CSCI briefing, corrected"})
    assert admissible(here, source) == ("", "")


def test_one_undo_takes_the_kind_and_the_decision_back(here):  # noqa: F811
    source = here.document(kind="other")
    change_kind(here, source, "briefing-7")
    here.store.undo()
    found = here.trail.source(source)
    assert (found.kind, found.admissible, found.reason) == ("other", "", "")
