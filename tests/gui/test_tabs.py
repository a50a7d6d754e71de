"""A row of tabs stays whole where there is little room: long titles wrap."""

import pytest
from PySide6.QtGui import QAccessible

from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.tabs import Tabs

LETTERS = (
    ("asked", "Request list"),
    ("risk", "Confirmation of risk to a child"),
    ("case", "Case tracking record"),
    ("oral", "Oral feedback"),
    ("summary", "Summary of judgements & areas"),
)


def _titles(tabs):
    return [tabs.tabText(at) for at in range(tabs.count())]


@pytest.mark.parametrize("width", [620, 700, 780])
def test_no_title_is_cut_where_wrapping_makes_room(show, width):
    tabs = Tabs()
    tabs.show_tabs(LETTERS)
    show(tabs, width, 60)
    assert any("\n" in title for title in _titles(tabs))
    assert tabs.tabRect(4).right() < tabs.width() <= width
    assert [" ".join(title.split("\n")) for title in _titles(tabs)] == [
        title.replace("&", "&&") for _, title in LETTERS
    ]


def test_with_room_each_title_is_one_line(show):
    tabs = Tabs()
    tabs.show_tabs(LETTERS)
    show(tabs, 1400, 60)
    assert not any("\n" in title for title in _titles(tabs))


def test_a_wrapped_title_is_heard_whole(show):
    tabs = Tabs()
    tabs.show_tabs(LETTERS)
    show(tabs, 640, 60)
    heard = QAccessible.queryAccessibleInterface(tabs).child(1).text(QAccessible.Text.Name)
    assert heard == "Confirmation of risk to a child"


def test_titles_that_change_are_wrapped_too(show):
    tabs = Tabs()
    tabs.show_tabs([("a", "One"), ("b", "Two")])
    show(tabs, 260, 60)
    tabs.show_tabs([("a", "Summary of judgements"), ("b", "Request list")])
    assert _titles(tabs)[0].split() == ["Summary", "of", "judgements"]
    assert tabs.tabRect(1).right() < tabs.width()


def test_a_row_of_two_lines_has_the_height_of_two(show, qtbot):
    page, tabs = Column(), Tabs()
    tabs.show_tabs(LETTERS)
    page.add(tabs)
    show(page, 1400, 300)
    low = tabs.height()
    page.resize(740, 300)
    qtbot.waitUntil(lambda: tabs.height() >= tabs.sizeHint().height() > low)
    page.resize(1400, 300)
    qtbot.waitUntil(lambda: tabs.height() == low)


def test_a_row_that_is_shown_narrow_has_the_height_it_needs(show, qtbot):
    page, tabs = Column(), Tabs()
    tabs.show_tabs(LETTERS)
    page.add(tabs)
    show(page, 740, 300)
    qtbot.waitUntil(lambda: "\n" in tabs.tabText(1) and tabs.height() >= tabs.sizeHint().height())
