"""What was worked out for a page that has gone meanwhile reaches nobody, and is no mistake."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from csa_desktop.gui.arrivals import Arrivals, tell


class Page(QObject):
    told = Signal(object)

    def show(self, what):
        raise RuntimeError(what)

    def shows(self):
        return lambda what: self.show(what)


def test_a_signal_of_a_page_that_is_gone_is_not_emitted(qapp):
    page = Page()
    emit = page.told.emit
    delete(page)
    tell(emit, "found")


def test_a_method_of_a_page_that_is_gone_is_not_called(qapp):
    page = Page()
    show = page.show
    delete(page)
    tell(show, "found")


def test_what_a_page_made_that_is_gone_is_not_called(qapp):
    page = Page()
    shows = page.shows()
    delete(page)
    tell(shows, "found")


def test_a_mistake_in_what_a_page_made_is_told(qapp):
    page = Page()
    with pytest.raises(RuntimeError, match="found"):
        tell(page.shows(), "found")


def test_a_mistake_of_a_page_that_is_there_is_told(qapp):
    with pytest.raises(RuntimeError, match="found"):
        tell(Page().show, "found")


def test_a_signal_of_a_page_that_is_there_is_emitted(qtbot):
    page = Page()
    with qtbot.waitSignal(page.told) as told:
        tell(page.told.emit, "found")
    assert told.args == ["found"]


class Box:
    """Part of a page that goes once it was told; whatever it holds ends in the thread that it ends in."""

    def __init__(self, heard, ended):
        self.heard, self.ended = heard, ended

    def work(self):
        return "found"

    def show(self, what):
        self.heard.append(what)

    def __del__(self):
        self.ended.append(threading.current_thread())


class Slow(Arrivals):
    """The thread that told of an answer still holds what it has for a while."""

    def __init__(self):
        super().__init__()
        self.heard = threading.Event()

    def _tell(self, number, future):
        super()._tell(number, future)
        self.heard.wait(30)


def test_a_thread_is_never_the_last_to_hold_something_of_a_page(qtbot):
    heard, ended, arrivals = [], [], Slow()
    lane = ThreadPoolExecutor(1)
    box = Box(heard, ended)
    arrivals.send(lane, box.work, box.show, box.show)
    del box
    qtbot.waitUntil(lambda: heard == ["found"])
    arrivals.heard.set()
    lane.shutdown()
    assert ended == [threading.main_thread()]


def test_what_was_called_off_before_it_began_is_let_go_here_too(qtbot):
    heard, ended, arrivals = [], [], Arrivals()
    lane, blocked = ThreadPoolExecutor(1), threading.Event()
    lane.submit(blocked.wait, 30)
    box = Box(heard, ended)
    arrivals.send(lane, box.work, box.show, box.show)
    del box
    lane.shutdown(wait=False, cancel_futures=True)
    blocked.set()
    qtbot.waitUntil(lambda: ended == [threading.main_thread()])
    assert heard == []
