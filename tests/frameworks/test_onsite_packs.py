"""What all five frameworks of inspections on site have in common; every declaration is gone through."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from csa_desktop.commands.blank_forms import print_blank
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import lists_wanted
from csa_desktop.frameworks.checks import problems
from csa_desktop.importing.child_lists.kinds import kinds
from tests.paper import text

PROTECTION, CARE = "child-protection-2012", "children-in-care-2012"
UNANNOUNCED, SAFEGUARDING, MONITORING = "unannounced-2009", "safeguarding-lac-2009", "monitoring-2012"
ALL = (PROTECTION, CARE, UNANNOUNCED, SAFEGUARDING, MONITORING)
PAGES = {
    *("overview", "plan", "sources", "lists", "sample", "cases", "records", "themes", "overall"),
    *("letters", "readiness", "history", "progress", "notebook"),
}
GRADED = {
    PROTECTION: ["overall-effectiveness", "capacity", "help", "practice", "leadership"],
    CARE: ["overall-effectiveness", "capacity", "outcomes", "practice", "leadership"],
    SAFEGUARDING: ["safeguarding", "looked-after"],
    UNANNOUNCED: [],
    MONITORING: [],
}


@pytest.fixture(params=ALL)
def pack(request: pytest.FixtureRequest, load: Callable[[str], Pack]) -> Pack:
    return load(request.param)


def ids(items: object) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


def test_it_is_sound_and_says_for_inspectors_where_it_comes_from(pack: Pack) -> None:
    assert list(problems(pack)) == []
    assert pack.marking == "OFFICIAL-SENSITIVE"
    assert not re.search(r"\b00\d\b|\blines? \d|cited as", pack.provenance)
    assert "the forms" in pack.provenance or "prints no forms" in pack.provenance


def test_each_stage_of_the_work_has_a_page_that_the_window_knows(pack: Pack) -> None:
    assert {stage.page for stage in pack.stages} <= PAGES
    needed = {"overview", "plan", "sources", "records", "letters", "readiness", "history"}
    assert needed <= {stage.page for stage in pack.stages}


def test_it_judges_what_its_document_says_and_nothing_else(pack: Pack) -> None:
    assert ids(pack.judgements) == GRADED[pack.id]
    assert bool(pack.scales) == bool(GRADED[pack.id])
    assert [step.id for step in pack.steps if step.graded] == (["3"] if pack.judgements else [])


def test_what_is_recorded_on_site_takes_seconds_to_start(pack: Pack) -> None:
    made = [kind for kind in pack.source_kinds if kind.group == "on-site"]
    assert made
    for kind in made:
        form = pack.form(kind.form)
        first = form.fields()[0]
        assert (form.per, first.id, first.kind) == ("record", "seen", "long")
        assert len(form.fields()) <= 6
        assert not any(field.required for field in form.fields())
        assert "never a name" in form.footer
        assert kind.admissible and kind.admissible_because


def test_a_blank_record_asks_for_what_the_program_would_know(pack: Pack, tmp_path: Path) -> None:
    print_blank(f"{pack.id}/file-reading", tmp_path / "blank.pdf")
    said = text((tmp_path / "blank.pdf").read_bytes())
    assert said.index("Case Date and time") < said.index("What the file shows")
    assert "Recorded by" in said


def test_every_record_is_made_at_just_one_stage_and_its_blank_form_is_there(pack: Pack) -> None:
    for kind in pack.source_kinds:
        stages = [stage for stage in pack.stages if kind.id in stage.kinds]
        assert len(stages) == (kind.group == "on-site")
        assert not kind.form or kind.form in stages[0].forms


def test_whoever_is_watched_has_consented_and_names_stay_out(pack: Pack) -> None:
    for name in ("practice", "multi-agency", "shadowing", "account", "account-family", "council"):
        form = next((form for form in pack.forms if form.id == name), None)
        assert form is None or "consent" in ids(form.fields())
    for form in pack.forms:
        for field in form.fields():
            assert not re.search(r"\bname\b", field.label, re.I), f"{form.id}: {field.label}"


def test_the_written_confirmation_of_a_risk_is_a_letter_for_each_risk(pack: Pack) -> None:
    form = pack.form("risk-confirmation")
    assert (form.per, form.layout) == ("risk", "letter")
    assert {"told", "child", "what", "told-at", "will-do", "by-when"} <= set(ids(form.fields()))


def test_the_page_of_letters_prints_every_form_that_belongs_to_no_record(pack: Pack) -> None:
    printed = next(stage.forms for stage in pack.stages if stage.page == "letters")
    assert set(printed) == {form.id for form in pack.forms if form.per != "record"}
    assert {"risk-confirmation", "oral-feedback", "request-list"} <= set(printed)


def test_no_form_grades_anything_besides_the_trail(pack: Pack) -> None:
    fields = [field for form in pack.forms for field in form.declared()]
    assert [field.id for field in fields if field.kind == "grade" or field.scale] == []


def test_the_lists_that_show_a_stage_are_lists_that_authorities_send(pack: Pack) -> None:
    known = {kind.id for kind in kinds().lists if kind.holds_children}
    assert set(lists_wanted(pack)) <= known


def test_a_stage_of_the_journey_begins_with_an_event_so_that_it_can_be_drawn(pack: Pack) -> None:
    for journey in pack.journeys:
        begun = {event.stage for event in journey.events if event.begins}
        assert begun == {stage.id for stage in journey.stages}


def test_a_timescale_of_practice_is_never_given_as_certain(pack: Pack) -> None:
    for journey in pack.journeys:
        for timescale in journey.timescales:
            assert not timescale.confirmed and "Check before relying" in timescale.note


def test_days_of_no_kind_are_calendar_days_and_not_confirmed(pack: Pack) -> None:
    for clock in pack.clocks:
        if clock.unit == "days" and clock.amount:
            assert not clock.confirmed and clock.note


def test_every_clock_counts_from_a_day_that_somebody_enters(pack: Pack) -> None:
    assert {clock.after for clock in pack.clocks} <= set(ids(pack.milestones))
    assert {"first-day", "last-day"} <= set(ids(pack.milestones))
    assert "feedback" in ids(pack.appointments)


def test_what_a_case_shows_is_no_grade(pack: Pack) -> None:
    labels = {grade.label.casefold() for scale in pack.scales for grade in scale.grades}
    assert not labels & {evaluation.title.casefold() for evaluation in pack.evaluations}
    assert {evaluation.sign for evaluation in pack.evaluations} == {"strength", "mixed", "improvement", ""}


def test_every_grade_can_be_said_in_words(pack: Pack) -> None:
    for scale in pack.scales:
        assert all(grade.words for grade in scale.grades)
