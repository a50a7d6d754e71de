"""Reading and quoting: whole words by mouse or keyboard, marks that open, and few pages in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui.reader.page_layout import PageLayout
from csa_desktop.gui.reader.page_view import PageView
from csa_desktop.gui.reader.page_words import PageWords
from csa_desktop.gui.reader.picture_store import MOST_PIXELS, bounded
from csa_desktop.gui.reader.places import HIT, PageMark, Selection
from csa_desktop.gui.reader.reader_bar import ReaderBar
from csa_desktop.gui.reader.text_pages import TextPages, whole_words
from csa_desktop.gui.reader.text_view import TextView

SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
A4 = (595.0, 842.0)
LINES = ("The number of children fell", "from 212 to 171 over two", "years while repeats remained")
TEXT = "\n".join(LINES)


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


def page_of_words() -> list[Word]:
    """Three lines of words, ten points a letter."""
    words, at = [], 0
    for row, line in enumerate(LINES):
        x = 72.0
        for text in line.split():
            start = TEXT.index(text, at)
            at = start + len(text)
            words.append(Word(text, start, at, x, 100.0 + row * 20, x + len(text) * 10, 114.0 + row * 20))
            x += len(text) * 10 + 10
    return words


WORDS = page_of_words()


def white(width: int = 60, height: int = 80) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    return picture


@pytest.fixture
def view(show, qtbot: QtBot) -> PageView:  # type: ignore[no-untyped-def]
    made = PageView()
    made.words_wanted.connect(lambda page: made.set_page_words(page, WORDS, TEXT))
    made.page_wanted.connect(lambda page, scale: made.set_page_picture(page, scale, white()))
    made.set_document([A4] * 500)
    show(made, 800, 700)
    made.setFocus()
    qtbot.waitUntil(lambda: bool(made.store.pictures))
    return made


def where(view: PageView, index: int, page: int = 1) -> QPoint:
    """The middle of a word, in the view."""
    word = WORDS[index]
    box = view.placing.from_page(page, (word.left, word.top, word.right, word.bottom))
    return (box.center() - view.spot(QPointF(0, 0))).toPoint()


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, PLAIN, start)
    moved = QMouseEvent(
        *(QEvent.Type.MouseMove, QPointF(end), port.mapToGlobal(QPointF(end))),
        *(Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, PLAIN),
    )
    QApplication.sendEvent(port, moved)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, PLAIN, end)


def test_a_drag_selects_whole_words_across_lines(view: PageView) -> None:
    drag(view, where(view, 3), where(view, 6) + QPoint(3, 0))
    start = TEXT.index("children")
    assert view.selection() == Selection(1, start, start + 22, "children fell\nfrom 212")


def test_a_drag_backwards_selects_the_same(view: PageView) -> None:
    drag(view, where(view, 6), where(view, 3))
    selected = view.selection()
    assert selected is not None
    assert selected.text == "children fell\nfrom 212"


def test_a_drag_to_another_page_ends_with_its_own(view: PageView) -> None:
    view.set_zoom(0.4)
    QApplication.processEvents()
    below = view.placing.rect(2).center() - view.spot(QPointF(0, 0))
    drag(view, where(view, 11), below.toPoint())
    selected = view.selection()
    assert selected is not None
    assert (selected.page, selected.text) == (1, "years while repeats remained")


def test_a_double_click_selects_the_word(view: PageView) -> None:
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, where(view, 6))
    assert view.selection() == Selection(1, TEXT.index("212"), TEXT.index("212") + 3, "212")


def test_quoting_needs_no_mouse(view: PageView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    with qtbot.waitSignal(view.quote_wanted):
        QTest.keyClick(view, Qt.Key.Key_F3)
    selected = view.selection()
    assert selected is not None
    assert selected.text == "from 212 to 171"
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selection().text.startswith("from 212 to 171 over two\nyears while")  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None


def test_the_keyboard_goes_on_to_the_next_page(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    for _ in range(len(WORDS)):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    selected = view.selection()
    assert selected is not None
    assert (selected.page, selected.text) == (2, LINES[0])


def test_nothing_selected_is_nothing_to_quote(view: PageView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.quote_wanted):
        QTest.keyClick(view, Qt.Key.Key_F3)


def test_copying_gives_the_words_as_they_stand(view: PageView) -> None:
    drag(view, where(view, 3), where(view, 6))
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "children fell\nfrom 212"


def test_pressing_a_mark_opens_what_quotes_it(view: PageView, qtbot: QtBot) -> None:
    view.set_marks([PageMark(1, 16, 29, key="finding"), PageMark(1, 36, 39, HIT)])
    with qtbot.waitSignal(view.mark_pressed) as pressed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, where(view, 3))
    assert pressed.args == ["finding"]
    with qtbot.assertNotEmitted(view.mark_pressed):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, where(view, 6))


def test_marks_colour_the_page_and_let_its_print_show_through(view: PageView) -> None:
    spot = where(view, 3)
    before = view.viewport().grab().toImage().pixelColor(spot)
    view.set_marks([PageMark(1, 16, 24)])
    after = view.viewport().grab().toImage().pixelColor(spot)
    assert before == QColor("white")
    assert after == QColor("#fff0a8")


def test_only_the_pages_around_what_is_seen_are_in_memory(view: PageView, qtbot: QtBot) -> None:
    for page in (1, 250, 499, 3, 500):
        view.go_to_page(page)
        qtbot.waitUntil(lambda: not view._asking.isActive())
        assert 1 <= len(view.store.pictures) <= 4
        assert len(view.store.words) <= 5


def test_pages_that_fly_by_are_not_asked_for(view: PageView, qtbot: QtBot) -> None:
    asked: list[int] = []
    view.page_wanted.connect(lambda page, _: asked.append(page))
    bar = view.verticalScrollBar()
    for step in range(100):
        bar.setValue(bar.maximum() * step // 100)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: 500 in asked)
    assert set(asked) <= {498, 499, 500}


def test_each_picture_is_asked_for_once_and_again_at_another_size(view: PageView, qtbot: QtBot) -> None:
    asked: list[tuple[int, float]] = []
    view.page_wanted.connect(lambda page, scale: asked.append((page, scale)))
    view.ask()
    assert asked == []
    view.set_zoom(2.0)
    qtbot.waitUntil(lambda: len(asked) > 0)
    assert len(set(asked)) == len(asked)
    assert {scale for _, scale in asked} == {round(2 * 96 / 72, 4)}


def test_a_picture_nobody_waits_for_is_let_go(view: PageView) -> None:
    view.set_page_picture(400, 1.0, white())
    assert 400 not in view.store.pictures


def test_a_page_that_cannot_be_drawn_says_so_and_is_not_asked_for_again(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    view = PageView()
    asked: list[int] = []
    view.page_wanted.connect(
        lambda page, _: (asked.append(page), view.set_page_message(page, "It is damaged."))
    )
    view.set_document([A4])
    show(view)
    qtbot.waitUntil(lambda: asked == [1])
    view.ask()
    view.zoom_in()
    view.ask()
    assert asked == [1]


def test_showing_words_brings_them_into_sight_even_before_they_are_known(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    view = PageView()
    view.set_document([A4] * 10)
    show(view, 500, 300)
    view.show_words(7, 36, 39)
    assert view.page() == 7
    low = [Word(w.text, w.start, w.end, w.left, w.top + 600, w.right, w.bottom + 600) for w in WORDS]
    view.set_page_words(7, low, TEXT)
    box = view.placing.from_page(7, (low[6].left, low[6].top, low[6].right, low[6].bottom))
    assert view.viewport().rect().contains((box.center() - view.spot(QPointF(0, 0))).toPoint())


def test_zooming_keeps_the_middle_in_the_middle(view: PageView, qtbot: QtBot) -> None:
    view.go_to_page(250)
    middle = QPointF(view.viewport().rect().center())
    before = view.placing.to_page(view.spot(middle))
    with qtbot.waitSignal(view.zoom_changed):
        QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    after = view.placing.to_page(view.spot(middle))
    assert after[0] == before[0]
    assert after[2] == pytest.approx(before[2], abs=2)


def test_pages_fit_the_width_also_when_the_view_changes(view: PageView) -> None:
    view.resize(600, 700)
    QApplication.processEvents()
    assert view.placing.rect(1).width() == pytest.approx(view.viewport().width() - 28, abs=1)
    view.set_zoom(1.0)
    view.resize(900, 700)
    QApplication.processEvents()
    assert view.zoom() == 1.0


def test_a_huge_page_is_drawn_within_bounds() -> None:
    scale = bounded(20.0, (2000.0, 3000.0))
    assert 2000 * 3000 * scale**2 <= MOST_PIXELS * 1.001
    assert bounded(2.0, A4) == 2.0


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_boxes_of_a_stretch_hold_every_word_of_it(one: int, other: int) -> None:
    start, end = sorted((one, other))
    words = PageWords(WORDS, TEXT)
    boxes = list(words.boxes(start, end))
    for index in words.within(start, end):
        word = WORDS[index]
        assert any(b.left <= word.left and word.right <= b.right and b.top <= word.top for b in boxes)
    assert len(boxes) <= len(LINES)


def test_words_without_a_page_text_are_joined_by_spaces() -> None:
    assert PageWords(WORDS).said(3, 6) == "children fell from 212"


def test_the_pages_between_two_heights() -> None:
    layout = PageLayout([A4] * 500, 1.0, 700)
    assert list(layout.pages(0, 100)) == [1]
    assert list(layout.pages(800, 900)) == [1, 2]
    assert list(layout.pages(layout.height - 10, layout.height + 500)) == [500]
    assert list(PageLayout([], 1.0, 700).pages(0, 100)) == []


PAGES = ("First page 😀 of\r\nthe text", "Second page with <b>markup</b>\nand more", "Third")


@pytest.fixture
def text(show) -> TextView:  # type: ignore[no-untyped-def]
    made = TextView()
    made.set_pages(PAGES)
    show(made, 700, 500)
    made.setFocus()
    return made


def select(view: TextView, page: int, start: int, end: int) -> None:
    cursor = view.textCursor()
    cursor.setPosition(view._pages.place(page, start))
    cursor.setPosition(view._pages.place(page, end), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_a_text_is_quoted_by_whole_words_with_its_own_offsets(text: TextView, qtbot: QtBot) -> None:
    select(text, 2, 8, 14)
    assert text.selection() == Selection(2, 7, 16, "page with")
    assert PAGES[1][7:16] == "page with"
    with qtbot.waitSignal(text.quote_wanted):
        QTest.keyClick(text, Qt.Key.Key_F3)


def test_signs_outside_the_basic_plane_do_not_shift_a_quotation(text: TextView) -> None:
    select(text, 1, 13, 22)
    selected = text.selection()
    assert selected is not None
    assert selected.text == PAGES[0][selected.start : selected.end] == "of\r\nthe text"


def test_a_selection_over_two_pages_ends_with_the_page_it_began_on(text: TextView) -> None:
    cursor = text.textCursor()
    cursor.setPosition(text._pages.place(2, 31))
    cursor.setPosition(text._pages.place(3, 3), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert text.selection() == Selection(2, 31, 39, "and more")


def test_the_keyboard_selects_in_a_text_too(text: TextView) -> None:
    text.show_words(2, 0, 6)
    QTest.keyClick(text, Qt.Key.Key_Right, SHIFT | CONTROL)
    selected = text.selection()
    assert selected is not None
    assert selected.text == "Second"


def test_copying_from_a_text_gives_whole_words(text: TextView) -> None:
    select(text, 2, 1, 9)
    QTest.keyClick(text, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Second page"


def test_marks_in_a_text_open_what_quotes_them(text: TextView, qtbot: QtBot) -> None:
    text.set_marks([PageMark(1, 0, 10, key="finding"), PageMark(99, 0, 1, key="of another")])
    cursor = text.textCursor()
    cursor.setPosition(text._pages.place(1, 3))
    spot = text.cursorRect(cursor).center()
    with qtbot.waitSignal(text.mark_pressed) as pressed:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, PLAIN, spot)
    assert pressed.args == ["finding"]


def test_a_text_of_many_pages_is_opened_at_the_page(show) -> None:  # type: ignore[no-untyped-def]
    view = TextView()
    view.set_pages([f"Page {n} says\n" + "a line of words\n" * 30 for n in range(1, 101)])
    show(view, 600, 400)
    view.go_to_page(57)
    assert view.page() == 57
    view.show_words(99, 0, 4)
    assert view.page() in (98, 99)
    assert view.page_count() == 100


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.data())
def test_places_of_a_text_survive_the_way_there_and_back(texts: list[str], data: st.DataObject) -> None:
    texts = [t.lstrip("\ufeff") for t in texts]
    pages = TextPages(texts)
    page = data.draw(st.integers(1, len(texts)))
    at = data.draw(st.integers(0, len(texts[page - 1])))
    place = pages.place(page, at)
    assert pages.character(page, place) == at
    assert pages.page_at(place) == page


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_whole_words_neither_begin_nor_end_within_one(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = whole_words(text, start, end)
    found = text[first:last]
    assert found == found.strip()
    assert not text[start:end].strip() or text[start:end].strip() in found
    assert first == last or first == 0 or text[first - 1].isspace()
    assert first == last or last == len(text) or text[last].isspace()


@pytest.mark.parametrize("kind", ["pages", "text"])
def test_the_bar_goes_to_a_page_and_says_where_one_is(kind: str, show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    view: PageView | TextView = PageView() if kind == "pages" else TextView()
    if isinstance(view, PageView):
        view.set_document([A4] * 30)
    else:
        view.set_pages(["line\n" * 40] * 30)
    holder, bar = QWidget(), ReaderBar()
    column = QVBoxLayout(holder)
    column.addWidget(bar)
    column.addWidget(view)
    bar.serve(view)
    show(holder)
    bar._page.clear()
    QTest.keyClicks(bar._page, "12")
    QTest.keyClick(bar._page, Qt.Key.Key_Return)
    assert view.page() == 12
    assert bar._count.text() == "of 30"
    view.go_to_page(3)
    assert bar._page.value() == "3"
    before = view.zoom()
    bar._larger.click()
    assert view.zoom() > before
    assert bar._zoom.text() == f"{round(view.zoom() * 100)} %"


def test_the_bar_says_what_to_find_and_what_was_found(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    bar = show(ReaderBar())
    said: list[str] = []
    bar.find_wanted.connect(said.append)
    bar.focus_find()
    QTest.keyClicks(bar.search, "care")
    bar.show_hits(1, 7)
    assert bar._hits.text() == "1 of 7"
    with qtbot.waitSignal(bar.step_wanted) as step:
        QTest.keyClick(bar.search, Qt.Key.Key_Return, SHIFT)
    assert step.args == [-1]
    bar.show_hits(0, 0)
    assert bar._hits.text() == "Not found"
    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    bar.show_hits(0, 0)
    assert said[-1] == ""
    assert bar._hits.text() == ""


def test_the_figures_of_a_sheet_stand_below_their_headings(show) -> None:  # type: ignore[no-untyped-def]
    rows = (
        "Ref\tIndicator\tUnit\tLatest",
        "EA5\tKey stage 1 reading, level 2 and above, all maintained schools\tper cent\t84.1",
        "EA6\tShort\tindex\t99.4",
    )
    text = TextView()
    show(text)
    text.set_pages(["\n".join(rows)], wrap=False)
    assert _column(text, rows, 3) == [_column(text, rows, 3)[0]] * 3
    assert _column(text, rows, 2)[0] < _column(text, rows, 3)[0]
    text.set_zoom(1.4)
    assert len(set(_column(text, rows, 3))) == 1


def _column(text: TextView, rows: Sequence[str], column: int) -> list[int]:
    """Where a column begins in each row, in pixels."""
    found = []
    for number, row in enumerate(rows):
        cursor = QTextCursor(text.document().findBlockByNumber(number))
        before = "\t".join(row.split("\t")[:column]) + "\t"
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, len(before))
        found.append(text.cursorRect(cursor).left())
    return found
