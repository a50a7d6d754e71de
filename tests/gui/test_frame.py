"""One frame for every framework: it says what was chosen, and has room on a small screen with large text."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui import theme
from csa_desktop.gui.bottom_bar import BottomBar
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.navigation import NavCard, Navigation, NavItem
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.runner import OUR_FAULT
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.trail_panel import TrailPanel
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.error_summary import ErrorSummary, ToDo
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

ITEMS = (
    NavItem("overview", "Overview"),
    NavItem("notebook", "Notebook", "61%"),
    NavItem("healthy", "Being healthy", "✓", "sound", level=1),
    NavItem("safe", "Staying safe", "3 to do", level=1),
)


class Sized(QWidget):
    """A page that knows which widths it has had."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.widths.append(event.size().width())


@pytest.fixture
def frame(show) -> Frame:  # type: ignore[no-untyped-def]
    made = Frame()
    made.top.set_title("Sharpston · APA 2005", "OFFICIAL-SENSITIVE")
    made.navigation.show_items(ITEMS, "safe")
    made.trail.fill("Trail", [("Stands on", [Card("A briefing, page 4")])])
    made.bottom.saved("10:42:07")
    shown = show(made, 1280, 800)
    assert isinstance(shown, Frame)
    return shown


def row(navigation: Navigation, key: str) -> QWidget:
    found = navigation.findChild(QWidget, f"nav-{key}")
    assert found is not None
    return found


def test_pressing_a_row_says_which(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.navigation.chosen) as chosen:
        QTest.mouseClick(row(frame.navigation, "healthy"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["healthy"]


def test_rows_are_walked_with_the_arrows_and_opened_with_enter(frame: Frame, qtbot: QtBot) -> None:
    QTest.keyClick(frame, Qt.Key.Key_F5)
    assert QApplication.focusWidget() is row(frame.navigation, "safe")
    QTest.keyClick(row(frame.navigation, "safe"), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is row(frame.navigation, "healthy")
    with qtbot.waitSignal(frame.navigation.chosen) as chosen:
        QTest.keyClick(row(frame.navigation, "healthy"), Qt.Key.Key_Return)
    assert chosen.args == ["healthy"]


def test_the_first_and_the_last_row_are_a_key_away(frame: Frame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_F5)
    QTest.keyClick(row(frame.navigation, "safe"), Qt.Key.Key_Home)
    assert QApplication.focusWidget() is row(frame.navigation, "overview")
    QTest.keyClick(row(frame.navigation, "overview"), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is row(frame.navigation, "overview")
    QTest.keyClick(row(frame.navigation, "overview"), Qt.Key.Key_End)
    assert QApplication.focusWidget() is row(frame.navigation, "safe")


def test_tab_comes_to_one_row_and_goes_on_from_whichever_the_arrows_led_to(frame: Frame) -> None:
    frame.navigation.show_cards([NavCard("letter", "Draft letter", ("due 2 Aug",))])
    QTest.keyClick(frame, Qt.Key.Key_F5)
    QTest.keyClick(row(frame.navigation, "safe"), Qt.Key.Key_Home)
    QTest.keyClick(row(frame.navigation, "overview"), Qt.Key.Key_Tab)
    card = row(frame.navigation, "safe").window().findChild(QWidget, "card-letter")
    assert QApplication.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is row(frame.navigation, "safe")


def test_tab_comes_to_the_rows_first_whichever_were_made_last(frame: Frame, qtbot: QtBot) -> None:
    frame.navigation.show_cards([NavCard("letter", "Draft letter", ("due 2 Aug",))])
    frame.navigation.show_items([*ITEMS, NavItem("letters", "Letters")], "letters")
    qtbot.waitUntil(lambda: row(frame.navigation, "letters").isVisible())
    row(frame.navigation, "letters").setFocus()
    QTest.keyClick(row(frame.navigation, "letters"), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "card-letter"


def test_a_row_is_heard_with_its_state_in_words(frame: Frame) -> None:
    assert row(frame.navigation, "healthy").accessibleName() == "Being healthy, sound"
    assert row(frame.navigation, "safe").accessibleName() == "Staying safe, 3 to do"


def test_the_row_of_the_page_that_is_shown_is_in_sight(frame: Frame, qtbot: QtBot) -> None:
    rows = [NavItem(f"row-{n}", f"Row {n}") for n in range(60)]
    frame.navigation.show_items(rows, "row-0")

    def in_sight(key: str) -> bool:
        return not row(frame.navigation, key).visibleRegion().isEmpty()

    qtbot.waitUntil(lambda: in_sight("row-0") and not in_sight("row-50"))  # once they are laid out
    frame.navigation.set_current("row-50")
    qtbot.waitUntil(lambda: in_sight("row-50") and not in_sight("row-0"))
    frame.navigation.show_items(rows, "row-0")
    qtbot.waitUntil(lambda: in_sight("row-0"))


def test_rows_that_stay_keep_the_focus_when_their_states_change(frame: Frame) -> None:
    row(frame.navigation, "safe").setFocus()
    changed = [*ITEMS[:3], NavItem("safe", "Staying safe", "2 to do", level=1)]
    frame.navigation.show_items(changed, "safe")
    assert QApplication.focusWidget() is row(frame.navigation, "safe")
    assert "2 to do" in row(frame.navigation, "safe").accessibleName()


def test_another_pack_brings_other_rows(frame: Frame) -> None:
    frame.navigation.show_items([NavItem("cases", "Cases")], "cases")
    assert [r.accessibleName() for r in frame.navigation._rows.values()] == ["Cases"]


def test_a_card_says_which_was_pressed(frame: Frame, qtbot: QtBot) -> None:
    frame.navigation.show_cards([NavCard("letter", "Draft letter", ("due 2 Aug",))])
    card = frame.navigation.findChild(QWidget, "card-letter")
    with qtbot.waitSignal(frame.navigation.card_chosen) as chosen:
        card.click()
    assert chosen.args == ["letter"]


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, lambda f: f.top.note_wanted),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, lambda f: f.top.lock_wanted),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, lambda f: f.bottom.undo_wanted),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, lambda f: f.bottom.redo_wanted),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, lambda f: f.search_wanted),
    ],
)
def test_keys_work_on_every_page(frame: Frame, qtbot: QtBot, key, modifier, signal) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(signal(frame)):
        QTest.keyClick(frame, key, modifier)


