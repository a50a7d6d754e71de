"""An open risk is in sight in any window: under the stages however long they are, and at the top."""

import pytest
from PySide6.QtCore import QPoint

from csa_desktop.gui.frame import Frame
from csa_desktop.gui.navigation import NavCard, NavItem
from csa_desktop.gui.widgets.card import Card

ROWS = tuple(NavItem(f"row-{n}", f"Stage {n}") for n in range(60))
RISK = NavCard("risk/1", "Risk raised · C-12", ("told: head of service 11:05", "not yet sent"), "danger")


def is_in_sight(widget, frame):
    top = widget.mapTo(frame, QPoint(0, 0)).y()
    shown = widget.visibleRegion().boundingRect()
    return (
        widget.isVisible() and shown.height() == widget.height() and top + widget.height() <= frame.height()
    )


@pytest.fixture
def frame(show):
    made = Frame()
    made.navigation.show_items(ROWS, "row-59")
    return show(made, 1280, 720)


def test_a_card_stays_in_sight_under_rows_that_scroll(frame, qtbot):
    frame.navigation.show_cards([RISK])
    card = frame.findChild(Card, "card-risk/1")
    qtbot.waitUntil(lambda: is_in_sight(card, frame))


def test_many_cards_leave_room_for_the_stages(frame, qtbot):
    frame.navigation.show_cards([NavCard(f"risk/{n}", "Risk raised", ("told", "sent")) for n in range(30)])
    below = frame.navigation._below
    qtbot.waitUntil(lambda: below.height() > 0)
    assert below.height() <= frame.navigation.height() * 0.41


def test_without_cards_the_stages_have_all_the_room(frame):
    frame.navigation.show_cards([RISK])
    frame.navigation.show_cards([])
    assert frame.navigation._below.isHidden()


def test_the_top_of_the_window_counts_open_risks_and_leads_to_them(frame):
    frame.top.show_risks(0, offered=False)
    assert frame.top.risk.isHidden()
    frame.top.show_risks(0, offered=True)
    assert frame.top.risk.accessibleName() == "Risk, F9"
    frame.top.show_risks(1, offered=False)
    assert frame.top.risk.accessibleName() == "1 open risk, F9"
    assert not frame.top.risk.isHidden()
    wanted = []
    frame.top.risk_wanted.connect(lambda: wanted.append(True))
    frame.top.risk.click()
    assert wanted


def test_the_placeholder_of_the_search_is_never_cut_off(frame, qtbot):
    frame.top.show_risks(3, offered=True)
    for width in (1600, 1280, 1000, 760):
        frame.resize(width, 720)
        search = frame.top.search
        qtbot.waitUntil(lambda: frame.top.width() == frame.width())
        room = search.width() - (search._key.width() if search._key.isVisible() else 0)
        assert search.fontMetrics().horizontalAdvance(search.placeholderText()) <= room
