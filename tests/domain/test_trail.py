"""From a grade down to the page, and from the page up to every sentence that rests on it."""

from dataclasses import replace

import pytest

from csa_desktop.domain.cases import Case
from csa_desktop.domain.team import Device
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import (
    CONTRADICTS,
    SUPPORTS,
    Agreement,
    Assessment,
    Citation,
    Member,
    Rows,
    Source,
    Statement,
    Support,
)

HERE = "assessment"


def statement(key, kind="finding", **more):
    return Statement(id=key, assessment=HERE, kind=kind, text=key, **more)


def source(key, kind="briefing-7", sha="one"):
    about = {
        "title": key,
        "state": "received",
        "admissible": "yes",
        "reason": "",
        "dated": "",
        "provenance": "",
    }
    return Source(key, HERE, kind, **about, sha256=sha, media="pdf", size=1, pages=9, reading="")


def cites(key, statement_key, source_key, page=1, start=0, sha="one"):
    return Citation(key, HERE, statement_key, source_key, page, start, start + 5, "words", sha)


def link(upper, lower, relation=SUPPORTS, version=None):
    read = statement(lower).version if version is None else version
    return Support(f"{upper}-{lower}", HERE, upper, lower, relation, read)


@pytest.fixture
def rows():
    return Rows(
        assessment=Assessment(HERE, "apa-2005", 1, "Sharpston", "APA", 2005, "OFFICIAL-SENSITIVE"),
        members=(
            Member("m1", HERE, "H. Marsh", "hmi", "Ofsted", lead=True, person="p1"),
            Member("m2", HERE, "R. Cole", "brm", "CSCI", lead=False, person="p2"),
        ),
        sources=(
            source("briefing"),
            source("dataset", kind="dataset-april"),
            source("plan", kind="briefing-7"),
        ),
        statements=(
            statement("register"),
            statement("health"),
            statement("uncited"),
            statement("gap", "gap"),
            statement("point", "point", step="2"),
            statement("judgement", "judgement", step="3", grade="2"),
            statement("claim"),
        ),
        citations=(
            cites("c1", "register", "briefing", page=4),
            cites("c2", "register", "dataset", page=2),
            cites("c3", "health", "briefing", page=1),
        ),
        supports=(
            link("point", "register"),
            link("point", "health"),
            link("point", "uncited"),
            link("point", "gap"),
            link("judgement", "point"),
            link("register", "claim", CONTRADICTS),
        ),
    )


def keys(found):
    return [s.id for s in found]


def test_a_judgement_leads_down_to_the_pages(rows):
    trail = Trail(rows)
    below = keys(trail.all_below("judgement"))
    assert below[0] == "point" and set(below) == {"point", "register", "health", "uncited", "gap"}
    assert [(c.source, c.page) for c in trail.citations("register")] == [("briefing", 4), ("dataset", 2)]


def test_a_page_leads_up_to_everything_that_rests_on_it(rows):
    trail = Trail(rows)
    assert [c.page for c in trail.quotations("briefing")] == [1, 4]
    assert keys(trail.rests_on_source("dataset")) == ["register", "point", "judgement"]
    assert keys(trail.rests_on_source("plan")) == []


def test_what_a_judgement_stands_on_is_counted_and_never_scored(rows):
    standing = Trail(rows).standing("judgement")
    assert (standing.findings, standing.sources, standing.kinds) == (3, 2, 2)
    assert (standing.contradicting, standing.gaps, standing.uncited) == (1, 1, 1)


def test_cases_stand_in_the_order_of_their_numbers():
    codes = ("C-100", "C-11", "c-07", "C-7b", "C-2", "Case", "C-002")
    cases = tuple(Case(code, HERE, code, "", "") for code in codes)
    sorted_codes = [
        case.code for case in Trail(Rows(Assessment(HERE, "", 1, "", "", 0, ""), cases=cases)).cases()
    ]
    assert sorted_codes == ["C-002", "C-2", "C-7b", "C-11", "C-100", "Case", "c-07"]


