"""An inspection that is followed up stays as it is, and progress on its areas is said elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from csa_desktop.commands import (
    answers,
    areas,
    assessments,
    drafts,
    erasing,
    judgements,
    monitoring,
    sources,
    statements,
    trails,
)
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind
from csa_desktop.domain.readiness import readiness
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests import cases_made, themes_made
from tests.made_store import new_store

OVERALL = {"step": "3", "subject": "overall", "judgement": "help"}


@dataclass
class Followed:
    """An inspection with a judgement, an area and what they stand on; `later` follows it up once begun."""

    store: Store
    id: str
    finding: str
    evaluation: str
    point: str
    area: str
    judgement: str
    later: str = ""

    @property
    def at(self):
        return self.store, self.id

    @property
    def pack(self):
        pack = installed_packs()["child-protection-2012"]
        return replace(pack, areas=(*pack.areas, AreaKind("priority", "Area for priority action", "made up")))

    @property
    def monitoring(self):
        return installed_packs()["monitoring-2012"]

    def begin(self) -> str:
        role = self.monitoring.roles[0].id
        self.later = monitoring.begin(self.store, self.monitoring, earlier=self.id, year=2013, role=role).row
        return self.later


@pytest.fixture
def here(tmp_path):
    store = new_store(tmp_path)
    store.introduce("H. Marsh")
    pack = installed_packs()["child-protection-2012"]
    inspection = cases_made.inspection(store, pack)
    said = themes_made.said(store, inspection)
    point = statements.add(
        store,
        inspection,
        kind=v.POINT,
        text="Early help drifts.",
        step="2",
        subject=themes_made.HELP,
        on=(said["finding"], said["C-02"]),
    ).row
    area = areas.add(
        store, inspection, pack, kind=pack.areas[0].id, text="Agree who leads early help.", on=(point,)
    ).row
    judgements.judge(store, inspection, pack, grade="inadequate", text="Help comes late.", **OVERALL)
    judgements.rest_on(store, inspection, pack, on=(point,), **OVERALL)
    row = judgements.judgement_id(inspection, "3", "overall", "help")
    yield Followed(store, inspection, said["finding"], said["C-02"], point, area, row)
    store.close()


Change = Callable[[Followed], object]
CHANGES: dict[str, Change] = {
    "another grade": lambda h: judgements.judge(*h.at, h.pack, grade="good", **OVERALL),
    "other words": lambda h: judgements.judge(*h.at, h.pack, text="Help comes in time.", **OVERALL),
    "another status": lambda h: judgements.judge(*h.at, h.pack, status="final", **OVERALL),
    "a new judgement": lambda h: judgements.judge(
        *h.at, h.pack, step="3", subject="overall", judgement="practice", grade="good"
    ),
    "other ground": lambda h: judgements.rest_on(*h.at, h.pack, off=(h.point,), **OVERALL),
    "more ground": lambda h: judgements.rest_on(*h.at, h.pack, on=(h.finding,), **OVERALL),
    "an agreement": lambda h: judgements.agree(*h.at, h.judgement, h.store.trail(h.id).rows.members[0].id),
    "a contradiction": lambda h: trails.contradict(*h.at, h.judgement, h.finding),
    "a challenge": lambda h: answers.answer(*h.at, answers.CHALLENGE, "why", "No.", about=h.judgement),
    "a judgement gone": lambda h: statements.remove(*h.at, h.judgement),
    "an area reworded": lambda h: statements.reword(*h.at, h.area, "Nothing."),
    "an area of another kind": lambda h: areas.change_kind(*h.at, h.pack, h.area, h.pack.areas[-1].id),
    "a new area": lambda h: areas.add(*h.at, h.pack, kind=h.pack.areas[0].id, text="Another."),
    "an area gone": lambda h: statements.remove(*h.at, h.area),
    "an area's ground": lambda h: trails.rest_on(*h.at, h.area, off=(h.point,)),
    "a point reworded": lambda h: statements.reword(*h.at, h.point, "Early help is good."),
    "a point's ground": lambda h: trails.unlink(*h.at, h.point, h.finding),
    "a finding's sign": lambda h: statements.classify(*h.at, h.finding, {"sign": v.IMPROVEMENT}),
    "a finding's case": lambda h: statements.classify(*h.at, h.finding, {"case": ""}),
    "an evaluation": lambda h: themes_made.evaluate(*h.at, "C-02", "sound"),
    "undo": lambda h: h.store.undo(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_an_inspection_came_to_stays_as_it_is_once_it_is_followed_up(here, what):
    before = here.begin() and here.store.trail(here.id)
    with pytest.raises(UserError, match=r"followed up by “Monitoring .*stay as they are"):
        CHANGES[what](here)
    after = here.store.trail(here.id)
    assert (after.rows.statements, after.rows.supports) == (before.rows.statements, before.rows.supports)
    assert (after.rows.answers, after.rows.agreements) == (before.rows.answers, before.rows.agreements)


@pytest.mark.parametrize("what", [what for what in CHANGES if "gone" not in what and what != "undo"])
def test_before_it_is_followed_up_each_of_these_can_be_done(here, what):
    at = here.store.trail(here.id).at
    CHANGES[what](here)
    assert here.store.trail(here.id).at > at


def test_what_a_finding_quotes_stays_and_what_nothing_quotes_may_change(here):
    quoted, other = (
        sources.expect(*here.at, here.pack, kind=here.pack.source_kinds[0].id, title=title).row
        for title in ("Audit", "Plan")
    )
    cited = {"statement": here.finding, "source": quoted, "page": 1, "start": 0, "end": 0}
    here.store.record("Quote", [Edit("citation", "c" * 36, cited)], assessment=here.id)
    here.begin()
    with pytest.raises(UserError, match="stay as they are"):
        sources.describe(*here.at, here.pack, quoted, {"title": "Another audit"})
    with pytest.raises(UserError, match="stay as they are"):
        trails.unquote(*here.at, "c" * 36)
    sources.describe(*here.at, here.pack, other, {"title": "Another plan"})
    assert {s.title for s in here.store.trail(here.id).sources()} == {"Audit", "Another plan"}


def test_what_it_did_not_come_to_can_still_be_written(here):
    here.begin()
    note = statements.add(*here.at, kind=v.NOTE, text="Read again before the archive.").row
    statements.reword(*here.at, note, "Read once more before the archive.")
    assessments.change_marking(*here.at, "OFFICIAL")
    loose = themes_made.finding(
        *here.at, "C-04", "The plan ended well.", theme="oversight", stage="step-down"
    )
    statements.remove(*here.at, loose)
    assert here.store.trail(here.id).assessment.marking == "OFFICIAL"


def test_only_an_inspection_of_this_store_that_the_framework_follows_can_be_followed(here):
    apa = assessments.open_assessment(
        here.store, installed_packs()["apa-2005"], authority="Norbridge", year=2005
    ).row
    for earlier in (apa, "nowhere"):
        with pytest.raises(UserError, match="Choose one of the same authority"):
            monitoring.begin(here.store, here.monitoring, earlier=earlier, year=2013)
    with pytest.raises(UserError, match="follows up no other inspection"):
        monitoring.begin(here.store, here.pack, earlier=here.id, year=2013)


def test_the_earlier_inspection_can_be_chosen_later_and_only_of_the_same_authority(here):
    own = assessments.open_assessment(here.store, here.monitoring, authority=" norbridge ", year=2013).row
    other = assessments.open_assessment(here.store, here.monitoring, authority="Sharpston", year=2013).row
    assert "is not chosen" in readiness(here.store.trail(own), here.monitoring)[0].what
    with pytest.raises(UserError, match="same authority"):
        monitoring.choose_earlier(here.store, other, here.monitoring, here.id)
    monitoring.choose_earlier(here.store, own, here.monitoring, here.id)
    assert here.store.trail(own).assessment.earlier == here.id
    assert [a.id for a in here.store.trail(here.id).rows.monitored_by] == [own]


def test_progress_is_said_once_for_each_area_and_stands_on_something(here):
    later = here.begin()
    at = here.store, later, here.monitoring
    monitoring.say_progress(*at, area=here.area, evaluation="some")
    monitoring.say_progress(*at, area=here.area, text="One agency leads now.")
    step = here.monitoring.steps[0]
    finding = statements.add(
        here.store, later, kind=v.FINDING, text="Ten files show it.", step=step.id, subject=step.subjects[0]
    ).row
    monitoring.rest_on(*at, area=here.area, on=(finding,))
    trail = here.store.trail(later)
    (said,) = trail.statements(kind=v.PROGRESS)
    assert (said.evaluation, said.text, said.key_judgement) == ("some", "One agency leads now.", here.area)
    assert [s.id for s in trail.below(said.id)] == [finding]
    assert not [t for t in readiness(trail, here.monitoring) if t.statement == said.id]


def test_progress_on_what_is_no_area_of_it_is_refused(here):
    later = here.begin()
    for area in (here.point, "nothing"):
        with pytest.raises(UserError, match="no area of the inspection"):
            monitoring.say_progress(here.store, later, here.monitoring, area=area, evaluation="some")
    with pytest.raises(UserError, match="framework's list"):
        monitoring.say_progress(here.store, later, here.monitoring, area=here.area, evaluation="good")


def test_another_earlier_inspection_is_refused_once_progress_was_said(here):
    later = here.begin()
    second = cases_made.inspection(here.store, here.pack)
    monitoring.say_progress(here.store, later, here.monitoring, area=here.area, evaluation="some")
    with pytest.raises(UserError, match="said of progress"):
        monitoring.choose_earlier(here.store, later, here.monitoring, second)


def test_a_step_done_before_is_not_undone_from_the_inspection_that_follows(here):
    here.begin()
    with pytest.raises(UserError, match="stay as they are"):
        here.store.undo()
    assert here.store.trail(here.id).statement(here.judgement).grade == "inadequate"


def test_a_case_can_be_erased_all_the_same(here):
    here.begin()
    trail = here.store.trail(here.id)
    case = next(c for c in trail.cases() if c.code == "C-02")
    erasing.erase_case(here.store, here.id, case.id, ground="The family asked for it.")
    assert here.store.trail(here.id).statement(here.evaluation) is None


def test_typing_on_progress_that_was_cut_short_is_put_back_where_it_was(here):
    later = here.begin()
    step, subject = monitoring.where(here.monitoring)
    row = monitoring.progress_id(later, here.area)
    where = drafts.where(drafts.NEW, v.PROGRESS, step, subject, here.area)
    cut = Draft(f"{where}/{row}/text", later, "Progress on an area", "A lead is named.", "")
    drafts.put_back(here.store, later, here.monitoring, cut)
    (said,) = here.store.trail(later).statements(kind=v.PROGRESS)
    assert (said.id, said.text, said.key_judgement) == (row, "A lead is named.", here.area)


def test_a_finding_that_was_cut_short_keeps_its_case_and_stage(here):
    case = cases_made.case_id(here.store, here.id, "C-03")
    where = drafts.where(drafts.NEW, v.FINDING, "1", themes_made.HELP, "", "", "", "plan", case)
    cut = Draft(f"{where}/{v.new_id()}/text", here.id, "A new finding", "Seen each week.", "")
    drafts.put_back(here.store, here.id, here.pack, cut)
    found = [s for s in here.store.trail(here.id).statements(kind=v.FINDING) if s.text == "Seen each week."]
    assert [(s.stage, s.case) for s in found] == [("plan", case)]
