"""What a person can do in the window and see in it, by the words that stand there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from csa_desktop.gui.text_units import clean


def window():
    """The window or dialog that one acts in: the dialog where one is open."""
    shown = [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and not w.objectName().startswith("qt_")
    ]
    dialogs = [w for w in shown if w.isModal()]
    if not shown:
        raise LookupError("no window is shown")
    return (dialogs or [w for w in shown if w.metaObject().className() == "MainWindow"] or shown)[0]


def title():
    """What stands in the window's frame."""
    return window().windowTitle()


def visible(kind):
    """Every widget of a kind that can be seen."""
    return [w for w in window().findChildren(kind) if w.isVisible()]


def said():
    """Every sentence that can be read."""
    return [w.text() for w in visible(QLabel) if w.text()] + names(visible(QAbstractButton))


def names(buttons):
    return [b.accessibleName() or b.text() for b in buttons]


def says(words):
    """Whether some sentence has these words."""
    return any(words in sentence for sentence in said())


def press(words):
    """Press the button, card or link that is called so, or begins so."""
    found = [b for b in visible(QAbstractButton) if words in (clean(b.text()), b.accessibleName())]
    found += [b for b in visible(QAbstractButton) if b.accessibleName().startswith(words)]
    if not found:
        raise LookupError(f"nothing to press is called {words!r}: {names(visible(QAbstractButton))}")
    if not found[0].isEnabled():
        raise LookupError(f"{words!r} cannot be pressed now")
    found[0].click()


def fill(name, text):
    """Type into the field of this label or name, in place of what it says."""
    fields = visible(QLineEdit) + visible(QPlainTextEdit)
    found = [f for f in fields if name in (f.objectName(), f.accessibleName())]
    if not found:
        raise LookupError(f"no field is called {name!r}: {[f.accessibleName() for f in fields]}")
    found[0].setFocus(Qt.FocusReason.OtherFocusReason)
    found[0].clear()
    QTest.keyClicks(found[0], text)


def key(keys):
    """Press keys, such as "Ctrl+L", wherever the focus is."""
    combination = QKeySequence(keys)[0]
    if not window().isActiveWindow():
        activate()
        raise LookupError("the window is not in front yet")
    target = QApplication.focusWidget() or window()
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def find(name) -> QWidget:
    """The visible widget of an object name."""
    found = [w for w in visible(QWidget) if w.objectName() == name]
    if not found:
        raise LookupError(f"nothing is called {name!r}")
    return found[0]


def activate():
    """Bring the window to the front, as a desktop does with a program that has just started."""
    window().activateWindow()
    window().raise_()
    if window().focusWidget():
        window().focusWidget().setFocus(Qt.FocusReason.OtherFocusReason)


def process_events():
    """Nothing: that an answer comes means that the window answers."""
    return True


def tab(key):
    """Go to a tab by its id."""
    from csa_desktop.gui.widgets.tabs import Tabs

    tabs = visible(Tabs)[0]
    for index in range(tabs.count()):
        if tabs.tabData(index) == key:
            tabs.setCurrentIndex(index)
            return
    raise LookupError(f"no tab is {key!r}")


def kept_drafts(words):
    """Whether what is typed now, so many words, is in the store as a draft."""
    return any(len(draft.text.split()) == int(words) for draft in _store().drafts())


def type_words(words):
    """Type where the focus is."""
    target = QApplication.focusWidget()
    if target is None or not window().isActiveWindow():
        activate()
        raise LookupError("the window is not in front yet")
    QTest.keyClicks(target, words)


def paste(words):
    """Paste where the focus is."""
    target = QApplication.focusWidget()
    if target is None or not window().isActiveWindow():
        activate()
        raise LookupError("the window is not in front yet")
    QApplication.clipboard().setText(words)
    target.paste()


def _store():
    from csa_desktop.app import App

    return QApplication.instance().findChild(App).session.store


def fill_disk():
    """From now on the open store refuses to write anything long."""
    from tests.no_room import fill

    fill(_store())


def make_room():
    """There is room on the disk again."""
    from tests.no_room import make_room

    make_room(_store())


def be_away():
    """Touch nothing for an hour, if the store is open."""
    import time

    from csa_desktop.gui.watch import Watch

    if watch := QApplication.instance().findChild(Watch):
        watch.beat(now=time.monotonic() + 3600)


def close():
    """Close the window, as its frame lets one."""
    QApplication.instance().topLevelWindows()[0].close()


def resize(width, height):
    """Make the window another size."""
    window().resize(int(width), int(height))


def size():
    """How large the window is."""
    return [window().width(), window().height()]


def choose(name, words):
    """Choose from the list that drops down under this label, as a person would who sees the words there."""
    found = [box for box in visible(QComboBox) if name in (box.objectName(), box.accessibleName())]
    if not found or not found[0].isEnabled():
        raise LookupError(f"no list is called {name!r}: {[b.accessibleName() for b in visible(QComboBox)]}")
    at = found[0].findText(words)
    if at < 0:
        raise LookupError(f"{words!r} is not in {[found[0].itemText(i) for i in range(found[0].count())]}")
    found[0].setCurrentIndex(at)
    found[0].activated.emit(at)


def tick(words):
    """Tick the line of a dialog's list that has these words."""
    shown = visible(QListWidget)
    lines = [one.item(row) for one in shown for row in range(one.count())]
    found = [line for line in lines if words in line.text()]
    if not found:
        raise LookupError(f"no line has {words!r}: {[line.text() for line in lines]}")
    found[0].setCheckState(Qt.CheckState.Checked)
    shown[0].setCurrentItem(found[0])
