"""One removes a case, a letter that went out, a representation; another, not knowing it, writes there."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import (
    cases,
    conflicts,
    events,
    panels,
    picked_cases,
    plan,
    records,
    remarks,
    representations,
    risks,
    sources,
    statements,
)
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Edit
from tests.cases_made import inspection
from tests.exchange.team_made import assessment as assessment
from tests.exchange.team_made import bring_in, bundle, by_hand, cole, laptop, marsh, meet, say, together

WORDS = "The plan was reviewed late."
APA = installed_packs()["apa-2005"]
ON_SITE = installed_packs()["child-protection-2012"]
STAGE = ON_SITE.journeys[0].stages[0].id
THEME = ON_SITE.subjects[0].id
KINDS = {"statement": "text", "event": "title", "risk": "what", "appointment": "said", "source": "title"}


def swap(one, other, assessment, folder):
    """Each hands the other what it lacks."""
    for sender, receiver in ((one, other), (other, one)):
        bring_in(receiver, bundle(sender, assessment, receiver, folder))


def open_questions(store, assessment):
    return {(c.table, c.row) for c in conflicts.open_conflicts(store, assessment)}


def words(store, assessment, table):
    return [getattr(row, KINDS[table]) for row in getattr(store.trail(assessment).rows, f"{table}s")]


# A case


def find(store, a, case):
    cases.add_finding(store, a, ON_SITE, case, STAGE, THEME, text=WORDS)


def tell(store, a, case):
    events.add(store, a, ON_SITE, case, {"title": WORDS, "happened": "2012-03"})


def raise_risk(store, a, case):
    risks.raise_risk(store, a, child=store.trail(a).case(case).code, what=WORDS)


def arrange(store, a, case):
    kind = ON_SITE.appointments[0].id
    plan.add(store, a, kind=kind, about={"title": "Tracking", "case": case, "said": WORDS})


def note(store, a, case):
    records.begin(store, a, ON_SITE, kind="file-reading", case=case, stage=STAGE)


WRITTEN = {"statement": find, "event": tell, "risk": raise_risk, "appointment": arrange, "source": note}


@pytest.fixture
def picked(marsh, cole, by_hand):
    """A case that R. Cole picked by hand, and that both have."""
    assessment = inspection(marsh, ON_SITE)
    swap(marsh, cole, assessment, by_hand)
    case = picked_cases.pick_case(cole, assessment, ON_SITE, stage=STAGE, reason="Named by the school.").row
    swap(marsh, cole, assessment, by_hand)
    return assessment, case


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_about_a_child_stays_with_its_case_until_one_decides(marsh, cole, picked, by_hand, kind):
    assessment, case = picked
    WRITTEN[kind](marsh, assessment, case)
    assert cole.undo().left == ()
    swap(marsh, cole, assessment, by_hand)
    for store in (marsh, cole):
        trail = store.trail(assessment)
        assert (trail.case(case).reason, trail.case(case).stage) == ("Named by the school.", STAGE)
        (question,) = trail.rows.parted
        assert (question.table, question.row, question.is_whole_row) == ("case", case, True)
        assert kind in {added.table for added in question.added}
    before = words(cole, assessment, kind)
    conflicts.keep(cole, assessment, cole.trail(assessment).rows.parted[0])
    swap(marsh, cole, assessment, by_hand)
    for store in (marsh, cole):
        assert open_questions(store, assessment) == set() and store.trail(assessment).case(case)
        assert words(store, assessment, kind) == before


@pytest.mark.parametrize("kind", WRITTEN)
def test_where_the_case_goes_all_that_is_about_the_child_goes_and_undo_brings_it_back(
    marsh, cole, picked, by_hand, kind
):
    assessment, case = picked
    had = words(marsh, assessment, kind)
    WRITTEN[kind](marsh, assessment, case)
    cole.undo()
    swap(marsh, cole, assessment, by_hand)
    conflicts.choose_removal(marsh, assessment, marsh.trail(assessment).rows.parted[0])
    swap(marsh, cole, assessment, by_hand)
    for store in (marsh, cole):
        trail = store.trail(assessment)
        assert open_questions(store, assessment) == set() and trail.case(case) is None
        assert words(store, assessment, kind) == had
    marsh.undo()
    assert open_questions(marsh, assessment) == {("case", case)}
    assert len(words(marsh, assessment, kind)) > len(had)


def test_a_case_that_is_known_to_have_something_is_not_undone(marsh, cole, picked, by_hand):
    assessment, case = picked
    find(marsh, assessment, case)
    swap(marsh, cole, assessment, by_hand)
    assert "changed since" in cole.undo().left[0]
    assert cole.trail(assessment).case(case) and cole.trail(assessment).rows.parted == ()


def test_keeping_a_case_brings_back_what_its_findings_stood_on(marsh, cole, picked, by_hand):
    assessment, case = picked
    find(marsh, assessment, case)
    tell(marsh, assessment, case)
    trail = marsh.trail(assessment)
    (finding,) = [s.id for s in trail.statements(case=case, kind=v.FINDING)]
    cases.cite(marsh, assessment, finding, trail.events(case)[0].id)
    cole.undo()
    swap(marsh, cole, assessment, by_hand)
    conflicts.choose_removal(cole, assessment, cole.trail(assessment).rows.parted[0])
    arrange(marsh, assessment, case)
    swap(marsh, cole, assessment, by_hand)
    assert open_questions(marsh, assessment) == {("case", case)}
    conflicts.keep(marsh, assessment, marsh.trail(assessment).rows.parted[0])
    swap(marsh, cole, assessment, by_hand)
    for store in (marsh, cole):
        kept = store.trail(assessment)
        assert kept.rows.parted == ()
        assert [c.source for c in kept.citations(finding)] == [kept.events(case)[0].id]
        assert [s.kind for s in kept.above(finding)] == [v.EVALUATION]


# A letter that went out, and a representation


def edition(store, assessment):
    said = {"letter": APA.letters[0].id, "form": "draft", "stage": "draft", "text": '{"letter": ""}'}
    return store.record("Send", [Edit("edition", v.new_id(), said)], assessment=assessment).row


def test_a_remark_on_a_letter_whose_sending_was_undone(marsh, cole, together, by_hand):
    sent = edition(cole, together)
    swap(marsh, cole, together, by_hand)
    remarks.add(marsh, together, sent, {"text": WORDS, "origin": "authority"})
    cole.undo()
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        assert open_questions(store, together) == {("edition", sent)}
        assert [e.stage for e in store.trail(together).rows.editions] == ["draft"]
    conflicts.keep(cole, together, cole.trail(together).rows.parted[0])
    assert [r.text for r in cole.trail(together).rows.remarks if r.edition == sent] == [WORDS]


@pytest.fixture
def representation(marsh, cole, together, by_hand):
    panel = next(p for p in APA.panels if not p.review)
    row = representations.begin(marsh, together, APA, panel.id).row
    representations.add_ground(marsh, together, row, kind="inaccurate", text="The first ground.")
    swap(marsh, cole, together, by_hand)
    return row


def ground(store, a, row):
    representations.add_ground(store, a, row, kind="inaccurate", text=WORDS)


def seat(store, a, row):
    panel = next(p for p in APA.panels if not p.review)
    panels.seat(store, a, APA, row, name="K. Lowe", role=panel.seats[0].id)


def respond(store, a, row):
    representations.change(store, a, row, {"response": WORDS})


@pytest.mark.parametrize("write", [ground, seat, respond])
def test_a_representation_that_was_taken_back_and_worked_on(
    marsh, cole, together, by_hand, representation, write
):
    representations.take_back(cole, together, representation)
    write(marsh, together, representation)
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        assert open_questions(store, together) == {("representation", representation)}
        (here,) = store.trail(together).rows.representations
        assert here.panel == here.judgement == "social-care"
    conflicts.keep(marsh, together, marsh.trail(together).rows.parted[0])
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        rows = store.trail(together).rows
        assert rows.parted == ()
        said = [*(g.text for g in rows.grounds), *(p.name for p in rows.panellists)]
        assert "The first ground." in said
        assert {ground: WORDS, seat: "K. Lowe", respond: "The first ground."}[write] in said
        assert rows.representations[0].response == (WORDS if write is respond else "")


# What names a row and has its place without it


def test_what_has_its_place_elsewhere_stays_there_and_asks_nothing(
    marsh, cole, together, by_hand, representation
):
    sentence, sent = say(marsh, together, "The register fell."), edition(marsh, together)
    source = marsh.record("List", [Edit("source", "d1", {"kind": "other"})], assessment=together).row
    swap(marsh, cole, together, by_hand)
    about = {"representation": representation, "kind": "inaccurate", "text": WORDS, "about": [sentence]}
    marsh.record("Write", [Edit("ground", "g1", about)], assessment=together)
    representations.change(marsh, together, representation, {"response": WORDS})
    marsh.record(
        "Say where", [Edit("representation", representation, {"source": source})], assessment=together
    )
    remarks.add(marsh, together, sent, {"text": WORDS, "origin": "authority", "sentence": sentence})
    statements.remove(cole, together, sentence)
    sources.remove(cole, together, source)
    swap(marsh, cole, together, by_hand)
    for store in (marsh, cole):
        rows = store.trail(together).rows
        assert open_questions(store, together) == set()
        assert store.trail(together).statement(sentence) is None and rows.sources == ()
        said = [r.text for r in rows.remarks if r.edition == sent]
        said += [g.text for g in rows.grounds if g.id == "g1"]
        assert [*said, *(r.response for r in rows.representations)] == [WORDS] * 3
