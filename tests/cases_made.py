"""An inspection on site with a few invented cases, for tests that are not about how these came."""

from csa_desktop.commands import assessments
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import new_id
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store

CASES = (
    ("C-01", "early-help", {"age": "4", "gender": "boy", "groups": ["disability"]}),
    ("C-02", "referral", {"age": "11", "gender": "girl", "groups": ["domestic-abuse", "drug-misuse"]}),
    ("C-03", "plan", {"age": "6", "gender": "girl", "groups": ["domestic-abuse"]}),
    ("C-04", "step-down", {"age": "15", "gender": "boy", "state": "closed"}),
)
JOURNEY = (
    ("concern", "School notes", "universal", "2010-09"),
    ("caf", "CAF", "early-help", "2011-01-14"),
    ("referral", "Referral", "referral", "2011-06-06"),
    ("initial-assessment", "Initial assessment", "referral", "2011-06-21"),
    ("strategy", "Strategy discussion", "section-47", "2011-08-02"),
    ("conference", "Initial conference", "section-47", "2011-08-29"),
    ("plan-begins", "Plan begins", "plan", "2011-08-29"),
    ("core-group", "Core group", "plan", "2011-09-08"),
)
"""The way of C-03."""


def inspection(store: Store, pack: Pack) -> str:
    """An inspection whose cases stand at several stages; its id."""
    opened = assessments.open_assessment(store, pack, authority="Norbridge", year=2012, role=pack.roles[0].id)
    add_cases(store, opened.row, pack)
    return opened.row


def add_cases(store: Store, assessment: str, pack: Pack) -> None:
    """The cases of `CASES`, and what happened to the third."""
    journey = pack.journeys[0].id
    rows = {code: new_id() for code, _, _ in CASES}
    about = {code: {"code": code, "journey": journey, "stage": stage, **more} for code, stage, more in CASES}
    cases = [Edit("case", rows[code], values) for code, values in about.items()]
    store.record("Add cases", cases, assessment=assessment)
    events = [
        Edit(
            "event",
            new_id(),
            {"case": rows["C-03"], "kind": kind, "title": title, "stage": stage, "happened": when},
        )
        for kind, title, stage, when in JOURNEY
    ]
    store.record("Add events", events, assessment=assessment)


def case_id(store: Store, assessment: str, code: str) -> str:
    """The id of a case by its code."""
    return next(case.id for case in store.trail(assessment).cases() if case.code == code)
