"""A bench that is killed while something is typed, and what the one that opens it again sees and presses."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from csa_desktop.commands import plan
from csa_desktop.gui.pages.cut_short import CUT_SHORT
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.plan import PlanPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401


def type_into(widget, text):
    """Type without leaving."""
    widget.setFocus()
    if isinstance(widget, QLineEdit) and not widget.hasSelectedText():
        QTest.keyClick(widget, Qt.Key.Key_End)
    QTest.keyClicks(widget, text)


def press(widget, words):
    offered = {b.text(): b for b in reversed(widget.findChildren(QPushButton)) if b.isVisible()}
    assert words in offered, f"{sorted(offered)}; {said(widget)}"
    QTest.mouseClick(offered[words], Qt.MouseButton.LeftButton)


def said(widget):
    return " ".join(words.text() for words in widget.findChildren(Words) if words.isVisible())


@pytest.fixture
def killed(onsite, tmp_path):  # noqa: F811
    """The bench as it is opened again after a kill: what was typed last is a draft within a second."""

    @contextmanager
    def open_again(*words):
        def drafted():
            kept = [draft.text for draft in onsite.store.drafts()]
            return all(word in kept for word in words)

        onsite.qtbot.waitUntil(drafted)
        with onsite.killed(tmp_path / "killed") as again:
            for page in onsite.shown:
                page.hide()
            yield again

    return open_again


@pytest.fixture
def offered(killed, show):
    """Open again after a kill, and press the first of what the overview offers."""

    @contextmanager
    def offer(*words, button="Put it back"):
        with killed(*words) as again:
            page = again.show(OverviewPage(again.desk))
            show(page)
            again.qtbot.waitUntil(lambda: CUT_SHORT in said(page))
            with again.qtbot.waitSignal(page.went, raising=False, timeout=1) as went:
                press(page, button)
            again.went = went.args[0] if went.args else None
            again.settle()
            yield again

    return offer


def plan_part(bench, show, tab, line=""):
    page = bench.show(PlanPage(bench.desk))
    show(page, 1060, 900)
    page.go_to(Place("plan", tab=tab, statement=line))
    bench.settle()
    return page._made[page.tabs.current()]


@pytest.fixture
def line(onsite):  # noqa: F811
    about = {"starts": "2012-03-08"}
    row = plan.add(onsite.store, onsite.desk.assessment, kind="meeting", about=about).row
    onsite.runner.refresh()
    onsite.settle()
    return row


def appointment(bench):
    (made,) = bench.settle().rows.appointments
    return made


@pytest.fixture
def third(onsite):  # noqa: F811
    return case_id(onsite.store, onsite.desk.assessment, "C-03")
