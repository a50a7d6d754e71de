"""Reading pages: marks over them, words selected with the mouse or the keyboard, one key to quote."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.reader import page_cursor as go
from csa_desktop.gui.reader.page_cursor import PageCursor
from csa_desktop.gui.reader.page_painting import MARK_COLOURS, SELECTION, paint_caret, paint_marks
from csa_desktop.gui.reader.page_scroll import PageScroll
from csa_desktop.gui.reader.page_words import PageWords
from csa_desktop.gui.reader.places import SHOWN, PageMark, PlacedWord, Selection

DRAG_EDGE = 24
"""Pixels from the edge at which a drag scrolls."""

_MOVES = {
    Qt.Key.Key_Right: go.RIGHT,
    Qt.Key.Key_Left: go.LEFT,
    Qt.Key.Key_Down: go.DOWN,
    Qt.Key.Key_Up: go.UP,
    Qt.Key.Key_Home: go.LINE_START,
    Qt.Key.Key_End: go.LINE_END,
}


class PageView(PageScroll):
    """Pages with words: says what was selected, that it is to be quoted, and which mark was pressed."""

    words_wanted = Signal(int)
    """Answer with `set_page_words`."""
    selection_changed = Signal()
    quote_wanted = Signal()
    mark_pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._marks: dict[int, list[PageMark]] = {}
        self._shown: PageMark | None = None
        self._pending: PageMark | None = None
        self._press: QPointF | None = None
        self._cursor = PageCursor(lambda page: self.store.words.get(page))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_document(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show a document: (width, height) of each page in points. Everything of the last one is let go."""
        self._marks, self._shown, self._pending = {}, None, None
        self._cursor.forget()
        super().set_document(sizes)

    def set_page_words(self, page: int, words: Sequence[PlacedWord], text: str = "") -> None:
        """A page's words, and its text, from which quotations are taken as they stand."""
        self.store.words[page] = PageWords(words, text)
        if self._pending and self._pending.page == page:
            self._scroll_to(self._pending)
        self.viewport().update()

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Show these marks and no others, except the words one came to see."""
        by_page = defaultdict(list)
        for mark in marks:
            by_page[mark.page].append(mark)
        self._marks = dict(by_page)
        self.viewport().update()

    def show_words(self, page: int, start: int, end: int) -> None:
        """Open a page with these characters marked and in sight."""
        if 1 <= page <= self.page_count():
            self._shown = PageMark(page, start, end, SHOWN)
            self.go_to_page(page)
            self._scroll_to(self._shown)
            if self.selection() is None:
                self._cursor.forget()  # the keyboard goes on from the words that are shown
            self.viewport().update()

    def forget_shown(self) -> None:
        """Mark no longer what one came to see."""
        self._shown = self._pending = None
        self.viewport().update()

    def selection(self) -> Selection | None:
        """(page, start, end, text) of the selected words; None where none are."""
        return self._cursor.selection()

    def clear_selection(self) -> None:
        """Select nothing."""
        self._cursor.clear()
        self._selected()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by words and lines, with Shift they select; F3 quotes."""
        if not (self._command(event) or self._move(event)):
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_F3:
            if self.selection():
                self.quote_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.selection():
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Copy) and (selected := self.selection()):
            QGuiApplication.clipboard().setText(selected.text)
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> bool:
        where = _MOVES.get(Qt.Key(event.key()))
        if where is None:
            return False
        selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._cursor.head is None or self._cursor.words() is None:
            self._stand_in_sight()
        elif not self._cursor.move(where, selecting=selecting) and not selecting:
            self._next_page(1 if where in (go.RIGHT, go.DOWN) else -1)
        self._cursor_in_sight()
        self._selected()
        return True

    def _stand_in_sight(self) -> None:
        """Begin at the words one came to see, where in sight, else at the first word that is seen."""
        top = self.placing.to_page(self.spot(QPointF(0, 4)))
        words = self.store.words.get(top[0])
        index = words.nearest(0, max(0.0, top[2])) if words else None
        if index is not None and not self._stand_on_shown():
            self._cursor.stand(top[0], index)

    def _stand_on_shown(self) -> bool:
        shown = self._shown
        words = self.store.words.get(shown.page) if shown else None
        index = words.at(shown.start) if shown and words else None
        if shown is None or words is None or index is None:
            return False
        over = self._box_of(shown.page, words, index).top() - self.verticalScrollBar().value()
        if not 0 <= over < self.viewport().height():
            return False
        self._cursor.stand(shown.page, index)
        return True

    def _box_of(self, page: int, words: PageWords, index: int) -> QRectF:
        word = words.words[index]
        return self.placing.from_page(page, (word.left, word.top, word.right, word.bottom))

    def _next_page(self, step: int) -> None:
        page = self._cursor.page + step
        words = self.store.words.get(page)
        if words is not None and len(words):
            self._cursor.stand(page, 0 if step > 0 else len(words) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag, or a press on a mark."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self.spot(event.position())
            found = self._word_near(self._press)
            if (
                found
                and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                and found[0] == self._cursor.page
            ):
                self._cursor.extend(found[1])
            elif found:
                self._cursor.stand(*found)
            self._selected()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag selects whole words, to the page's end at the most."""
        spot = self.spot(event.position())
        if self._press is None:
            hand = Qt.CursorShape.PointingHandCursor if self._mark_at(spot) else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(hand)
        elif (spot - self._press).manhattanLength() > 4 and self._cursor.head is not None:
            self._drag_to(spot)
            self._scroll_while_dragging(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a mark that was no drag opens what quotes it."""
        pressed, self._press = self._press, None
        if pressed is not None and self.selection() is None and (mark := self._mark_at(pressed)) and mark.key:
            self.mark_pressed.emit(mark.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click selects the word."""
        if found := self._word_near(self.spot(event.position())):
            self._cursor.select(found[0], found[1], found[1])
            self._selected()

    def _drag_to(self, spot: QPointF) -> None:
        words = self._cursor.words()
        page, x, y = self.placing.to_page(spot)
        if words is None:
            return
        if page == self._cursor.page:
            index = words.nearest(x, y)
        else:
            index = len(words) - 1 if page > self._cursor.page else 0
        if index is not None:
            self._cursor.extend(index)
            self._selected()

    def _scroll_while_dragging(self, y: float) -> None:
        over = y - self.viewport().height() + DRAG_EDGE if y > DRAG_EDGE else y - DRAG_EDGE
        if over > 0 or y < DRAG_EDGE:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(over))

    def _word_near(self, spot: QPointF) -> tuple[int, int] | None:
        if not self.page_count():
            return None
        page, x, y = self.placing.to_page(spot)
        words = self.store.words.get(page)
        index = words.nearest(x, y) if words else None
        return None if index is None else (page, index)

    def _mark_at(self, spot: QPointF) -> PageMark | None:
        if not self.page_count():
            return None
        page, x, y = self.placing.to_page(spot)
        words = self.store.words.get(page)
        for mark in self._marks.get(page, ()) if words and words.under(x, y) is not None else ():
            if words and words.under(x, y) in words.within(mark.start, mark.end):
                return mark
        return None

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Marks, the selection, and where the keyboard stands."""
        words = self.store.words.get(page)
        if words is None:
            return
        for mark in (*self._marks.get(page, ()), *filter(None, (self._shown,))):
            if mark.page == page:
                paint_marks(painter, self._boxes(page, words, mark.start, mark.end), MARK_COLOURS[mark.kind])
        selected = self._cursor.selection()
        if selected and selected.page == page:
            paint_marks(painter, self._boxes(page, words, selected.start, selected.end), SELECTION)
        if self.hasFocus() and self._cursor.page == page and self._cursor.head is not None:
            paint_caret(painter, self._box_of(page, words, self._cursor.head))

    def _boxes(self, page: int, words: PageWords, start: int, end: int) -> Iterator[QRectF]:
        return (self.placing.from_page(page, box) for box in words.boxes(start, end))

    def _scroll_to(self, mark: PageMark) -> None:
        words = self.store.words.get(mark.page)
        box = next(words.boxes(mark.start, mark.end), None) if words else None
        self._pending = mark if words is None else None
        if box is not None:
            there = self.placing.from_page(mark.page, box)
            self.verticalScrollBar().setValue(round(there.top() - self.viewport().height() / 3))
            self.horizontalScrollBar().setValue(round(there.right() - self.viewport().width() + 28))

    def _cursor_in_sight(self) -> None:
        words = self._cursor.words()
        if words is None or self._cursor.head is None:
            return
        box = self._box_of(self._cursor.page, words, self._cursor.head)
        bar = self.verticalScrollBar()
        if box.top() < bar.value() + 8:
            bar.setValue(round(box.top() - 40))
        elif box.bottom() > bar.value() + self.viewport().height() - 8:
            bar.setValue(round(box.bottom() + 40 - self.viewport().height()))

    def _selected(self) -> None:
        selected = self.selection()
        self.viewport().setAccessibleName(
            f"Selected: {selected.text}" if selected else "Pages of the document"
        )
        self.viewport().update()
        self.selection_changed.emit()

    def ask_for(self, page: int) -> None:
        """A page that is near needs its words."""
        if self.store.needs_words(page):
            self.words_wanted.emit(page)

    def pages_in_use(self) -> tuple[int, ...]:
        """The words of the page on which something is selected are kept."""
        return (self._cursor.page,)

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        self._pending = None
        super().go_to_page(page)
