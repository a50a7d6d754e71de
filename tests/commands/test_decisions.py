"""A decision is kept with from, to, why and by whom, and comes into the notebook in the same command."""

import pytest

from csa_desktop.commands import assessments, decisions, judgements, statements
from csa_desktop.domain.decisions import as_it_stands, decided_by, decisions_on, stands
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401

WHY = "The trail shows more weaknesses than the grade says."


def propose(here, grade="3", step="4", status="provisional"):  # noqa: F811
    where = {"subject": "overall", "judgement": "social-care"}
    return judgements.judge(*here.at, here.pack, step=step, **where, grade=grade, status=status).row


def decide(here, to="2", **what):  # noqa: F811
    said = {"judgement": "social-care", "stage": "moderation", "why": WHY, "by": "Moderation group 2", **what}
    return decisions.decide(*here.at, here.pack, to_grade=to, **said)


def standing(here, judgement="social-care"):  # noqa: F811
    return as_it_stands(here.trail, here.pack, judgement)


def test_a_changed_grade_comes_into_the_notebook_with_its_reason_and_keeps_its_status(here):  # noqa: F811
    row = propose(here)
    decide(here)
    judged = here.trail.statement(row)
    assert (judged.grade, judged.status, judged.reason) == ("2", "provisional", WHY)
    (decided,) = decisions_on(here.trail, "social-care", "moderation")
    assert (decided.was, decided.grade, decided.scale, decided.by) == ("3", "2", "lsif", "Moderation group 2")


def test_undo_takes_the_whole_decision_back_and_redo_brings_it_again(here):  # noqa: F811
    row = propose(here)
    decide(here)
    here.store.undo()
    assert here.trail.statement(row).grade == "3" and here.trail.statement(row).reason == ""
    assert here.trail.rows.decisions == ()
    here.store.redo()
    assert here.trail.statement(row).grade == "2" and len(here.trail.rows.decisions) == 1


def test_a_grade_that_stands_is_a_decision_too_and_leaves_the_agreements(here):  # noqa: F811
    row = propose(here)
    judgements.agree(*here.at, row, here.trail.rows.members[0].id)
    decide(here, "3", why="The evidence bears it out.")
    (decided,) = here.trail.rows.decisions
    assert stands(decided) and len(here.trail.agreed_by(row)) == 1
    assert here.trail.statement(row).reason == ""


def test_it_is_carried_to_where_the_judgement_stands(here):  # noqa: F811
    third = propose(here, "3", step="3", status="indicative")
    decide(here)
    assert standing(here).id == third and standing(here).grade == "2"
    fourth = propose(here, "2")
    decide(here, "1")
    assert here.trail.statement(third).grade == "2"
    assert standing(here).id == fourth and standing(here).grade == "1"


def test_where_nobody_proposed_a_grade_it_is_written_in_the_last_step(here):  # noqa: F811
    decide(here, "2")
    (decided,) = here.trail.rows.decisions
    assert (decided.was, standing(here).step, standing(here).status) == ("", "4", "provisional")


def test_a_status_can_go_with_it(here):  # noqa: F811
    row = propose(here)
    decide(here, "3", status="final", why="The validated data bear it out.")
    assert here.trail.statement(row).status == "final"
    assert here.trail.statement(row).reason == "The validated data bear it out."


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"why": "  "}, "Say why"),
        ({"by": ""}, "Say who decided"),
        ({"to": "5"}, "not a grade of the scale"),
        ({"to": ""}, "Choose the grade"),
        ({"when": "soon"}, "Write the day"),
        ({"when": "the twentieth of July"}, "Write the day"),
    ],
)
def test_what_is_not_a_decision_is_refused_and_nothing_is_kept(here, what, sentence):  # noqa: F811
    propose(here)
    before = here.trail.at
    with pytest.raises(UserError, match=sentence):
        decide(here, **what)
    assert here.trail.at == before


def test_the_history_of_a_judgement_is_its_decisions_in_order(here):  # noqa: F811
    propose(here)
    decide(here, "1", when="2005-10-02", stage="arrival", about="a source")
    decide(here, "2", when="2005-07-20")
    decide(here, "2", judgement="education", when="2005-07-20")
    told = decisions_on(here.trail, "social-care")
    assert [(d.at, d.was, d.grade) for d in told] == [("2005-07-20", "1", "2"), ("2005-10-02", "3", "1")]
    assert decisions_on(here.trail, "social-care", "arrival")[0].about == "a source"


def test_a_member_who_decided_is_named(here):  # noqa: F811
    propose(here)
    decide(here, by=next(m.id for m in here.trail.rows.members if m.name == "H. Marsh"))
    (decided,) = here.trail.rows.decisions
    assert decided_by(here.trail, decided) == "H. Marsh"


def test_a_decision_is_taken_back_by_itself_and_never_something_else(here):  # noqa: F811
    propose(here)
    first = decide(here).command
    assert decisions.take_back(*here.at, first).command
    assert here.trail.rows.decisions == ()
    second = decide(here).command
    decide(here, "1", judgement="education")
    with pytest.raises(UserError, match="Something else was done since"):
        decisions.take_back(*here.at, second)
    assert len(here.trail.rows.decisions) == 2


def test_a_decision_is_taken_back_though_something_was_done_in_another_assessment_since(here):  # noqa: F811
    propose(here)
    command = decide(here).command
    other = assessments.open_assessment(here.store, here.pack, authority="Poole", year=2005).row
    note = statements.add(here.store, other, kind="note", text="Poole is next.").row
    decisions.take_back(*here.at, command)
    assert here.trail.rows.decisions == ()
    assert here.store.trail(other).statement(note).text == "Poole is next."
