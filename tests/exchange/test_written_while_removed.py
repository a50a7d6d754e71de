"""One removes a row, another writes meanwhile into a field that it had not had: no field says two things."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import conflicts, exchange, plan, received, representations, statements
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Edit
from csa_desktop.store.remnants import MARKS
from csa_desktop.store.tables import SHARED, defaults
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

WORDS, ANSWER = "The register fell.", "The authority agrees."
APA = installed_packs()["apa-2005"]


def swap(one, other, assessment, folder):
    """Each hands the other what it lacks."""
    for sender, receiver in ((one, other), (other, one)):
        bring_in(receiver, bundle(sender, assessment, receiver, folder))


def write(store, assessment, row, **said):
    store.record("Write", [Edit("statement", row, said)], assessment=assessment)


@pytest.fixture
def torn(marsh, cole, together, by_hand):
    """R. Cole removed a finding; H. Marsh, who had not seen that, noted a response to it."""
    row = say(marsh, together, WORDS)
    swap(marsh, cole, together, by_hand)
    statements.remove(cole, together, row)
    write(marsh, together, row, response=ANSWER)
    swap(marsh, cole, together, by_hand)
    return row


def test_it_stays_whole_in_its_place_and_is_asked_about(marsh, cole, together, torn):
    for store in (marsh, cole):
        here = store.trail(together).statement(torn)
        assert (here.text, here.kind, here.response) == (WORDS, "finding", ANSWER)
        (question,) = store.trail(together).rows.parted
        assert (question.row, question.field, question.is_removal) == (torn, "response", True)
        assert {side.author: side.value for side in question.sides} == {
            marsh.author: ANSWER,
            cole.author: None,
        }
        assert question.mine.author == store.author and question.base is None
        assert store.conflicts_of_each() == {together: 1}


def test_it_is_foreseen_before_a_bundle_is_taken(marsh, cole, together, by_hand):
    row = say(marsh, together, WORDS)
    swap(marsh, cole, together, by_hand)
    statements.remove(cole, together, row)
    write(marsh, together, row, response=ANSWER)
    for sender, receiver in ((marsh, cole), (cole, marsh)):
        data = bundle(sender, together, receiver, by_hand)
        (said,) = received.foresee(receiver, exchange.open_bundle(receiver, data)).conflicts
        assert said.endswith(": response")


@pytest.mark.parametrize("settle", [conflicts.keep, conflicts.choose_removal])
def test_what_is_decided_travels_and_undo_asks_again(marsh, cole, together, by_hand, torn, settle):
    settle(cole, together, cole.trail(together).rows.parted[0])
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        here = store.trail(together).statement(torn)
        assert store.trail(together).rows.parted == ()
        assert (here and (here.text, here.response)) == (
            (WORDS, ANSWER) if settle is conflicts.keep else None
        )
    assert cole.undo().left == ()
    assert [c.row for c in cole.trail(together).rows.parted] == [torn]
    assert cole.trail(together).statement(torn).response == ANSWER
    assert cole.redo().left == ()
    assert cole.trail(together).rows.parted == ()


def test_words_changed_in_its_place_stand_beside_the_removal(marsh, cole, together, by_hand, torn):
    statements.reword(cole, together, torn, "It fell by a third.", seen=cole.trail(together).at)
    write(cole, together, torn, kind="point")
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        trail = store.trail(together)
        assert trail.rows.parted and all(c.is_removal and c.row == torn for c in trail.rows.parted)
        here = trail.statement(torn)
        assert (here.text, here.kind, here.response) == ("It fell by a third.", "point", ANSWER)
    conflicts.keep(marsh, together, marsh.trail(together).rows.parted[0])
    trail = marsh.trail(together)
    assert trail.rows.parted == () and trail.statement(torn).step == "1"


def test_two_who_wrote_differently_choose_words_once_it_is_kept(marsh, cole, together, laptop, by_hand):
    third = laptop("K. Lowe")
    for store in (marsh, cole):
        meet(store, third)
    row = say(marsh, together, WORDS)
    swap(marsh, cole, together, by_hand)
    swap(marsh, third, together, by_hand)
    statements.remove(cole, together, row)
    write(marsh, together, row, response=ANSWER)
    write(third, together, row, response="The authority does not agree.")
    swap(marsh, third, together, by_hand)
    swap(marsh, cole, together, by_hand)
    swap(cole, third, together, by_hand)
    for store in (marsh, cole, third):
        (question,) = store.trail(together).rows.parted
        assert (question.is_removal, len(question.living)) == (True, 2)
    conflicts.keep(cole, together, cole.trail(together).rows.parted[0])
    (question,) = cole.trail(together).rows.parted
    assert (question.field, question.is_removal, len(question.living)) == ("response", False, 2)


def test_what_was_said_at_a_meeting_that_another_took_out_of_the_plan(marsh, cole, together, by_hand):
    line = plan.add(marsh, together, kind="meeting", about={"title": "With the director"}).row
    swap(marsh, cole, together, by_hand)
    plan.remove(cole, together, line)
    plan.change(marsh, together, line, {"said": WORDS})
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        (there,) = store.trail(together).rows.appointments
        assert (there.title, there.said) == ("With the director", WORDS)
        assert [c.field for c in store.trail(together).rows.parted] == ["said"]


def test_one_laptop_alone_that_removed_what_it_had_not_seen_whole(marsh, together):
    row = say(marsh, together, WORDS)
    at = marsh.trail(together).at
    write(marsh, together, row, response=ANSWER)
    statements.remove(marsh, together, row, seen=at)
    assert marsh.trail(together).statement(row).text == WORDS
    assert [c.is_removal for c in marsh.trail(together).rows.parted] == [True]


def test_what_is_begun_again_after_it_was_removed_is_no_question(marsh, cole, together, by_hand):
    panel = next(p for p in APA.panels if not p.review)
    row = representations.begin(marsh, together, APA, panel.id).row
    representations.change(marsh, together, row, {"response": WORDS})
    representations.take_back(marsh, together, row)
    representations.begin(marsh, together, APA, panel.id)
    representations.change(marsh, together, row, {"response": ANSWER})
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        assert store.trail(together).rows.parted == ()
        assert [r.response for r in store.trail(together).rows.representations] == [ANSWER]


def test_what_was_erased_asks_nothing(marsh, cole, together, by_hand):
    row = say(marsh, together, WORDS)
    swap(marsh, cole, together, by_hand)
    cole.erase([("statement", row)], assessment=together, ground="Asked for.")
    write(marsh, together, row, response=ANSWER)
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        assert store.trail(together).rows.parted == () and store.trail(together).statement(row) is None


def test_each_table_but_the_assessment_has_a_mark_that_a_text_says():
    assert set(MARKS) == set(SHARED) - {"assessment"}
    assert {defaults(table)[mark] for table, mark in MARKS.items()} == {""}
