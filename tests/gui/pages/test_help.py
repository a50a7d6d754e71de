"""Help has every key, however far down one scrolls to it."""

from PySide6.QtWidgets import QApplication

from csa_desktop.gui import keys
from csa_desktop.gui.pages.help import HelpPage
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words


def test_every_key_is_there_by_where_it_acts(show, qtbot):
    page = show(HelpPage(), 900, 500)
    bar = page.findChild(Column).verticalScrollBar()

    def to_the_end():
        bar.setValue(bar.maximum())
        return page.turns.is_whole

    qtbot.waitUntil(to_the_end)
    QApplication.processEvents()
    said = [words.text() for words in page.findChildren(Words)]
    wanted = [line for where, found in keys.by_place() for line in (where, *(key.does for key in found))]
    assert said[-len(wanted) :] == wanted