def test_searching_says_what_was_typed_and_escape_ends_it(frame: Frame, qtbot: QtBot) -> None:
    QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is frame.top.search
    said: list[str] = []
    frame.top.search.searched.connect(said.append)
    QTest.keyClicks(frame.top.search, "abc")
    QTest.keyClick(frame.top.search, Qt.Key.Key_Escape)
    assert said == ["a", "ab", "abc", ""]


def test_on_a_13_inch_screen_all_three_stand_side_by_side(frame: Frame) -> None:
    page = frame.host.geometry()
    assert page.left() >= frame.navigation.geometry().right()
    assert page.right() <= frame.trail.geometry().left()
    assert page.width() >= 560


@pytest.mark.parametrize(("percent", "width"), [(100, 1000), (200, 1280), (150, 1280)])
def test_where_there_is_no_room_the_trail_is_called_up(
    frame: Frame, qapp: QApplication, percent: int, width: int
) -> None:
    theme.apply(qapp, Theme(LIGHT, percent))
    frame.resize(width, 800)
    QApplication.processEvents()
    assert not frame.trail.isVisible()
    assert frame.top.trail.isVisible()
    QTest.keyClick(frame, Qt.Key.Key_F6)
    assert frame.trail.isVisible()
    assert frame.trail.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not frame.trail.isVisible()


def test_at_twice_the_text_size_the_stages_are_called_up_and_go_when_one_is_chosen(
    frame: Frame, qapp: QApplication
) -> None:
    theme.apply(qapp, Theme(LIGHT, 200))
    QApplication.processEvents()
    assert not frame.navigation.isVisible()
    QTest.mouseClick(frame.top.stages, Qt.MouseButton.LeftButton)
    assert frame.navigation.isVisible()
    row(frame.navigation, "safe").click()
    assert not frame.navigation.isVisible()
    assert frame.host.width() == frame.width()


def test_a_page_without_a_trail_is_wider(frame: Frame) -> None:
    before = frame.host.width()
    frame.use_trail(False)
    assert not frame.trail.isVisible()
    assert frame.host.width() > before


def test_a_page_is_laid_out_once_at_the_width_it_has_with_or_without_a_trail(frame: Frame) -> None:
    beside, alone = Sized(), Sized()
    frame.show_page(beside, trail=True)
    frame.show_page(alone, trail=False)
    frame.show_page(beside, trail=True)
    assert [frame.host.currentWidget(), beside.width()] == [beside, frame.host.width()]
    QApplication.processEvents()
    assert len(beside.widths) == len(alone.widths) == 1
    assert alone.widths[0] > beside.widths[0]


