"""The inspections of 2009 as a council officer's briefing has them: unannounced; safeguarding and LAC."""

import re
from collections.abc import Callable
from pathlib import Path

from csa_desktop.commands import risks
from csa_desktop.commands.assessments import open_assessment
from csa_desktop.domain import framework as f
from csa_desktop.domain import values as v
from csa_desktop.domain.filling import offered
from csa_desktop.domain.framework import Pack
from csa_desktop.frameworks.checks import walk
from tests.made_store import new_store

UNANNOUNCED, SAFEGUARDING = "unannounced-2009", "safeguarding-lac-2009"


def ids(items: object) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


def test_the_unannounced_inspection_has_no_grade_anywhere(load: Callable[[str], Pack]) -> None:
    pack = load(UNANNOUNCED)
    assert (pack.scales, pack.judgements, pack.statuses, pack.limits) == ((), (), (), ())
    graded = (f.Grade, f.Scale, f.Judgement, f.GradeChallenge)
    assert not any(isinstance(item, graded) for _, item in walk(pack))
    assert not any(v.JUDGEMENT in step.holds or step.graded or step.grade_needed for step in pack.steps)
    words = " ".join(field.label for form in pack.forms for field in form.fields()).casefold()
    assert not re.search(r"\b(grade|outstanding|good|satisfactory|adequate|inadequate)\b", words)


def test_an_area_for_priority_action_has_a_definition_that_is_to_be_confirmed(
    load: Callable[[str], Pack],
) -> None:
    development, priority = load(UNANNOUNCED).areas
    assert (development.id, development.parts) == ("development", ())
    assert (priority.id, ids(priority.parts)) == ("priority", ["procedures", "immediate-risk"])
    assert priority.note.startswith("To be confirmed")


def test_its_sample_is_current_and_lately_closed_files_at_six_steps(load: Callable[[str], Pack]) -> None:
    pack = load(UNANNOUNCED)
    assert pack.sample is not None
    assert pack.sample.states == ("current", "closed")
    assert (pack.sample.closed_within_months, pack.sample.proceeded) == (6, True)
    assert [stage.text for stage in pack.journey_stages()] == [
        *("CAF", "Contacts", "Referrals", "Initial Assessments", "Core assessments", "Section 47 enquiries")
    ]


def test_its_letter_speaks_of_strengths_and_of_both_kinds_of_area(load: Callable[[str], Pack]) -> None:
    form = load(UNANNOUNCED).form("inspection-letter")
    assert (form.layout, form.due) == ("letter", "letter")
    chosen = [field.id for field in form.fields() if field.kind == "statements"]
    assert chosen == ["strengths", "development", "priority"]


def test_its_clocks_are_those_of_the_briefing(load: Callable[[str], Pack]) -> None:
    stated = [(c.id, c.after, c.amount, c.unit) for c in load(UNANNOUNCED).clocks]
    assert stated == [
        ("notice", "first-day", 0, "days"),
        ("feedback", "last-day", 0, "days"),
        ("letter", "last-day", 5, "days"),
        ("published", "last-day", 20, "days"),
    ]


def test_what_a_council_officer_wrote_is_not_given_as_the_inspectorates(load: Callable[[str], Pack]) -> None:
    for name in (UNANNOUNCED, SAFEGUARDING):
        assert "council officer's briefing" in load(name).provenance
        assert "not from the inspectorate" in load(name).provenance


# Safeguarding and looked after children, 2009


def test_two_elements_are_judged_on_a_scale_with_adequate_in_it(load: Callable[[str], Pack]) -> None:
    pack = load(SAFEGUARDING)
    assert [grade.label for grade in pack.scale("four-point").grades] == [
        *("Outstanding", "Good", "Adequate", "Inadequate")
    ]
    assert len(pack.judgement("looked-after").considers) == 10
    assert len(pack.judgement("safeguarding").considers) + len(pack.judgement("safeguarding").emphases) == 6


def test_limiting_grades_prompt_and_are_to_be_confirmed(load: Callable[[str], Pack]) -> None:
    for limit in load(SAFEGUARDING).limits:
        assert limit.grades == ("inadequate",)
        assert "To be confirmed" in limit.note and "no grade is set" in limit.note


def test_its_clocks_count_from_the_notification_and_back_from_the_first_day(
    load: Callable[[str], Pack],
) -> None:
    stated = {c.id: (c.after, c.amount, c.unit, c.confirmed) for c in load(SAFEGUARDING).clocks}
    assert stated == {
        "begins": ("notified", 10, "working-days", True),
        "set-up": ("first-day", -4, "days", False),
        "report": ("notified", 40, "days", False),
    }


# The confirmation of a risk


def test_the_letter_on_a_risk_offers_what_was_said_of_it(load: Callable[[str], Pack], tmp_path: Path) -> None:
    pack, store = load(UNANNOUNCED), new_store(tmp_path)
    store.introduce("H. Marsh")
    here = open_assessment(store, pack, authority="Norbridge", year=2009, role="hmi").row
    risk = risks.raise_risk(store, here, child="younger brother of C-03", what="He sleeps in the shed.").row
    risks.told(
        store,
        here,
        risk,
        whom="head of service",
        at="2009-06-03T11:05+01:00",
        will_do="A visit.",
        by_when="noon",
    )
    letter, trail = pack.form("risk-confirmation"), store.trail(here)
    offers = {field.id: offered(trail, field, risk) for field in letter.fields()}
    store.close()
    assert offers["told"] == ("head of service",)
    assert offers["child"] == ("younger brother of C-03",)
    assert offers["what"] == ("He sleeps in the shed.",)
    assert (offers["told-at"], offers["told-how"]) == (("2009-06-03",), ("11:05",))
    assert (offers["will-do"], offers["by-when"]) == (("A visit.",), ("noon",))
