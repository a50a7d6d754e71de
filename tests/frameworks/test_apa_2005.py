"""The pack of APA 2005 holds what the handbook asks for; every declaration is gone through."""

import re

import pytest

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import OVERALL
from csa_desktop.frameworks.checks import problems

OUTCOMES = (
    "being-healthy",
    "staying-safe",
    "enjoying-and-achieving",
    "making-a-positive-contribution",
    "achieving-economic-well-being",
)
PAGES = {
    *("overview", "setting-up", "sources", "data", "hypotheses", "notebook", "overall", "readiness"),
    *("meeting", "moderation", "letter", "letter-stages", "representation", "archive", "history"),
}


def ids(items: object) -> tuple[str, ...]:
    return tuple(item.id for item in items)  # type: ignore[attr-defined]


def test_it_is_sound(apa: Pack) -> None:
    assert (apa.id, apa.version, apa.marking) == ("apa-2005", 1, "OFFICIAL-SENSITIVE")
    assert list(problems(apa)) == []


def test_findings_are_gathered_under_five_outcomes_and_summed_up_for_service_management_too(
    apa: Pack,
) -> None:
    assert tuple(s.id for s in apa.subjects if s.kind == "outcome") == OUTCOMES
    assert apa.step("1").subjects == OUTCOMES
    assert apa.step("2").subjects == (*OUTCOMES, "service-management")
    assert apa.step("3").subjects == apa.step("4").subjects == ()
    assert apa.subject(OVERALL).kind == "overall"


def test_four_is_best_on_both_scales(apa: Pack) -> None:
    for scale in apa.scales:
        assert [grade.code for grade in scale.grades] == ["4", "3", "2", "1"]
    assert apa.scale("lsif").grades[0].label.startswith("A service that delivers well above")
    assert [g.label for g in apa.scale("capacity").grades] == ["Very good", "Good", "Adequate", "Inadequate"]


def test_every_grade_can_be_said_in_words_without_a_figure(apa: Pack) -> None:
    for scale in apa.scales:
        for grade in scale.grades:
            assert grade.words
            assert not any(character.isdigit() for words in grade.words for character in words)


def test_step_1_carries_no_grade_and_the_later_steps_do(apa: Pack) -> None:
    assert [(s.id, s.graded, s.grade_needed) for s in apa.steps] == [
        ("1", False, False),
        ("2", True, False),
        ("3", True, True),
        ("4", True, True),
    ]
    assert apa.step("1").statuses == ()
    assert apa.step("1").comment_on == "social care responsibilities"
    assert apa.step("4").agreed_by == ("hmi", "brm")


def test_judgements_go_from_indicative_to_final(apa: Pack) -> None:
    assert ids(apa.statuses) == ("indicative", "interim", "provisional", "final")
    made = {step.id: step.statuses for step in apa.steps}
    assert made["2"][0] == made["3"][0] == "indicative"
    assert made["4"] == ("provisional", "final")


def test_step_2_makes_three_judgements_and_step_3_four(apa: Pack) -> None:
    made = {step.id: [j.id for j in apa.judgements if step.id in j.steps] for step in apa.steps}
    assert made["1"] == []
    assert made["2"] == ["education", "social-care", "capacity"]
    assert made["3"] == made["4"] == ["education", "social-care", "childrens-services", "capacity"]


def test_the_overall_judgement_has_seven_rules_and_a_challenge_for_each_grade(apa: Pack) -> None:
    overall = apa.judgement("childrens-services")
    assert len(overall.considers) == 7
    assert "not reached through the application of any mathematical formula" in overall.hint
    assert {c.grade for c in overall.challenges} == {"4", "3", "2", "1"}
    assert all(c.prompt.answered for c in overall.challenges)
    assert not any(j.challenges for j in apa.judgements if j is not overall)


def test_capacity_has_two_dimensions_and_four_emphases_and_a_scale_of_its_own(apa: Pack) -> None:
    capacity = apa.judgement("capacity")
    assert (len(capacity.considers), len(capacity.emphases), capacity.scale) == (2, 4, "capacity")
    assert capacity.services == ()


def test_every_outcome_has_key_judgements_which_are_never_presented_as_annex_a(apa: Pack) -> None:
    counts = {s.id: len(apa.key_judgements_of(s.id)) for s in apa.subjects}
    assert list(counts.values()) == [6, 8, 8, 7, 7, 4, 0]
    assert "Check against the published Annex A" in apa.note
    for key_judgement in apa.key_judgements:
        assert key_judgement.id.startswith(f"{key_judgement.subject}/")
        assert key_judgement.confirmed == bool(key_judgement.words)
        assert key_judgement.confirmed == (not key_judgement.source.startswith("see"))
        assert not re.match(r"\d+(\.\d+)*\.?\s", key_judgement.text), "it would look like Annex A's number"


def test_seven_briefings_are_expected_and_each_says_why_it_is_admissible(apa: Pack) -> None:
    briefings = [kind for kind in apa.source_kinds if kind.group == "briefing"]
    assert ids(briefings) == tuple(f"briefing-{n}" for n in range(1, 8))
    for briefing in briefings:
        assert briefing.expected and briefing.admissible and briefing.admissible_because


def test_every_kind_of_document_says_what_it_is_for(apa: Pack) -> None:
    for kind in apa.source_kinds:
        assert kind.hint and all(line.strip() for line in kind.hint)
        assert bool(kind.admissible_because) == (kind.admissible is not None)


