"""Three hundred indicators open without a long gap, and the window answers while they are sorted."""

from time import perf_counter

import pytest
from PySide6.QtCore import QTimer

from csa_desktop.commands import datasets
from csa_desktop.commands.datasets import NewSource
from csa_desktop.domain.distances import BY_TREND
from csa_desktop.gui.pages.data import DataPage
from csa_desktop.importing.datasets.names import Framework
from csa_desktop.importing.datasets.read import read_dataset
from csa_desktop.importing.documents import read_document
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.importing.datasets.made_datasets import HEADERS, workbook

MANY = 300
LONGEST_GAP = 0.4
"""Seconds; far above what it takes here, so that a busy machine does not fail it and a second's wait does."""


def many():
    rows = [
        [f"N{n}", f"Indicator {n} of looked after children", "Education", "Staying safe", "rate", "High",
         n + 1, n * 2, (n * 7) % 90, 45, 50]
        for n in range(MANY)
    ]  # fmt: skip
    return workbook([HEADERS, *rows])


@pytest.fixture
def page(bench, show):  # noqa: F811
    pack, data = bench.desk.pack, many()
    subjects = tuple((s.id, s.title) for s in pack.subjects)
    services = tuple((s.id, s.title) for s in pack.services)
    reading = read_dataset(data, "many.xlsx", Framework(subjects, services, "Sharpston"))
    new = NewSource(read_document(data, "many.xlsx"), data, "many.xlsx", kind="dataset-april", title="Many")
    datasets.bring_in_file(bench.store, bench.desk.assessment, pack, reading, new)
    bench.runner.refresh()
    bench.settle()
    return DataPage(bench.desk)


class Gaps:
    """The longest time in which the window did not come to its timer."""

    def __init__(self):
        self.longest, self._last = 0.0, perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def test_they_open_and_are_sorted_without_a_long_gap(bench, page, show):  # noqa: F811
    gaps = Gaps()
    bench.show(page)
    show(page)
    bench.qtbot.waitUntil(lambda: page.tab.is_whole and page.table.table.indicator_model.rowCount() == MANY)
    page.table.order.setCurrentIndex(page.table.order.findData(BY_TREND))
    page.table.order.activated.emit(page.table.order.currentIndex())
    page.table.table.scrollToBottom()
    seen = []
    QTimer.singleShot(0, page, lambda: seen.append(True))
    bench.qtbot.waitUntil(lambda: bool(seen))
    assert gaps.longest < LONGEST_GAP
