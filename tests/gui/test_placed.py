"""The widgets of a layout are listed without its items, which Qt deletes without telling Python."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget

from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.home.standing_row import StandingRow
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.placed import placed
from tests.gui.test_home import APA, standing, three


def items_held():
    """The items that Python holds, apart from those that a flow of chips gives their places itself.

    To be asked where none of them has gone: what Qt has deleted can still be among them.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    known = shiboken6.getAllValidWrappers()
    flows = {id(item) for flow in known if isinstance(flow, Flow) for item in flow._items}
    items = (one for one in known if isinstance(one, QLayoutItem) and not isinstance(one, QLayout))
    return [item for item in items if id(item) not in flows]


def test_widgets_are_listed_in_the_order_of_their_layout(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.addLayout(row)
    first, second, third, beside = (QLabel() for _ in range(4))
    column.addWidget(second)
    column.addSpacing(4)
    column.addWidget(third)
    column.insertWidget(0, first)
    row.addWidget(beside)
    assert placed(column) == [first, second, third]
    assert placed(row) == [beside]


def test_what_is_in_no_window_yet_has_no_places():
    assert placed(QVBoxLayout()) == []


def test_a_list_that_is_gone_to_and_changes_holds_none_of_its_items(show):
    packs = installed_packs()
    page = show(AssessmentsPage(packs), 1280, 800)
    page.show_standings(three(packs))
    page.turns.finish()
    page.go()
    page.show_standings([standing(packs, "Another", len(packs[APA].clocks))])
    page.turns.finish()
    page.show_standings(three(packs))
    page.turns.finish()
    page.go()
    assert [item for item in items_held() if isinstance(item.widget(), StandingRow)] == []
