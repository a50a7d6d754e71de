"""Whatever is typed anywhere is a draft within a second: every field of every page, whoever adds one."""

from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.exceptions import TimeoutError
from sqlmodel import SQLModel

from csa_desktop.commands import (
    assessments,
    judgements,
    meetings,
    monitoring,
    officers,
    panels,
    plan,
    records,
    representations,
    risks,
    sources,
    statements,
)
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.note_box import NoteBox
from csa_desktop.gui.pages import registry
from csa_desktop.gui.pages.notebook.kept import Kept
from csa_desktop.gui.pages.notebook.progress_card import ProgressCard
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.importing.documents import read_document
from tests.cases_made import case_id
from tests.day_made import day
from tests.gui.desk_fixtures import _bench, bench, onsite, work  # noqa: F401
from tests.gui.every_field import Typist
from tests.gui.exchange_fixtures import laptop  # noqa: F401
from tests.gui.pages.letter_fixtures import write_letter
from tests.gui.pages.test_progress import followed
from tests.gui.test_board_story import choose, open_judgement

SAFE = "staying-safe"
PAPER = b"Initial assessments are late in a third of cases."
ANNUAL = (
    "overview", "setting-up", "sources", "data", "hypotheses", "overall", "conflicts", "joining", "readiness",
    "history", "notes", "search", "meeting", "moderation", "letter", "letter-stages", "representation",
    "archive", "subject", "reader", "form", "print",
)  # fmt: skip
ON_SITE = (
    "plan", "lists", "sample", "cases", "case", "records", "themes", "letters", "risk", "erase",
)  # fmt: skip
OPEN = {"case": lambda page: page.journey_block.writing.open("")}
"""Boxes that stand open only once somebody asks for them."""


class Heard:
    """Drafts on their way to the store: what is kept is remembered here, and goes on."""

    def __init__(self, drafts):
        self._drafts, self.texts = drafts, []

    def keep(self, draft, *again, seen):
        self.texts.append(draft.text)
        self._drafts.keep(draft, *again, seen=seen)

    def drop(self, place, **what):
        self._drafts.drop(place, **what)


def arrive(bench, host):  # noqa: F811
    """Wait until the page that is shown has what it asked for, and has made its rows of it."""
    for _ in range(3):
        bench.qtbot.waitUntil(bench.runner.idle)
        QApplication.processEvents()
        page = host.currentWidget()
        tab = getattr(page, "tab", None) or getattr(page, "turns", None)
        bench.qtbot.waitUntil(lambda tab=tab: getattr(tab, "is_whole", True))


def unknown_fields(page):
    """Fields that are kept under a name that no row has: nobody would see other versions of them."""
    kept = [(one._row[0], one._keeping._column) for one in page.findChildren(Kept)]
    return [(table, field) for table, field in kept if field not in SQLModel.metadata.tables[table].columns]


def unkept(bench, show, places, *, least):  # noqa: F811
    """Go to each place and type into each field, `least` in all; those whose words are no draft or change."""
    heard = Heard(bench.desk.drafts)
    desk = replace(bench.desk, drafts=heard, latest=lambda: bench.trail)
    host = show(QStackedWidget(), 1280, 1000)
    typist = Typist(lambda: arrive(bench, host))
    for place in places:
        page = registry.make(desk, place)
        host.addWidget(page)
        bench.show(page)
        host.setCurrentWidget(page)
        page.go_to(place)
        OPEN.get(place.page, lambda _: None)(page)
        assert unknown_fields(page) == []
        typist.go_through(page, place.page)
        if page.side:
            host.addWidget(page.side)
            host.setCurrentWidget(page.side)
            typist.go_through(page.side, f"beside {place.page}")
    box = show(NoteBox(desk))
    typist.go_through(box, "a note")
    assert len(typist.typed) >= least
    return missing(bench.qtbot, typist, lambda: f"{heard.texts} {bench.trail.rows}")


