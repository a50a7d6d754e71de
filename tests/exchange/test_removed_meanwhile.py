"""One removes a row, another adds to it meanwhile what names it: it stays in its place until one decides."""

# ruff: noqa: F401, F811

import hashlib

import pytest

from csa_desktop.commands import answers, conflicts, erasing, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.store.log import Edit
from tests.exchange.team_made import (
    assessment,
    bring_in,
    bundle,
    by_hand,
    cole,
    laptop,
    marsh,
    meet,
    say,
    together,
)

WORDS = "The register fell."


def a_source(store, assessment, title="CSCI briefing"):
    data = WORDS.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    store.keep_document(data, sha256, [(n, str(n), WORDS) for n in range(1, 10)])
    said = {"title": title, "kind": "briefing", "state": "received", "admissible": "yes", "sha256": sha256}
    said |= {"pages": 9, "size": len(data)}
    return store.record("Add", [Edit("source", v.new_id(), said)], assessment=assessment).row


def cite(store, assessment, row, source, page=4):
    where = {"page": page, "start": 0, "end": 3, "words": "fell"}
    return trails.quote(store, assessment, row, source, **where).row


@pytest.fixture
def shared(marsh, cole, together, by_hand):
    """A finding, another, and a document that both laptops have."""
    made = say(marsh, together, WORDS), say(marsh, together, "It did not fall."), a_source(marsh, together)
    hand(marsh, cole, together, by_hand)
    return made


def hand(one, other, assessment, by_hand):
    bring_in(other, bundle(one, assessment, other, by_hand))


def agree(store, assessment, row):
    said = {"statement": row, "member": "m1", "version": "1", "at": "2005-06-15"}
    store.record("Agree", [Edit("agreement", v.new_id(), said)], assessment=assessment)


ADDED = {
    "citation": lambda store, a, row, other, source: cite(store, a, row, source),
    "support": lambda store, a, row, other, source: trails.stand_on(store, a, row, other),
    "carried": lambda store, a, row, other, source: trails.stand_on(store, a, other, row),
    "agreement": lambda store, a, row, other, source: agree(store, a, row),
    "answer": lambda store, a, row, other, source: answers.answer(
        store, a, "challenge", "1", "No.", about=row
    ),
}


@pytest.fixture(params=ADDED)
def added(request, marsh, cole, together, shared):
    """R. Cole removed the finding; H. Marsh, who had not seen that, added something that names it."""
    row, other, source = shared
    ADDED[request.param](marsh, together, row, other, source)
    statements.remove(cole, together, row)
    return row


def only(store, assessment):
    (found,) = conflicts.open_conflicts(store, assessment)
    return found


def ends(store, assessment):
    rows = store.trail(assessment).rows
    found = {(x.id, x.statement) for x in (*rows.citations, *rows.supports, *rows.agreements)}
    return sorted({*found, *((x.id, x.on) for x in rows.supports), *((x.id, x.about) for x in rows.answers)})


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_it_stays_in_its_place_on_both_whichever_bundle_comes_first(
    marsh, cole, together, by_hand, added, order
):
    two = ((marsh, cole), (cole, marsh))
    for at in order:
        hand(*two[at], together, by_hand)
    seen = []
    for store in (marsh, cole):
        trail = store.trail(together)
        here = trail.statement(added)
        assert (here.text, here.kind, here.subject) == (WORDS, v.FINDING, "staying-safe")
        question = only(store, together)
        assert question.is_removal and (question.table, question.row) == ("statement", added)
        assert trail.rows.conflicts == {("statement", added, "")}
        (what,) = question.added
        assert what.mine == (store is marsh)
        assert (what.author, [side.author for side in question.sides]) == (marsh.author, [cole.author])
        seen.append((here, what.row, what.change, question.heads))
    assert seen[0] == seen[1]


def test_keeping_it_keeps_what_both_had_put_on_it(marsh, cole, together, by_hand, shared):
    row, other, source = shared
    first = cite(cole, together, row, source, page=2)
    trails.contradict(cole, together, row, other)
    hand(cole, marsh, together, by_hand)
    statements.remove(cole, together, row)
    second = cite(marsh, together, row, source)
    hand(marsh, cole, together, by_hand)
    conflicts.keep(cole, together, only(cole, together))
    hand(cole, marsh, together, by_hand)
    for store in (cole, marsh):
        trail = store.trail(together)
        assert trail.rows.parted == () and trail.statement(row).text == WORDS
        assert {c.id for c in trail.citations(row)} == {first, second}
        assert [s.id for s in trail.below(row, v.CONTRADICTS)] == [other]


