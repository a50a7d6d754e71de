"""A very long list grows as one scrolls, and in turns: the window answers meanwhile."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLabel, QVBoxLayout

from csa_desktop.gui.pages import turns
from csa_desktop.gui.pages.turns import ENOUGH, Turns
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.placed import placed

MANY = 400


@pytest.fixture
def column(show, monkeypatch):
    monkeypatch.setattr(turns, "TURN_SECONDS", 0)  # one row a turn: plain labels take no time
    made = Column()
    made.rows = QVBoxLayout()
    made.column.addLayout(made.rows)
    made.turns = Turns(made, made)
    return show(made, 400, 300)


def add(column, number):
    label = QLabel(str(number))
    label.setFixedHeight(40)
    column.rows.addWidget(label)


def fill(column, **more):
    column.turns.make((partial(add, column, n) for n in range(MANY)), **more)


def rests(column, qtbot):
    """Wait until no turn is due, and say how many rows there are."""
    qtbot.waitUntil(lambda: not column.turns._turn.isActive() and column.verticalScrollBar().maximum() > 0)
    return column.rows.count()


def test_what_nobody_comes_to_is_not_made(column, qtbot):
    fill(column)
    assert ENOUGH <= rests(column, qtbot) < MANY


def test_more_is_made_as_one_scrolls_until_it_is_whole(column, qtbot):
    fill(column)
    before = rests(column, qtbot)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: column.rows.count() > before)

    def to_the_end():
        bar.setValue(bar.maximum())
        return column.rows.count() == MANY

    qtbot.waitUntil(to_the_end)
    qtbot.waitUntil(lambda: column.turns.is_whole)


def test_what_is_to_be_shown_is_made_at_once(column):
    fill(column)
    column.turns.finish()
    assert column.rows.count() == MANY
    assert column.turns.is_whole


def test_as_many_as_were_there_are_made_again(column, qtbot):
    fill(column, at_least=200)
    assert 200 <= rests(column, qtbot) < MANY


def test_where_one_was_before_is_come_to_again(column, qtbot):
    column.turns.wanted = 6_000
    fill(column)
    assert rests(column, qtbot) > 6_000 // 46


def test_a_list_that_is_not_shown_rests(column, qtbot):
    fill(column)
    column.turns.stop()
    there = column.rows.count()
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    assert column.rows.count() == there
    column.turns.go_on()
    qtbot.waitUntil(lambda: column.rows.count() > there or not column.turns._turn.isActive())


def test_what_is_made_while_waiting_events_are_sent_is_laid_out(column, qtbot, monkeypatch):
    """As a row sends them that takes the focus: the wish to be laid out comes too early."""
    monkeypatch.setattr(turns, "TURN_SECONDS", 60)

    def make(number):
        add(column, number)
        QCoreApplication.sendPostedEvents()

    column.turns.make(partial(make, number) for number in range(4))
    rows = placed(column.rows)
    qtbot.waitUntil(lambda: len({row.mapTo(column.widget(), QPoint()).y() for row in rows}) == 4)
