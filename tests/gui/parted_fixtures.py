"""A desk that knows what was read last, so that a field says beside it what else was written there."""

from dataclasses import replace

from csa_desktop.gui.lanes import OutsideLane
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.runner import Runner
from tests.gui.desk_fixtures import Bench


def follow(bench):
    """Let the desk of a bench say what was read last, as the window's does."""
    read = [bench.trail]
    bench.runner.refreshed.connect(lambda trail: read.append(trail))
    bench.desk = replace(bench.desk, latest=lambda: read[-1])
    return bench


def bench_over(store, pack, assessment, qtbot, work):
    """A bench over a store that is there already; it leaves the store open."""
    runner = Runner(store)
    lanes = {"run": runner.run, "carry": runner.carry, "read": runner.read}
    desk = Desk(
        pack=pack,
        assessment=assessment,
        drafts=runner.drafts,
        outside=OutsideLane(work, runner),
        **lanes,
    )
    runner.open(assessment, pack)
    yield follow(Bench(store, runner, desk, qtbot))
    runner.close()