@pytest.mark.parametrize("settle", [conflicts.keep, conflicts.choose_removal])
def test_what_is_decided_is_one_command_that_undo_takes_back(marsh, cole, together, by_hand, added, settle):
    hand(marsh, cole, together, by_hand)
    before = ends(cole, together)
    settle(cole, together, only(cole, together))
    after = cole.trail(together).statement(added), ends(cole, together)
    assert conflicts.open_conflicts(cole, together) == ()
    assert (after[0] is None) == (settle == conflicts.choose_removal)
    assert cole.undo().left == ()
    assert only(cole, together).row == added and ends(cole, together) == before
    assert cole.redo().left == ()
    assert conflicts.open_conflicts(cole, together) == ()
    assert (cole.trail(together).statement(added), ends(cole, together)) == after
    hand(cole, marsh, together, by_hand)
    assert conflicts.open_conflicts(marsh, together) == ()
    assert (marsh.trail(together).statement(added), ends(marsh, together)) == after


def test_when_it_goes_nothing_hangs_on_it_any_more(marsh, cole, together, by_hand, added):
    hand(marsh, cole, together, by_hand)
    conflicts.choose_removal(cole, together, only(cole, together))
    assert all(row != added for _, row in ends(cole, together))


def test_what_was_settled_once_stays_settled_when_old_bundles_come_again(
    marsh, cole, together, by_hand, added
):
    old = bundle(marsh, together, cole, by_hand), bundle(cole, together, marsh, by_hand)
    bring_in(cole, old[0])
    bring_in(marsh, old[1])
    conflicts.choose_removal(marsh, together, only(marsh, together))
    hand(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        for data in old if store is cole else old[::-1]:
            if data is not (old[1] if store is cole else old[0]):
                bring_in(store, data)
        assert conflicts.open_conflicts(store, together) == ()
        assert store.trail(together).statement(added) is None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_third_laptop_sees_the_same_in_any_order(marsh, cole, together, laptop, by_hand, shared, order):
    third = laptop("Third")
    for store in (marsh, cole):
        meet(store, third)
        hand(store, third, together, by_hand)
    row, _, source = shared
    cite(marsh, together, row, source)
    statements.remove(cole, together, row)
    coming = [bundle(store, together, third, by_hand) for store in (marsh, cole)]
    for at in order:
        bring_in(third, coming[at])
    question = only(third, together)
    assert question.mine is None and question.added[0].author == marsh.author
    assert third.trail(together).statement(row).text == WORDS


def test_decided_differently_on_two_laptops_it_is_open_again(marsh, cole, together, by_hand, added):
    hand(marsh, cole, together, by_hand)
    hand(cole, marsh, together, by_hand)
    conflicts.keep(marsh, together, only(marsh, together))
    conflicts.choose_removal(cole, together, only(cole, together))
    hand(marsh, cole, together, by_hand)
    hand(cole, marsh, together, by_hand)
    for store in (marsh, cole):
        found = conflicts.open_conflicts(store, together)
        assert found and {(c.table, c.row) for c in found} == {("statement", added)}
        assert store.trail(together).statement(added).text == WORDS
    before = ends(marsh, together)
    conflicts.keep(cole, together, conflicts.open_conflicts(cole, together)[0])
    assert conflicts.open_conflicts(cole, together) == ()
    assert any(row == added for _, row in ends(cole, together)) and before is not None


def test_what_was_removed_with_it_knowingly_is_no_question(marsh, cole, together, by_hand, shared):
    row, other, source = shared
    cite(marsh, together, row, source)
    trails.stand_on(marsh, together, row, other)
    agree(marsh, together, row)
    answers.answer(marsh, together, "challenge", "1", "No.", about=row)
    hand(marsh, cole, together, by_hand)
    statements.remove(cole, together, row)
    hand(cole, marsh, together, by_hand)
    for store in (marsh, cole):
        assert conflicts.open_conflicts(store, together) == ()
        assert store.trail(together).statement(row) is None
        assert all(named != row for _, named in ends(store, together))
    cole.undo()
    assert {named for _, named in ends(cole, together)} >= {row}


def test_a_link_taken_away_before_the_removal_came_is_no_question(marsh, cole, together, by_hand, shared):
    row, _, source = shared
    cited = cite(marsh, together, row, source)
    trails.unquote(marsh, together, cited)
    statements.remove(cole, together, row)
    hand(marsh, cole, together, by_hand)
    assert conflicts.open_conflicts(cole, together) == ()


def test_a_document_that_was_taken_off_the_list_and_quoted_meanwhile(marsh, cole, together, by_hand, shared):
    from csa_desktop.commands import sources

    row, _, source = shared
    cite(marsh, together, row, source)
    sources.remove(cole, together, source)
    hand(cole, marsh, together, by_hand)
    question = only(marsh, together)
    assert (question.table, question.row) == ("source", source)
    assert marsh.trail(together).source(source).title == "CSCI briefing"
    conflicts.keep(marsh, together, question)
    assert marsh.trail(together).rows.parted == ()


def test_an_event_of_a_case_that_was_removed_and_cited_meanwhile(marsh, cole, together, by_hand):
    edits = [Edit("case", "c1", {"code": "C-01"}), Edit("event", "e1", {"case": "c1", "title": "Visit"})]
    finding = Edit("statement", "s1", {"kind": v.FINDING, "text": WORDS, "case": "c1"})
    marsh.record("Add", [*edits, finding], assessment=together)
    hand(marsh, cole, together, by_hand)
    cited = Edit("citation", v.new_id(), {"statement": "s1", "source": "e1"})
    marsh.record("Cite", [cited], assessment=together)
    cole.record("Remove", [Edit("event", "e1", delete=True)], assessment=together)
    hand(marsh, cole, together, by_hand)
    assert (only(cole, together).table, cole.trail(together).event("e1").title) == ("event", "Visit")


def test_what_was_erased_stays_erased_and_asks_nothing(marsh, cole, together, by_hand, shared):
    source = shared[2]
    edits = [Edit("case", "c1", {"code": "C-01"})]
    edits += [Edit("statement", "s1", {"kind": v.FINDING, "text": "Of the child.", "case": "c1"})]
    marsh.record("Add", edits, assessment=together)
    hand(marsh, cole, together, by_hand)
    statements.remove(cole, together, "s1")
    erasing.erase_case(cole, together, "c1", ground="Asked for.")
    cite(marsh, together, "s1", source)
    trails.stand_on(marsh, together, shared[0], "s1")
    hand(marsh, cole, together, by_hand)
    hand(cole, marsh, together, by_hand)
    for store in (marsh, cole):
        assert conflicts.open_conflicts(store, together) == ()
        assert store.trail(together).statement("s1") is None


def test_a_link_that_was_looked_at_again_meanwhile_goes_with_the_question(
    marsh, cole, together, by_hand, shared
):
    row, other, _ = shared
    trails.stand_on(marsh, together, row, other)
    statements.reword(marsh, together, other, "It did not fall at all.")
    hand(marsh, cole, together, by_hand)
    statements.remove(cole, together, row)
    trails.looked_again(marsh, together, row)
    hand(marsh, cole, together, by_hand)
    question = only(cole, together)
    assert (question.table, question.row) == ("statement", row)
    assert [s.id for s in cole.trail(together).below(row)] == [other]
    conflicts.keep(cole, together, question)
    trail = cole.trail(together)
    assert trail.rows.parted == () and [s.id for s in trail.below(row)] == [other]
    cole.undo()
    conflicts.choose_removal(cole, together, only(cole, together))
    trail = cole.trail(together)
    assert trail.rows.parted == () and trail.statement(row) is None and trail.rows.supports == ()


def test_what_came_in_after_one_looked_is_not_removed_unseen(marsh, cole, together, by_hand, added, shared):
    hand(marsh, cole, together, by_hand)
    looked, at = only(cole, together), cole.trail(together).at
    late = cite(marsh, together, added, shared[2], page=9)
    hand(marsh, cole, together, by_hand)
    conflicts.choose_removal(cole, together, looked, seen=at)
    again = only(cole, together)
    assert [what.row for what in again.added] == [late]


def test_words_changed_in_its_place_stand_beside_the_removal(marsh, cole, together, by_hand, added):
    hand(marsh, cole, together, by_hand)
    statements.reword(cole, together, added, "The register fell by a third.")
    trail = cole.trail(together)
    assert trail.statement(added).text == "The register fell by a third."
    assert trail.statement(added).kind == v.FINDING
    assert trail.rows.parted and all(c.is_removal for c in trail.rows.parted)
    conflicts.keep(cole, together, trail.rows.parted[0])
    assert cole.trail(together).rows.parted == ()
    assert cole.trail(together).statement(added).kind == v.FINDING


def test_words_changed_where_one_removed_and_another_changed_decide_nothing(
    marsh, cole, together, by_hand, shared
):
    row = shared[0]
    statements.remove(cole, together, row)
    statements.reword(marsh, together, row, "The register rose.")
    hand(marsh, cole, together, by_hand)
    statements.reword(cole, together, row, "It rose again.", seen=cole.trail(together).at)
    trail = cole.trail(together)
    assert (trail.statement(row).text, trail.statement(row).kind) == ("It rose again.", v.FINDING)
    assert trail.rows.parted[0].is_removal


def test_undo_leaves_what_somebody_has_put_something_on_since(marsh, cole, together, by_hand, shared):
    mine = say(cole, together, "Mine.")
    hand(cole, marsh, together, by_hand)
    cited = cite(marsh, together, mine, shared[2])
    hand(marsh, cole, together, by_hand)
    assert "changed since" in cole.undo().left[0]
    trail = cole.trail(together)
    assert trail.statement(mine).text == "Mine." and trail.citations(mine)[0].id == cited
    assert trail.rows.parted == ()


def test_undo_of_what_another_added_to_meanwhile_is_a_question(marsh, cole, together, by_hand, shared):
    mine = say(cole, together, "Mine.")
    hand(cole, marsh, together, by_hand)
    cite(marsh, together, mine, shared[2])
    cole.undo()
    hand(marsh, cole, together, by_hand)
    assert only(cole, together).row == mine and cole.trail(together).statement(mine).text == "Mine."
