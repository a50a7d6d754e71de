"""Tracking a case: events, the grid, and what is said once of each child."""

import pytest

from csa_desktop.commands import cases, events, statements
from csa_desktop.domain import case_grid
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.store import Store
from tests.cases_made import case_id, inspection
from tests.made_store import new_store

PACK = installed_packs()["child-protection-2012"]
CELL = ("early-help", "help-and-impact")
BEFORE = ("Open an assessment", "Add cases", "Add events")
SEEN = "The CAF led to no visit for 14 weeks."


class Work:
    """A store with an inspection, and short hands for its commands."""

    def __init__(self, store: Store) -> None:
        self.store, self.id = store, inspection(store, PACK)

    @property
    def trail(self):
        return self.store.trail(self.id)

    def case(self, code="C-03"):
        return case_id(self.store, self.id, code)

    def evaluate(self, code="C-03", **said):
        return cases.evaluate(self.store, self.id, PACK, self.case(code), *CELL, **said)

    def finding(self, text=SEEN, code="C-03", **about):
        return cases.add_finding(
            self.store, self.id, PACK, self.case(code), *CELL, text=text, about=about
        ).row

    def cell(self, code="C-03"):
        return case_grid.cell(self.trail, self.case(code), *CELL)

    def event(self, **about):
        return events.add(self.store, self.id, PACK, self.case(), about).row

    def scopes(self):
        with self.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT DISTINCT label, scope_case FROM change").all()
        return {tuple(row) for row in rows}


@pytest.fixture
def work(tmp_path):
    store = new_store(tmp_path / "store")
    store.introduce("H. Marsh")
    yield Work(store)
    store.close()


def test_a_finding_stands_in_its_cell_and_the_evaluation_on_it(work):
    finding = work.finding(sign=v.IMPROVEMENT)
    said = work.trail.statement(finding)
    assert (said.case, said.stage, said.subject, said.step) == (work.case(), *CELL, "1")
    (upper,) = work.trail.above(finding)
    assert upper.id == case_grid.evaluation_id(work.id, work.case(), *CELL)
    assert (work.cell().findings, work.cell().is_filled) == (1, False)


def test_evaluating_takes_up_findings_that_were_there_before(work):
    first = work.finding()
    work.evaluate(evaluation="weak")
    second = work.finding("The school kept the concern alive.")
    upper = case_grid.evaluation_id(work.id, work.case(), *CELL)
    assert {s.id for s in work.trail.below(upper)} == {first, second}
    assert not work.trail.is_stale(upper)
    assert work.cell().evaluation == "weak"


def test_a_reworded_finding_asks_to_look_again_until_somebody_evaluates(work):
    finding = work.finding()
    work.evaluate(evaluation="weak")
    statements.reword(work.store, work.id, finding, "There was a visit after all.")
    assert work.cell().stale
    work.evaluate(evaluation="sound")
    assert not work.cell().stale


def test_good_practice_and_the_words_in_short_belong_to_the_same_one_statement(work):
    work.evaluate(evaluation="sound")
    work.evaluate(good=True)
    work.evaluate(text="Help came early.")
    (only,) = work.trail.statements(kind=v.EVALUATION)
    assert (only.evaluation, only.good, only.text) == ("sound", True, "Help came early.")


def test_one_step_back_takes_a_finding_with_its_support(work):
    work.finding()
    work.store.undo()
    assert work.trail.statements(case=work.case()) == ()
    assert work.trail.rows.supports == ()


def test_a_finding_of_a_case_can_be_removed_and_comes_back(work):
    finding = work.finding()
    cases.remove_finding(work.store, work.id, finding)
    assert work.trail.statement(finding) is None
    work.store.undo()
    assert [s.id for s in work.trail.above(finding)] == [case_grid.evaluation_id(work.id, work.case(), *CELL)]


def test_a_finding_that_carries_a_point_stays(work):
    finding = work.finding()
    point = {"kind": v.POINT, "text": "Early help drifts.", "step": "2", "subject": CELL[1]}
    statements.add(work.store, work.id, **point, on=[finding])
    with pytest.raises(UserError, match="stands on this finding"):
        cases.remove_finding(work.store, work.id, finding)


