"""An assessment from setting up to the archive: the pair, a manager and a reader, each with a store.

Nobody has a network. They hand each other files, and each step is taken by the one whose step it is.
"""

import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

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
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from csa_desktop.store.store import Store
from tests.exchange.team_made import bring_in, bundle, by_hand, cole, laptop, marsh, meet

__all__ = ["by_hand", "cole", "laptop", "marsh"]

LETTER = "apa-letter"
BRIEFING = b"Numbers on the register fell from 212 to 171 over two years, while re-registrations rose."
TEAM = (("R. Cole", "brm"), ("A. Penrose", "csci-manager"), ("T. Reeve", "ofsted-reader"))
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


@dataclass
class Cycle:
    """One assessment on four laptops; what a later step speaks of again is kept here."""

    pack: Pack
    marsh: Store
    cole: Store
    manager: Store
    reader: Store
    folder: Path
    assessment: str = ""
    rows: dict[str, str] = field(default_factory=dict)

    def hand(self, sender: Store, *receivers: Store) -> None:
        """A file on a stick, for each of them."""
        for receiver in receivers:
            bring_in(receiver, bundle(sender, self.assessment, receiver, self.folder))

    def say(self, store: Store, kind: str, text: str, step: str = "1", **about) -> str:
        where = {"step": step, "subject": "staying-safe"}
        return statements.add(store, self.assessment, kind=kind, text=text, about=about, **where).row

    def trail(self, store: Store) -> Trail:
        return store.trail(self.assessment)

    @property
    def by_marsh(self) -> tuple[Store, str]:
        """What a command of the lead's begins with."""
        return self.marsh, self.assessment

    # Setting up, by the lead

    def set_up(self) -> None:
        opened = assessments.open_assessment(
            self.marsh, self.pack, authority="Salford", year=2005, role="hmi"
        )
        self.assessment = opened.row
        for name, role in TEAM:
            assessments.add_member(*self.by_marsh, name=name, role=role, organisation="")
        officers.add(*self.by_marsh, {"name": "P. Ashby", "role": "Link officer"})
        ticks.tick(*self.by_marsh, "setting-up/lead", "initial-contact", done="2005-05-03")
        begun = self.trail(self.marsh).assessment
        assert (begun.authority_type, begun.region) != ("", "")

    # Day 1: each takes one half; days 2 and 3: together

    def lead_writes(self) -> None:
        source = self._bring_briefing()
        self.rows["finding"] = self.say(
            self.marsh, v.FINDING, "Numbers on the register have fallen.", sign=v.STRENGTH
        )
        words = "fell from 212 to 171 over two years"
        start = BRIEFING.decode().index(words)
        place = {"page": 1, "start": start, "end": start + len(words)}
        trails.quote(*self.by_marsh, self.rows["finding"], source, words=words, **place)

    def _bring_briefing(self) -> str:
        read = read_document(BRIEFING, "briefing.txt")
        about = {"kind": "briefing-7", "title": "CSCI briefing", "file_name": "briefing.txt"}
        return sources.add_document(*self.by_marsh, self.pack, read, BRIEFING, **about).row

    def colleague_writes(self) -> None:
        self.rows["guess"] = self.say(
            self.cole, v.HYPOTHESIS, "Fewer children are on the register for want of staff."
        )
        self.rows["gap"] = self.say(self.cole, v.GAP, "What became of re-registrations?", state="open")

    def sum_up(self) -> None:
        finding = self.rows["finding"]
        settled = {"why": "Staffing rose.", "against": [finding]}
        hypotheses.settle(*self.by_marsh, self.pack, self.rows["guess"], "dropped", **settled)
        self.rows["point"] = self.say(
            self.marsh, v.POINT, "Fewer children are registered, and safely so.", "2", sign=v.STRENGTH
        )
        trails.stand_on(*self.by_marsh, self.rows["point"], finding)
        for judgement in GRADED:
            self._judge(judgement)

    def _judge(self, judgement: str) -> None:
        where = {"step": "3", "subject": v.OVERALL, "judgement": judgement}
        said = {"text": "Outcomes are good.", "reason": "As the points show."}
        judged = judgements.judge(*self.by_marsh, self.pack, grade="3", status="interim", **where, **said)
        trails.stand_on(*self.by_marsh, judged.row, self.rows["point"])

    # The meeting of day 4

    def meet(self) -> None:
        here = self.cole, self.assessment
        meetings.invite(*here, {"name": "P. Ashby", "part": "attends"})
        meetings.draw(*here, self.pack)
        plan.day(*here, "meeting", "2005-07-01")
        asked = self._line_of_the_gap()
        said = {"text": "And re-registrations?", "response": "Nine."}
        meetings.ask(*here, heading=asked.section, about=asked.id, **said)

    def _line_of_the_gap(self) -> v.Statement:
        trail = self.trail(self.cole)
        lines = trail.statements(kind=v.AGENDA)
        return next(one for one in lines if self.rows["gap"] in {s.id for s in trail.below(one.id)})

    # Moderation of day 5, decided on the manager's laptop and carried home

    def moderate(self) -> None:
        about = {"judgement": "social-care", "stage": MODERATION, "to_grade": "2"}
        why = {"why": "Re-registrations were not looked at.", "by": "The group"}
        decisions.decide(self.manager, self.assessment, self.pack, **about, **why)

    # The letter of day 6, which keeps its ground through both readers

    def send_the_draft(self) -> None:
        letters.build(*self.by_marsh, self.pack, LETTER)
        draft = letter_text(self.trail(self.marsh), self.pack, LETTER, "draft")
        self.rows["sentence"] = next(s for s in draft.sentences() if "registered" in s.text).id
        seen = {"letter": LETTER, "form": "draft", "seen_text": known.digest(draft)}
        for one in known.agreed(self.trail(self.marsh), self.pack, draft):
            editions.agree(*self.by_marsh, self.pack, member=one.member.id, **seen)
        first = self.pack.letter_stages[0]
        to, beside = ["A. Penrose", "T. Reeve"], list(first.goes_with)
        editions.send(*self.by_marsh, self.pack, stage=first.id, to=to, goes_with=beside)

    def reader_remarks(self) -> None:
        sent = self.trail(self.reader).rows.editions[-1].id
        about = {"origin": "ofsted-reader", "kind": ACCURACY, "sentence": self.rows["sentence"]}
        remarks.add(self.reader, self.assessment, sent, {**about, "text": "Say over how long."})

    def meet_the_remark(self) -> None:
        (remark,) = self.trail(self.marsh).rows.remarks
        self._reword("Fewer children have been registered over two years.")
        remarks.decide(*self.by_marsh, remark.id, ACCEPTED)
        remarks.respond(*self.by_marsh, remark.id, "The sentence says so now.")
        below = self.trail(self.marsh).below(self.rows["sentence"])
        assert self.rows["point"] in {s.id for s in below}

    def send_for_accuracy(self) -> None:
        self._reword("Fewer children are registered: grade 3.")
        with pytest.raises(UserError, match="carries no scores"):
            self._send_second()
        self._reword("Fewer children have been registered over two years.")
        self._send_second()
        clocks = deadlines(self.pack, self.trail(self.marsh), date.fromisoformat("2005-07-13"))
        due = {d.clock.id: d.due for d in clocks}
        assert due["factual-accuracy"] == date.fromisoformat("2005-07-20")

    def _reword(self, text: str) -> None:
        statements.reword(*self.by_marsh, self.rows["sentence"], text)

    def _send_second(self) -> None:
        stage = self.pack.letter_stages[1].id
        editions.send(*self.by_marsh, self.pack, stage=stage, to=["P. Ashby"], goes_with=[])

    # A representation is decided on the frozen record, by a panel without an earlier part

    def hear_representation(self) -> None:
        here = self.by_marsh
        of = representations.begin(*here, self.pack, "social-care", intended="2005-11-01").row
        representations.change(*here, of, {"submitted": "2005-11-07"})
        representations.freeze(*here, of, "2005-10-31")
        late = self.say(self.marsh, v.FINDING, "Something new.")
        about = {"kind": "significance", "text": "Too little weight.", "about": [self.rows["point"]]}
        ground = representations.add_ground(*here, of, **about).row
        with pytest.raises(UserError):
            representations.rest_on(*here, ground, [late])
        representations.rest_on(*here, ground, [self.rows["finding"]])
        panels.seat(*here, self.pack, of, name="A. Penrose", role="csci-manager")
        found = panels.found_now(*here, self.pack, of)
        assert any(parts for parts in found.values()), "who decided on moderation day had a part"

    # All four have the same, and the archive holds all of it

    def compare(self) -> None:
        everybody = [self.trail(s).rows for s in (self.marsh, self.cole, self.manager, self.reader)]
        assert len({tuple(sorted(s.id for s in rows.statements)) for rows in everybody}) == 1
        assert len({tuple(sorted(e.text for e in rows.editions)) for rows in everybody}) == 1

    def put_away(self, target: Path) -> None:
        archive.write(*self.by_marsh, self.pack, target, {})
        with zipfile.ZipFile(target) as bag:
            names = bag.namelist()
            whole = b"".join(bag.read(name) for name in names)
        assert any(name.endswith("bagit.txt") for name in names)
        assert BRIEFING in whole and b"Say over how long." in whole and b"And re-registrations?" in whole


