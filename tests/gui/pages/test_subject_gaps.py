"""Gaps stand in one place of the page each, also while they are written."""

import pytest
from PySide6.QtCore import Qt

from csa_desktop.domain import values as v
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, keys, open_page, write  # noqa: F401


@pytest.fixture
def page(open_page):  # noqa: F811
    return open_page()


def places(page, widget) -> int:
    return page.page.area.sheet.widgets().count(widget)


def test_a_gap_that_is_being_written_stands_where_it_was_added_and_nowhere_else(page):
    page.click(page.find(f"add-gap:1:{SAFE}::"))
    page.type("Nothing shows how many have a dentist.")
    assert places(page, page.editor()) == 1
    page.key(Qt.Key.Key_Return)
    page.settle()
    page.key(Qt.Key.Key_Escape)
    (gap,) = page.settle().statements(kind=v.GAP)
    page.pick(gap.id)
    page.key(Qt.Key.Key_Return)
    assert places(page, page.editor()) == 1


def test_a_gap_of_a_key_judgement_stands_under_it(page, write, keys):  # noqa: F811
    gap = write("No figures.", kind=v.GAP, key_judgement=keys[1])
    page.refresh()
    assert places(page, page.row(gap)) == 1
    page.pick(gap)
    page.key(Qt.Key.Key_Return)
    assert places(page, page.editor()) == 1
