"""Monitoring in the window: progress on each area, and an earlier inspection that stays as it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from csa_desktop.commands import areas, assessments, judgements, monitoring, statements
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.pages.case import CasePage
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.notebook.earlier_panel import EarlierChoice, EarlierPanel
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.notebook.progress_card import ProgressCard
from csa_desktop.gui.pages.notebook.refusal import Refusal
from csa_desktop.gui.pages.notebook.toggle import Toggle, Toggles
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.pages.progress import ProgressPage
from csa_desktop.gui.pages.subject import SubjectPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card, Panel
from tests import cases_made, themes_made
from tests.gui.desk_fixtures import _bench, onsite, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import open_page  # noqa: F401

MADE = {"step": "3", "subject": "overall", "judgement": "help"}


def texts(widget: QWidget) -> list[str]:
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]


def refusals(page: QWidget) -> list[str]:
    return [said for refusal in page.findChildren(Refusal) for said in texts(refusal)]


def followed(store) -> tuple[str, str]:
    """An inspection with a judgement and an area that rest on a case; its id and the area's."""
    pack = installed_packs()["child-protection-2012"]
    inspection = cases_made.inspection(store, pack)
    said = themes_made.said(store, inspection)
    place = {"step": "2", "subject": themes_made.HELP}
    point = statements.add(
        store, inspection, kind=v.POINT, text="Early help drifts.", on=(said["C-02"],), **place
    )
    on = (point.row,)
    area = areas.add(store, inspection, pack, kind=pack.areas[0].id, text="Agree who leads.", on=on).row
    judgements.judge(store, inspection, pack, grade="inadequate", text="Help comes late.", **MADE)
    judgements.rest_on(store, inspection, pack, on=on, **MADE)
    return inspection, area


@pytest.fixture
def bench(tmp_path, qtbot, work):  # noqa: F811
    """A monitoring inspection of which the earlier one is not chosen yet."""

    def begin(store, pack):
        begin.earlier, begin.area = followed(store)
        return assessments.open_assessment(store, pack, authority="Norbridge", year=2013).row

    for made in _bench(tmp_path, qtbot, work, "monitoring-2012", begin):
        made.earlier, made.area = begin.earlier, begin.area
        yield made


@pytest.fixture
def chosen(bench):
    monitoring.choose_earlier(bench.store, bench.desk.assessment, bench.desk.pack, bench.earlier)
    return bench


def card(page, bench) -> ProgressCard:
    return page.find(f"progress-{bench.area}", ProgressCard)


def test_the_earlier_inspection_is_chosen_on_the_page_and_its_areas_come(bench, open_page):  # noqa: F811
    page = open_page(ProgressPage)
    choice = page.find("earlier-choice", EarlierChoice)
    page.click(choice.findChild(Card, f"follow-{bench.earlier}"))
    assert page.settle().assessment.earlier == bench.earlier
    assert "Agree who leads." in texts(card(page, bench))


def test_an_area_shows_the_evidence_that_it_rested_on_down_to_the_case(chosen, open_page):  # noqa: F811
    page = open_page(ProgressPage)
    area = card(page, chosen).findChild(EarlierPanel)
    area.fold.click()
    said = "\n".join(texts(area))
    assert "Early help drifts." in said
    assert "C-02 · Early help · Evaluation · Help and its impact: Weak: Nobody owned the concern" in said


def test_progress_is_chosen_put_in_words_and_stands_on_what_was_found(chosen, open_page):  # noqa: F811
    step = chosen.desk.pack.steps[0]
    place = {"step": step.id, "subject": step.subjects[0]}
    finding = statements.add(
        chosen.store, chosen.desk.assessment, kind=v.FINDING, text="Ten files show a lead.", **place
    ).row
    page = open_page(ProgressPage, height=1200)
    here = card(page, chosen)
    page.click(here.amounts.toggle("some"))
    page.settle()
    page.click(here.words.text)
    page.type("A lead is named in most files.")
    page.page.leave()
    page.settle()
    page.click(here.choose_button)
    picker = page.picker()
    picker.tick(finding)
    page.done(picker)
    trail = page.settle()
    (said,) = trail.statements(kind=v.PROGRESS)
    assert (said.evaluation, said.text) == ("some", "A lead is named in most files.")
    assert [s.id for s in trail.below(said.id)] == [finding]
    assert said.id in page.selected


def test_the_judgements_made_then_are_shown_and_there_is_nothing_to_change_them_with(
    chosen,
    open_page,  # noqa: F811
):
    page = open_page(ProgressPage)
    page.go(Place("progress", tab="judgements"))
    page.qtbot.waitUntil(lambda: bool(page.page.findChildren(EarlierPanel)))
    shown = [p for p in page.page.findChildren(EarlierPanel) if p.isVisible()]
    assert any("Effectiveness of" in text and "Inadequate" in text for p in shown for text in texts(p))
    for panel in shown:
        assert panel.findChildren(Toggle) == []
        assert panel.findChildren(QPlainTextEdit) == []


@pytest.fixture
def earlier_bench(tmp_path, qtbot, work):  # noqa: F811
    """The earlier inspection, open after another has begun to follow it up."""

    def begin(store, _):
        inspection, _area = followed(store)
        monitoring.begin(store, installed_packs()["monitoring-2012"], earlier=inspection, year=2013)
        return inspection

    yield from _bench(tmp_path, qtbot, work, "child-protection-2012", begin)


class TestEarlier:
    """In the window of the inspection that is followed up."""

    @pytest.fixture
    def bench(self, earlier_bench):
        return earlier_bench

    def test_the_window_says_why_and_nothing_of_a_judgement_can_be_changed(
        self,
        bench,
        open_page,  # noqa: F811
    ):
        page = open_page(OverallPage, height=1400)
        assert any("stay as they are" in text for text in texts(page.find("stays", Panel)))
        made = page.find("judgement-help", JudgementCard)
        assert not made.grades.tags.toggle("good").isEnabled()
        assert not made.statuses.isEnabled() and not made.choose_button.isEnabled()
        assert made.words.text.isReadOnly()
        page.click(made.grades.tags.toggle("good"))
        row = judgements.judgement_id(bench.desk.assessment, *MADE.values())
        assert page.settle().statement(row).grade == made.grades.value() == "inadequate"
        assert page.page.findChildren(AddLine) == []

    def test_words_that_a_judgement_stands_on_are_not_opened_and_it_is_said_why(
        self,
        bench,
        open_page,  # noqa: F811
    ):
        page = open_page(lambda desk: SubjectPage(desk, themes_made.HELP))
        page.go(Place("subject", themes_made.HELP, tab="2"))
        (point,) = bench.trail.statements(kind=v.POINT)
        page.pick(point.id)
        page.key(Qt.Key.Key_Return)
        page.qtbot.waitUntil(lambda: any("followed up by" in said for said in refusals(page.page)))
        assert page.board.editor() is None

    def test_what_a_case_shows_stays_where_a_judgement_stands_on_it(self, bench, show):
        case = cases_made.case_id(bench.store, bench.desk.assessment, "C-02")
        page = bench.show(CasePage(bench.desk, case))
        show(page, 1280, 900)
        bench.qtbot.waitUntil(lambda: page.tab.is_whole)
        page.grid.go_to((themes_made.EARLY, themes_made.HELP))
        bench.qtbot.waitUntil(lambda: not page.side.findChild(Toggles, "evaluation").isEnabled())
        page.grid.go_to(("plan", "oversight"))
        bench.qtbot.waitUntil(lambda: page.side.findChild(Toggles, "evaluation").isEnabled())