def test_from_setting_up_to_the_archive(pack, marsh, cole, manager, reader, by_hand, tmp_path):
    cycle = Cycle(pack, marsh, cole, manager, reader, by_hand)
    with at("2005-05-03T09:00"):
        cycle.set_up()
    cycle.hand(marsh, cole)
    with at("2005-06-13T10:00"):
        cycle.lead_writes()
        cycle.colleague_writes()
    cycle.hand(cole, marsh)
    cycle.hand(marsh, cole)
    with at("2005-06-14T11:00"):
        cycle.sum_up()
    cycle.hand(marsh, cole)
    with at("2005-07-01T10:00"):
        cycle.meet()
    cycle.hand(cole, marsh, manager)
    with at("2005-07-06T15:00"):
        cycle.moderate()
    cycle.hand(manager, marsh, cole)
    assert [d.grade for d in cycle.trail(marsh).rows.decisions] == ["2"]
    with at("2005-07-08T10:00"):
        cycle.send_the_draft()
    cycle.hand(marsh, manager, reader)
    with at("2005-07-12T10:00"):
        cycle.reader_remarks()
    cycle.hand(reader, marsh)
    with at("2005-07-13T10:00"):
        cycle.meet_the_remark()
        cycle.send_for_accuracy()
    with at("2005-11-07T10:00"):
        cycle.hear_representation()
    cycle.hand(marsh, cole, manager, reader)
    cycle.compare()
    cycle.put_away(tmp_path / "archive.zip")
