"""The lanes of an open store: what is asked for after the store was closed is not begun."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from csa_desktop.gui.arrivals import Arrivals
from csa_desktop.store.store import Store
from tests.gui.desk_fixtures import bench, work  # noqa: F401


def test_a_page_that_is_still_being_made_when_the_store_is_closed_reads_nothing(bench):  # noqa: F811
    heard = []
    bench.settle()
    bench.runner.close()
    bench.runner.read(Store.assessments, then=heard.append)
    bench.runner.refresh()
    assert bench.runner.idle()
    assert heard == []


class Page(QObject):
    """Something that shows how far a long piece of work is."""

    def __init__(self) -> None:
        super().__init__()
        self.shares: list[float] = []

    def show_share(self, share: float) -> None:
        self.shares.append(share)


def test_how_far_something_is_is_not_told_to_a_page_that_has_gone(qapp):
    arrivals, here, gone = Arrivals(), Page(), Page()
    shares = gone.shares
    delete(gone)
    arrivals.show(here.show_share, 0.5)
    arrivals.show(gone.show_share, 0.5)
    QApplication.processEvents()
    assert (here.shares, shares) == ([0.5], [])
