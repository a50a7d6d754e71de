"""A real store, its lanes and the work process: what a page works with, joined as the program does."""

from dataclasses import dataclass

import pytest

from csa_desktop.commands import assessments, sources
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.lanes import OutsideLane, StoreDrafts
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.runner import Runner
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess

KEY = bytes(range(32))


@dataclass
class Bench:
    """A desk with the store behind it."""

    store: Store
    runner: Runner
    desk: Desk
    qtbot: object

    @property
    def trail(self) -> Trail:
        """The assessment as the store has it now."""
        return self.store.trail(self.desk.assessment)

    def settle(self) -> Trail:
        """Wait until everything was kept and read."""
        self.qtbot.waitUntil(self.runner.idle, timeout=30_000)
        return self.trail

    def show(self, page):
        """Let a page follow the store, as the window does."""
        self.runner.refreshed.connect(page.show_trail)
        page.show_trail(self.trail)
        return page


@pytest.fixture(scope="session")
def work():
    with WorkProcess() as process:
        yield process


@pytest.fixture
def bench(tmp_path, qtbot, work):
    (tmp_path / "store").mkdir()
    store = Store(tmp_path / "store", KEY)
    store.introduce("H. Marsh")
    pack = installed_packs()["apa-2005"]
    opened = assessments.open_assessment(store, pack, authority="Sharpston", year=2005, role="hmi")
    runner = Runner(store)
    desk = Desk(
        pack=pack,
        assessment=opened.row,
        run=runner.run,
        carry=runner.carry,
        read=runner.read,
        drafts=StoreDrafts(store, runner),
        outside=OutsideLane(work, runner),
    )
    runner.open(opened.row, pack)
    yield Bench(store, runner, desk, qtbot)
    runner.close()
    store.close()


@pytest.fixture
def usual(bench):
    """The documents that the framework expects, listed."""
    sources.expect_usual(bench.store, bench.desk.assessment, bench.desk.pack)
    bench.runner.refresh()
    bench.settle()
    return bench
