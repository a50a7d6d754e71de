"""A sample is random, the same for the same seed, and as close to the wish as trying everything shows."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.sampling import Child, Wish, coverage, draw, eligible_counts, in_words
from csa_desktop.domain.sampling.kept import eligible_text, read_eligible, read_wish, wish_text
from tests.domain.sampling_made import GROUPS, STAGES, best_of_all, child, children, covered, wishes

PLACES = tuple((stage, 2) for stage in STAGES)
SEEDS = 400


def of_stage(stage, count, **more):
    return [Child(f"{stage} {at}", (stage,), **more) for at in range(count)]


def keys(placed):
    return [one.key for one in placed]


def words(drawn):
    return in_words(drawn.shortfalls, str.title)


# Random, and the same again


@given(children(), wishes(), st.randoms())
def test_the_order_of_the_rows_changes_nothing(everyone, wish, shuffler):
    shuffled = list(everyone)
    shuffler.shuffle(shuffled)
    assert draw(shuffled, wish) == draw(everyone, wish)


@given(children(), wishes())
def test_nobody_is_drawn_twice_nor_for_a_stage_not_reached(everyone, wish):
    drawn = draw(everyone, wish)
    both = (*drawn.chosen, *drawn.reserves)
    reached = {one.key: one.stages for one in everyone}
    assert len({one.key for one in both}) == len(both)
    assert all(one.stage in reached[one.key] for one in both)
    for stage in STAGES:
        for some in (drawn.chosen, drawn.reserves):
            orders = [one.order for one in some if one.stage == stage]
            assert orders == list(range(1, len(orders) + 1))


@given(children(most=8), wishes(), st.data())
def test_who_is_in_the_sample_already_is_not_drawn(everyone, wish, data):
    taken = data.draw(st.sets(st.sampled_from([c.key for c in everyone]))) if everyone else set()
    others = [c for c in everyone if c.key not in taken]
    assert draw(everyone, wish, taken) == draw(others, wish)


@given(children(least=2), wishes())
def test_a_child_has_one_key(everyone, wish):
    with pytest.raises(ValueError, match="the same key"):
        draw([*everyone, everyone[0]], wish)


def test_each_of_many_children_can_be_drawn_and_none_is_favoured():
    everyone = of_stage("plan", 20)
    counts = dict.fromkeys(keys_of(everyone), 0)
    for seed in range(SEEDS):
        for one in draw(everyone, Wish(str(seed), (("plan", 4),))).chosen:
            counts[one.key] += 1
    expected = SEEDS * 4 / 20
    assert all(0.6 * expected < count < 1.4 * expected for count in counts.values())


def keys_of(everyone):
    return [one.key for one in everyone]


@given(children(least=1, most=6), wishes())
def test_each_child_that_costs_nothing_is_drawn_by_some_seed(everyone, wish):
    wish = replace(wish, reserves=0)
    _, _, best = best_of_all(everyone, wish)
    possible = set().union(*best)
    found = set()
    for seed in range(SEEDS):
        found |= {one.key for one in draw(everyone, replace(wish, seed=str(seed))).chosen}
        if found == possible:
            break
    assert found == possible


# As close to the wish as can be


@given(children(), wishes())
def test_places_and_groups_are_what_trying_everything_shows_to_be_possible(everyone, wish):
    places, most, best = best_of_all(everyone, wish)
    drawn = draw(everyone, wish)
    chosen = frozenset(keys(drawn.chosen))
    assert len(chosen) == places
    assert covered([c for c in everyone if c.key in chosen], wish) == most
    assert chosen in best


@given(st.integers(0, 30), children(most=40), wishes())
def test_every_stage_gets_exactly_its_places_where_there_are_enough_children(more, everyone, wish):
    enough = [one for stage in STAGES for one in of_stage(stage, 3 + more)]
    drawn = draw([*everyone, *enough], replace(wish, reserves=0))
    for stage, wanted in wish.places:
        assert sum(one.stage == stage for one in drawn.chosen) == wanted
    assert not [s for s in drawn.shortfalls if s.kind == "places"]


@given(children(most=40), wishes())
def test_what_is_short_is_said_and_nothing_else(everyone, wish):
    drawn = draw(everyone, wish)
    said = {(s.kind, s.about) for s in drawn.shortfalls}
    seen = {mark for c in everyone if c.key in keys(drawn.chosen) for mark in c.groups}
    for stage, wanted in wish.places:
        got = sum(one.stage == stage for one in drawn.chosen)
        assert (("places", stage) in said) == (got < wanted)
    for group in wish.cover:
        assert (("cover", group) in said) == (group not in seen)
    assert len(words(drawn)) == len(drawn.shortfalls)


MANY = tuple("abcdefghi")
SOME = st.frozensets(st.sampled_from(MANY), max_size=4)


@given(st.lists(st.tuples(SOME, st.integers(0, 17)), max_size=13), st.integers(1, 4))
def test_few_places_cover_the_most_of_many_groups_and_ages(made, places):
    everyone = [Child(str(at), ("plan",), groups, age=age) for at, (groups, age) in enumerate(made)]
    wish = Wish("seed", (("plan", places),), cover=(*MANY, "age:0-4", "age:5-9", "age:10-15", "age:16-"))
    chosen = keys(draw(everyone, wish).chosen)
    most = max(covered(some, wish) for some in combinations(everyone, min(places, len(everyone))))
    assert covered([one for one in everyone if one.key in chosen], wish) == most


def test_a_shortage_leaves_no_stage_empty_for_another():
    both = [Child(f"child {at}", ("referral", "plan")) for at in range(3)]
    drawn = draw(both, Wish("seed", (("referral", 3), ("plan", 3))))
    assert sorted(one.stage for one in drawn.chosen) == ["plan", "referral", "referral"]
    assert words(drawn) == (
        "Referral: 2 of 3 drawn; 3 children could be drawn for it, but the other stages need some of them "
        "too.",
        "Plan: 1 of 3 drawn; 3 children could be drawn for it, but the other stages need some of them too.",
    )


def test_a_rare_group_is_covered_without_costing_a_place():
    everyone = [*of_stage("plan", 500), Child("rare", ("plan",), frozenset(("fostered",)))]
    for seed in range(50):
        drawn = draw(everyone, Wish(str(seed), (("plan", 3),), cover=("fostered",)))
        assert len(drawn.chosen) == 3
        assert "rare" in keys(drawn.chosen)


def test_what_cannot_be_covered_is_said_in_words():
    everyone = [
        Child("one", ("plan",), frozenset(("abuse",))),
        Child("other", ("plan",), frozenset(("drugs",))),
    ]
    drawn = draw(everyone, Wish("seed", (("plan", 1), ("early", 2)), 1, cover=("abuse", "drugs", "fostered")))
    lost = "Abuse" if keys(drawn.chosen) == ["other"] else "Drugs"
    assert words(drawn) == (
        "Early: 0 of 2 drawn; the lists have no child that could be drawn for it.",
        f"{lost}: not covered; 1 child in this group could be drawn, but the places wished do not suffice "
        "for all groups.",
        "Fostered: not covered; no child that could be drawn is known to be in this group.",
    )


def test_reserves_are_others_and_their_shortage_is_said():
    drawn = draw(of_stage("plan", 5), Wish("seed", (("plan", 3),), reserves=4))
    assert len(drawn.chosen) == 3
    assert len(drawn.reserves) == 2
    assert words(drawn) == ("Plan: 2 of 4 reserves; no other child in the lists could be drawn for it.",)


# Current and closed (002:110-116)


def test_closed_cases_count_only_when_closed_in_the_six_months_before():
    def closed(day):
        return Child(day or "undated", ("plan",), state="closed", closed_on=day)

    days = ("2008-11-17", "2008-11-18", "2009-05-18", "2009-05-19", "")
    wish = Wish("seed", (("plan", 9),), closed_months=6, on="2009-05-18")
    drawn = draw([closed(day) for day in days], wish)
    assert sorted(keys(drawn.chosen)) == ["2008-11-18", "2009-05-18"]
    assert "1 child left out: closed, but the lists do not say when." in words(drawn)


def test_six_months_before_the_end_of_august_is_the_end_of_february():
    wish = Wish("seed", (("plan", 1),), closed_months=6, on="2009-08-31")
    there = [Child("in", ("plan",), state="closed", closed_on="2009-02-28")]
    assert keys(draw(there, wish).chosen) == ["in"]


def test_only_the_states_that_are_wished_are_drawn():
    everyone = [Child("open", ("plan",)), Child("over", ("plan",), state="closed")]
    drawn = draw(everyone, Wish("seed", (("plan", 2),), states=frozenset({"current"})))
    assert keys(drawn.chosen) == ["open"]


def test_files_that_proceeded_and_that_did_not_are_both_covered():
    many = [Child(f"open {at}", ("plan",)) for at in range(50)]
    went = Child("went", ("plan",), state="closed", proceeded="yes")
    ended = Child("ended", ("plan",), state="closed", proceeded="no")
    cover = ("state:current", "state:closed-proceeded", "state:closed-not-proceeded")
    drawn = draw([*many, went, ended], Wish("seed", (("plan", 3),), cover=cover))
    assert {"went", "ended"} < set(keys(drawn.chosen))


# The matrix


def test_the_matrix_tells_covered_from_fillable_from_lacking():
    everyone = [child(0, {"plan"}, frozenset(("abuse",))), child(1, {"early"}, frozenset(("abuse",)))]
    wish = Wish("seed", PLACES)
    rows = coverage(
        [("plan", ("abuse",))], eligible_counts(everyone, wish), ("early", "plan"), ("", "abuse", "drugs")
    )
    assert [[cell.state for cell in row] for row in rows] == [
        ["fillable", "covered"],
        ["fillable", "covered"],
        ["lacking", "lacking"],
    ]


@given(children(), wishes())
def test_what_a_draw_keeps_is_read_back(everyone, wish):
    counts = eligible_counts(everyone, wish)
    assert read_eligible(eligible_text(counts)) == counts
    assert read_wish(wish_text(wish)) == wish


# As many as an authority has


def test_fifty_thousand_children_cover_all_that_they_can(in_ci):
    many = 50_000 if in_ci else 5_000
    chance = random.Random(7)
    everyone = [
        Child(
            f"child {at}",
            STAGES[: chance.randrange(4)],
            frozenset(g for at, g in enumerate(GROUPS) if chance.random() < 0.1 / (at + 1)),
            age=chance.randrange(18),
            gender=chance.choice(("girl", "boy")),
        )
        for at in range(many)
    ]
    cover = (*GROUPS, "age:0-4", "age:5-9", "age:10-15", "age:16-", "gender:girl", "gender:boy")
    drawn = draw(everyone, Wish("seed", PLACES, 3, cover=cover))
    assert [one.stage for one in drawn.chosen] == [stage for stage in STAGES for _ in range(2)]
    assert len(drawn.reserves) == 9
    assert drawn.shortfalls == ()


def test_the_way_of_drawing_has_not_changed():
    """A draw that was recorded must be drawn the same for ever: else it needs another version of the rule."""
    everyone = [child(at, STAGES[at % 3 :], frozenset(GROUPS[at % 5 : at % 5 + 1])) for at in range(12)]
    drawn = draw(everyone, Wish("Norbridge 2012", PLACES, 1, cover=GROUPS))
    assert [(one.key, one.stage) for one in (*drawn.chosen, *drawn.reserves)] == [
        ("child 0", "early"),
        ("child 3", "early"),
        ("child 10", "referral"),
        ("child 1", "referral"),
        ("child 2", "plan"),
        ("child 5", "plan"),
        ("child 9", "early"),
        ("child 7", "referral"),
        ("child 11", "plan"),
    ]
