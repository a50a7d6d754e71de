"""The inspections proposed in 2011 for 2012: child protection, children in care, monitoring."""

from collections.abc import Callable

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import lists_wanted

PROTECTION, CARE, MONITORING = "child-protection-2012", "children-in-care-2012", "monitoring-2012"


def ids(items: object) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


def test_child_protection_follows_six_stages_under_six_themes(load: Callable[[str], Pack]) -> None:
    pack = load(PROTECTION)
    stages = ["universal", "early-help", "referral", "section-47", "plan", "step-down"]
    assert ids(pack.journey_stages()) == stages
    assert [stage.id for stage in pack.journey_stages() if stage.formal] == stages[2:]
    assert len(pack.themes()) == 6
    assert pack.step("1").subjects == pack.step("2").subjects == tuple(ids(pack.themes()))
    assert "earlier stage" in pack.journeys[0].earlier


def test_child_protection_has_two_phases_and_asks_its_own_questions_in_each(
    load: Callable[[str], Pack],
) -> None:
    first, second = load(PROTECTION).phases
    assert (first.days, second.days) == ("1-2", "3-10")
    assert ids(first.prompts)[0] == "timeliness" and len(first.prompts) == 6
    assert "early-help" in ids(second.prompts)


def test_leadership_considers_five_things_in_both_proposals(load: Callable[[str], Pack]) -> None:
    for name, own in ((PROTECTION, "board"), (CARE, "corporate-parenting")):
        considered = ids(load(name).judgement("leadership").considers)
        assert considered == ["views", own, "partnership", "performance", "learning"]
        assert [grade.code for grade in load(name).scale("four-point").grades] == [
            *("outstanding", "good", "satisfactory", "inadequate")
        ]


def test_accounts_of_children_families_and_professionals_are_told_apart(load: Callable[[str], Pack]) -> None:
    for name in (PROTECTION, CARE, MONITORING):
        voices = load(name).stage("voices").kinds
        assert voices[-3:] == ("account", "account-family", "account-professional")


def test_how_soon_an_authority_is_inspected_again_depends_on_the_grade(load: Callable[[str], Pack]) -> None:
    clocks = {c.id: c for c in load(PROTECTION).clocks}
    again = {name: (c.amount, c.unit, c.grades) for name, c in clocks.items() if name.startswith("again")}
    assert again == {
        "again-inadequate": (2, "years", ("inadequate",)),
        "again-satisfactory": (3, "years", ("satisfactory",)),
        "again-good": (5, "years", ("good", "outstanding")),
    }
    for name in ("further-full-inspection", "monitoring"):
        assert clocks[name].grades == ("inadequate",) and not clocks[name].confirmed
    assert (clocks["further-full-inspection"].amount, clocks["further-full-inspection"].unit) == (
        18,
        "months",
    )
    assert (clocks["inspection"].amount, clocks["inspection"].unit) == (2, "weeks")


# Children in care, as proposed for 2012


def test_children_in_care_have_their_own_stages_and_eight_themes(load: Callable[[str], Pack]) -> None:
    pack = load(CARE)
    assert ids(pack.journey_stages()) == ["edge", "court", "admission", "in-care", "preparing", "left"]
    assert len(pack.themes()) == 8
    assert {"looked-after", "care-leavers", "adoption"} <= set(lists_wanted(pack))


def test_the_children_in_care_council_is_always_met(load: Callable[[str], Pack]) -> None:
    pack = load(CARE)
    assert "We will always meet" in pack.source_kind("council").hint[0]
    assert "council" in pack.stage("voices").kinds
    assert "council" in ids(pack.appointments) and "council" in ids(pack.phases[0].prompts)


def test_a_team_is_on_site_for_one_week_after_short_notice(load: Callable[[str], Pack]) -> None:
    pack = load(CARE)
    assert [phase.days for phase in pack.phases] == ["1-5"]
    inspection = next(clock for clock in pack.clocks if clock.id == "inspection")
    assert (inspection.after, inspection.amount, inspection.unit) == ("first-day", 1, "weeks")
    assert "notice" in ids(pack.milestones)


# Monitoring, as proposed for 2012


def test_monitoring_follows_both_inspections_of_2012_and_can_judge_nothing(
    load: Callable[[str], Pack],
) -> None:
    pack = load(MONITORING)
    assert pack.monitors == (PROTECTION, CARE)
    assert all(load(name).areas for name in pack.monitors)
    assert (pack.judgements, pack.scales, pack.areas) == ((), (), ())
    assert [step.holds for step in pack.steps if v.PROGRESS in step.holds] == [("progress",)]
    assert "will not change the overall judgements" in pack.stage("progress").hint
    assert ids(pack.evaluations) == ["addressed", "substantial", "some", "little", "not-seen"]
