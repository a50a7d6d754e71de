"""Every page that a shipped framework names opens under it, with a case where it has journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csa_desktop.commands import picked_cases, risks
from csa_desktop.commands.assessments import open_assessment
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import OVERALL
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.lanes import OutsideLane
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.registry import make
from csa_desktop.gui.places import Place
from csa_desktop.gui.runner import Runner
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess
from tests.made_store import new_store


@pytest.fixture(scope="module")
def work() -> Iterator[WorkProcess]:
    with WorkProcess() as process:
        yield process


@pytest.fixture(params=sorted(installed_packs()))
def pack(request: pytest.FixtureRequest) -> Pack:
    return installed_packs()[request.param]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, pack: Pack, work: WorkProcess, qtbot: QtBot) -> Iterator[Desk]:
    """An assessment that was just begun, with a case and a risk where cases are followed."""
    here = open_assessment(store, pack, authority="Norbridge", year=pack.year, role=pack.roles[0].id).row
    for stage in pack.journey_stages()[:1]:
        picked_cases.pick_case(store, here, pack, stage=stage.id, reason="To see its page.")
        risks.raise_risk(store, here, child="C-01", what="To see its page.")
    runner = Runner(store)
    runner.open(here, pack)
    outside = OutsideLane(work, runner)
    yield Desk(pack, here, runner.run, runner.carry, runner.read, runner.drafts, outside)
    qtbot.waitUntil(runner.idle)
    runner.close()


def places(pack: Pack) -> Iterator[Place]:
    """Each place that the navigation can lead to under a framework."""
    for stage in pack.stages:
        if stage.page not in ("", "notebook"):
            yield Place(stage.page, stage.about)
    yield from (Place("subject", subject.id) for subject in pack.subjects if subject.id != OVERALL)
    yield from (Place("form", form.id) for form in pack.forms)


def opened(desk: Desk, store: Store, place: Place, qtbot: QtBot) -> Page:
    page = make(desk, place)
    qtbot.addWidget(page)
    page.resize(1040, 720)
    page.show_trail(store.trail(desk.assessment))
    page.go_to(place)
    page.show()
    return page


def test_every_page_it_names_opens(desk: Desk, store: Store, pack: Pack, qtbot: QtBot) -> None:
    cases = [Place("case", case.id) for case in store.trail(desk.assessment).cases()]
    pages = []  # each stays while its rows are made
    for place in (*places(pack), *cases):
        page = opened(desk, store, place, qtbot)
        pages.append(page)
        assert page.isVisible() and page.layout() is not None
