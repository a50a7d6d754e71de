"""Every part of the window at once: named for those who hear it, its focus seen, nothing of it cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget

from csa_desktop.gui import gallery
from csa_desktop.gui.fields.make import KINDS
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.unlock import StoreChoice, UnlockPage
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words


def unlock_page() -> Column:
    page = UnlockPage()
    page.show_stores([StoreChoice("/one", "One store"), StoreChoice("/two", "Another")])
    return page


def create_page() -> Column:
    page = UnlockPage()
    page.show_stores([])
    return page


PAGES = (gallery.fields_page, gallery.parts_page, unlock_page, create_page)


def focusable(page: QWidget) -> Iterator[QWidget]:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible():
            yield widget


def framed(widget: QWidget) -> QWidget:
    """Where the focus of a control is shown: at the row of an option, else at the control."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, OptionRow) else widget


def differing(one: QImage, other: QImage) -> int:
    places = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)


def test_the_gallery_shows_every_kind_of_field() -> None:
    assert {field.kind for field in gallery.FIELDS} == set(KINDS)


@pytest.mark.parametrize("make", PAGES, ids=lambda m: m.__name__)
def test_every_control_has_a_name_to_be_heard(make, show) -> None:  # type: ignore[no-untyped-def]
    page = show(make())
    found = list(focusable(page))
    assert len(found) > 3
    unnamed = [w for w in found if not (w.accessibleName() or isinstance(w, QTabBar))]
    assert not unnamed


@pytest.mark.parametrize("make", PAGES, ids=lambda m: m.__name__)
def test_every_control_shows_its_focus(make, look: Theme, show) -> None:  # type: ignore[no-untyped-def]
    page = show(make())
    for widget in focusable(page):
        page.setFocus()
        if focused := QApplication.focusWidget():
            focused.clearFocus()
        where = framed(widget)
        without = where.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QTabBar):
            QApplication.processEvents()
        with_focus = where.grab().toImage()
        assert without.size() == with_focus.size(), f"{widget} moves when it takes the focus"
        assert differing(without, with_focus) > where.width() / 2, f"{widget} does not show its focus"


@pytest.mark.parametrize("make", PAGES, ids=lambda m: m.__name__)
@pytest.mark.parametrize("width", [560, 1100])
def test_nothing_is_cut_off(make, width: int, look: Theme, show) -> None:  # type: ignore[no-untyped-def]
    page: Column = show(make(), look.px(width))
    assert page.body.width() <= page.viewport().width()
    for words in page.findChildren(Words):
        if words.isVisible():
            assert words.height() >= words.heightForWidth(words.width()), words.text()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_no_label_takes_text_for_markup(show) -> None:  # type: ignore[no-untyped-def]
    page = show(gallery.parts_page())
    labels = page.findChildren(QLabel)
    assert len(labels) > 20
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
