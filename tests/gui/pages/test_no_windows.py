"""Coming to a page opens no window of its own, which would flash up and take the focus away."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from csa_desktop.commands import sources, statements
from csa_desktop.domain import values as v
from csa_desktop.gui.pages import registry
from csa_desktop.gui.pages.exchange.team_list import Laptop, LaptopRow
from csa_desktop.gui.places import Place
from csa_desktop.importing.documents import read_document
from tests.gui.desk_fixtures import bench, work  # noqa: F401

SAFE = "staying-safe"
PLACES = (
    Place("overview"),
    Place("sources"),
    Place("subject", SAFE, tab="1"),
    Place("subject", SAFE, tab="2"),
    Place("subject", "service-management", tab="2"),
    Place("overall", tab="3"),
    Place("overall", tab="4"),
    Place("readiness"),
    Place("moderation"),
    Place("history"),
    Place("notes"),
    Place("search"),
    Place("print", "form/moderation-form"),
)


class Windows(QObject):
    """Every window that is shown, but for the one that is there."""

    def __init__(self, expected: QWidget) -> None:
        super().__init__()
        self._expected, self.seen = expected, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = isinstance(watched, QWidget) and watched.isWindow() and watched is not self._expected
        if event.type() == QEvent.Type.Show and window:
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def written(bench):  # noqa: F811
    store, assessment = bench.store, bench.desk.assessment
    data = b"Attendance is good."
    source = sources.add_document(
        store,
        assessment,
        bench.desk.pack,
        read_document(data, "a.txt"),
        data,
        kind="briefing-7",
        title="Briefing",
    ).row
    for kind in (v.FINDING, v.GAP, v.HYPOTHESIS):
        statements.add(store, assessment, kind=kind, step="1", subject=SAFE, text=f"A {kind}.")
    statements.add(store, assessment, kind=v.NOTE, text="A note.")
    bench.runner.refresh()
    bench.settle()
    return source


def seen_while_coming(bench, show, place: Place) -> list[str]:  # noqa: F811
    host = show(QStackedWidget())
    windows = Windows(host)
    QApplication.instance().installEventFilter(windows)
    try:
        page = registry.make(bench.desk, place)
        host.addWidget(page)
        page.show_trail(bench.trail)
        host.setCurrentWidget(page)
        page.go_to(place)
        for _ in range(30):
            QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(windows)
    return windows.seen


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "-".join(filter(None, (place.id, place.tab))))
def test_a_page_opens_no_window_of_its_own(bench, show, written, place):  # noqa: F811
    assert seen_while_coming(bench, show, place) == []


def test_a_document_opens_no_window_of_its_own(bench, show, written):  # noqa: F811
    assert seen_while_coming(bench, show, Place("reader", written)) == []


def test_a_window_that_flashes_up_is_seen(show):
    host = show(QWidget())
    windows = Windows(host)
    QApplication.instance().installEventFilter(windows)
    flash = QWidget()
    flash.show()
    flash.close()
    QApplication.instance().removeEventFilter(windows)
    assert windows.seen == ["QWidget"]


def test_the_laptops_of_a_team_are_listed_without_a_window_of_their_own(show):
    host = show(QStackedWidget())
    windows = Windows(host)
    QApplication.instance().installEventFilter(windows)
    try:
        host.addWidget(LaptopRow(Laptop("b" * 8, "R. Cole", "on the team", "good", on_team=True), list))
    finally:
        QApplication.instance().removeEventFilter(windows)
    assert windows.seen == []
