"""The notebook of Sharpston fits its pack, stands on pages, and is unsound in the known places only."""

import dataclasses
from typing import Any

import pytest

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import LOOK, MUST, readiness
from csa_desktop.domain.readiness.findings import shows_judgement
from csa_desktop.domain.trail import Trail

FIELDS = {field.name for field in dataclasses.fields(v.Statement)} - {"id", "assessment", "position"}


def ids(items: tuple[Any, ...]) -> set[str]:
    return {item.id for item in items}


def test_every_field_is_one_that_a_statement_has(notebook: dict[str, Any]) -> None:
    for said in notebook["statement"]:
        assert set(said) <= FIELDS | {"key", "cites", "on", "against"}, said["key"]
        assert said["kind"] in v.STATEMENT_KINDS


def test_keys_are_not_used_twice_and_every_link_leads_somewhere(notebook: dict[str, Any]) -> None:
    keys = [said["key"] for said in notebook["statement"]]
    assert len(set(keys)) == len(keys)
    for at, said in enumerate(notebook["statement"]):
        for key in said.get("on", ()):
            assert key in keys[:at], f"{said['key']} stands on {key}, which is not written before it"
        assert set(said.get("against", ())) <= set(keys) - {said["key"]}


def test_codes_are_those_of_the_pack(trail: Trail, pack: Pack) -> None:
    for said in trail.rows.statements:
        assert said.sign in (v.STRENGTH, v.IMPROVEMENT, v.NEITHER), said.id
        assert said.service in {"", *ids(pack.services)}, said.id
        assert set(said.groups) <= ids(pack.groups), said.id
        assert said.author in {member.id for member in trail.rows.members}, said.id
        if said.kind != v.NOTE:
            assert said.kind in pack.step(said.step).holds, said.id
            assert said.subject in (*pack.step(said.step).subjects, v.OVERALL), said.id
        if said.key_judgement:
            assert pack.key_judgement(said.key_judgement).subject == said.subject, said.id


def test_states_are_those_of_the_pack(trail: Trail, pack: Pack) -> None:
    states = {v.GAP: ids(pack.gap_states), v.HYPOTHESIS: ids(pack.hypothesis_states)}
    for said in trail.rows.statements:
        assert said.state in states.get(said.kind, {""}), said.id


def test_grades_are_on_the_scale_of_their_judgement_and_in_a_graded_step(trail: Trail, pack: Pack) -> None:
    for said in trail.rows.statements:
        if said.kind == v.JUDGEMENT:
            judgement = pack.judgement(said.judgement)
            assert said.scale == judgement.scale
            assert pack.scale(said.scale).grade(said.grade), said.id
            assert said.step in judgement.steps
            assert said.status in pack.step(said.step).statuses
        else:
            assert not said.grade, said.id


def test_each_outcome_has_a_judgement_for_each_service_and_for_capacity(trail: Trail, pack: Pack) -> None:
    for subject in pack.step("2").subjects:
        made = {s.judgement for s in trail.statements(kind=v.JUDGEMENT, step="2", subject=subject)}
        assert made == {j.id for j in pack.judgements if "2" in j.steps}, subject


def test_the_four_judgements_are_those_of_the_letter_and_agreed_by_both(trail: Trail, pack: Pack) -> None:
    for judgement in pack.judgements:
        [made] = trail.statements(kind=v.JUDGEMENT, step="4", judgement=judgement.id)
        grade = pack.scale(made.scale).grade(made.grade)
        assert grade
        assert any(words in made.text for words in grade.words), made.text
        assert (made.grade, made.status) == ("2", "provisional")
        assert {member.role for member in trail.agreed_by(made.id)} == {"hmi", "brm"}


def test_from_every_point_issue_and_judgement_one_can_walk_down_to_a_page(trail: Trail) -> None:
    for said in trail.rows.statements:
        if said.kind in (v.POINT, v.ISSUE, v.JUDGEMENT, v.COMMENT):
            standing = trail.standing(said.id)
            assert standing.findings and standing.sources, said.id
            assert not standing.uncited, said.id


def test_every_finding_serves_something_above_it(trail: Trail) -> None:
    idle = [
        said.id
        for said in trail.statements(kind=v.FINDING)
        if not trail.above(said.id) and not trail.above(said.id, v.CONTRADICTS)
    ]
    assert idle == []


def test_words_show_where_judgements_lie(trail: Trail, pack: Pack) -> None:
    for finding in trail.statements(kind=v.FINDING):
        assert not finding.sign or shows_judgement(finding.text, pack), finding.text


def test_contradictions_are_recorded(trail: Trail) -> None:
    contradicted = {s.id: {c.id for c in trail.below(s.id, v.CONTRADICTS)} for s in trail.rows.statements}
    found = {key: by for key, by in contradicted.items() if by}
    assert set(found) == {
        "ss-health-protocols",
        "ss-out-of-school-hours",
        "mpc-influence",
        "mpc-lac-views",
        "mpc-transition-discontent",
    }
    for by in found.values():
        assert any(c.source == "self-assessment" for key in by for c in trail.citations(key))


def test_hypotheses_were_confirmed_refined_and_dropped(trail: Trail) -> None:
    assert {h.state for h in trail.statements(kind=v.HYPOTHESIS)} == {"confirmed", "refined", "dropped"}


def test_exactly_the_known_things_are_not_yet_sound(trail: Trail, pack: Pack) -> None:
    todos = readiness(trail, pack)
    must = {(todo.subject, todo.statement) for todo in todos if todo.severity == MUST}
    assert must == {("being-healthy", ""), ("staying-safe", "ss-gap-boundaries")}
    [silence] = [todo.what for todo in todos if todo.subject == "being-healthy" and todo.severity == MUST]
    assert "learning difficulties" in silence


def test_what_is_worth_a_look_is_gaps_to_ask_about_and_judgements_not_yet_final(
    trail: Trail, pack: Pack
) -> None:
    looks = {todo.statement for todo in readiness(trail, pack) if todo.severity == LOOK}
    asked = {gap.id for gap in trail.statements(kind=v.GAP, state="asked")}
    provisional = {made.id for made in trail.statements(kind=v.JUDGEMENT, status="provisional")}
    assert looks == asked | provisional


def test_answers_are_to_fields_and_prompts_that_exist(notebook: dict[str, Any], pack: Pack) -> None:
    for answer in notebook["answer"]:
        field = next(f for f in pack.form(answer["form"]).fields() if f.id == answer["field"])
        options = ids(field.options)
        assert not options or answer["value"] in options
        assert isinstance(answer["value"], list) == (field.kind == "bullets")
        assert answer.get("about", "") in {"", *ids(pack.roles)}
    prompts = {c.prompt.id for j in pack.judgements for c in j.challenges if c.grade == "2"}
    assert {c["prompt"] for c in notebook["challenge_answer"]} == prompts


@pytest.mark.parametrize("form", ["moderation-form", "moderation-draft-letter"])
def test_the_moderation_forms_are_filled_in_whole(notebook: dict[str, Any], pack: Pack, form: str) -> None:
    filled = {answer["field"] for answer in notebook["answer"] if answer["form"] == form}
    assert filled == ids(pack.form(form).fields())


def test_areas_of_concern_fit_the_printed_form(notebook: dict[str, Any]) -> None:
    [areas] = [a["value"] for a in notebook["answer"] if a["field"] == "areas-of-concern"]
    assert 1 <= len(areas) <= 8
