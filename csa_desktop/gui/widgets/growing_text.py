"""A text editor as high as its text: the page scrolls, never the field."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from csa_desktop.gui.text_units import ORDER_MARK, clean, from_units, held, raw, to_units


class GrowingText(QPlainTextEdit):
    """Plain text of any length. Emits `edited` for what a person did, never for `set_text`."""

    edited = Signal()
    left = Signal()

    def __init__(self, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._setting = self._fitting = False
        self._followed: QScrollArea | None = None
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._fit)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.document().clearUndoRedoStacks()  # the margin was a step that could be undone
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._show_caret)

    def text(self) -> str:
        """The text as it is to be kept: nothing normalised but line ends and lone surrogates."""
        return raw(self.document().toRawText())

    def set_text(self, text: str) -> None:
        """Show another text; only what differs is replaced, so the caret stays with its words."""
        old, new = self.text(), held(text)
        if old == new:
            return
        start, old_end, new_end = _difference(old, new)
        caret = self.textCursor()
        ends = [from_units(old, at) for at in (caret.anchor(), caret.position())]
        self._setting = True
        self._replace(old, new, start, old_end, new_end)
        self._setting = False
        self.document().clearUndoRedoStacks()
        self._stand(*(to_units(new, _moved(at, start, old_end, new_end)) for at in ends))

    def _replace(self, old: str, new: str, start: int, old_end: int, new_end: int) -> None:
        if start and new[start:new_end].startswith(ORDER_MARK):
            start -= 1  # Qt drops it at the beginning of a piece
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(old, start))
        cursor.setPosition(to_units(old, old_end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start:new_end])

    def _stand(self, anchor: int, position: int) -> None:
        caret = self.textCursor()
        if (caret.anchor(), caret.position()) != (anchor, position):
            caret.setPosition(anchor)
            caret.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(caret)

    def caret(self) -> int:
        """The character before which the caret stands."""
        return from_units(self.document().toRawText(), self.textCursor().position())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste is plain text."""
        if source.hasText():
            self.textCursor().insertText(clean(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def event(self, event: QEvent) -> bool:
        """Undo goes to the program where nothing is left to undo in the field itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (
                event.matches(QKeySequence.StandardKey.Undo),
                event.matches(QKeySequence.StandardKey.Redo),
            )
            if (undo and not self.document().isUndoAvailable()) or (
                redo and not self.document().isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift Enter is a line end like any other, unless a kind of text says otherwise."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertText(self.line_within())
        else:
            super().keyPressEvent(event)

    def line_within(self) -> str:
        """What Shift Enter inserts."""
        return "\n"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From now on the page follows the caret, also when it grows with the field."""
        super().focusInEvent(event)
        area = self._page()
        if area is not None and area is not self._followed:
            self._followed = area
            area.verticalScrollBar().rangeChanged.connect(self._scroll_page)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left; its own undo ends here and the program's begins."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.document().clearUndoRedoStacks()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps to another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit.start()  # once, however many layers it is put into

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the text."""
        return QSize(super().sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.minimumHeight())

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _fit(self) -> None:
        if self._fitting:  # measuring lays blocks out, and each of them says that the text has another height
            return
        self._fitting = True
        self._fit_once()
        self._fitting = False

    def _fit_once(self) -> None:
        around = self.viewportMargins()
        margins = self.height() - self.contentsRect().height() + around.top() + around.bottom()
        line = self.fontMetrics().lineSpacing()
        height = max(self._lines * line, self._text_height()) + margins
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _text_height(self) -> int:
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height)

    def _show_caret(self) -> None:
        if self.hasFocus():
            QTimer.singleShot(0, self, self._scroll_page)

    def _page(self) -> QScrollArea | None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        return area

    def _scroll_page(self) -> None:
        area = self._page() if self.hasFocus() else None
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            caret = self.cursorRect().center() + self.viewport().pos()
            spot = self.mapTo(inside, caret)
            area.ensureVisible(spot.x(), spot.y(), 0, self.fontMetrics().lineSpacing() * 2)


def _moved(at: int, start: int, old_end: int, new_end: int) -> int:
    """Where a caret at `at` stands once the piece from `start` to `old_end` ends at `new_end`."""
    if at <= start:
        return at
    return at + new_end - old_end if at >= old_end else new_end


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """(start, end in old, end in new) of the piece that differs."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < most - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail
