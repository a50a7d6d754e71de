"""What the panels share: a title, an alert, fields, and one main button that says when it is busy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words


class Alert(Panel):
    """A sentence on what went wrong and what to do. Hidden when there is none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tone="alert", parent=parent)
        self._words = Words()
        self.add(self._words)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say a sentence, or nothing."""
        self._words.set_words(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def said(self) -> str:
        """The sentence that is shown."""
        return self._words.text()


class Form(QFrame):
    """A panel of the unlock page: add fields, then its buttons."""

    def __init__(self, title: str, intro: str, main: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alert = Alert()
        self.main = Button(main, kind="primary")
        self._busy = Words(look="quiet")
        self._busy.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.title, self.intro = Words(title, look="title"), Words(intro, look="quiet")
        self.intro.setVisible(bool(intro))
        self.column.addWidget(self.title)
        self.column.addWidget(self.intro)
        self.column.addWidget(self.alert)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.main

    def add(self, *widgets: QWidget) -> None:
        """Put fields below each other."""
        for widget in widgets:
            self.column.addWidget(widget)

    def add_buttons(self, *others: Button) -> None:
        """The main button, then the others beside it."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.main, *others):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._busy)

    def set_busy(self, sentence: str) -> None:
        """While something works: the fields rest and the sentence says why. Empty: over."""
        self._busy.set_words(sentence)
        self._busy.setVisible(bool(sentence))
        self.setEnabled(not sentence)

    def fail(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong and go to the field."""
        self.alert.say(sentence)
        if field is not None and sentence:
            field.setFocus(Qt.FocusReason.OtherFocusReason)


class LabelledLine(QWidget):
    """One line with its label above and a hint."""

    def __init__(self, label: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = PlainLine()
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        name = Words(label, look="label")
        name.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        if hint:
            column.addWidget(Words(hint, look="quiet"))
        column.addWidget(self.line)
