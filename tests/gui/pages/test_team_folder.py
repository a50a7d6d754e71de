"""The team folder in the window: looked into beside all other work; nothing is taken by itself."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from csa_desktop.commands import exchange, team_folder, to_team_folder
from csa_desktop.gui.lanes import StoreLanes
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.exchange_page import ExchangePage
from csa_desktop.gui.places import Place
from csa_desktop.gui.team_folder_watch import TEAM_FOLDER, TeamFolderWatch
from csa_desktop.gui.widgets.button import Button
from tests.exchange.team_made import bring_in, bundle, meet, open_laptop, say, texts
from tests.gui.desk_fixtures import bench, work  # noqa: F401

POLL_MS = 150


@pytest.fixture
def cole(bench, tmp_path):
    """A colleague's laptop that has the assessment too."""
    store = open_laptop(tmp_path / "cole", "R. Cole")
    meet(bench.store, store)
    here = tmp_path / "by hand"
    here.mkdir()
    bring_in(store, bundle(bench.store, bench.desk.assessment, store, here))
    bring_in(bench.store, bundle(store, bench.desk.assessment, bench.store, here))
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "team"
    made.mkdir()
    return made


@pytest.fixture
def watch(bench, qtbot):
    owner = QObject()
    yield TeamFolderWatch(bench.desk.read, bench.desk.assessment, owner, poll_ms=POLL_MS)
    delete(owner)


@pytest.fixture
def page(bench, watch, cole):
    lanes = StoreLanes(bench.store, bench.runner)
    desk = ExchangeDesk(
        device=bench.store.device,
        name=bench.store.name,
        assessment=bench.desk.assessment,
        run=lanes.run,
        carry=lanes.carry,
        read=bench.runner.read,
        progress=bench.runner.progress,
        exchanged=bench.runner.refresh,
        open_assessment=lambda _: None,
    )
    made = bench.show(ExchangePage(desk, watch))
    bench.qtbot.addWidget(made)
    made.resize(1000, 900)
    with bench.qtbot.waitExposed(made):
        made.show()
    made.go_to(Place("exchange", tab=TEAM_FOLDER))
    bench.qtbot.waitUntil(lambda: made.team_folder._chosen is not None)
    return made


@pytest.fixture
def tab(page):
    return page.team_folder


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def choose(bench, tab, folder):
    tab.use_folder(folder)
    bench.qtbot.waitUntil(lambda: str(folder) in tab.place.text())


def comes(cole, assessment, folder, words="The register fell."):
    """The colleague puts a bundle there."""
    team_folder.choose(cole, assessment, folder)
    say(cole, assessment, words)
    return to_team_folder.send(cole, assessment)


def test_a_bundle_is_offered_and_brought_in_only_when_a_person_says_so(bench, page, tab, cole, folder):
    choose(bench, tab, folder)
    assert "Nothing new lies in the folder" in said(tab)
    comes(cole, bench.desk.assessment, folder)
    bench.qtbot.waitUntil(lambda: "From R. Cole" in said(tab))
    assert texts(bench.store, bench.desk.assessment) == []
    (look,) = [b for b in tab.findChildren(Button) if b.text() == "Look at it" and b.isVisible()]
    look.click()
    bench.qtbot.waitUntil(lambda: page.bring_in.view is not None)
    assert page.bring_in.isVisible() and texts(bench.store, bench.desk.assessment) == []
    page.bring_in.view.take.click()
    bench.qtbot.waitUntil(lambda: not page.bring_in.is_busy)
    assert texts(bench.store, bench.desk.assessment) == ["The register fell."]
    page.go_to(Place("exchange", tab=TEAM_FOLDER))
    bench.qtbot.waitUntil(lambda: "1 brought in" in said(tab))


