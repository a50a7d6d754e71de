"""What was worked out for a page that has gone meanwhile reaches nobody, and is no mistake."""

import pytest
from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from csa_desktop.gui.arrivals import tell


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
