"""Three hundred findings on one page: a change shows at once, and nothing one does loses its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import statements, trails
from csa_desktop.commands.statements import new_statement
from csa_desktop.domain import values as v
from csa_desktop.domain.readiness import readiness
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, keys, open_page  # noqa: F401

MANY = 300
TEXT = "{} Numbers on the register have fallen for two years and are below statistical neighbours. "


@pytest.fixture
def page(bench, keys, open_page):  # noqa: F811
    store, a = bench.store, bench.desk.assessment
    trail = store.trail(a)
    edits = [
        new_statement(
            store, trail, kind=v.FINDING, text=TEXT.format(n), step="1", subject=SAFE,
            about={"key_judgement": keys[n % len(keys)], "sign": v.STRENGTH, "service": "social-care"},
        )
        for n in range(MANY)
    ]  # fmt: skip
    store.record("Add findings", edits, assessment=a)
    return open_page()


def changed(page, row, text):
    """The trail after a change of one finding, with what the reader's thread works out beside it."""
    statements.reword(page.bench.store, page.bench.desk.assessment, row, text)
    trail = page.bench.trail
    readiness(trail, page.bench.desk.pack)
    return trail


def test_the_rows_are_the_same_ones_after_a_change(page):
    before = {i: page.row(i) for i in page.board.deeds.order}
    page.page.show_trail(changed(page, page.board.deeds.order[7], "Only this one."))
    assert len(before) == MANY
    assert {i: page.row(i) for i in page.board.deeds.order} == before


def test_caret_selection_and_scroll_stay_when_rows_above_change(page):
    order = page.board.deeds.order
    page.pick(order[200])
    page.key(Qt.Key.Key_Return)
    page.type("Half a word")
    editor = page.editor()
    seen = editor.mapTo(page.page, editor.rect().topLeft()).y()
    caret = editor.text.caret()
    page.page.show_trail(changed(page, order[10], "Much longer than it was. " * 40))
    QApplication.processEvents()
    assert page.focus() is editor.text
    assert editor.text.caret() == caret
    assert abs(editor.mapTo(page.page, editor.rect().topLeft()).y() - seen) <= 1
    assert page.board.selection == order[200]


def test_a_removed_row_goes_and_the_others_stay(page):
    order = list(page.board.deeds.order)
    statements.remove(page.bench.store, page.bench.desk.assessment, order[3])
    trails.carry_up(page.bench.store, page.bench.desk.assessment, order[4])
    page.refresh()
    assert page.board.row(order[3]) is None
    assert page.board.deeds.order == [*order[:3], *order[4:]]
