"""A single line of text: paste is plain, nothing is cut off, undo ends where the program's begins."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from csa_desktop.gui.text_units import clean, from_units, units

_NO_LIMIT = 2**30
"""Qt cuts lines at 32,767 characters unless it is told otherwise."""


class PlainLine(QLineEdit):
    """Emits `edited` for what a person did, never for `set_text`, and `left` when the focus goes."""

    edited = Signal()
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_NO_LIMIT)
        self.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        """The text as it is to be kept."""
        return clean(self.text())

    def set_text(self, text: str) -> None:
        """Show another text; the caret stays where it was, or behind the words that it was behind."""
        if (before := self.value()) != clean(text):
            caret = from_units(self.text(), self.cursorPosition())
            if before and clean(text).endswith(before):
                caret += len(clean(text)) - len(before)
            self.setText(clean(text))
            self.setCursorPosition(units(self.text()[:caret]))

    def event(self, event: QEvent) -> bool:
        """Undo goes to the program where nothing is left to undo in the line itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the line was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """A few letters wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())
