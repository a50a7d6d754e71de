"""One line that says what is going on, with one thing that can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words


class Remark(QFrame):
    """Unseen while there is nothing to say."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remark")
        self.words = {look: Words(look=look) for look in ("quiet", "good", "error")}
        self.button = Button("", kind="plain")
        self._act: Callable[[], None] = self.clear
        self.look = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 8)
        row.setSpacing(12)
        for words in self.words.values():
            row.addWidget(words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self._act())
        self.clear()

    def text(self) -> str:
        """What it says; empty where it says nothing."""
        return next((w.text() for w in self.words.values() if not w.isHidden()), "")

    def say(
        self,
        sentence: str,
        *,
        look: str = "quiet",
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Say a sentence; `action` names the button, which calls `act`."""
        self.look = look
        for name, words in self.words.items():
            words.setVisible(name == look)
            words.set_words(sentence if name == look else "")
        self.button.setVisible(bool(action))
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self._act = act or self.clear
        self.setVisible(bool(sentence))

    def clear(self) -> None:
        """Say nothing."""
        self.say("")
