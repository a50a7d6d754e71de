"""A sample is drawn with what it takes to draw it again, replaced with a reason, added to by hand."""

from dataclasses import replace

import pytest

from csa_desktop.commands import assessments, cases, picked_cases, samples
from csa_desktop.commands.sample_pool import numbers, read_pool
from csa_desktop.domain.cases import DRAWN, PICKED, REPLACED, RESERVE, SAMPLED
from csa_desktop.domain.sampling import Wish, draw
from csa_desktop.domain.sampling.kept import read_eligible, read_wish
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store import pool
from tests.commands.assessment_fixtures import Here
from tests.made_store import new_store
from tests.pool_made import RARE, fill_pool

STAGES = ("universal", "early-help", "referral", "section-47", "plan", "step-down")
WISH = Wish("Norbridge", tuple((stage, 2) for stage in STAGES), 1, cover=(RARE, "disability"))
WHY = "The file is with the court."


@pytest.fixture
def there(tmp_path):
    """An inspection on a laptop on which the authority's lists were brought in."""
    store = new_store(tmp_path)
    store.introduce("H. Marsh")
    pack = installed_packs()["child-protection-2012"]
    opened = assessments.open_assessment(store, pack, authority="Norbridge", year=2012, role=pack.roles[0].id)
    fill_pool(store, opened.row, times=3)
    yield Here(store, opened.row, pack)
    store.close()


def drawn(there, wish=WISH):
    samples.draw_sample(*there.at, there.pack, wish)
    return there.trail


# Drawing


def test_every_stage_gets_its_cases_and_reserves_under_codes_that_go_on(there):
    trail = drawn(there)
    assert [case.stage for case in trail.cases(SAMPLED)] == [stage for stage in STAGES for _ in range(2)]
    assert [case.stage for case in trail.cases(RESERVE)] == list(STAGES)
    assert [case.code for case in trail.cases()] == [f"C-{number:02}" for number in range(1, 19)]
    assert {case.origin for case in trail.cases()} == {DRAWN}


def test_a_rare_group_is_in_the_sample(there):
    assert any(RARE in case.groups for case in drawn(there).cases(SAMPLED))


def test_what_a_draw_keeps_draws_the_same_children_again(there):
    before = read_pool(*there.at, there.pack)
    trail = drawn(there)
    kept = trail.rows.draws[0]
    again = draw(before.children, read_wish(kept.wish), before.taken)
    with there.store.reading() as connection:
        links = pool.links(connection, there.assessment)
    chosen = {links[one.key]: (one.stage, one.order) for one in (*again.chosen, *again.reserves)}
    assert chosen == {case.id: (case.stage, case.place) for case in trail.cases()}
    assert kept.lists == tuple(sorted({listing.sha256 for listing in trail.rows.listings}))
    assert read_eligible(kept.eligible)["plan", RARE] == 1
    assert kept.seed == "Norbridge"


def test_what_falls_short_is_recorded_in_words(there):
    trail = drawn(there, replace(WISH, cover=("out-of-area",)))
    assert trail.rows.draws[0].shortfalls == (
        "Placed out of the area: not covered; no child that could be drawn is known to be in this group.",
    )


def test_a_second_draw_draws_others(there):
    drawn(there)
    drawn(there, replace(WISH, seed="another"))
    with there.store.reading() as connection:
        links = pool.links(connection, there.assessment)
    assert len(links) == len(there.trail.cases()) == 36
    assert len({case.code for case in there.trail.cases()}) == 36


def test_a_draw_that_was_undone_leaves_its_children_to_the_next(there):
    first = {(case.stage, case.age, case.gender) for case in drawn(there).cases()}
    there.store.undo()
    assert there.trail.cases() == ()
    assert numbers(*there.at, there.pack, WISH).free == 405
    assert {(case.stage, case.age, case.gender) for case in drawn(there).cases()} == first


