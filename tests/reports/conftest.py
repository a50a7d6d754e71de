"""What is printed in these tests: a little notebook of an invented authority."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.frameworks.packs import load_pack
from csa_desktop.reports.paper import Paper

sys.path.append(str(Path(__file__).parent))
FORMS = Path(__file__).resolve().parents[2] / "forms"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The handbook's framework."""
    return load_pack(FORMS / "apa-2005")


@pytest.fixture(scope="session")
def paper() -> Paper:
    """A marked print of an invented authority's assessment."""
    return Paper(
        marking="OFFICIAL-SENSITIVE",
        authority="Ambleford Borough Council",
        title="Annual performance assessment 2005",
        printed="14 July 2005",
        by="Helen Marsh",
    )


def said(name: str, kind: str, text: str, **more: object) -> Statement:
    """A statement under Staying safe, Step 1, unless `more` says otherwise."""
    place = {"step": "1", "subject": "staying-safe", "position": name, "author": "Helen Marsh"}
    given = {"written": "2005-06-16T09:42:00+00:00", **place, **more}
    return Statement(id=name, assessment="ambleford", kind=kind, text=text, **given)  # type: ignore[arg-type]


def supports(upper: Statement, lower: Statement, relation: str = v.SUPPORTS) -> v.Support:
    """The upper statement stands on the lower one as it reads now."""
    return v.Support(f"{upper.id}-{lower.id}", "ambleford", upper.id, lower.id, relation, lower.version)


@pytest.fixture
def trail() -> Trail:
    """Findings with their pages, a summary that stands on them, and judgements up to Step 4."""
    fall = said(
        "fall",
        v.FINDING,
        "Numbers on the child protection register have fallen for two years.",
        key_judgement="staying-safe/abuse-and-neglect",
        sign=v.STRENGTH,
        service="social-care",
        groups=("lac",),
    )
    held_up = said(
        "held-up",
        v.FINDING,
        "Delayed assessments have held up four conferences since January.",
        sign=v.IMPROVEMENT,
        service="social-care",
        jar=True,
        happened="2005-06-14",
    )
    differ = said("differ", v.FINDING, "The dataset and the self-assessment differ on re-registrations.")
    gap = said("moved", v.GAP, "Nothing on children who move away.", state="asked", owner="Ruth Cole")
    guess = said("guess", v.HYPOTHESIS, "Preventive work explains the fall.", state="confirmed")
    comment = said("comment", v.COMMENT, "Thresholds are understood by all partners.")
    good = said("good", v.POINT, "Preventative support is good.", step="2", service="social-care")
    insecure = said("insecure", v.POINT, "Work with the health service is not yet secure.", step="2")
    flag = said("flag", v.FLAG, "Protocols with health", step="2", reason="The risk is not managed.")
    review = said("review", v.REVIEW, "Moderation asked whether the fall lasts.", step="2")
    indicative = judged("indicative", "2", "staying-safe", "Good preventive work.", "indicative")
    issue = said(
        "issue", v.ISSUE, "Prevention is strong.", step="3", subject=v.OVERALL, judgement="social-care"
    )
    interim = judged("interim", "3", v.OVERALL, "The service delivers minimum requirements.", "interim")
    agreed = judged("agreed", "4", v.OVERALL, "As in the draft letter.", "provisional")
    agreed = replace(agreed, reason="Unchanged after moderation.")
    note = said("note", v.NOTE, "Ask about the youth offending team.", step="", subject="")
    statements = (fall, held_up, differ, gap, guess, comment, good, insecure, flag, review, indicative)
    old = replace(held_up, text="Assessments are late.")
    links = [(good, fall), (good, guess), (insecure, gap), (indicative, good), (indicative, insecure)]
    links += [(interim, indicative), (interim, issue), (agreed, interim)]
    return Trail(
        v.Rows(
            assessment=v.Assessment(
                "ambleford",
                "apa-2005",
                1,
                "Ambleford Borough Council",
                "Annual performance assessment 2005",
                2005,
                "OFFICIAL-SENSITIVE",
            ),
            members=(
                v.Member("helen", "ambleford", "Helen Marsh", "hmi", "Ofsted", True),
                v.Member("ruth", "ambleford", "Ruth Cole", "brm", "CSCI", False),
            ),
            sources=(
                source("briefing", "CSCI briefing", "yes", reason="Shared with the authority in May."),
                source("self", "Self-assessment", "", reading="Page 7 is a picture and could not be read."),
                replace(source("dataset", "APA dataset", ""), state="expected", sha256="", pages=0),
            ),
            statements=(*statements, issue, interim, agreed, note),
            citations=(
                cited(fall, "briefing", 4, "fell from 212 to 171 over two years"),
                replace(cited(fall, "self", 30, "registrations fell"), place="table 3"),
                replace(cited(held_up, "self", 11, "protocols are being renewed"), sha256="older"),
            ),
            supports=(
                *(supports(upper, lower) for upper, lower in links),
                replace(supports(insecure, held_up), version=old.version),
                supports(fall, differ, v.CONTRADICTS),
            ),
            answers=(
                v.Answer("a1", "ambleford", "none-found", "staying-safe", "ldd", "yes"),
                v.Answer("a2", "ambleford", "flag", "flag", "social-care", "The grade stays at 2."),
                v.Answer("a3", "ambleford", "moderation-form", "", "reasons", "Borderline between 2 and 3"),
                v.Answer("a4", "ambleford", "meeting", "", "agenda", "Agreed by letter"),
            ),
            agreements=(
                v.Agreement(
                    "g1", "ambleford", "agreed", "helen", agreed.version, "2005-07-01T10:00:00+00:00"
                ),
            ),
            exports=(
                v.Export(
                    "e1",
                    "ambleford",
                    "Moderation Form",
                    "2005-07-02T10:00:00+00:00",
                    "Helen Marsh",
                    "f0" * 32,
                    "OFFICIAL-SENSITIVE",
                ),
            ),
        )
    )


def judged(name: str, step: str, subject: str, text: str, status: str) -> Statement:
    """A judgement of grade 2 on social care."""
    made = said(name, v.JUDGEMENT, text, step=step, subject=subject, judgement="social-care")
    return replace(made, scale="lsif", grade="2", status=status)


def source(name: str, title: str, admissible: str, *, reason: str = "", reading: str = "") -> v.Source:
    """A received document of twelve pages."""
    return v.Source(
        id=name,
        assessment="ambleford",
        kind="csci",
        title=title,
        state="received",
        admissible=admissible,
        reason=reason,
        dated="2005-05-20",
        provenance=f"Provenance of {title}",
        sha256=f"digest of {name}",
        media="pdf",
        size=1000,
        pages=12,
        reading=reading,
        file_name=f"{name}.pdf",
    )


def cited(statement: Statement, source_id: str, page: int, quote: str) -> v.Citation:
    """Quoted words on a page of a document as it is now."""
    return v.Citation(
        id=f"{statement.id}-{source_id}-{page}",
        assessment="ambleford",
        statement=statement.id,
        source=source_id,
        page=page,
        start=0,
        end=len(quote),
        quote=quote,
        sha256=f"digest of {source_id}",
    )
