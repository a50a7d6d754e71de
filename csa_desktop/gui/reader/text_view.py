"""Reading text, Word and sheet pages: the same marks, selection and quoting as on pages that are pictures."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.reader.places import CITATION, HIT, SHOWN, PageMark, Selection
from csa_desktop.gui.reader.text_pages import TextPages, whole_words

_MARKS = {CITATION: "mark", HIT: "hit", SHOWN: "mark"}
MOST_MARKS = 2000
"""Marks that are painted at once; a search can find more."""
COLUMN = 46
"""The widest column of text, in times the text size."""
WIDEST_CELL = 30
"""The widest column of a sheet, in times the height of a line."""


class TextView(QPlainTextEdit):
    """Pages of text below each other. Its signals and methods are those of PageView."""

    selection_changed = Signal()
    quote_wanted = Signal()
    mark_pressed = Signal(str)
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text of the document")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._pages = TextPages()
        self._marks: tuple[PageMark, ...] = ()
        self._shown: PageMark | None = None
        self._zoom, self._page, self._pressed = 1.0, 0, 0
        self._wraps = True
        self._widest: tuple[str, ...] = ()
        self.selectionChanged.connect(self.selection_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look_at_page())

    def set_pages(self, texts: Sequence[str], titles: Sequence[str] = (), *, wrap: bool = True) -> None:
        """Show a document's pages; `wrap` is False for sheets, whose columns stay beside each other."""
        self._pages = TextPages(texts, titles)
        self._marks, self._shown, self._page, self._wraps = (), None, 0, wrap
        self._widest = () if wrap else self._pages.widest_cells()
        mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
        self.setWordWrapMode(mode)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        for piece in self._pages.pieces:
            cursor.insertText(piece.text, heading if piece.heading else QTextCharFormat())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._dress()
        self._look_at_page()

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Show these marks and no others, except the words one came to see."""
        self._marks = tuple(marks)
        self._show_marks()

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def page(self) -> int:
        """The page that is read now, from 1; 0 without a document."""
        return self._page

    def zoom(self) -> float:
        """1.0 is the text size of the window."""
        return self._zoom

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        if 1 <= page <= len(self._pages):
            self._scroll_to(self._pages.top(page))

    def show_words(self, page: int, start: int, end: int) -> None:
        """Open a page with these characters marked and in sight."""
        if 1 <= page <= len(self._pages):
            self._shown = PageMark(page, start, end, SHOWN)
            self._show_marks()
            self._scroll_to(self._pages.place(page, start), above=5)

    def forget_shown(self) -> None:
        """Mark no longer what one came to see."""
        self._shown = None
        self._show_marks()

    def set_zoom(self, zoom: float) -> None:
        """Another size of the text."""
        self._zoom = min(4.0, max(0.6, zoom))
        self._dress()
        self.zoom_changed.emit(self._zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom * 1.15)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom / 1.15)

    def fit_width(self) -> None:
        """Natural size: text wraps to the width by itself."""
        self.set_zoom(1.0)

    def selection(self) -> Selection | None:
        """(page, start, end, text) of the selected whole words, to the page's end at the most."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not len(self._pages):
            return None
        page = self._pages.page_at(cursor.anchor())
        text = self._pages.texts[page - 1]
        ends = (self._pages.character(page, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        start, end = whole_words(text, *ends)
        return Selection(page, start, end, text[start:end]) if start < end else None

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying gives the whole words, as they stand in the document."""
        data, selected = QMimeData(), self.selection()
        data.setText(selected.text if selected else "")
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 quotes, Ctrl + and - zoom, Escape selects nothing."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key == Qt.Key.Key_F3:
            if self.selection():
                self.quote_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag, or a press on a mark."""
        super().mousePressEvent(event)
        self._pressed = self.cursorForPosition(event.position().toPoint()).position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends on whole words; a press on a mark opens what quotes it."""
        super().mouseReleaseEvent(event)
        if selected := self.selection():
            self._select(selected)
        elif mark := self._mark_at(self._pressed):
            self.mark_pressed.emit(mark.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu of Qt's: the page has its own commands."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays in the middle."""
        super().resizeEvent(event)
        self._centre()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size or theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_pages"):
            self._dress()

    def _select(self, selected: Selection) -> None:
        cursor = self.textCursor()
        ends = [self._pages.place(selected.page, at) for at in (selected.start, selected.end)]
        if cursor.anchor() > cursor.position():
            ends.reverse()
        cursor.setPosition(ends[0])
        cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _mark_at(self, place: int) -> PageMark | None:
        if not len(self._pages):
            return None
        page = self._pages.page_at(place)
        at = self._pages.character(page, place)
        found = (m for m in self._marks if m.page == page and m.key and m.start <= at < m.end)
        return next(found, None)

    def _dress(self) -> None:
        font = theme.current().font(theme.BASE, serif=self._wraps)
        font.setPixelSize(max(8, round(font.pixelSize() * self._zoom)))
        self.document().setDefaultFont(font)
        self.setTabStopDistance(font.pixelSize() * 9)
        self._set_columns(QFontMetricsF(font))
        self._centre()
        self._show_marks()

    def _set_columns(self, metrics: QFontMetricsF) -> None:
        """A figure has to stand below the heading of its own column, however long the words before it are."""
        option, at = self.document().defaultTextOption(), 0.0
        stops: list[float] = []
        for cell in () if self._wraps else self._widest:
            wide = min(metrics.horizontalAdvance(cell), metrics.height() * WIDEST_CELL)
            at += max(metrics.height() * 2, wide) + metrics.height()
            stops.append(at)
        option.setTabArray(stops)
        self.document().setDefaultTextOption(option)

    def _centre(self) -> None:
        size = self.document().defaultFont().pixelSize()
        spare = (self.width() - size * COLUMN) // 2 if self._wraps else 0
        self.setViewportMargins(max(theme.px(22), spare), theme.px(14), max(theme.px(22), spare), 0)

    def _show_marks(self) -> None:
        marks = (*self._marks[:MOST_MARKS], *filter(None, (self._shown,)))
        self.setExtraSelections(list(self._painted(marks)))

    def _painted(self, marks: Sequence[PageMark]) -> Iterator[QTextEdit.ExtraSelection]:
        for mark in marks:
            if not 1 <= mark.page <= len(self._pages):
                continue
            painted = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._pages.place(mark.page, mark.start))
            cursor.setPosition(self._pages.place(mark.page, mark.end), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(theme.current().colour(_MARKS[mark.kind]))
            look.setFontUnderline(mark.kind == SHOWN)
            painted.cursor, painted.format = cursor, look  # type: ignore[misc, assignment, unused-ignore]
            yield painted

    def _scroll_to(self, place: int, *, above: int = 0) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        line = self.cursorRect().top() // max(1, self.fontMetrics().lineSpacing())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + line - above)

    def _look_at_page(self) -> None:
        top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        page = self._pages.page_at(top)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
