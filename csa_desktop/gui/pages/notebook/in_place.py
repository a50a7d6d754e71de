"""Fields in which one types in place, as `Keeping` wants them: long text, and one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.widgets.growing_text import GrowingText
from csa_desktop.gui.widgets.plain_line import PlainLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class InPlaceText(GrowingText):
    """Text that grows. Where `enter_ends`, Enter says that it is done and Shift Enter begins a line."""

    typed = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(
        self, name: str, *, enter_ends: bool = False, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(lines=lines, parent=parent)
        self._enter_ends = enter_ends
        self.setAccessibleName(name)
        self.edited.connect(self.typed)

    def value(self) -> str:
        """The text; empty where there is nothing but white space."""
        text = self.text()
        return text if text.strip() else ""

    def set_value(self, value: str) -> None:
        """Follow the store; the caret stays with its words."""
        self.set_text(value)

    def retype(self, value: str) -> None:
        """Show what a person typed at an earlier time: it counts as typed."""
        self.set_text(value)
        self.typed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end, where they do."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (control or (self._enter_ends and event.modifiers() in _PLAIN)):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class InPlaceLine(PlainLine):
    """One line."""

    typed = Signal()
    escaped = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.edited.connect(self.typed)

    def set_value(self, value: str) -> None:
        """Follow the store."""
        self.set_text(value)

    def retype(self, value: str) -> None:
        """Show what a person typed at an earlier time: it counts as typed."""
        self.set_text(value)
        self.typed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes to whoever holds the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
