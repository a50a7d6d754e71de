"""A text field with its label, a hint, and the sentence that says why it could not be kept."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.widgets.words import Words


class LabelledText(QWidget):
    """Long text under its label; `came` says that the focus came to it."""

    came = Signal()

    def __init__(self, label: str, hint: str = "", *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self._hint = Words(label, look="label"), Words(hint, look="quiet")
        self.text = InPlaceText(label, lines=lines)
        self.text.setAccessibleDescription(hint)
        self._message = Words(look="error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.label, self._hint, self.text, self._message):
            column.addWidget(widget)
        self.label.setVisible(bool(label))
        self._hint.setVisible(bool(hint))
        self._message.hide()
        self.text.installEventFilter(self)

    def set_label(self, label: str) -> None:
        """Ask something else."""
        self.label.set_words(label)
        self.label.setVisible(bool(label))
        self.text.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Say something else under the label."""
        self._hint.set_words(hint)
        self._hint.setVisible(bool(hint))
        self.text.setAccessibleDescription(hint)

    def say(self, sentence: str) -> None:
        """Say why it could not be kept, or nothing."""
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus came to the text."""
        if watched is self.text and event.type() == QEvent.Type.FocusIn:
            self.came.emit()
        return super().eventFilter(watched, event)