def test_a_contradiction_is_not_a_support(rows):
    trail = Trail(rows)
    assert keys(trail.below("register", CONTRADICTS)) == ["claim"]
    assert "claim" not in keys(trail.all_below("judgement"))


def test_what_changed_below_is_stale_until_somebody_looks_again(rows):
    changed = tuple(s if s.id != "health" else statement("health", sign="strength") for s in rows.statements)
    trail = Trail(Rows(**{**_fields(rows), "statements": changed}))
    assert [s.on for s in trail.stale_supports("point")] == ["health"]
    assert trail.is_stale("point") and not trail.is_stale("judgement")


def test_a_replaced_document_makes_its_quotations_stale(rows):
    newer = tuple(
        s if s.id != "dataset" else source("dataset", "dataset-april", sha="two") for s in rows.sources
    )
    trail = Trail(Rows(**{**_fields(rows), "sources": newer}))
    assert [c.id for c in trail.stale_citations("register")] == ["c2"]
    assert not trail.is_stale("health")


def test_an_agreement_counts_only_while_the_judgement_reads_as_it_was_agreed(rows):
    now = next(s for s in rows.statements if s.id == "judgement").version
    agreed = (
        Agreement("a1", HERE, "judgement", "m1", now, "2005-07-06"),
        Agreement("a2", HERE, "judgement", "m2", "as it read before", "2005-07-05"),
    )
    trail = Trail(Rows(**{**_fields(rows), "agreements": agreed}))
    assert [m.name for m in trail.agreed_by("judgement")] == ["H. Marsh"]


def test_a_circle_of_supports_that_a_merge_could_bring_does_not_hang(rows):
    circle = (*rows.supports, link("register", "judgement"))
    trail = Trail(Rows(**{**_fields(rows), "supports": circle}))
    assert set(keys(trail.all_below("judgement"))) == {"point", "register", "health", "uncited", "gap"}


def test_people_are_named_by_author_and_by_member(rows):
    trail = Trail(rows)
    assert (trail.name_of("p2"), trail.name_of("m1"), trail.name_of("nobody"), trail.name_of("")) == (
        "R. Cole",
        "H. Marsh",
        "",
        "",
    )


def test_who_writes_from_a_laptop_of_the_team_is_named_though_listed_under_another_id(rows):
    laptop = Device("d1", "a", "laptop-2", "p9", "R. Cole", "00", "age1")
    trail = Trail(replace(rows, devices=(laptop,)))
    assert (trail.name_of("p9"), trail.name_of("p2"), trail.name_of("")) == (
        "R. Cole",
        Trail(rows).name_of("p2"),
        "",
    )


def _fields(rows):
    return {name: getattr(rows, name) for name in Rows.__slots__}


def test_what_a_finding_quotes_is_told_by_the_title_of_the_document_then_by_its_place(rows):
    last, first = replace(source("a"), title="youth plan"), replace(source("z"), title="Audit letter")
    quoted = (
        cites("1", "f", "a"),
        cites("2", "f", "z", page=2),
        cites("3", "f", "z", start=9),
        cites("4", "f", "z"),
    )
    trail = Trail(replace(rows, sources=(last, first), statements=(statement("f"),), citations=quoted))

    assert [c.id for c in trail.citations("f")] == ["4", "3", "2", "1"]


def test_statements_are_asked_for_by_any_of_their_fields_and_come_in_the_order_they_are_kept_in(rows):
    kept = (
        statement("third", subject="safe", position="c"),
        statement("second", subject="safe", position="b", jar=True),
        statement("other", subject="healthy", position="a"),
        statement("first", kind="gap", subject="safe", position="a"),
    )
    trail = Trail(replace(rows, statements=kept))

    assert [s.id for s in trail.statements()] == ["first", "other", "second", "third"]
    assert [s.id for s in trail.statements(subject="safe")] == ["first", "second", "third"]
    assert [s.id for s in trail.statements(kind="finding", subject="safe")] == ["second", "third"]
    assert [s.id for s in trail.statements(subject="safe", jar=True)] == ["second"]
    assert trail.statements(subject="nowhere") == ()
