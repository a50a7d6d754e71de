"""A real store, its lanes and the work process: what a page works with, joined as the program does."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event

import pytest
from shiboken6 import isValid

from csa_desktop.commands import assessments, sources
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.lanes import OutsideLane
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.runner import Runner
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess
from tests.cases_made import inspection
from tests.made_store import KEY, begun_store


@dataclass
class Bench:
    """A desk with the store behind it."""

    store: Store
    runner: Runner
    desk: Desk
    qtbot: object
    shown: list[Page] = field(default_factory=list)

    @property
    def trail(self) -> Trail:
        """The assessment as the store has it now."""
        return self.store.trail(self.desk.assessment)

    def settle(self) -> Trail:
        """Wait until everything was kept and read, and what was read was shown."""
        self.qtbot.waitUntil(self.runner.idle)
        if self.runner._closed:  # nothing is read any more
            return self.trail
        came = []
        self.runner.read(lambda _: True, then=came.append)  # comes after all that was asked for before it
        self.qtbot.waitUntil(lambda: bool(came) and self.runner.idle())
        return self.trail

    def show(self, page):
        """Let a page follow the store, as the window does."""
        self.runner.refreshed.connect(page.show_trail)
        page.show_trail(self.trail)
        self.shown.append(page)
        return page

    def leave(self):
        """Leave every page and wait until all is kept, as the window does before it locks."""
        for page in filter(isValid, self.shown):
            page.leave()
        return self.settle()

    @contextmanager
    def reads_waiting(self):
        """What is read from the store comes once this is over, as on a laptop that is slow just then.

        It has come when this ends.
        """
        gate = Event()
        self.runner.read(lambda _: gate.wait(), then=lambda _: None)
        try:
            yield
        finally:
            gate.set()
        self.settle()

    @contextmanager
    def killed(self, folder):
        """The store as a program leaves it that is killed now, open again; this one goes on beside it."""
        shutil.copytree(self.store.folder, folder)
        store = Store(folder, KEY)
        runner = Runner(store)
        lanes = {"run": runner.run, "carry": runner.carry, "read": runner.read}
        desk = replace(self.desk, drafts=runner.drafts, **lanes)
        runner.open(desk.assessment, desk.pack)
        again = Bench(store, runner, desk, self.qtbot)
        again.settle()
        try:
            yield again
        finally:
            again.leave()
            runner.close()
            store.close()


@pytest.fixture(scope="session")
def work():
    with WorkProcess() as process:
        yield process


def _bench(folder, qtbot, work, framework, begin):
    store, assessment = begun_store(folder / "store", framework, begin)
    pack = installed_packs()[framework]
    runner = Runner(store)
    desk = Desk(
        pack=pack,
        assessment=assessment,
        run=runner.run,
        carry=runner.carry,
        read=runner.read,
        drafts=runner.drafts,
        outside=OutsideLane(work, runner),
    )
    runner.open(assessment, pack)
    made = Bench(store, runner, desk, qtbot)
    made.settle()  # what it reads at first would else come after what a test shows
    yield made
    made.leave()
    runner.close()
    store.close()


def _sharpston(store, pack):
    return assessments.open_assessment(store, pack, authority="Sharpston", year=2005, role="hmi").row


@pytest.fixture
def bench(tmp_path, qtbot, work):
    """An assessment of 2005 that was just begun."""
    yield from _bench(tmp_path, qtbot, work, "apa-2005", _sharpston)


@pytest.fixture
def onsite(tmp_path, qtbot, work):
    """An inspection of child protection with a few cases."""
    yield from _bench(tmp_path, qtbot, work, "child-protection-2012", inspection)


@pytest.fixture
def usual(bench):
    """The documents that the framework expects, listed."""
    sources.expect_usual(bench.store, bench.desk.assessment, bench.desk.pack)
    bench.runner.refresh()
    bench.settle()
    return bench
