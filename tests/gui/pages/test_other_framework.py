"""A framework with other steps, other words and no scale is shown by the same pages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Option, Pack, Stage, Step, Subject
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.pages.subject import SubjectPage
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import open_page, write  # noqa: F401

TINY = Pack(
    id="tiny", version=1, title="A tiny framework", short="Tiny", year=2030, provenance="", marking="",
    scales=(),
    subjects=(
        Subject("contact", "Contact and referral", "outcome", "see 1"),
        Subject("whole", "The visit", "overall", "see 1"),
    ),
    key_judgements=(),
    judgements=(Judgement("progress", "Progress", "", "see 1", steps=("visit", "end")),),
    steps=(
        Step("visit", "The visit", ("contact",), False, (), (), "see 1", short="Visit",
             holds=(v.FINDING, v.GAP)),
        Step("end", "The end", ("whole",), False, ("noted",), ("What is to be done.",), "see 1",
             holds=(v.ISSUE,)),
    ),
    stages=(Stage("end", "The end of the visit", "overall", "see 1"),),
    source_kinds=(), services=(), groups=(), roles=(), questions=(), forms=(), letters=(), clocks=(),
    gap_states=(Option("unasked", "Not asked"),),
    judgement_words=(),
    statuses=(Option("noted", "Noted"),),
)  # fmt: skip


@pytest.fixture
def tiny(bench):  # noqa: F811
    bench.desk = replace(bench.desk, pack=TINY)
    return bench


def test_its_own_steps_are_the_tabs(tiny, open_page):  # noqa: F811
    page = open_page(lambda desk: SubjectPage(desk, "contact"))
    titles = [page.page.tabs.tabText(i) for i in range(page.page.tabs.count())]
    assert titles == ["Step visit · Visit", "Sources for this area", "History"]
    assert page.page.title.text() == "Contact and referral"


def test_findings_are_written_in_its_step_without_key_judgements(tiny, open_page):  # noqa: F811
    page = open_page(lambda desk: SubjectPage(desk, "contact"))
    page.control("N")
    page.type("Referrals are answered the same day.")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    (finding,) = page.settle().statements(kind=v.FINDING)
    assert (finding.step, finding.subject, finding.key_judgement) == ("visit", "contact", "")


def test_a_finding_is_carried_nowhere_where_no_step_holds_points(tiny, open_page, write):  # noqa: F811
    row = write("A finding.", step="visit", subject="contact")
    page = open_page(lambda desk: SubjectPage(desk, "contact"))
    page.pick(row)
    page.control("U")
    assert page.settle().statements(kind=v.POINT) == ()


def test_a_judgement_without_grades_is_made_in_words(tiny, open_page):  # noqa: F811
    page = open_page(OverallPage)
    assert page.page.title.text() == "The end of the visit"
    assert page.page.subject == "whole"
    card = page.find("judgement-progress", JudgementCard)
    assert card.grades is None
    page.click(card.words.text)
    page.type("There is progress.")
    page.page.leave()
    (made,) = page.settle().statements(kind=v.JUDGEMENT)
    assert (made.text, made.subject, made.step, made.status) == (
        "There is progress.",
        "whole",
        "end",
        "noted",
    )
