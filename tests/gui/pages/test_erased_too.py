"""After a case was erased the window says who of the team has erased it too, and a clock that is wrong."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from csa_desktop import clock
from csa_desktop.commands import assessments, erasing, exchange
from csa_desktop.gui.pages.erase import ErasePage
from csa_desktop.gui.pages.history import HistoryPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from tests.cases_made import case_id
from tests.exchange.team_made import bring_in, bundle, meet, open_laptop
from tests.gui.desk_fixtures import bench, onsite, work  # noqa: F401


@pytest.fixture
def by_hand(tmp_path):
    made = tmp_path / "by hand"
    made.mkdir()
    return made


@pytest.fixture
def team(onsite, tmp_path, by_hand):
    """Two colleagues who have the inspection too."""
    made = []
    for name in ("R. Cole", "J. Khan"):
        made.append(open_laptop(tmp_path / name, name))
        meet(onsite.store, made[-1])
        bring_in(made[-1], bundle(onsite.store, onsite.desk.assessment, made[-1], by_hand))
    yield made
    for store in made:
        store.close()


@pytest.fixture
def erased(onsite, team):
    case = case_id(onsite.store, onsite.desk.assessment, "C-03")
    erasing.erase_case(onsite.store, onsite.desk.assessment, case, ground="The family asked.")
    return case


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shown(bench, page):
    bench.qtbot.addWidget(page)
    bench.show(page)
    page.resize(1000, 900)
    with bench.qtbot.waitExposed(page):
        page.show()
    return page


def test_who_has_not_said_so_is_listed_until_their_bundle_says_it(onsite, team, erased, by_hand):
    cole, _ = team
    page = shown(onsite, ErasePage(onsite.desk, erased))
    onsite.qtbot.waitUntil(lambda: "Has not said so yet: " in said(page))
    assert "R. Cole" in said(page) and "Has erased it" not in said(page)
    bring_in(cole, bundle(onsite.store, onsite.desk.assessment, cole, by_hand))
    bring_in(onsite.store, bundle(cole, onsite.desk.assessment, onsite.store, by_hand))
    onsite.runner.refresh()
    onsite.qtbot.waitUntil(lambda: "Has erased it and said so: R. Cole." in said(page))
    assert "Has not said so yet: J. Khan." in said(page)


def test_whoever_left_the_team_is_named_as_out_of_reach(onsite, team, erased):
    exchange.remove_from_team(onsite.store, onsite.desk.assessment, team[1].device)
    page = shown(onsite, ErasePage(onsite.desk, erased))
    onsite.qtbot.waitUntil(lambda: "Taken off the team before they said so: J. Khan." in said(page))


def test_where_nobody_else_has_it_nothing_is_said_of_a_team(onsite):
    case = case_id(onsite.store, onsite.desk.assessment, "C-03")
    erasing.erase_case(onsite.store, onsite.desk.assessment, case, ground="The family asked.")
    page = shown(onsite, ErasePage(onsite.desk, case))
    onsite.qtbot.waitUntil(lambda: "Backups made before today" in said(page))
    assert "team" not in said(page)


def test_the_history_leads_to_who_has_erased_it_too(onsite, erased):
    page = shown(onsite, HistoryPage(onsite.desk))
    onsite.runner.refresh()
    onsite.qtbot.waitUntil(lambda: "Erase a case" in said(page))
    card = next(c for c in page.cards() if isinstance(c, Card) and "Erase a case" in c.accessibleName())
    assert "who has erased it too" in card.accessibleName()
    with onsite.qtbot.waitSignal(page.went) as gone:
        card.click()
    assert gone.args == [Place("erase", erased)]


def test_the_history_says_what_a_clock_said_that_ran_ahead(bench):
    ahead = clock.now() + timedelta(days=5 * 366)
    clock.set_source(lambda: ahead)
    try:
        assessments.add_member(bench.store, bench.desk.assessment, name="R. Cole", role="brm")
    finally:
        clock.set_source(None)
    page = shown(bench, HistoryPage(bench.desk))
    bench.runner.refresh()
    bench.qtbot.waitUntil(
        lambda: f"the laptop's clock said {ahead.day} {ahead:%b} {ahead.year}" in said(page)
    )
