"""A field for a secret: hidden unless one asks, with a word when Caps Lock is on."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words


class SecretLine(QLineEdit):
    """A hidden line that notices Caps Lock by what the keys write, for Qt does not say."""

    caps_lock = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setMaxLength(4096)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, tells of Caps Lock."""
        letter = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            self.caps_lock.emit(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # what it is now shows with the next letter
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing to warn of once the field is left."""
        super().focusOutEvent(event)
        self.caps_lock.emit(False)

    def event(self, event: QEvent) -> bool:
        """Undo has no meaning in a hidden field and must not reach the program from it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """A few letters wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())


class PassphraseField(QWidget):
    """A label, a hint, a hidden line with "Show", and the word on Caps Lock."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, label: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SecretLine()
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        self._caps = Words("Caps Lock is on", look="caution")
        self._caps.hide()
        self._show = Button("Show", kind="quiet")
        self._show.setAccessibleName(f"Show {label.lower()}")
        name = Words(label, look="label")
        name.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        if hint:
            column.addWidget(Words(hint, look="quiet"))
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.line.returnPressed.connect(self.entered)
        self.line.caps_lock.connect(self._caps.setVisible)
        self._show.clicked.connect(lambda: self.reveal(self.line.echoMode() != QLineEdit.EchoMode.Normal))

    def secret(self) -> str:
        """What was typed."""
        return self.line.text()

    def wipe(self) -> None:
        """Empty the line and hide it again."""
        self.line.clear()
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show the letters, or hide them."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText("Hide" if shown else "Show")