def test_no_row_says_who_a_child_is(there):
    trail = drawn(there)
    with there.store.reading() as connection:
        marks = set(pool.links(connection, there.assessment))
    said = " ".join(map(repr, (*trail.rows.cases, *trail.rows.draws)))
    assert not [mark for mark in marks if mark in said]


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (replace(WISH, places=(("plan", 0),)), "at least one stage"),
        (replace(WISH, seed=" "), "Enter a seed"),
        (replace(WISH, states=frozenset()), "the lists have no child that could be drawn"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(there, wish, says):
    with pytest.raises(UserError, match=says):
        samples.draw_sample(*there.at, there.pack, wish)
    assert there.trail.rows.draws == ()


def test_a_laptop_without_lists_says_where_a_sample_is_drawn(tmp_path, there):
    store = new_store(tmp_path / "other")
    role = there.pack.roles[0].id
    opened = assessments.open_assessment(store, there.pack, authority="Norbridge", year=2012, role=role)
    with pytest.raises(UserError, match="Bring in the authority's lists first"):
        samples.draw_sample(store, opened.row, there.pack, WISH)
    store.close()


# Replacing


def test_the_next_reserve_steps_in_with_the_tracker_and_the_reason_stays(there):
    trail = drawn(there, replace(WISH, reserves=2))
    leaving = trail.cases(SAMPLED)[0]
    cases.track(*there.at, leaving.id, trail.rows.members[0].id)
    first, second = reserves_of(trail, leaving.stage)
    samples.replace_case(*there.at, there.pack, leaving.id, reason=WHY)
    after = there.trail
    assert (after.case(leaving.id).sample, after.case(leaving.id).reason) == (REPLACED, WHY)
    stepped_in = after.case(first.id)
    assert (stepped_in.sample, stepped_in.instead_of) == (SAMPLED, leaving.id)
    assert stepped_in.tracker == trail.rows.members[0].id
    assert [case.id for case in reserves_of(after, leaving.stage)] == [second.id]


def test_reserves_of_the_first_draw_step_in_before_those_of_the_second(there):
    first = drawn(there).cases(RESERVE)
    drawn(there, replace(WISH, seed="another"))
    assert [reserves_of(there.trail, case.stage)[0].id for case in first] == [case.id for case in first]


def test_without_a_reserve_it_is_said_what_to_do(there):
    leaving = drawn(there, replace(WISH, reserves=0)).cases(SAMPLED)[0]
    with pytest.raises(UserError, match=r"No reserve is left for .* add a case by hand .* C-01"):
        samples.replace_case(*there.at, there.pack, leaving.id, reason=WHY)


def test_nothing_is_replaced_without_a_reason_or_twice(there):
    leaving = drawn(there).cases(SAMPLED)[0]
    with pytest.raises(UserError, match="Say why"):
        samples.replace_case(*there.at, there.pack, leaving.id, reason="  ")
    samples.replace_case(*there.at, there.pack, leaving.id, reason=WHY)
    with pytest.raises(UserError, match="no longer in the sample"):
        samples.replace_case(*there.at, there.pack, leaving.id, reason=WHY)


# By hand


def pick(there, **more):
    row = picked_cases.pick_case(
        *there.at, there.pack, **{"stage": "plan", "reason": "Named to us.", **more}
    ).row
    return there.trail.case(row)


def test_a_case_picked_by_hand_is_marked_with_its_reason(there):
    drawn(there)
    case = pick(there, about={"age": "9", "gender": "girl", "groups": ["disability"]})
    assert (case.code, case.origin, case.sample, case.reason) == ("C-19", PICKED, SAMPLED, "Named to us.")
    assert (case.age, case.groups, case.stage, case.journey) == (
        "9",
        ("disability",),
        "plan",
        "child-protection",
    )


def test_a_child_of_the_lists_is_found_by_its_identifier_and_known_from_then_on(there):
    known = read_pool(*there.at, there.pack)
    one = next(child for child in known.children if child.stages == ("referral",))
    identifier = "ab 0042"
    with there.store.reading() as connection:
        entry = next(e for e in pool.entries(connection, there.assessment) if e.mark == one.key)

    def rename(connection):
        key = pool.mark(pool.secret(connection), there.assessment, "AB0042")
        pool.replace_list(connection, there.assessment, "referrals", [replace(entry, mark=key)])

    there.store.keep_local(rename)
    case = pick(there, stage="referral", identifier=identifier)
    assert (case.age, case.gender) == (str(one.age), one.gender)
    with pytest.raises(UserError, match="in the sample already, as C-01"):
        pick(there, stage="referral", identifier=identifier)
    assert identifier not in repr(there.trail.rows)


def test_an_identifier_that_no_list_has_is_refused(there):
    with pytest.raises(UserError, match="No list on this laptop has a child with this identifier"):
        pick(there, identifier="nobody")


def test_a_case_may_be_picked_instead_of_another(there):
    leaving = drawn(there).cases(SAMPLED)[0]
    case = pick(there, stage=leaving.stage, instead_of=leaving.id)
    assert there.trail.case(leaving.id).sample == REPLACED
    assert case.instead_of == leaving.id


@pytest.mark.parametrize(("more", "says"), [({"stage": ""}, "Choose the stage"), ({"reason": ""}, "Say why")])
def test_a_case_by_hand_needs_a_stage_and_a_reason(there, more, says):
    with pytest.raises(UserError, match=says):
        pick(there, **more)