def test_what_leaves_is_shown_first_and_then_lies_there_for_the_team(bench, tab, cole, folder):
    choose(bench, tab, folder)
    say(bench.store, bench.desk.assessment, "Cases are reviewed in time.")
    tab.prepare.click()
    bench.qtbot.waitUntil(lambda: "1 statement" in said(tab) and "R. Cole" in said(tab))
    assert list(folder.iterdir()) == []
    tab.view.write.click()
    bench.qtbot.waitUntil(lambda: "A bundle for R. Cole was written" in said(tab))
    (file,) = folder.iterdir()
    bring_in(cole, file.read_bytes())
    assert texts(cole, bench.desk.assessment) == ["Cases are reviewed in time."]
    bench.qtbot.waitUntil(lambda: "1 written here" in said(tab))
    bench.settle()


def test_where_they_have_all_of_it_nothing_is_written(bench, tab, cole, folder):
    choose(bench, tab, folder)
    say(bench.store, bench.desk.assessment, "First.")
    sealed = to_team_folder.seal(bench.store, bench.desk.assessment)
    to_team_folder.sent(bench.store, bench.desk.assessment, sealed)
    bring_in(cole, sealed.data)
    bring_in(bench.store, comes(cole, bench.desk.assessment, folder, "Second.").data)
    tab.prepare.click()
    bench.qtbot.waitUntil(lambda: "have all of it" in said(tab))
    assert len(list(folder.iterdir())) == 1


def test_the_folder_of_the_store_is_refused_with_a_sentence(bench, tab):
    tab.use_folder(bench.store.folder)
    bench.qtbot.waitUntil(lambda: "folder of the store itself" in said(tab))
    assert "None is chosen" in said(tab)


def test_a_folder_that_goes_away_is_said_and_comes_back(bench, tab, cole, folder):
    choose(bench, tab, folder)
    away = folder.with_name("away")
    folder.rename(away)
    bench.qtbot.waitUntil(lambda: "cannot be reached now" in said(tab))
    comes(cole, bench.desk.assessment, away)
    away.rename(folder)
    bench.qtbot.waitUntil(lambda: "From R. Cole" in said(tab))
    assert "cannot be reached" not in said(tab)


def test_none_is_watched_once_it_is_given_up(bench, tab, watch, cole, folder):
    choose(bench, tab, folder)
    comes(cole, bench.desk.assessment, folder)
    bench.qtbot.waitUntil(lambda: watch.looked.offer != "")
    tab.use_none.click()
    bench.qtbot.waitUntil(lambda: watch.looked.offer == "" and "None is chosen" in said(tab))
    assert len(list(folder.iterdir())) == 1


def test_a_folder_that_hangs_holds_up_nobody(bench, tab, watch, cole, folder, monkeypatch):
    """The disk is the outside world here: it answers only once the test lets it."""
    from csa_desktop.exchange.mailbox import FolderMailbox

    answers, asked = threading.Event(), threading.Event()
    listed = FolderMailbox.list

    def hanging(mailbox):
        asked.set()
        assert answers.wait(30)
        return listed(mailbox)

    monkeypatch.setattr(FolderMailbox, "list", hanging)
    watch._hangs.setInterval(100)
    choose(bench, tab, folder)
    bench.qtbot.waitUntil(asked.is_set)
    bench.qtbot.waitUntil(lambda: "does not answer" in said(tab))
    say(bench.store, bench.desk.assessment, "Work goes on.")
    assert "Work goes on." in {s.text for s in bench.settle().rows.statements}
    comes(cole, bench.desk.assessment, folder)
    answers.set()
    bench.qtbot.waitUntil(lambda: "From R. Cole" in said(tab))
    assert "does not answer" not in said(tab)


def test_whose_card_is_missing_is_said(bench, page, tab, cole, folder, tmp_path):
    khan = open_laptop(tmp_path / "khan", "J. Khan")
    meet(cole, khan)
    exchange.put_on_team(cole, bench.desk.assessment, khan.device)
    choose(bench, tab, folder)
    bring_in(bench.store, comes(cole, bench.desk.assessment, folder).data)
    page.go_to(Place("exchange", tab=TEAM_FOLDER))
    bench.qtbot.waitUntil(lambda: "J. Khan cannot be written to from here" in said(tab))
    khan.close()
