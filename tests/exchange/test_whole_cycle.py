"""An assessment from setting up to the archive: the pair, a manager and a reader, each with a store.

Nobody has a network. They hand each other files, and each step is taken by the one whose step it is.
"""

import zipfile
from datetime import date

import pytest

from csa_desktop.commands import (
    archive,
    assessments,
    decisions,
    editions,
    hypotheses,
    judgements,
    letters,
    meetings,
    officers,
    panels,
    plan,
    remarks,
    representations,
    sources,
    statements,
    ticks,
    trails,
)
from csa_desktop.commands.example_clock import at
from csa_desktop.domain import editions as known
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import ACCEPTED, ACCURACY, MODERATION
from csa_desktop.domain.deadlines import deadlines
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from tests.exchange.team_made import bring_in, bundle, by_hand, cole, laptop, marsh, meet

__all__ = ["by_hand", "cole", "laptop", "marsh"]

LETTER = "apa-letter"
BRIEFING = b"Numbers on the register fell from 212 to 171 over two years, while re-registrations rose."
GRADED = ("education", "social-care", "childrens-services", "capacity")


@pytest.fixture
def pack():
    return installed_packs()["apa-2005"]


@pytest.fixture
def manager(laptop, marsh, cole):
    store = laptop("A. Penrose")
    for one in (marsh, cole):
        meet(one, store)
    return store


@pytest.fixture
def reader(laptop, marsh, cole, manager):
    store = laptop("T. Reeve")
    for one in (marsh, cole, manager):
        meet(one, store)
    return store


def hand(assessment, folder, sender, *receivers):
    """A file on a stick, for each of them."""
    for receiver in receivers:
        bring_in(receiver, bundle(sender, assessment, receiver, folder))


def say(store, assessment, kind, text, step="1", **about):
    return statements.add(
        store, assessment, kind=kind, text=text, step=step, subject="staying-safe", about=about
    ).row


def judge(store, assessment, pack, step, subject, judgement, grade, status, text):
    return judgements.judge(
        store,
        assessment,
        pack,
        step=step,
        subject=subject,
        judgement=judgement,
        grade=grade,
        text=text,
        status=status,
        reason="As the points show.",
    ).row


