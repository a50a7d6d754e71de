"""The individual checklist and what is due, on paper: everything that is kept, whole and marked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import holds, pages

from csa_desktop import clock, paths
from csa_desktop.commands.due_list import due_print
from csa_desktop.domain import home, key_dates
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import Officer, Tick
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import load_pack
from csa_desktop.reports.checklist import print_checklist
from csa_desktop.reports.due import print_due
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable

PAPER = Paper("OFFICIAL-SENSITIVE", "Poole", "Individual checklist · APA 2005", "14 June 2005", "H. Marsh")
ABOUT = v.Assessment(
    *("a", "apa-2005", 1, "Poole", "Annual performance assessment 2005", 2005, "OFFICIAL-SENSITIVE"),
    authority_type="unitary",
    region="south-west",
)
MARSH = v.Member("m1", "a", "H. Marsh", "hmi", "Ofsted", True)
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.fixture(scope="module")
def pack():
    return load_pack(paths.forms_folder() / "apa-2005")


@pytest.fixture(autouse=True)
def in_june():
    clock.set_source(lambda: datetime(2005, 6, 14, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


def answer(form, field, value, about=""):
    return v.Answer(f"{form}{about}{field}", "a", form, about, field, value)


def trail(*, note="", why="Leave of the Director"):
    change = {
        "what": "apa-meeting",
        "was": "2005-07-12",
        "day": "2005-07-19",
        "why": why,
        "told": "Both readers",
    }
    return Trail(
        v.Rows(
            ABOUT,
            members=(MARSH,),
            officers=(
                Officer("o", "a", "P. Ashby", "Link officer", "Poole", "01202 555 010", "p@example.org"),
            ),
            ticks=(Tick("t", "a", "setting-up/lead", "agenda", "2005-06-10", "m1", note),),
            answers=(
                answer("individual-checklist", "block", "Block 2"),
                answer(DATES, "window-ends", "2005-09-02"),
                answer(key_dates.AGREED, "apa-meeting", "2005-07-19"),
                *(answer(key_dates.CHANGES, name, value, "c") for name, value in change.items()),
                answer(key_dates.CHANGES, "told-on", "2005-06-13", "c"),
            ),
        )
    )


def test_the_checklist_says_all_that_is_kept(pack):
    printed = print_checklist(pack, trail(note="In writing."), PAPER)
    for said in (
        *("Unitary authority, South West", "Block 2", "Friday 2 September 2005", "Tuesday 19 July 2005"),
        *("12 July 2005", "19 July 2005", "Leave of the Director", "Both readers, 13 June 2005"),
        *("P. Ashby", "01202 555 010", "p@example.org", "HMI, lead", "10 June 2005, H. Marsh", "In writing."),
    ):
        assert holds(printed, said), said
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages(printed))


@settings(max_examples=15, deadline=None)
@given(TYPED, TYPED)
def test_whatever_was_typed_is_on_the_checklist_whole(note, why):
    apa = load_pack(paths.forms_folder() / "apa-2005")
    printed = print_checklist(apa, trail(note=note, why=why), PAPER)
    for typed in (note, why):
        assert holds(printed, printable(typed))


def test_what_is_due_is_listed_by_day_in_working_days_where_the_rule_counts_these(pack):
    about = home.standing(
        ABOUT, pack, date(2005, 8, 24), answers=(answer(DATES, "draft-letter", "2005-08-19"),)
    )
    printing = due_print([about], date(2005, 8, 24), by="H. Marsh")
    printed = print_due(*printing.args)
    for said in (
        "Authority's comments on factual accuracy",
        "in 2 working days",
        "104 days overdue",
        "Poole",
    ):
        assert holds(printed, said), said
    assert printing.paper.marking == "OFFICIAL-SENSITIVE"


def test_the_list_of_what_is_due_is_of_the_assessments_that_it_names(pack):
    today = date(2005, 8, 24)
    late = home.standing(ABOUT, pack, today, answers=(answer(DATES, "draft-letter", "2005-08-19"),))
    calm = home.Standing(replace(ABOUT, id="b", authority="Calm"))
    risky = home.Standing(replace(ABOUT, id="c", authority="Risky"), risks=1)
    printed = {
        names: due_print(found, today, by="H. Marsh").of
        for names, found in {"all": [late, calm, risky], "one": [calm], "calm": [calm, calm], "": []}.items()
    }
    assert printed == {"all": ("a", "c"), "one": ("b",), "calm": ("b",), "": ()}


def test_nothing_due_says_so():
    printing = due_print([], date(2005, 8, 24), by="H. Marsh")
    assert holds(print_due(*printing.args), "Nothing is due that the program knows of.")