def test_what_a_council_sends_with_a_representation_is_no_evidence(apa: Pack) -> None:
    assert apa.source_kind("representation").admissible is False
    assert apa.source_kind("representation").admissible_because in apa.stage("representation").hint


def test_three_judgements_are_open_to_representation_each_before_its_panel(apa: Pack) -> None:
    seats = {p.id: [(s.organisation, s.number) for s in p.seats] for p in apa.panels}
    assert seats["social-care"] == [("CSCI", 2), ("", 1)]
    assert seats["education"] == [("Ofsted", 3)]
    assert seats["childrens-services"] == seats["review"] == [("CSCI", 0), ("Ofsted", 0)]
    assert {p.judgement for p in apa.panels} == {"social-care", "education", "childrens-services"}
    assert {p.id: p.then for p in apa.panels if p.then} == {"social-care": "review", "education": "review"}


def test_the_dataset_comes_in_its_successive_versions(apa: Pack) -> None:
    datasets = [kind.id for kind in apa.source_kinds if kind.group == "dataset"]
    assert datasets == ["dataset-april", "dataset-20-may", "dataset-31-may", "dataset-validated"]


def test_every_stage_of_the_handbook_has_a_page(apa: Pack) -> None:
    assert {stage.page for stage in apa.stages} == PAGES
    assert apa.stage("notebook").steps == ("1", "2")


def test_the_eight_questions_and_the_days_of_the_analysis_stand_beside_data_and_notebook(apa: Pack) -> None:
    assert len(apa.questions) == 8
    groups = {g.id: len(g.prompts) for stage in ("data", "notebook") for g in apa.stage(stage).prompts}
    assert (groups["day-1-steps"], groups["briefings"], groups["self-assessment"]) == (6, 4, 8)
    assert {"day-1", "day-1-steps"} <= {group.id for group in apa.stage("data").prompts}


def test_the_moderation_form_has_the_headings_of_the_printed_one(apa: Pack) -> None:
    form = apa.form("moderation-form")
    assert [field.label for field in form.fields()] == [
        "Council:",
        "CSCI BRM:",
        "Ofsted Inspector:",
        "Reasons for selecting for Moderation",
        "Areas of Concern",
    ]
    assert form.fields()[-1].kind == "bullets" and form.fields()[-1].lines == 8
    assert (form.per, form.goes_with) == ("assessment", ("2", "3", "4"))


def test_the_form_on_the_draft_letter_has_the_headings_of_the_printed_one(apa: Pack) -> None:
    form = apa.form("moderation-draft-letter")
    assert [(s.heading, [f.label for f in s.fields]) for s in form.sections] == [
        ("", ["Council:"]),
        ("Manager", ["Name:", "Job Title:", "Organisation:"]),
        (
            "",
            [
                "Action required or suggested",
                "Can the draft letter be sent to council? (following amendments)",
            ],
        ),
        ("", ["Signed:", "Dated:"]),
    ]
    assert (form.per, form.readers) == ("reader", ("csci-manager", "ofsted-reader"))


def test_the_forms_of_appendix_a_belong_to_moderation(apa: Pack) -> None:
    assert apa.stage("moderation").forms == ("moderation-form", "moderation-draft-letter")


def test_every_field_can_be_filled_by_what_the_program_knows(apa: Pack) -> None:
    roles = {f"member:{role.id}" for role in apa.roles}
    for form in apa.forms:
        for field in form.declared():
            assert field.fill in {"", "authority", "today", "reader", *roles}


def test_every_form_is_due_by_a_clock_of_the_pack(apa: Pack) -> None:
    assert {form.due for form in apa.forms} <= {"", *ids(apa.clocks)}


def test_the_letter_speaks_of_looked_after_and_disabled_children_under_each_outcome(apa: Pack) -> None:
    letter = apa.letter("apa-letter")
    assert letter.sides == (4, 6)
    for outcome in OUTCOMES:
        section = next(s for s in letter.sections if s.subject == outcome)
        assert "looked-after-and-disabled-children" in ids(section.must_contain)
        assert section.length
    assert ids(letter.stages) == ("preparing", "management-comments", "authority-comments")


@pytest.mark.parametrize(
    ("clock", "stated"),
    [
        ("meeting", ("", 0, "", 7, 31, 0)),
        ("draft-letter", ("meeting", 5, "weeks", 0, 0, 0)),
        ("factual-accuracy", ("draft-letter", 5, "working-days", 0, 0, 0)),
        ("final-letter", ("", 0, "", 10, 31, 0)),
        ("representation-intention", ("", 0, "", 11, 1, 0)),
        ("representation", ("", 0, "", 11, 7, 0)),
        ("representation-outcome", ("", 0, "", 11, 30, 0)),
        ("open-committee", ("", 0, "", 1, 31, 1)),
    ],
)
def test_the_clocks_are_those_of_the_handbook(apa: Pack, clock: str, stated: tuple[str | int, ...]) -> None:
    c = next(c for c in apa.clocks if c.id == clock)
    assert (c.after, c.amount, c.unit, c.month, c.day, c.years_on) == stated


def test_a_gap_or_hypothesis_begins_open_and_can_be_closed(apa: Pack) -> None:
    for states in (apa.gap_states, apa.hypothesis_states):
        assert states[0].id == "open" and not states[0].closes
        assert any(state.closes for state in states)


def test_where_it_comes_from_is_said_for_inspectors(apa: Pack) -> None:
    assert "Handbook: conducting the annual performance assessment" in apa.provenance
    assert not re.search(r"\b00\d\b|\blines? \d|cited as", apa.provenance)