def test_the_marking_is_never_shortened(frame: Frame, qapp: QApplication) -> None:
    theme.apply(qapp, Theme(LIGHT, 200))
    QApplication.processEvents()
    assert frame.top.marking.width() >= frame.top.marking.sizeHint().width()
    frame.top.set_title("Sharpston · APA 2005", "")
    assert not frame.top.marking.isVisible()


@pytest.fixture
def bottom(show) -> BottomBar:  # type: ignore[no-untyped-def]
    shown = show(BottomBar(), 1200, 40)
    assert isinstance(shown, BottomBar)
    return shown


def test_the_bottom_says_what_became_of_the_last_edit(bottom: BottomBar) -> None:
    bottom.saving()
    assert bottom._state.text() == "Saving"
    bottom.saved("10:42:07")
    assert bottom._state.text() == "Saved 10:42:07"
    bottom.failed("The disk is full. Free some space; what you typed is still here.")
    assert bottom._state.text().startswith("The disk is full")
    bottom.locked()
    assert bottom._state.text() == "Locked" and not bottom._wrong.isVisible()


def test_what_went_wrong_is_read_whole_however_large_the_text(look: Theme, frame: Frame) -> None:
    frame.bottom.failed(OUR_FAULT)
    QApplication.processEvents()
    said = frame.bottom._wrong
    assert said.text() == OUR_FAULT and not frame.bottom._state.isVisible()
    assert said.height() >= said.heightForWidth(said.width())
    assert frame.rect().contains(QRect(said.mapTo(frame, QPoint(0, 0)), said.size()))
    frame.bottom.saved("10:42:07")
    assert frame.bottom._state.isVisible() and not said.isVisible()


def test_saved_is_read_whole_whatever_stands_beside_it(
    bottom: BottomBar, qapp: QApplication, qtbot: QtBot
) -> None:
    bottom.saved("10:42:07")
    bottom.backup("Backup verified today 09:58")
    bottom.exchange("Last exchange: R. Cole, 09:12")
    bottom.undo("Say how long the record of it is kept")
    theme.apply(qapp, Theme(LIGHT, 200))
    state = bottom._state
    qtbot.waitUntil(lambda: state.font().pixelSize() > 20)
    qtbot.waitUntil(lambda: state.width() >= state.sizeHint().width())


def test_undo_names_what_it_would_undo_with_its_key(bottom: BottomBar, qtbot: QtBot) -> None:
    assert not bottom._undo.isVisible()
    bottom.undo("Cite CSCI briefing")
    assert bottom._undo.accessibleName() == "Undo “Cite CSCI briefing”, Ctrl Z"
    with qtbot.waitSignal(bottom.undo_wanted):
        QTest.mouseClick(bottom._undo, Qt.MouseButton.LeftButton)
    bottom.undo("")
    assert not bottom._undo.isVisible()


def test_a_trail_says_so_where_there_is_nothing(show) -> None:  # type: ignore[no-untyped-def]
    trail = show(TrailPanel(), 372, 600)
    trail.fill("Trail", [("Stands on", [])], "Nothing yet: quote a source with F3.")
    QApplication.processEvents()
    said = [w.text() for w in trail.findChildren(Words) if w.isVisibleTo(trail)]
    assert "Nothing yet: quote a source with F3." in said
    assert "Stands on" not in said


def test_each_thing_to_do_is_a_link_to_its_place(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    summary = show(ErrorSummary(shown=3))
    summary.show_items("5 things to do", [ToDo(f"Thing {n}", f"place {n}") for n in range(5)])
    QApplication.processEvents()
    links = [link for link in summary.findChildren(Link) if link.isVisible()]
    assert [link.words.text() for link in links] == ["Thing 0", "Thing 1", "Thing 2", "Show 2 more"]
    with qtbot.waitSignal(summary.chosen) as chosen:
        links[1].click()
    assert chosen.args == ["place 1"]
    links[3].click()
    QApplication.processEvents()
    now = [link for link in summary.findChildren(Link) if link.isVisible()]
    assert len(now) == 5
    summary.show_items("Nothing to do", [])
    assert not summary.isVisible()


def test_tabs_go_by_arrows_and_stay_where_one_was(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    tabs = show(Tabs())
    tabs.show_tabs([("one", "Findings & gaps"), ("two", "Summary"), ("three", "History")])
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["two"]
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.show_tabs([("two", "Summary (3)"), ("three", "History")])
    assert tabs.current() == "two"