def missing(qtbot, typist, kept):
    """The fields whose words are not kept a good while after the usual delay."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not typist.unkept(kept()))
    return typist.unkept(kept())


@pytest.fixture
def annual(bench):  # noqa: F811
    """An assessment that has something at each of its stages; where each page is found."""
    here, pack = (bench.store, bench.desk.assessment), bench.desk.pack
    assessments.add_member(*here, name="R. Cole", role="brm")
    write_letter(*here)
    read = read_document(PAPER, "a.txt")
    paper = sources.add_document(*here, pack, read, PAPER, kind="briefing-7", title="Briefing").row
    found = statements.add(*here, kind=v.FINDING, step="1", subject=SAFE, text="Assessments are late.").row
    for kind in (v.GAP, v.HYPOTHESIS, v.NOTE):
        statements.add(*here, kind=kind, step="1", subject=SAFE, text=f"A {kind}.")
    statements.add(*here, kind=v.POINT, step="2", subject=SAFE, text="Children wait.", on=[found])
    for judgement in ("social-care", "childrens-services"):
        judgements.judge(*here, pack, step="4", subject="overall", judgement=judgement, grade="2")
    officer = officers.add(*here, {"role": "Director of social services", "name": "D. Dee"}).row
    of = representations.begin(*here, pack, "social-care").row
    representations.add_ground(*here, of, kind="significance", text="Too little weight was given.")
    panels.seat(*here, pack, of, name="H. Marsh", role="csci-manager")
    meetings.ask(*here, heading="agenda-1", text="How long do they wait?")
    bench.runner.refresh()
    bench.settle()
    form = next(form for stage in pack.stages for form in stage.forms)
    about = {"subject": SAFE, "reader": paper, "form": form, "print": "notebook"}
    return [
        Place(page, about.get(page, ""), statement=officer if page == "setting-up" else "") for page in ANNUAL
    ]


@pytest.fixture
def visit(onsite):  # noqa: F811
    """An inspection with a case, a record, a risk and a line of the plan; where each page is found."""
    here, pack = (onsite.store, onsite.desk.assessment), onsite.desk.pack
    case = case_id(*here, "C-03")
    stage = next(s for s in pack.stages if s.page == "records" and s.kinds)
    record = records.begin(*here, pack, kind=stage.kinds[0], case=case).row
    risk = risks.raise_risk(*here, child="C-03", what="Left alone at night.").row
    line = plan.add(*here, kind=pack.appointments[0].id).row
    onsite.runner.refresh()
    onsite.settle()
    letters = next(s.about for s in pack.stages if s.page == "letters")
    about = {"case": case, "records": stage.about, "letters": letters, "erase": case}
    places = [Place(page, about.get(page, "")) for page in ON_SITE]
    return [
        *places,
        Place("records", stage.about, tab=record),
        Place("risk", risk),
        Place("plan", statement=line),
    ]


def test_every_field_of_an_annual_assessment_is_kept(bench, annual, show):  # noqa: F811
    assert unkept(bench, show, annual, least=90) == []


def test_every_field_of_an_inspection_on_site_is_kept(onsite, visit, show):  # noqa: F811
    assert unkept(onsite, show, visit, least=60) == []


@pytest.fixture
def progress(tmp_path, qtbot, work):  # noqa: F811
    """A monitoring inspection that follows up an earlier one with an area to improve."""
    earlier = []

    def begin(store, pack):
        earlier.extend(followed(store))
        return assessments.open_assessment(store, pack, authority="Norbridge", year=2013).row

    for made in _bench(tmp_path, qtbot, work, "monitoring-2012", begin):
        here = made.store, made.desk.assessment, made.desk.pack
        monitoring.choose_earlier(*here, earlier[0])
        monitoring.say_progress(*here, area=earlier[1], text="A lead is named.")
        made.runner.refresh()
        made.settle()
        yield made


def test_every_field_about_progress_is_kept(progress, show, monkeypatch):
    def read(page):
        progress.qtbot.waitUntil(lambda: bool(page.findChildren(ProgressCard)))

    monkeypatch.setitem(OPEN, "progress", read)
    assert unkept(progress, show, [Place("progress")], least=3) == []


def test_no_page_is_left_out():
    assert {*ANNUAL, *ON_SITE, "progress"} == set(registry._MAKE)


@pytest.fixture
def chair(laptop):  # noqa: F811
    """A store with two authorities, and its list in the window."""
    one = laptop("P. Chair")
    one.ids = day(one.store, installed_packs()["apa-2005"], 2, points=1)
    one.open()
    return one


def drafts_of(laptop):  # noqa: F811
    return lambda: str([draft.text for draft in laptop.store.drafts()])


def test_every_field_beside_the_board_is_kept(chair):
    chair.session.go(Place("board"))
    chair.wait_for("Every assessment of this framework and year")
    choose(chair, "Ambleton", "Brackford")
    open_judgement(chair, "social-care", "Ambleton")
    typist = Typist(chair.settle)
    typist.go_through(chair.page, "the board")
    assert missing(chair._qtbot, typist, drafts_of(chair)) == []


@pytest.mark.parametrize("name", ["store", "exchange", "national", "help"])
def test_every_field_of_the_pages_on_the_store_is_kept(chair, name):
    chair.session.go(Place(name))
    typist = Typist(chair.settle)
    typist.go_through(chair.page, name)
    assert missing(chair._qtbot, typist, drafts_of(chair)) == []


def test_every_field_beside_the_list_of_assessments_is_kept(chair):
    page = chair.session.page
    page.another.click()
    chair._qtbot.waitUntil(lambda: bool(page.form._known))
    page.form.authority.retype("Nobody knows this authority")
    page.form.entry.click()
    typist = Typist(chair.settle)
    typist.go_through(page.form.box, "an entry")
    typist.go_through(page, "the list")
    assert missing(chair._qtbot, typist, drafts_of(chair)) == []


def test_a_field_that_nobody_keeps_is_found(bench, show):  # noqa: F811
    page = show(QWidget())
    PlainLine(parent=page).show()
    typist = Typist(QApplication.processEvents)
    typist.go_through(page, "a new page")
    assert typist.unkept(drafts_of(bench)()) == ["a new page: PlainLine"]