def test_others_agree_and_contradict(work):
    for code, evaluation in (("C-01", "weak"), ("C-02", "sound"), ("C-03", "weak"), ("C-04", "mixed")):
        work.evaluate(code, evaluation=evaluation)
    said = case_grid.others(work.trail, PACK, work.case(), *CELL)
    told = [(s.evaluation.id, [c.code for c in s.cases], s.relation) for s in said.said]
    assert told == [
        ("weak", ["C-01"], case_grid.AGREE),
        ("sound", ["C-02"], case_grid.CONTRADICT),
        ("mixed", ["C-04"], case_grid.BESIDE),
    ]
    assert said.of == 3


def test_what_the_framework_does_not_have_is_refused(work):
    for wrong in ({"evaluation": "dreadful"}, {"evaluation": "good"}):
        with pytest.raises(UserError, match="evaluations"):
            work.evaluate(**wrong)
    with pytest.raises(UserError, match="no such stage"):
        cases.evaluate(work.store, work.id, PACK, work.case(), "left-care", CELL[1], evaluation="weak")
    with pytest.raises(UserError, match="no longer there"):
        cases.evaluate(work.store, work.id, PACK, "gone", *CELL, evaluation="weak")


def test_an_event_of_a_kind_stands_at_the_stage_of_its_kind(work):
    row = work.event(kind="review", happened="2011-11")
    said = work.trail.event(row)
    assert (said.stage, said.happened, said.title) == ("plan", "2011-11", "")


def test_an_event_can_be_said_in_own_words_changed_and_removed(work):
    row = work.event(title="The father left", stage="early-help", happened="2011")
    events.change(work.store, work.id, PACK, row, {"happened": "2011-03-04"})
    assert work.trail.event(row).happened == "2011-03-04"
    events.remove(work.store, work.id, row)
    assert work.trail.event(row) is None


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"happened": "2011-01-01"}, "what happened"),
        ({"kind": "caf"}, "when it happened"),
        ({"kind": "caf", "happened": "spring"}, "not a date"),
        ({"kind": "caf", "happened": "2011-02-30"}, "not a date"),
        ({"kind": "caf", "happened": "2011-02", "until": "2010"}, "before it begins"),
    ],
)
def test_an_event_says_what_and_when(work, about, why):
    with pytest.raises(UserError, match=why):
        work.event(**about)


def test_an_event_that_is_cited_stays(work):
    row = work.event(kind="caf", happened="2011-01-14")
    cases.cite(work.store, work.id, work.finding(), row)
    with pytest.raises(UserError, match="cites this event"):
        events.remove(work.store, work.id, row)
    with pytest.raises(UserError, match="already"):
        cases.cite(work.store, work.id, work.trail.statements(kind=v.FINDING)[0].id, row)


def test_wishes_agencies_and_the_earlier_response_are_one_statement_each(work):
    at = (work.store, work.id, work.case())
    for words in ("To see her brother.", "To see her brother more."):
        cases.wishes(*at, words)
        cases.contribution(*at, "health", words)
        cases.contribution(*at, "police", words)
    cases.earlier(*at, answer="yes")
    cases.earlier(*at, text="In January.")
    kinds = [s.kind for s in work.trail.statements(case=work.case())]
    assert sorted(kinds) == sorted([v.WISHES, v.AGENCY, v.AGENCY, v.EARLIER])
    (answer,) = work.trail.statements(kind=v.EARLIER)
    assert (answer.evaluation, answer.text) == ("yes", "In January.")
    with pytest.raises(UserError, match="yes, no or unclear"):
        cases.earlier(*at, answer="perhaps")


def test_who_tracks_a_case_and_how_far_it_is(work):
    member = work.trail.rows.members[0].id
    cases.track(work.store, work.id, work.case(), member)
    cases.progress(work.store, work.id, work.case(), "tracking")
    said = work.trail.case(work.case())
    assert (said.tracker, said.progress) == (member, "tracking")
    with pytest.raises(UserError, match="not listed"):
        cases.track(work.store, work.id, work.case(), "nobody")
    with pytest.raises(UserError, match="Choose whether"):
        cases.progress(work.store, work.id, work.case(), "halfway")


def test_every_change_says_which_child_it_is_about(work):
    finding, row = work.finding(), work.event(kind="caf", happened="2011-01-14")
    work.evaluate(evaluation="weak", good=True)
    cases.cite(work.store, work.id, finding, row)
    cases.wishes(work.store, work.id, work.case(), "To go home.")
    cases.progress(work.store, work.id, work.case(), "done")
    events.change(work.store, work.id, PACK, row, {"title": "CAF"})
    cases.remove_finding(work.store, work.id, finding)
    assert {scope for label, scope in work.scopes() if label not in BEFORE} == {work.case()}
