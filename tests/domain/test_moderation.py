"""What the board shows of a judgement: where it stands, its key trail, what is against it or missing."""

import pytest

from csa_desktop.commands import decisions, judgements, statements, trails
from csa_desktop.domain.moderation import authority, moderated, proposal
from csa_desktop.frameworks.packs import installed_packs
from tests.day_made import authority as made
from tests.made_store import new_store

CARE = {"subject": "overall", "judgement": "social-care"}


@pytest.fixture
def day(tmp_path):
    store = new_store(tmp_path)
    store.introduce("H. Marsh")
    pack = installed_packs()["apa-2005"]
    yield store, pack, made(store, pack, "Ambleton", grades={"social-care": "3"}, points=3)
    store.close()


def shown(day, judgement="social-care"):
    store, pack, row = day
    return proposal(store.trail(row), pack, judgement)


def test_the_grade_is_that_of_step_4_and_the_trail_that_of_step_3_where_4_stands_on_nothing(day):
    found = shown(day)
    assert (found.grade.code, found.status, found.step, found.trail_of) == (
        "3",
        "Provisional",
        "Step 4",
        "Step 3",
    )
    assert [p.sign for p in found.points] == ["strength", "improvement", "strength"]
    assert [(len(p.findings), p.sources) for p in found.points] == [(1, 1)] * 3
    assert found.points[0].findings[0].sources == ("CSCI briefing",)
    assert (found.standing.findings, found.standing.sources, found.standing.kinds) == (3, 1, 1)


def test_in_place_of_an_earlier_judgement_the_trail_shows_what_that_one_stands_on(day):
    store, pack, row = day
    third = judgements.judgement_id(row, "3", "overall", "social-care")
    judgements.rest_on(store, row, pack, step="4", **CARE, on=[third])
    found = shown(day)
    assert len(found.points) == 3 and found.trail_of == ""


def test_what_contradicts_anything_below_is_named_with_what_it_contradicts(day):
    store, _pack, row = day
    point = store.trail(row).statements(kind="point")[0]
    other = {"kind": "finding", "text": "Some reviews were late.", "step": "1", "subject": "staying-safe"}
    against = statements.add(store, row, **other).row
    trails.contradict(store, row, point.id, against)
    (found,) = shown(day).against
    assert (found.text, found.what) == ("Some reviews were late.", point.text)


def test_open_gaps_of_the_service_are_missing_and_closed_ones_are_not(day):
    store, _pack, row = day
    for text, about in (
        ("No data on placements.", {"service": "social-care", "state": "open"}),
        ("No data on exclusions.", {"service": "education", "state": "open"}),
        ("No data on reviews.", {"service": "social-care", "state": "filled"}),
        ("No data on either.", {"state": "asked"}),
    ):
        statements.add(store, row, kind="gap", text=text, step="1", subject="staying-safe", about=about)
    assert shown(day).gaps == ("No data on placements.", "No data on either.")


def test_a_flagged_key_area_stands_beside_the_judgements_that_it_touches(day):
    store, _pack, row = day
    flag = {"kind": "flag", "text": "Placements are unstable.", "step": "2", "subject": "staying-safe"}
    statements.add(store, row, **flag, about={"service": "social-care"})
    assert shown(day).flags == ("Placements are unstable.",)
    assert shown(day, "education").flags == ()


def test_a_judgement_that_nobody_has_made_is_there_and_empty(day):
    found = shown(day, "capacity")
    assert (found.grade, found.points, found.standing, found.decided) == (None, (), None, ())


def test_every_decision_is_there_and_the_last_of_moderation_is_told_apart(day):
    store, pack, row = day
    for stage, grade, on in (("moderation", "2", "2005-07-20"), ("arrival", "3", "2005-10-01")):
        said = {
            "judgement": "social-care",
            "stage": stage,
            "to_grade": grade,
            "why": "Seen.",
            "by": "Group 1",
        }
        decisions.decide(store, row, pack, **said, when=on)
    found = shown(day)
    assert [one.decision.grade for one in found.decided] == ["2", "3"]
    assert moderated(found.decided).decision.grade == "2"


def test_an_authority_brings_its_reasons_and_its_lead(day):
    store, pack, row = day
    found = authority(store.trail(row), pack)
    assert found.presents == "H. Marsh" and found.reasons == "The evidence of Ambleton points both ways."
    assert [p.judgement for p in found.proposals] == [
        "education",
        "social-care",
        "childrens-services",
        "capacity",
    ]