def test_from_setting_up_to_the_archive(pack, marsh, cole, manager, reader, by_hand, tmp_path):
    # Setting up, by the lead
    with at("2005-05-03T09:00"):
        assessment = assessments.open_assessment(marsh, pack, authority="Salford", year=2005, role="hmi").row
        for name, role in (("R. Cole", "brm"), ("A. Penrose", "csci-manager"), ("T. Reeve", "ofsted-reader")):
            assessments.add_member(marsh, assessment, name=name, role=role, organisation="")
        officers.add(marsh, assessment, {"name": "P. Ashby", "role": "Link officer"})
        ticks.tick(marsh, assessment, "setting-up/lead", "initial-contact", done="2005-05-03")
    trail = marsh.trail(assessment)
    assert (trail.assessment.authority_type, trail.assessment.region) != ("", "")
    hand(assessment, by_hand, marsh, cole)

    # Day 1: each takes one half; days 2 and 3: together
    with at("2005-06-13T10:00"):
        source = sources.add_document(
            marsh,
            assessment,
            pack,
            read_document(BRIEFING, "briefing.txt"),
            BRIEFING,
            kind="briefing-7",
            title="CSCI briefing",
            file_name="briefing.txt",
        ).row
        finding = say(marsh, assessment, v.FINDING, "Numbers on the register have fallen.", sign=v.STRENGTH)
        words = "fell from 212 to 171 over two years"
        start = BRIEFING.decode().index(words)
        trails.quote(
            marsh, assessment, finding, source, page=1, start=start, end=start + len(words), words=words
        )
        guess = say(cole, assessment, v.HYPOTHESIS, "Fewer children are on the register for want of staff.")
        gap = say(cole, assessment, v.GAP, "What became of re-registrations?", state="open")
    hand(assessment, by_hand, cole, marsh)
    hand(assessment, by_hand, marsh, cole)
    with at("2005-06-14T11:00"):
        hypotheses.settle(marsh, assessment, pack, guess, "dropped", why="Staffing rose.", against=[finding])
        point = say(
            marsh, assessment, v.POINT, "Fewer children are registered, and safely so.", "2", sign=v.STRENGTH
        )
        trails.stand_on(marsh, assessment, point, finding)
        for judgement in GRADED:
            row = judge(
                marsh, assessment, pack, "3", v.OVERALL, judgement, "3", "interim", "Outcomes are good."
            )
            trails.stand_on(marsh, assessment, row, point)
    hand(assessment, by_hand, marsh, cole)

    # The meeting of day 4
    with at("2005-07-01T10:00"):
        meetings.invite(cole, assessment, {"name": "P. Ashby", "part": "attends"})
        meetings.draw(cole, assessment, pack)
        asked = next(
            line
            for line in cole.trail(assessment).statements(kind=v.AGENDA)
            if gap in {s.id for s in cole.trail(assessment).below(line.id)}
        )
        plan.day(cole, assessment, "meeting", "2005-07-01")
        meetings.ask(
            cole,
            assessment,
            heading=asked.section,
            text="And re-registrations?",
            response="Nine.",
            about=asked.id,
        )
    hand(assessment, by_hand, cole, marsh, manager)

    # Moderation of day 5, decided on the manager's laptop and carried home
    with at("2005-07-06T15:00"):
        decisions.decide(
            manager,
            assessment,
            pack,
            judgement="social-care",
            stage=MODERATION,
            to_grade="2",
            why="Re-registrations were not looked at.",
            by="The group",
        )
    hand(assessment, by_hand, manager, marsh, cole)
    assert [d.grade for d in marsh.trail(assessment).rows.decisions] == ["2"]

    # The letter of day 6, which keeps its ground through both readers
    with at("2005-07-08T10:00"):
        letters.build(marsh, assessment, pack, LETTER)
        draft = letter_text(marsh.trail(assessment), pack, LETTER, "draft")
        sentence = next(s for s in draft.sentences() if "registered" in s.text)
        for member in [one.member for one in known.agreed(marsh.trail(assessment), pack, draft)]:
            editions.agree(
                marsh,
                assessment,
                pack,
                letter=LETTER,
                form="draft",
                member=member.id,
                seen_text=known.digest(draft),
            )
        first = pack.letter_stages[0]
        editions.send(
            marsh,
            assessment,
            pack,
            stage=first.id,
            to=["A. Penrose", "T. Reeve"],
            goes_with=list(first.goes_with),
        )
    hand(assessment, by_hand, marsh, manager, reader)
    with at("2005-07-12T10:00"):
        sent = reader.trail(assessment).rows.editions[-1].id
        remarks.add(
            reader,
            assessment,
            sent,
            {
                "origin": "ofsted-reader",
                "kind": ACCURACY,
                "sentence": sentence.id,
                "text": "Say over how long.",
            },
        )
    hand(assessment, by_hand, reader, marsh)
    with at("2005-07-13T10:00"):
        (remark,) = marsh.trail(assessment).rows.remarks
        statements.reword(
            marsh, assessment, sentence.id, "Fewer children have been registered over two years."
        )
        remarks.decide(marsh, assessment, remark.id, ACCEPTED)
        remarks.respond(marsh, assessment, remark.id, "The sentence says so now.")
        assert point in {s.id for s in marsh.trail(assessment).below(sentence.id)}
        statements.reword(marsh, assessment, sentence.id, "Fewer children are registered: grade 3.")
        with pytest.raises(UserError, match="carries no scores"):
            editions.send(
                marsh, assessment, pack, stage=pack.letter_stages[1].id, to=["P. Ashby"], goes_with=[]
            )
        statements.reword(
            marsh, assessment, sentence.id, "Fewer children have been registered over two years."
        )
        editions.send(marsh, assessment, pack, stage=pack.letter_stages[1].id, to=["P. Ashby"], goes_with=[])
        due = {
            d.clock.id: d.due
            for d in deadlines(pack, marsh.trail(assessment), date.fromisoformat("2005-07-13"))
        }
        assert due["factual-accuracy"] == date.fromisoformat("2005-07-20")

    # A representation is decided on the frozen record, by a panel without an earlier part
    with at("2005-11-07T10:00"):
        of = representations.begin(marsh, assessment, pack, "social-care", intended="2005-11-01").row
        representations.change(marsh, assessment, of, {"submitted": "2005-11-07"})
        representations.freeze(marsh, assessment, of, "2005-10-31")
        late = say(marsh, assessment, v.FINDING, "Something new.")
        ground = representations.add_ground(
            marsh, assessment, of, kind="significance", text="Too little weight.", about=[point]
        ).row
        with pytest.raises(UserError):
            representations.rest_on(marsh, assessment, ground, [late])
        representations.rest_on(marsh, assessment, ground, [finding])
        panels.seat(marsh, assessment, pack, of, name="A. Penrose", role="csci-manager")
        found = panels.found_now(marsh, assessment, pack, of)
        assert any(parts for parts in found.values()), "who decided on moderation day had a part"
    hand(assessment, by_hand, marsh, cole, manager, reader)

    # All four have the same, and the archive holds all of it
    everybody = [store.trail(assessment).rows for store in (marsh, cole, manager, reader)]
    assert len({tuple(sorted(s.id for s in rows.statements)) for rows in everybody}) == 1
    assert len({tuple(sorted(e.text for e in rows.editions)) for rows in everybody}) == 1
    target = tmp_path / "archive.zip"
    archive.write(marsh, assessment, pack, target, {})
    with zipfile.ZipFile(target) as bag:
        names = bag.namelist()
        whole = b"".join(bag.read(name) for name in names)
    assert any(name.endswith("bagit.txt") for name in names)
    assert BRIEFING in whole and b"Say over how long." in whole and b"And re-registrations?" in whole
