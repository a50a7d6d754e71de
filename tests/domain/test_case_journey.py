"""The timeline of a case: stages, silences, and what took how long, as exactly as the file says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.case_journey import (
    IN_TIME,
    LATE,
    UNCERTAIN,
    Timeline,
    timeline,
)
from csa_desktop.domain.cases import Event
from csa_desktop.domain.partial_dates import Length, span_of
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.reports.timeline_layout import Laid, lay_out, said_length, said_silence, said_took, said_when
from tests.cases_made import JOURNEY

PACK = installed_packs()["child-protection-2012"]
WAY = PACK.journeys[0]


def event(kind: str, when: str, stage: str = "", title: str = "", until: str = "") -> Event:
    stage = stage or next((k.stage for k in WAY.events if k.id == kind), "")
    return Event(f"{kind}-{when}", "a", "c", kind, title, stage, when, until)


def told(*events: Event) -> Timeline:
    return timeline(WAY, events)


@pytest.fixture
def third() -> Timeline:
    """The way of the third invented case."""
    return told(*(event(kind, when, stage, title) for kind, title, stage, when in JOURNEY))


def test_stages_follow_each_other_as_the_events_say(third):
    assert [s.stage for s in third.stages] == ["universal", "early-help", "referral", "section-47", "plan"]
    assert third.stages[1].begins.first == date(2011, 1, 14)
    assert third.stages[1].length == Length(143, 143)
    assert third.stages[-1].length is None


def test_a_child_goes_back_where_a_stage_begins_again_and_not_for_a_note_from_before():
    again = told(
        event("referral", "2011-01-10"),
        event("", "2011-02-01", stage="universal", title="The school telephoned"),
        event("strategy", "2011-03-01"),
        event("referral", "2011-09-01"),
    )
    assert [s.stage for s in again.stages] == ["referral", "section-47", "referral"]


def test_events_of_one_day_stand_in_the_order_of_the_journey_and_not_of_their_titles():
    day = told(
        event("strategy", "2011-06-06", title="Discussion with police, section 47"),
        event("", "2011-06-06", stage="referral", title="A visit the same afternoon"),
        event("decision", "2011-06-06", title="Decision the same day"),
        event("referral", "2011-06-06", title="Referral by police"),
        event("concern", "2011-06-03", title="What the school saw"),
        event("", "2011-06-06", title="In nobody's stage"),
    )
    titles = [one.event.title for one in day.events]
    assert titles == [
        "What the school saw",
        "Referral by police",
        "Decision the same day",
        "A visit the same afternoon",
        "Discussion with police, section 47",
        "In nobody's stage",
    ]
    assert [one.since for one in day.events[:3]] == [None, Length(3, 3), Length(0, 0)]
    assert [s.stage for s in day.stages] == ["universal", "referral", "section-47"]


def test_what_lasted_does_not_stand_after_what_it_began_before():
    day = told(
        event("referral", "2011-06-06", until="2011-06-10"),
        event("decision", "2011-06-06"),
    )
    assert [one.event.kind for one in day.events] == ["referral", "decision"]


def test_of_one_kind_on_one_day_the_shorter_stands_first_and_then_the_title_decides():
    day = told(
        event("visit", "2011-06-06", title="C", until="2011-06-07"),
        Event("2", "a", "c", "visit", "B", "plan", "2011-06-06"),
        Event("1", "a", "c", "visit", "A", "plan", "2011-06-06"),
    )
    assert [one.event.title for one in day.events] == ["A", "B", "C"]


def test_what_the_file_dates_alone_or_not_at_all_is_listed_in_one_order_too():
    odd = [event("caf", "spring"), event("", "spring", title="b"), event("", "spring", title="a")]
    assert told(*odd).undated == told(*odd[::-1]).undated


def test_more_than_six_weeks_without_an_event_are_told_and_six_weeks_are_not():
    quiet = told(event("referral", "2011-01-03"), event("core-group", "2011-02-14"))
    loud = told(event("referral", "2011-01-03"), event("core-group", "2011-02-15"))
    assert quiet.silences == ()
    (silence,) = loud.silences
    assert (silence.days, silence.weeks) == (Length(43, 43), 6)


def test_a_month_leaves_open_how_long_the_silence_was_and_the_least_is_said():
    (silence,) = told(event("concern", "2010-09"), event("caf", "2011-01-14")).silences
    assert silence.days == Length(106, 135)
    assert said_silence(silence) == "nothing recorded for at least 15 weeks"


def test_what_lasts_is_no_silence():
    help_given = event("caf", "2011-01-01", until="2011-06-01")
    assert told(help_given, event("concern", "2011-01-05"), event("referral", "2011-06-06")).silences == ()


def test_working_days_are_counted_against_the_timescale_and_its_source(third):
    took = third.steps[0]
    assert (took.took, took.verdict, took.timescale.source) == (
        Length(11, 11),
        LATE,
        "Working Together to Safeguard Children (HM Government, March 2010)",
    )
    assert took.due.last == date(2011, 6, 20)
    assert said_took(took) == "11 working days, due in 10°"


def test_a_month_may_leave_open_whether_it_was_in_time():
    (took,) = told(event("referral", "2011-06-06"), event("initial-assessment", "2011-06")).steps
    assert took.verdict == UNCERTAIN
    (took,) = told(event("referral", "2011-06-06"), event("initial-assessment", "2011-06-09")).steps
    assert took.verdict == IN_TIME


def test_a_step_that_is_not_on_file_is_not_said_to_be_late():
    assert told(event("referral", "2011-06-06"), event("strategy", "2011-08-02")).steps == ()


def test_a_second_referral_has_its_own_assessment():
    both = told(
        event("referral", "2011-01-04"),
        event("initial-assessment", "2011-01-10"),
        event("referral", "2011-06-06"),
        event("initial-assessment", "2011-06-30"),
    )
    assert [t.verdict for t in both.steps] == [IN_TIME, LATE]


def test_no_timescale_no_verdict():
    assert told(event("plan-begins", "2011-01-04"), event("core-group", "2011-12-10")).steps == ()


def test_a_date_that_cannot_be_read_is_listed_and_not_drawn():
    odd = told(event("referral", "early summer"), event("caf", ""))
    assert odd.events == ()
    assert len(odd.undated) == 2
    assert lay_out(WAY, odd, 900, len, padding=4).bars == ()


@pytest.mark.parametrize(
    ("said", "words"),
    [("2011-06-06", "6 Jun 2011"), ("2011-01", "Jan 2011"), ("2011", "2011"), ("soon", "soon")],
)
def test_dates_say_no_more_than_the_file(said, words):
    assert said_when(said) == words


def test_lengths_say_that_they_are_not_exact():
    assert [said_length(Length(1, 1)), said_length(Length(3, 33))] == ["1 day", "3 to 33 days"]


KINDS = st.sampled_from([k.id for k in WAY.events])
DAYS = st.dates(date(2009, 1, 1), date(2012, 12, 31)).map(date.isoformat)
WHEN = st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4]))


@given(st.lists(st.tuples(KINDS, WHEN), max_size=25), st.integers(240, 1400))
def test_whatever_happened_every_event_is_drawn_once_within_the_width_and_in_order(some, width):
    events = [
        Event(str(n), "a", "c", kind, "", event(kind, when).stage, when)
        for n, (kind, when) in enumerate(some)
    ]
    whole = timeline(WAY, events)
    laid = lay_out(WAY, whole, width, lambda text: 7.0 * len(text), padding=6)
    assert sorted(e for mark in laid.marks for e in mark.events) == sorted(e.id for e in events)
    dots = [x for mark in laid.marks for x in mark.dots]
    assert all(0 <= x <= width for x in dots)
    by_id = {p.event.id: p.span.middle for p in whole.events}
    drawn = sorted((by_id[e], x) for m in laid.marks for e, x in zip(m.events, m.dots, strict=True))
    assert [x for _, x in drawn] == sorted(x for _, x in drawn)
    assert all(one.right <= other.left + 1e-6 for one, other in zip(laid.bars, laid.bars[1:]))  # noqa: B905
    lanes: dict[tuple[bool, int], float] = {}
    for mark in laid.marks:
        assert lanes.get((mark.above, mark.lane), -1) <= mark.left
        lanes[mark.above, mark.lane] = mark.left + 7.0 * max(len(mark.title), len(mark.said))


def test_near_the_edge_a_stem_goes_where_it_crosses_no_title():
    """Long titles near the right edge reach far to the left of their days."""
    whole = told(
        event("referral", "2011-01-04", title="Referral"),
        event("strategy", "2011-06-08", title="By telephone"),
        event("conference", "2011-07-20", title="The first conference heard nobody from health"),
        event("core-group", "2011-08-06", title="The core group met for the first time, without the school"),
    )
    laid = lay_out(WAY, whole, 700, lambda text: 7.0 * len(text), padding=6)
    assert any(mark.left < mark.dots[0] for mark in laid.marks)
    assert crossings(laid) == []


def crossings(laid: Laid) -> list[tuple[str, str]]:
    """(whose stem, whose label) that meet."""
    return [
        (one.title, other.title)
        for one in laid.marks
        for other in laid.marks
        if other.above == one.above
        and other.lane < one.lane
        and other.left < one.dots[0] < other.left + 7.0 * max(len(other.title), len(other.said))
    ]


@given(WHEN)
def test_a_span_holds_all_days_that_its_text_may_mean(said):
    span = span_of(said)
    assert span
    assert all(d.isoformat().startswith(said) for d in (span.first, span.middle, span.last))
