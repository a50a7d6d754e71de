"""Two halves joined: what each brought, where they touch and contradict, and each view as it was."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import hypotheses, joining, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.domain.joining import is_joined_here, joined
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Edit
from csa_desktop.store.reading import KINDS
from tests.exchange.test_two_laptops import assessment, bring_in, cole, laptop, marsh, meet, send

PACK = installed_packs()["apa-2005"]
SAFE = "staying-safe"
FIRST, SECOND = [k.id for k in PACK.key_judgements if k.subject == SAFE][:2]


def find(store, assessment, text, key=FIRST, kind=v.FINDING, **about):
    said = {"key_judgement": key, **about}
    made = statements.add(store, assessment, kind=kind, text=text, step="1", subject=SAFE, about=said)
    return made.row


@pytest.fixture
def halves(marsh, cole, assessment, tmp_path):
    """Day 1: each wrote by itself. Day 2: they exchange."""
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    rows = {
        "health": find(marsh, assessment, "Reviews are late.", sign=v.IMPROVEMENT),
        "hypothesis": find(marsh, assessment, "Plans end too soon.", kind=v.HYPOTHESIS),
        "own": find(marsh, assessment, "Only ours.", SECOND),
        "school": find(cole, assessment, "Reviews are on time.", sign=v.STRENGTH),
    }
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    return rows


def outcome(store, assessment):
    (found,) = joined(store.trail(assessment), PACK).outcomes
    return found


def test_before_the_second_has_written_there_is_nothing_to_join(marsh, assessment):
    find(marsh, assessment, "Reviews are late.")
    assert not is_joined_here(marsh.trail(assessment), PACK)


def test_both_parts_lie_side_by_side_under_their_key_judgement(marsh, cole, assessment, halves):
    for store in (marsh, cole):
        assert is_joined_here(store.trail(assessment), PACK)
        first, second = outcome(store, assessment).meetings
        assert (first.key_judgement, second.key_judgement) == (FIRST, SECOND)
        texts = {part.author: [s.text for s in part.statements] for part in first.parts}
        assert texts == {marsh.author: ["Reviews are late."], cole.author: ["Reviews are on time."]}
        assert first.is_shared and not second.is_shared


def test_opposite_signs_under_one_key_judgement_are_said(marsh, assessment, halves):
    first, second = outcome(marsh, assessment).meetings
    assert (first.opposed, second.opposed) == (True, False)
    statements.classify(marsh, assessment, halves["health"], {"sign": v.STRENGTH})
    assert not outcome(marsh, assessment).meetings[0].opposed


def test_one_who_sees_both_opposes_nobody(marsh, assessment, halves):
    find(marsh, assessment, "Some are in time.", SECOND, sign=v.STRENGTH)
    statements.classify(marsh, assessment, halves["own"], {"sign": v.IMPROVEMENT})
    assert not outcome(marsh, assessment).meetings[1].opposed


def test_a_contradiction_counts_between_two_people_only(marsh, assessment, halves):
    trails.contradict(marsh, assessment, halves["health"], halves["own"])
    assert outcome(marsh, assessment).contradictions == ()
    trails.contradict(marsh, assessment, halves["health"], halves["school"])
    (found,) = outcome(marsh, assessment).contradictions
    assert (found.statement.id, found.by.id) == (halves["health"], halves["school"])


def test_a_page_that_both_cite_is_where_they_touch(marsh, assessment, halves):
    for row, page in (("health", 7), ("school", 7), ("own", 9)):
        cited = {"statement": halves[row], "source": "briefing", "page": page}
        marsh.record("Cite", [Edit("citation", f"c-{row}", cited)], assessment=assessment)
    (page,) = outcome(marsh, assessment).pages
    assert (page.page, {s.id for s in page.statements}) == (7, {halves["health"], halves["school"]})


def test_an_open_hypothesis_meets_what_the_other_half_brought(marsh, assessment, halves):
    (found,) = outcome(marsh, assessment).hypotheses
    assert [s.text for s in found.others] == ["Reviews are on time."]
    closing = next(state.id for state in PACK.hypothesis_states if state.closes)
    hypotheses.settle(marsh, assessment, PACK, halves["hypothesis"], closing, why="Plans last.")
    assert outcome(marsh, assessment).hypotheses == ()


def texts(trail):
    return {s.text for s in trail.rows.statements}


def test_each_view_as_it_was_at_the_first_exchange_can_be_looked_up(
    marsh, cole, assessment, halves, tmp_path
):
    ours = {"Reviews are late.", "Plans end too soon.", "Only ours."}
    statements.reword(marsh, assessment, halves["health"], "Some reviews are late.")
    statements.remove(marsh, assessment, halves["own"])
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    here, there = joining.views(marsh, assessment), joining.views(cole, assessment)
    assert (texts(here.own), texts(here.theirs)) == (ours, {"Reviews are on time."})
    assert (here.first.name, there.first.name) == ("R. Cole", "H. Marsh")
    # The second who took a bundle gave its own first: what came is all that the first had by then.
    assert texts(there.own) == {"Reviews are on time."}
    assert texts(there.theirs) == {*ours, "Reviews are on time."}


def test_before_any_exchange_there_is_no_view_to_look_up(marsh, cole, assessment, tmp_path):
    assert joining.views(marsh, assessment) is None
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert joining.views(cole, assessment) is None


def test_what_was_erased_since_is_in_no_view(marsh, assessment, halves):
    marsh.erase([("statement", halves["health"])], assessment=assessment, ground="Asked for.")
    view = joining.views(marsh, assessment)
    assert "Reviews are late." not in texts(view.own)


def test_every_earlier_place_is_what_the_store_was_then(marsh, assessment):
    seen = []
    rows = [find(marsh, assessment, f"Finding {n}.") for n in range(4)]
    for act in (
        lambda: statements.reword(marsh, assessment, rows[0], "Other words."),
        lambda: statements.remove(marsh, assessment, rows[1]),
        lambda: trails.contradict(marsh, assessment, rows[2], rows[3]),
        marsh.undo,
        marsh.redo,
        lambda: statements.classify(marsh, assessment, rows[2], {"groups": ["lac"]}),
    ):
        act()
        seen.append(marsh.trail(assessment))
    names = [f"{kind}s" for kind in KINDS if kind != "assessment"]
    for then in seen:
        again = marsh.trail_at(assessment, then.at)
        assert again.assessment == then.assessment
        for name in names:
            assert sorted(getattr(again.rows, name), key=repr) == sorted(getattr(then.rows, name), key=repr)
    assert marsh.trail_at(assessment, 0) is None
