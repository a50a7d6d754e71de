"""What a team on site prints: the case, the sample, the timetable, the requests; whole, marked, in codes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import body, holds, pages, squashed

from csa_desktop.domain import plan
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import evaluation_id, one_of_case
from csa_desktop.domain.cases import Appointment, Case, Draw, Event
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import load_pack
from csa_desktop.reports.case_record.drawing import TOO_MUCH
from csa_desktop.reports.case_record.record import print_record
from csa_desktop.reports.onsite import SHEETS
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable

FORMS = Path(__file__).resolve().parents[2] / "forms"
PAPER = Paper("OFFICIAL-SENSITIVE", "Norbridge", "Child protection 2012", "8 March 2012", "H. Marsh")
ABOUT = v.Assessment("a", "child-protection-2012", 1, "Norbridge", "Inspection", 2012, "OFFICIAL-SENSITIVE")
MARSH = v.Member("m1", "a", "H. Marsh", "hmi-social-care", "Ofsted", True)
THREE = Case("c3", "a", "C-03", "child-protection", "plan", age="6", gender="girl", tracker="m1", place=2)
RECORD = "case-tracking-record"
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FORMS / "child-protection-2012")


def event(name: str, kind: str, title: str, stage: str, happened: str, **more: str) -> Event:
    return Event(name, "a", "c3", kind, title, stage, happened, **more)


JOURNEY = (
    event("e1", "concern", "School notes", "universal", "2010-09"),
    event("e2", "referral", "Referral", "referral", "2011-06-06", agency="education"),
    event("e3", "initial-assessment", "Initial assessment", "referral", "2011-06-21"),
    event("e4", "plan-begins", "Plan begins", "plan", "2011-08-29"),
)


def said_once(kind: str, agency: str = "", **said: str) -> v.Statement:
    return v.Statement(one_of_case("a", kind, "c3", agency), "a", kind, case="c3", **said)


def case_trail(pack: Pack, **more: object) -> Trail:
    """A case with a finding that cites an event, an evaluation, and what is said once."""
    stage, theme = "referral", pack.themes()[0].id
    place = {"assessment": "a", "case": "c3", "stage": stage, "subject": theme, "step": "1"}
    finding = v.Statement("f", kind=v.FINDING, text="Checks were not made.", sign=v.IMPROVEMENT, **place)
    shown = v.Statement(
        evaluation_id("a", "c3", stage, theme),
        kind=v.EVALUATION,
        text="Late.",
        evaluation="weak",
        good=True,
        **place,
    )
    once = [
        v.Statement(one_of_case("a", v.WISHES, "c3"), "a", v.WISHES, text="She wants to stay.", case="c3"),
        v.Statement(
            one_of_case("a", v.AGENCY, "c3", "police"), "a", v.AGENCY, text="Came at once.", case="c3"
        ),
        v.Statement(
            one_of_case("a", v.EARLIER, "c3"), "a", v.EARLIER, text="In spring.", evaluation="yes", case="c3"
        ),
    ]
    cited = v.Citation("q", "a", "f", "e3", 0, 0, 0, "", "")
    rows = v.Rows(
        ABOUT,
        members=(MARSH,),
        cases=(THREE,),
        events=JOURNEY,
        statements=(finding, shown, *once),
        citations=(cited,),
    )
    return Trail(replace(rows, **more))  # type: ignore[arg-type]


def record(pack: Pack, trail: Trail, **answers: str) -> bytes:
    return print_record(pack, trail, pack.form(RECORD), "c3", PAPER, answers)


def test_the_record_says_all_that_is_known_of_a_case(pack: Pack) -> None:
    pdf = record(pack, case_trail(pack), summary="A long way.")
    theme = pack.themes()[0].title
    for text in (
        *("C-03: the child's journey", "Tracked by: H. Marsh", "School notes", "6 Jun 2011 · Referral"),
        *("11 working days, due in 10", "Education", "Checks were not made.", "Late.", "★ Good practice"),
        *(f"Referral and assessment: {theme}", "C-03, Initial assessment, 21 June 2011:"),
        *("Yes. In spring.", "Police: Came at once.", "Health: Not yet written.", "She wants to stay."),
        *(pack.journeys[0].earlier, pack.form(RECORD).title, "A long way.", "1 finding", "Weak"),
    ):
        assert holds(pdf, text), text
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages(pdf))


def test_the_journey_is_drawn_with_its_labels_and_said_in_words_too(pack: Pack) -> None:
    printed = squashed(body(record(pack, case_trail(pack))))
    assert printed.count("Schoolnotes") == 2
    assert printed.count("nothingrecordedforatleast") + printed.count("Nothingrecordedforatleast") >= 2


def test_what_happened_on_one_day_is_printed_in_the_order_of_the_journey(pack: Pack) -> None:
    day = (
        event("d1", "concern", "What the school saw", "universal", "2011-09-26"),
        event("d2", "decision", "Decision the same day", "referral", "2011-09-30"),
        event("d3", "referral", "Police refer", "referral", "2011-09-30"),
    )
    printed = body(record(pack, case_trail(pack, events=day, citations=())))
    listed = squashed(printed[printed.rindex("What the school saw") :])
    assert "PoliceRefer·Referralandassessment·4daysaftertheeventbefore".casefold() in listed.casefold()
    assert listed.index("Policerefer") < listed.index("Decisionthesameday")


def test_a_case_with_more_events_than_a_drawing_holds_is_listed_whole(pack: Pack) -> None:
    many = tuple(
        event(
            f"e{n}",
            "",
            f"Something that happened {n}",
            "referral",
            f"2011-{n % 12 + 1:02}-{n % 28 + 1:02}",
        )
        for n in range(150)
    )
    pdf = record(pack, case_trail(pack, events=many, citations=()))
    assert holds(pdf, TOO_MUCH)
    assert [n for n in range(150) if not holds(pdf, f"Something that happened {n}")] == []


def test_a_case_of_which_nothing_is_known_prints_what_is_missing(pack: Pack) -> None:
    bare = case_trail(pack, events=(), statements=(), citations=())
    pdf = record(pack, bare)
    for text in ("No event is entered yet.", "Not yet answered.", "Not yet written."):
        assert holds(pdf, text)


def test_a_case_that_was_erased_leaves_its_form_alone(pack: Pack) -> None:
    pdf = record(pack, Trail(v.Rows(ABOUT)))
    assert holds(pdf, pack.form(RECORD).title) and not holds(pdf, "The journey")


@given(text=TYPED, wish=TYPED, title=TYPED)
@settings(max_examples=15)
def test_whatever_is_written_of_a_case_comes_back_whole(text: str, wish: str, title: str) -> None:
    pack = load_pack(FORMS / "child-protection-2012")
    trail = case_trail(pack)
    first, *others = trail.rows.statements
    statements = (
        replace(first, text=text),
        *(replace(s, text=wish) if s.kind == v.WISHES else s for s in others),
    )
    events = (replace(JOURNEY[0], title=title or "x"), *JOURNEY[1:])
    pdf = record(pack, Trail(replace(trail.rows, statements=statements, events=events)), summary=text)
    printed = squashed(body(pdf))
    for typed in (text, wish, title):
        if typed.strip():
            assert squashed(printable(typed)) in printed


# The sample


def sample_trail(**more: object) -> Trail:
    wish = {"seed": "kestrel", "places": [["plan", 2]], "reserves": 1, "states": [], "closed_months": 0}
    wish |= {"on": "", "cover": ["domestic-abuse"]}
    eligible = {"plan": {"": 9, "domestic-abuse": 5}}
    draw = Draw(
        *("d1", "a", "kestrel", "1", json.dumps(wish), ("ab" * 32,), json.dumps(eligible)),
        *(("No child is privately fostered.",), "2012-03-01T09:00:00+00:00", "m1"),
    )
    cases = (
        replace(THREE, draw="d1"),
        Case("c4", "a", "C-04", "child-protection", "plan", sample="replaced", reason="It is at court."),
        Case("c5", "a", "C-05", "child-protection", "plan", instead_of="c4", groups=("disability",), place=3),
        Case("c6", "a", "C-06", "child-protection", "plan", sample="reserve", draw="d1", place=4),
        Case("c7", "a", "C-07", "child-protection", "plan", origin="picked", reason="Named in a complaint."),
    )
    return Trail(replace(v.Rows(ABOUT, members=(MARSH,), cases=cases, draws=(draw,)), **more))  # type: ignore[arg-type]


def test_the_sample_list_says_how_each_case_came_in_and_how_to_draw_it_again(pack: Pack) -> None:
    pdf = SHEETS["sample"](pack, sample_trail(), PAPER)
    for text in (
        *("C-03", "Drawn, place 2", "instead of C-04", "Picked by hand: Named in a complaint."),
        *("C-06", "It is at court.", "Seed: kestrel", "ab" * 32, "No child is privately fostered."),
        *("0 of 5", "Disabled children", "H. Marsh"),
    ):
        assert holds(pdf, text), text


def test_a_long_sample_goes_on_with_its_heads(pack: Pack) -> None:
    many = tuple(replace(THREE, id=f"x{n}", code=f"C-{n:03}") for n in range(200))
    found = pages(SHEETS["sample"](pack, sample_trail(cases=many), PAPER))
    assert len(found) > 5
    assert "Cases (continued)" in found[1] and "How it came in" in found[1]
    assert [n for n in range(200) if f"C-{n:03}" not in "".join(found)] == []


def test_an_empty_sample_says_so(pack: Pack) -> None:
    assert holds(SHEETS["sample"](pack, Trail(v.Rows(ABOUT)), PAPER), "No case is in the sample yet.")


# The timetable and the requests


def planned(**more: object) -> Trail:
    days = tuple(
        v.Answer(name, "a", DATES, "", name, day)
        for name, day in ((plan.FIRST_DAY, "2012-03-05"), (plan.LAST_DAY, "2012-03-07"))
    )
    asked = (
        v.Answer("r", "a", plan.REQUEST_LIST, "", plan.DETAILS, ("Chronology", "Genogram")),
        v.Answer("y", "a", plan.CHILD_DETAILS, "c3", "Genogram", "yes"),
    )
    lines = (
        Appointment("l1", "a", "arrival", "", "2012-03-05T09:00", 30, "Town Hall", ("m1",), "Director"),
        Appointment(
            "l2",
            "a",
            "meeting",
            "The board",
            "2012-03-06T14:00",
            60,
            case="c3",
            said="Monthly.",
        ),
        Appointment("l3", "a", "meeting", "Police", "2012-03-06T16:00", state="cancelled"),
        Appointment("l4", "a", "feedback", ""),
    )
    rows = v.Rows(ABOUT, members=(MARSH,), cases=(THREE,), answers=(*days, *asked), appointments=lines)
    return Trail(replace(rows, **more))  # type: ignore[arg-type]


def test_the_timetable_has_every_day_and_line(pack: Pack) -> None:
    pdf = SHEETS["timetable"](pack, planned(), PAPER)
    for text in (
        *("Monday 5 March 2012, day 1 on site", "09:00–09:30", "Town Hall", "Director", "H. Marsh"),
        *("The board, C-03", "Cancelled: Police", "No day yet", "Oral feedback"),
        *(
            "Said at “The board”: Monthly.",
            "Wednesday 7 March 2012",
            "Nothing is arranged yet.",
        ),
    ):
        assert holds(pdf, text), text


def test_the_requests_say_what_has_come_and_what_has_not(pack: Pack) -> None:
    kind = next(k.id for k in pack.source_kinds if not k.form)
    one = v.Source("s", "a", kind, "Thresholds policy", "expected", "", "", "", "", "", "", 0, 0, "")
    pdf = SHEETS["requests"](pack, planned(sources=(one,)), PAPER)
    printed = squashed(body(pdf))
    assert "Thresholdspolicy" in printed and "Notcomeyet" in printed
    assert printed.index("C-03") < printed.index("Genogram") < printed.index("Chronology")


@given(title=TYPED, meets=TYPED, said=TYPED)
@settings(max_examples=15)
def test_whatever_is_planned_comes_back_whole(title: str, meets: str, said: str) -> None:
    pack = load_pack(FORMS / "child-protection-2012")
    line = Appointment("l", "a", "meeting", title, "2012-03-05T09:00", 30, meets=meets, said=said)
    printed = squashed(body(SHEETS["timetable"](pack, planned(appointments=(line,)), PAPER)))
    for typed in (title.strip(), meets, said):
        if typed.strip():
            assert squashed(printable(typed)) in printed
