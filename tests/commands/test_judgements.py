"""Judgements go from indicative to final; nothing is computed, and a settled grade changes with a reason."""

import pytest

from csa_desktop.commands import judgements
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401

OVERALL = {"step": "4", "subject": "overall", "judgement": "social-care"}


def judge(here, **what):  # noqa: F811
    return judgements.judge(*here.at, here.pack, **{**OVERALL, **what}).row


def test_there_is_one_judgement_of_a_kind_however_often_it_is_made(here):  # noqa: F811
    made = [
        judge(here, step="3", **what)
        for what in ({"grade": "3"}, {"grade": "2"}, {"text": "Meets requirements."})
    ]
    assert len(set(made)) == 1
    (judged,) = here.trail.statements(kind="judgement")
    assert (judged.grade, judged.scale, judged.text) == ("2", "lsif", "Meets requirements.")


def test_a_grade_is_stored_with_its_scale_and_must_be_on_it(here):  # noqa: F811
    with pytest.raises(UserError, match="not a grade of the scale"):
        judge(here, grade="5")
    capacity = judge(here, judgement="capacity", grade="4")
    assert here.trail.statement(capacity).scale == "capacity"


def test_step_1_carries_no_grade(here):  # noqa: F811
    with pytest.raises(UserError, match="no grades"):
        judge(here, step="1", subject="staying-safe", grade="3")


def test_a_settled_grade_changes_only_with_a_reason_and_all_of_it_is_kept(here):  # noqa: F811
    row = judge(here, grade="3", status="provisional")
    judge(here, grade="2")  # nobody has agreed it yet
    judgements.agree(*here.at, row, here.trail.rows.members[0].id)
    with pytest.raises(UserError, match="Say why"):
        judge(here, grade="3")
    judge(here, grade="3", reason="The validated data show two more years of improvement.")
    told = [v for v in here.store.history("statement", row) if v.field in ("grade", "reason") and v.value]
    assert [v.value for v in told if v.field == "grade"] == ["3", "2", "3"]
    assert [v.value for v in told if v.field == "reason"][-1].startswith("The validated data")


def test_an_agreement_no_longer_counts_once_the_judgement_reads_differently(here):  # noqa: F811
    row = judge(here, grade="2")
    for member in here.trail.rows.members:
        judgements.agree(*here.at, row, member.id)
    assert len(here.trail.agreed_by(row)) == 2
    judge(here, text="With more strengths than weaknesses.")
    assert here.trail.agreed_by(row) == ()


def test_nothing_can_be_agreed_before_there_is_a_judgement(here):  # noqa: F811
    row = judgements.judgement_id(here.assessment, "4", "overall", "education")
    with pytest.raises(UserError, match="choose a grade first"):
        judgements.agree(*here.at, row, here.trail.rows.members[0].id)


def test_an_agreement_can_be_withdrawn_and_that_it_was_given_stays(here):  # noqa: F811
    row, member = judge(here, grade="2"), here.trail.rows.members[0].id
    judgements.agree(*here.at, row, member)
    judgements.withdraw(*here.at, row, member)
    assert here.trail.agreed_by(row) == ()
    labels = [doing.label for doing in here.store.doings(here.assessment)]
    assert labels[:2] == ["Withdraw an agreement", "Agree a judgement"]


def test_a_final_judgement_goes_back_only_with_a_reason(here):  # noqa: F811
    row = judge(here, grade="2", status="final")
    with pytest.raises(UserError, match="Say why"):
        judge(here, status="provisional")
    judge(here, status="provisional", reason="The authority made a representation.")
    assert here.trail.statement(row).status == "provisional"
