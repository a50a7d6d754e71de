"""What all cases say of a theme: by stage, agreeing and contradicting, and of whom nothing is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain import themes
from csa_desktop.domain import values as v
from csa_desktop.domain.cases import REPLACED, Case
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment, Rows, Statement, Support
from csa_desktop.frameworks.packs import installed_packs

PACK = installed_packs()["child-protection-2012"]
HELP, EARLY, PLAN = "help-and-impact", "early-help", "plan"
OPEN = Assessment("a", PACK.id, PACK.version, "Norbridge", PACK.title, 2012, "")
JOURNEY = PACK.journeys[0].id


def case(code, stage=EARLY, **more):
    return Case(code, "a", code, JOURNEY, stage, **more)


def evaluation(code, shown, *, stage=EARLY, theme=HELP, **more):
    row = f"{code}/{stage}/{theme}"
    return Statement(row, "a", v.EVALUATION, "1", theme, case=code, stage=stage, evaluation=shown, **more)


def finding(row, code, sign, *, stage=EARLY, **more):
    return Statement(row, "a", v.FINDING, "1", HELP, text=row, sign=sign, case=code, stage=stage, **more)


def trail(cases, statements, supports=()):
    return Trail(Rows(OPEN, cases=tuple(cases), statements=tuple(statements), supports=tuple(supports)))


def codes(cases):
    return [c.code for c in cases]


@pytest.fixture
def help_():
    cases = [case("C-01", groups=("disability",)), case("C-02"), case("C-03"), case("C-04"), case("C-05")]
    said = [
        evaluation("C-01", "sound", good=True),
        evaluation("C-02", "weak"),
        evaluation("C-03", "mixed"),
        evaluation("C-04", "not-seen"),
        finding("Kept alive by the school", "C-03", v.STRENGTH, groups=("domestic-abuse",)),
    ]
    return themes.theme(trail(cases, said), PACK, HELP)


def test_cases_that_agree_contradict_or_are_silent_are_told_apart(help_):
    told = (help_.well, help_.badly, help_.both, help_.silent)
    assert [codes(cases) for cases in told] == [["C-01"], ["C-02"], ["C-03"], ["C-04", "C-05"]]
    assert help_.is_contradicted
    assert codes(help_.speaking) == ["C-01", "C-02", "C-03"]


def test_each_stage_says_how_many_cases_show_what(help_):
    shown = [(one.id, codes(cases)) for one, cases in help_.cell(EARLY).shown]
    assert shown == [("sound", ["C-01"]), ("mixed", ["C-03"]), ("weak", ["C-02"]), ("not-seen", ["C-04"])]
    assert codes(help_.cell(EARLY).good) == ["C-01"]
    assert help_.cell(PLAN).is_empty


def test_it_is_said_of_which_groups_the_evidence_speaks(help_):
    groups = {key: codes(cases) for key, cases in help_.groups}
    assert (groups["disability"], groups["domestic-abuse"]) == (["C-01"], ["C-03"])
    assert groups["unaccompanied"] == []


def test_good_practice_alone_speaks_well_and_an_evaluation_taken_back_says_nothing():
    said = [evaluation("C-01", "", good=True), evaluation("C-02", "")]
    found = themes.theme(trail([case("C-01"), case("C-02")], said), PACK, HELP)
    assert (codes(found.well), codes(found.silent)) == (["C-01"], ["C-02"])


def test_a_finding_without_an_evaluation_is_shown_as_that():
    found = themes.theme(trail([case("C-01")], [finding("Seen", "C-01", "")]), PACK, HELP)
    assert codes(found.cell(EARLY).only_findings) == codes(found.both) == ["C-01"]


def test_what_a_replaced_case_showed_still_counts_and_its_silence_does_not():
    cases = [case("C-01", sample=REPLACED), case("C-02", sample=REPLACED)]
    found = themes.theme(trail(cases, [evaluation("C-01", "weak")]), PACK, HELP)
    assert (codes(found.badly), codes(found.silent)) == (["C-01"], [])


def test_a_theme_that_the_framework_does_not_have_is_a_mistake():
    with pytest.raises(KeyError):
        themes.theme(trail([], []), PACK, "nothing")


SHOWN = st.sampled_from([e.id for e in PACK.evaluations] + [""])
STAGES = st.sampled_from([s.id for s in PACK.journey_stages()])
CODES = [f"C-{n:02}" for n in range(1, 9)]


@given(st.dictionaries(st.tuples(st.sampled_from(CODES), STAGES), st.tuples(SHOWN, st.booleans())))
def test_every_case_has_one_place_and_every_evaluation_is_in_its_cell(said):
    statements = [
        evaluation(code, shown, stage=stage, good=good) for (code, stage), (shown, good) in said.items()
    ]
    found = themes.theme(trail([case(code) for code in CODES], statements), PACK, HELP)
    placed = [*found.well, *found.badly, *found.both, *found.silent]
    assert sorted(codes(placed)) == CODES
    counted = sum(len(cases) for cell in found.cells for _, cases in cell.shown)
    assert counted == sum(bool(shown) for shown, _ in said.values())


# What is not yet sound


def todos(made, pack=PACK):
    return [t.what for t in readiness(made, pack)]


def test_a_stage_without_a_case_and_a_theme_without_a_voice_are_said():
    said = todos(trail([case("C-01")], [evaluation("C-01", "weak")]))
    assert "No case of the sample is at the stage “Section 47”" in said
    assert not any("“Early help”" in what for what in said)
    assert said.count("No case speaks to this theme yet") == len(PACK.themes()) - 1


def test_a_case_without_an_evaluation_where_it_had_come_to_is_named():
    cases = [case("C-01"), case("C-02", PLAN)]
    said = todos(trail(cases, [evaluation("C-01", "weak"), evaluation("C-02", "weak", stage=EARLY)]))
    assert "C-02 has no evaluation of this theme at the stage reached" in said


def test_a_point_that_every_case_contradicts_is_said_and_one_side_of_a_division_is_worth_a_look():
    cases = [case("C-01"), case("C-02")]
    point = Statement("p", "a", v.POINT, "2", HELP, text="Help is early.", sign=v.STRENGTH)
    weak = [evaluation("C-01", "weak"), evaluation("C-02", "weak"), point]
    assert "All cases that speak to this theme say the opposite: “Help is early.”" in todos(
        trail(cases, weak)
    )
    torn = [evaluation("C-01", "sound"), evaluation("C-02", "weak"), point]
    said = todos(trail(cases, torn))
    assert not any("say the opposite" in what for what in said)
    assert "Some cases contradict the others, and the points speak of one side only" in said


def test_a_point_may_stand_on_an_evaluation_alone():
    point = Statement("p", "a", v.POINT, "2", HELP, text="Help is late.", sign=v.IMPROVEMENT)
    shown = evaluation("C-01", "weak")
    stands = "A summary point stands on no finding or evaluation: “Help is late.”"
    assert stands in todos(trail([case("C-01")], [shown, point]))
    support = Support("s", "a", "p", shown.id, v.SUPPORTS, shown.version)
    assert stands not in todos(trail([case("C-01")], [shown, point], [support]))


def test_nothing_that_only_the_notebook_of_2005_knows_is_asked_for():
    said = " ".join(todos(trail([case("C-01")], [evaluation("C-01", "weak")])))
    for word in ("none found", "No strength", "Step 1", "social care responsibilities", "moderation"):
        assert word not in said


GRADELESS = [pack for pack in installed_packs().values() if not pack.judgements]


@pytest.mark.parametrize("pack", GRADELESS, ids=lambda pack: pack.id)
def test_a_framework_without_grades_is_asked_for_none(pack):
    made = Trail(Rows(replace(OPEN, pack=pack.id)))
    said = " ".join(todos(made, pack)).casefold()
    assert said
    assert "grade" not in said
    assert "judgement" not in said
