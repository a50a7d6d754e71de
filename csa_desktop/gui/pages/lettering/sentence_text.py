"""A paragraph of a letter as running text in which one types, its sentences told apart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.pages.lettering.shown import SentenceShown
from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.text_units import to_units

_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SentenceText(InPlaceText):
    """The caret's sentence is the selected one; marks lie over the words and are no part of them."""

    sentence_entered = Signal(str)
    """The caret went into this sentence: its id."""
    beyond = Signal(int)
    """The caret wants to go to the paragraph before (-1) or after (1)."""
    move_wanted = Signal(int)
    """The paragraph is to move up (-1) or down (1)."""
    join_wanted = Signal()
    """Backspace at the very beginning: go on in the paragraph before."""
    next_wanted = Signal()
    """Enter at the end: another paragraph after this one."""
    parted = Signal()
    """Enter within the text: what follows is a paragraph of its own."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setObjectName("sentences")
        self._sentences: tuple[SentenceShown, ...] = ()
        self._told = ""
        self.cursorPositionChanged.connect(self._tell)
        self.textChanged.connect(self._mark)

    def show_sentences(self, sentences: Sequence[SentenceShown]) -> None:
        """Which sentences the text has; the text itself is set by what keeps it."""
        self._sentences = tuple(sentences)
        self._mark()

    def current(self) -> str:
        """The id of the sentence in which the caret stands; empty where that is none yet."""
        at = self.caret()
        for shown, start, end in self._spans():
            if start <= at <= end:
                return shown.id
        return ""

    def go_to(self, sentence: str) -> None:
        """Put the caret at the beginning of a sentence."""
        start = next((start for shown, start, _ in self._spans() if shown.id == sentence), 0)
        cursor = self.textCursor()
        cursor.setPosition(to_units(self.text(), start))
        self.setTextCursor(cursor)
        self._tell()

    def to_end(self) -> None:
        """Put the caret at the end."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on into the next paragraph; Enter begins one; Backspace at the beginning joins two."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        up_down = {_UP: -1, _DOWN: 1}.get(Qt.Key(event.key()), 0)
        if held == Qt.KeyboardModifier.AltModifier and up_down:
            self.move_wanted.emit(up_down)
        elif held:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace and self._is_at_beginning():
            self.join_wanted.emit()
        else:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if up_down and self.textCursor().position() == before:
                self.beyond.emit(up_down)

    def _enter(self) -> None:
        if self.textCursor().atEnd():
            self.next_wanted.emit()
        elif not self._is_at_beginning():
            self.textCursor().insertText("\n")
            self.parted.emit()

    def _is_at_beginning(self) -> bool:
        return not self.textCursor().position() and not self.textCursor().hasSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say in which sentence one is."""
        super().focusInEvent(event)
        self._told = ""
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The box around the sentence stays: the trail beside is still its own."""
        super().focusOutEvent(event)
        self._mark()

    def unmark(self) -> None:
        """Another paragraph has the selected sentence now."""
        if self._told:
            self._told = ""
            self._mark()

    def _spans(self) -> list[tuple[SentenceShown, int, int]]:
        """Each sentence with where it begins and ends, as far as the text still has it."""
        text, at, found = self.text(), 0, []
        for shown in self._sentences:
            start = text.find(shown.text, at)
            if start >= 0:
                at = start + len(shown.text)
                found.append((shown, start, at))
        return found

    def _tell(self) -> None:
        if not self.hasFocus():
            return
        current = self.current()
        if current and current != self._told:
            self._told = current
            self.sentence_entered.emit(current)
        self._mark()

    def _mark(self) -> None:
        marks = []
        for shown, start, end in self._spans():
            if shown.bare:
                marks.append(self._marked(start, end, _waved("weak")))
            elif shown.changed:
                marks.append(self._marked(start, end, _washed("caution_wash")))
            if shown.id == self._told:
                marks.append(self._marked(start, end, _washed("link_wash")))
        self.setExtraSelections(marks)

    def _marked(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark, text = QTextEdit.ExtraSelection(), self.text()
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(text, start))
        cursor.setPosition(to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark


def _waved(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.current().colour(colour))
    return look


def _washed(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.current().colour(colour))
    return look
