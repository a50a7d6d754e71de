"""Themes over all cases, the page of a theme, areas, and a framework that has no grade anywhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from csa_desktop.commands import areas, assessments, judgements, statements
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind, Limit, Prompt
from csa_desktop.domain.readiness import AREA_ANSWERS, LIMIT_ANSWERS, PART
from csa_desktop.errors import UserError
from csa_desktop.gui.pages import registry
from csa_desktop.gui.pages.notebook.case_voices import VoicesPanel
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.pages.subject import SubjectPage
from csa_desktop.gui.pages.themes import ThemesPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from tests import themes_made
from tests.cases_made import case_id, inspection
from tests.gui.desk_fixtures import _bench, onsite, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import open_page  # noqa: F401

HELP = themes_made.HELP


@pytest.fixture
def bench(onsite):  # noqa: F811
    return onsite


@pytest.fixture
def said(bench):
    return themes_made.said(bench.store, bench.desk.assessment)


def texts(widget: QWidget) -> list[str]:
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]


def listing(bench, show, make):
    """A page that lists, shown whole."""
    page = bench.show(make(bench.desk))
    show(page, 1000, 800)
    page.finish()
    went = []
    page.went.connect(went.append)
    return page, went


def test_every_theme_shows_at_each_stage_how_many_cases_show_what(bench, said, show):
    page, went = listing(bench, show, ThemesPage)
    cell = page.findChild(Card, f"cell-{HELP}-early-help")
    assert texts(cell) == ["Early help", "+ 1 sound", "± 1 mixed", "− 1 weak", "★ 1 good practice"]
    assert texts(page.findChild(Card, f"cell-{HELP}-plan")) == ["Child protection plan", "no case yet"]
    cell.click()
    page.findChild(Link, "to-theme-oversight").click()
    assert went == [Place("subject", HELP, tab="1"), Place("subject", "oversight", tab="1")]


def test_six_stages_stand_in_one_row_where_the_window_has_room(bench, said, show):
    page, _ = listing(bench, show, ThemesPage)
    stages = [stage.id for stage in bench.desk.pack.journey_stages()]
    cells = [page.findChild(Card, f"cell-{HELP}-{stage}") for stage in stages]
    bench.qtbot.waitUntil(lambda: cells[-1].x() > 0)
    assert len(cells) == 6 and len({cell.y() for cell in cells}) == 1


def test_nothing_on_the_themes_page_is_a_score(bench, said, show):
    page, _ = listing(bench, show, ThemesPage)
    everything = " ".join(texts(page))
    assert "%" not in everything
    assert "average" not in everything


def test_themes_without_any_case_lead_to_the_sample(tmp_path, qtbot, work, show):  # noqa: F811
    def begin(store, pack):
        return assessments.open_assessment(store, pack, authority="Norbridge", year=2012).row

    for empty in _bench(tmp_path, qtbot, work, "child-protection-2012", begin):
        page, went = listing(empty, show, ThemesPage)
        next(b for b in page.findChildren(QAbstractButton) if "sample" in b.text()).click()
        assert went == [Place("sample")]


def theme(open_page):  # noqa: F811
    return open_page(lambda desk: SubjectPage(desk, HELP), height=1400)


def test_a_theme_has_the_cases_side_by_side_and_names_who_says_nothing(said, open_page):  # noqa: F811
    page = theme(open_page)
    well, badly = (page.find(f"voices-{sign}", VoicesPanel) for sign in (v.STRENGTH, v.IMPROVEMENT))
    assert "C-01  C-03" in texts(well)
    assert "C-02" in texts(badly)
    assert any("Nobody owned the concern" in text for text in texts(badly))
    assert page.find("told", Words).text().startswith("3 of 4 cases speak to this theme")
    assert page.find("told-rest", Words).text() == "★ Good practice: C-01\nSay nothing of it yet: C-04"
    groups = page.find("told-groups", Words).text()
    assert "Disabled children (C-01)" in groups
    assert "Says nothing of: Unaccompanied" in groups


def test_every_row_of_a_theme_says_its_case_and_leads_to_it(bench, said, open_page):  # noqa: F811
    page = theme(open_page)
    for key, code in (("C-02", "C-02"), ("finding", "C-03")):
        chips = {chip.text: chip.place for chip in page.row(said[key]).view.chips}
        assert chips[code].page == "case"
        assert chips[code].about == case_id(bench.store, bench.desk.assessment, code)
        assert "Early help" in chips
    assert page.row(said["C-02"]).view.text == "Weak: Nobody owned the concern for 14 weeks."


def test_tabs_are_named_and_not_numbered(said, open_page):  # noqa: F811
    page = theme(open_page)
    tabs = page.page.tabs
    assert [tabs.tabText(i) for i in range(2)] == ["Cases", "Summary"]
    assert not any("Step 1" in text or "Step 2" in text for text in texts(page.page))


def test_the_rows_are_in_order_of_the_journey_or_of_the_cases(said, open_page):  # noqa: F811
    page = theme(open_page)
    assert "Child protection enquiries" in texts(page.page)
    page.click(page.find("findings-by", Toggles).toggle("case"))
    page.qtbot.waitUntil(lambda: any(text.startswith("C-02 · girl") for text in texts(page.page)))
    assert "Child protection enquiries" not in texts(page.page)
    assert page.row(said["C-02"]).y() < page.row(said["finding"]).y()


def test_a_finding_is_added_at_its_stage_and_of_its_case(bench, said, open_page):  # noqa: F811
    page = theme(open_page)
    page.click(page.find(f"add-finding:1:{HELP}::::plan:"))
    page.type("The core group met each month.")
    page.editor().classes.lists["case"].setFocus()
    for _ in range(3):
        page.key(Qt.Key.Key_Down)
    page.click(page.editor().classes.tags["good"].toggle("yes"))
    page.editor().go()
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    trail = page.settle()
    (new,) = [s for s in trail.statements(kind=v.FINDING, subject=HELP) if s.id != said["finding"]]
    assert (new.stage, new.good, trail.case(new.case).code) == ("plan", True, "C-03")


def test_a_point_is_made_of_evaluations_with_the_case_named_in_the_list(said, open_page):  # noqa: F811
    page = theme(open_page)
    page.go(Place("subject", HELP, tab="2"))
    page.click(page.find("makePoint"))
    picker = page.picker()
    offered = [picker.list.item(at).text() for at in range(picker.list.count())]
    assert any("C-02 · Early help · Evaluation" in text for text in offered)
    picker.tick(said["C-02"])
    page.done(picker)
    trail = page.settle()
    (point,) = trail.statements(kind=v.POINT)
    assert point.text == "Weak: Nobody owned the concern for 14 weeks."
    assert (point.sign, [s.id for s in trail.below(point.id)]) == (v.IMPROVEMENT, [said["C-02"]])


# Areas and limiting judgements

PRIORITY = AreaKind(
    "priority",
    "Area for priority action",
    "made up",
    parts=(Prompt("procedures", "procedures were not followed", "x"), Prompt("harm", "a child at risk", "x")),
    note="To be confirmed against the published definition.",
)


@pytest.fixture
def strict(bench):
    """The same framework with priority action and a limiting judgement."""
    pack = bench.desk.pack
    limit = Limit(
        "l", "Help limits the whole.", "made up", "help", ("inadequate",), ("overall-effectiveness",)
    )
    kinds = (pack.areas[0], PRIORITY)
    bench.desk = replace(bench.desk, pack=replace(pack, areas=kinds, limits=(limit,)))
    return bench


def test_priority_action_shows_its_definition_and_asks_which_part_applies(strict, open_page):  # noqa: F811
    area = areas.add(
        strict.store, strict.desk.assessment, strict.desk.pack, kind="priority", text="Visit them."
    ).row
    page = open_page(OverallPage, height=1400)
    assert "To be confirmed" in page.find("area-note-priority", Words).text()
    part = page.find(f"part-{area}")
    choice = next(b for b in part.findChildren(QAbstractButton) if b.objectName().endswith("harm"))
    page.page.area.reveal(choice)
    choice.click()
    assert page.settle().answer(AREA_ANSWERS, area, PART) == "harm"


def test_an_area_is_written_under_its_kind(strict, open_page):  # noqa: F811
    page = open_page(OverallPage, height=1400)
    page.click(page.find("add-area:3:overall:::priority::"))
    page.type("See every child within ten days.")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    (area,) = page.settle().statements(kind=v.AREA)
    assert (area.text, area.state) == ("See every child within ten days.", "priority")


def test_a_limiting_judgement_explains_and_asks_and_sets_nothing(strict, open_page):  # noqa: F811
    page = open_page(OverallPage, height=1400)
    assert page.page.findChildren(Panel, "limit-l") == []
    card = page.find("judgement-help", JudgementCard)
    page.click(card.grades.tags.toggle("inadequate"))
    page.settle()
    panel = page.find("limit-l", Panel)
    assert any("No grade changes by itself" in text for text in texts(panel))
    page.click(page.find("limited-overall-effectiveness"))
    page.type("It stays as it is: the other judgements outweigh it.")
    page.page.leave()
    trail = page.settle()
    assert trail.answer(LIMIT_ANSWERS, "l", "overall-effectiveness").startswith("It stays as it is")
    assert [s.judgement for s in trail.statements(kind=v.JUDGEMENT) if s.grade] == ["help"]


# The unannounced inspection of 2009 has no grade anywhere


@pytest.fixture
def unannounced(tmp_path, qtbot, work):  # noqa: F811
    yield from _bench(tmp_path, qtbot, work, "unannounced-2009", inspection)


def test_it_has_no_grade_no_scale_and_no_word_of_one_on_its_pages(unannounced, show, qtbot):
    desk = unannounced.desk
    assert not desk.pack.judgements
    assert not desk.pack.scales
    areas.add(
        unannounced.store, desk.assessment, desk.pack, kind=desk.pack.areas[0].id, text="Record decisions."
    )
    statements.add(unannounced.store, desk.assessment, kind=v.NOTE, text="Seen.")
    places = [Place("themes"), Place("overall"), Place("readiness")]
    places += [Place("subject", s.id, tab=t) for s in desk.pack.themes()[:2] for t in ("1", "2")]
    for place in places:
        page = unannounced.show(registry.make(desk, place))
        show(page, 1000, 900)
        page.go_to(place)
        qtbot.waitUntil(lambda page=page: not hasattr(page, "tab") or page.tab.is_whole)
        said = " ".join([*texts(page), *(b.accessibleName() for b in page.findChildren(QAbstractButton))])
        assert "grade" not in said.casefold(), place
        assert "step" not in said.casefold().split(), place
        assert page.findChildren(GradeChoice) == []


def test_a_judgement_of_it_is_refused(unannounced):
    with pytest.raises(UserError):
        judgements.judge(
            unannounced.store,
            unannounced.desk.assessment,
            unannounced.desk.pack,
            step="3",
            subject="overall",
            judgement="overall",
            grade="good",
        )


def test_an_area_for_development_is_put_under_priority_action_where_one_reads_it(unannounced, show, qtbot):
    desk = unannounced.desk
    area = areas.add(unannounced.store, desk.assessment, desk.pack, kind="development", text="Record them.")
    unannounced.runner.refresh()
    unannounced.settle()
    page = unannounced.show(OverallPage(desk))
    show(page, 1000, 900)
    page.go_to(Place("overall", tab="3"))
    qtbot.waitUntil(lambda: page.tab.is_whole)
    page.findChild(Button, f"make-priority-{area.row}").click()
    qtbot.waitUntil(lambda: page.findChild(Button, f"make-development-{area.row}") is not None)
    assert unannounced.trail.statement(area.row).state == "priority"
    (heading,) = [w for w in page.findChildren(Words) if w.text() == "Area for priority action"]
    row = page.board.row(area.row)
    qtbot.waitUntil(lambda: row.mapTo(page, row.pos()).y() > heading.mapTo(page, heading.pos()).y())
